"""Figures derived from others: sums of grouped rows ("Lainnya"), and counts that are no cell of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.figures import Figure, FigureTable, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

OTHERS = "lainnya"
"""Code of the row or column that groups several others."""
SHORT_SUFFIX = "-ringkas"
"""Suffix of the id of a table's short form."""
OTHERS_SUFFIX, SOURCES_SUFFIX = "-lain", "-sumber"
"""Suffixes of the ids of further parts of a table: the other sources, and the sources themselves."""


def grouped_sum(table: FigureTable, rows: Iterable[str], columns: Iterable[str], *, row: str, column: str) -> Figure:
    """Return the sum of some cells of a table as the figure (row, column) of the table's short form.

    The short form has its own table id, ``<table>-ringkas``, so that its sums are not added to their own parts. A sum
    with a missing part is missing. A sum with a suppressed part is suppressed, so that it discloses nothing.
    """
    columns = tuple(columns)
    cells = [table.figure(row_code, column_code) for row_code in rows for column_code in columns]
    template = replace(table.figure(row, column), table=f"{table.id}{SHORT_SUFFIX}")
    for status in (Status.MISSING, Status.SUPPRESSED):
        if any(cell.status is status for cell in cells):
            return replace(template, value=None, status=status)
    return replace(template, value=sum(cell.value or 0 for cell in cells))


def count(name: str, row: str, column: str, value: int, *, unit: str, definition: str, as_of: date) -> Figure:
    """Return a count about the data themselves (rows read, problems found) as a figure."""
    return Figure(name, row, column, value, unit, definition, as_of)
