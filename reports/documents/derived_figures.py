"""Figures made from figures where a page groups what a table lists: "Lainnya", and counts that are no table's cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.figures import Figure, FigureTable, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

OTHERS = "lainnya"
"""Row or column code of what is grouped."""
SHORT_SUFFIX = "-ringkas"
"""Ending of the id of a table's short form."""


def grouped_sum(table: FigureTable, rows: Iterable[str], columns: Iterable[str], *, row: str, column: str) -> Figure:
    """Return the sum of a table's cells as one figure at the place (row, column) of the table's short form.

    The short form is a table of its own, ``<table>-ringkas``, so that nobody adds it to what it sums. A sum with an
    unknown part is unknown; with a suppressed part it is suppressed, so that it discloses nothing.
    """
    columns = tuple(columns)
    cells = [table.figure(one, other) for one in rows for other in columns]
    like = replace(table.figure(row, column), table=f"{table.id}{SHORT_SUFFIX}")
    for status in (Status.MISSING, Status.SUPPRESSED):
        if any(one.status is status for one in cells):
            return replace(like, value=None, status=status)
    return replace(like, value=sum(one.value or 0 for one in cells))


def count(name: str, row: str, column: str, value: int, *, unit: str, definition: str, as_of: date) -> Figure:
    """Return a count about the data themselves (rows read, findings) as a figure."""
    return Figure(name, row, column, value, unit, definition, as_of)
