"""Columns of a register that fill no field and hold words of a departure: told, since nobody leaves by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary.departures import departure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.normalise.columns import Cells
    from reports.model.sheet import Column
    from reports.problems import Detail

_MOST_TEXTS = 40
"""Distinct texts of a column of states; one with more is a column of other facts."""
_LONGEST = 60


def unread_departures(cells: Cells) -> Iterator[Problem]:
    """Yield a problem for each column without a field in which a text is a departure, at its first such cell.

    A column that the office has decided to leave out is passed over.
    """
    for column in cells.table.columns:
        if column.field is None and not column.fields and column.header and column.how != "remembered":
            yield from _first_departure(cells, column)


def _first_departure(cells: Cells, column: Column) -> Iterator[Problem]:
    texts = cells.column(column.index)
    distinct = {text for text in texts if isinstance(text, str) and len(text) <= _LONGEST}
    leaving = {text for text in distinct if departure(text)} if len(distinct) <= _MOST_TEXTS else set()
    for row, text in zip(cells.rows, texts, strict=True):
        if isinstance(text, str) and text in leaving:
            details: dict[str, Detail] = {"header": column.letter, "count": sum(other in leaving for other in texts)}
            place = cell_name(row, column.index)
            yield Problem("departure-unread", cells.path, cells.table.sheet, place, None, text, details)
            return
