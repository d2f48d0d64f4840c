"""Cells that say by a mark what the cell above says: each takes its value, within one group of rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reports.model.sheet import RowRole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.grid import Scalar

_ENDS = frozenset({RowRole.GROUP, RowRole.TOTAL})
"""Rows behind which another part of a table begins."""


def filled_from_above(
    cells: list[Scalar], marks: frozenset[str], rows: Sequence[int], structure: Mapping[int, RowRole]
) -> list[Scalar]:
    """Return the cells of a column, marks that repeat the one above replaced by what it holds.

    A mark below nothing, or at the beginning of a group of rows, stays: it is told like any text that cannot be read.

    Args:
        cells: of the records, one each.
        marks: that repeat.
        rows: sheet rows of the records.
        structure: sheet row → its role, of the rows between them.
    """
    if marks.isdisjoint(cells):
        return cells
    ends = [row for row, role in structure.items() if role in _ENDS]
    filled = cells[:1]
    for (above, row), cell in zip(pairwise(rows), cells[1:], strict=True):
        ended = row > above + 1 and any(above < end < row for end in ends)
        repeats = cell in marks and filled[-1] is not None and not ended
        filled.append(filled[-1] if repeats else cell)
    return filled
