"""What a cross says beside check marks: V | X | V are two yes and a no, though a cross alone ticks as well.

Of fields of which a row may have several values, crosses are no where each row that has one fills all columns; else
nobody can tell, and they are no marks. Of other fields two marks in a row are told by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary import ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Scalar

    Marks = Sequence[Sequence[bool | None]]


def with_crosses(marks: Marks, cells: Sequence[Sequence[Scalar]]) -> Marks:
    """Return the marks of the columns of a field, whose rows may have several, with what their crosses say.

    Args:
        marks: of each column, one a record: whether it is ticked; None for what is no mark.
        cells: of each column.
    """
    rows = [row for row in zip(*cells, strict=True) if any(map(ticks.is_cross, row))]
    if not rows or not any(ticks.is_check(cell) for column in cells for cell in column):
        return marks
    cross_says = False if all(cell is not None for row in rows for cell in row) else None
    return [
        [cross_says if ticks.is_cross(cell) else mark for mark, cell in zip(of_column, column, strict=True)]
        for of_column, column in zip(marks, cells, strict=True)
    ]
