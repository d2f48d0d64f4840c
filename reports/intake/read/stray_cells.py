"""Leaves out the few cells that lie far to the right of all others: a key hit in the last column of a sheet."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.model.grid import CellFinding

if TYPE_CHECKING:
    from reports.model.grid import Place, Scalar

STRAY = "cell-stray"
_GAP = 100
"""Empty columns from which what follows is no part of a table."""
_FEWEST = 20
"""Of fewer cells none can be told to be a stray."""
_MOST, _SHARE = 50, 0.01
"""Cells that may be left out, and their share of all."""


def without_strays(cells: dict[Place, Scalar]) -> tuple[dict[Place, Scalar], list[CellFinding]]:
    """Return the cells without strays, and a finding for each stray.

    Args:
        cells: by 1-based row and column; none is blank.
    """
    columns = Counter(column for _row, column in cells)
    last = next((left for left, right in pairwise(sorted(columns)) if right - left > _GAP), None)
    if last is None or len(cells) < _FEWEST:
        return cells, []
    strays = sum(count for column, count in columns.items() if column > last)
    if strays > min(_MOST, max(1, int(_SHARE * len(cells)))):
        return cells, []
    far = sorted(place for place in cells if place[1] > last)
    near_cells = {place: value for place, value in cells.items() if place[1] <= last}
    return near_cells, [CellFinding(*place, STRAY, str(cells[place])) for place in far]
