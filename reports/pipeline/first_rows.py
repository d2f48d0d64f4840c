"""The first rows of the sheets that were understood last, for examples of values: reading a file again costs as much.

They stay in the reading process, and only those of a few files, since cells that are kept make the next file slower.
An archive, which asks nothing, leaves none here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 2_100
"""Rows of a sheet that are remembered: those searched for examples of a table that begins near the top."""
_FILES = 4
"""Files whose sheets are remembered."""
_remembered: dict[str, tuple[Grid, ...]] = {}


def remember(digest: str, grids: Sequence[Grid]) -> None:
    """Remember the first rows of the sheets of a file by the hash of its content."""
    _remembered.pop(digest, None)
    _remembered[digest] = tuple(Grid(grid.sheet, grid.rows[:ROWS]) for grid in grids)
    while len(_remembered) > _FILES:
        del _remembered[next(iter(_remembered))]


def remembered(digest: str) -> tuple[Grid, ...] | None:
    """Return the first rows of each sheet of a file; None where they are not known (any more)."""
    return _remembered.get(digest)
