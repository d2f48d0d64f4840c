"""Finds tables by known header words where the search by shape finds none: a list of one or two records.

A row with at least three words that some kind declares is a header, whatever stands below it. The records reach down to
the first blank row or the next such header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.labels import labels
from reports.intake.recognise.unknown_tables import UnknownTable
from reports.model.sheet import RowRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.grid import Grid

_FEWEST_LABELS = 3
"""Columns that a header found by its words alone has at least."""


def find_by_headers(
    grid: Grid, header_rows: Sequence[int], located: Sequence[UnknownTable] = (), *, last_row: int | None = None
) -> tuple[UnknownTable, ...]:
    """Return the tables below rows of known header words, from the top.

    Args:
        grid: the sheet.
        header_rows: those with known header words, from the top.
        located: tables found otherwise; headers within these are passed over.
        last_row: which the last of them reaches at most; None for the last row of the sheet.
    """
    taken_rows = {row for table in located for row in range(table.header_rows[0], table.last_row + 1)}
    rows = [row for row in header_rows if row not in taken_rows]
    return tuple(_tables(grid, rows, last_row or grid.height))


def _tables(grid: Grid, headers: Sequence[int], last_row: int) -> Iterator[UnknownTable]:
    above = 0
    for position, row in enumerate(headers):
        header = labels(grid, row, row)
        limit = headers[position + 1] - 1 if position + 1 < len(headers) else last_row
        body = _body(grid, row, limit)
        if row > above and len(header) >= _FEWEST_LABELS and body:
            yield _table(grid, row, body, above)
            above = body[-1]


def _body(grid: Grid, header: int, limit: int) -> list[int]:
    """Return the rows from a header down to the first blank row."""
    rows: list[int] = []
    for row in range(header + 1, limit + 1):
        if all(cell is None for cell in grid.rows[row - 1]):
            break
        rows.append(row)
    return rows


def _table(grid: Grid, header: int, body: list[int], above: int) -> UnknownTable:
    """Return a table; rows that fill a single cell are notes between the records."""
    filled = {row: sum(cell is not None for cell in grid.rows[row - 1]) for row in body}
    records = tuple(row for row in body if filled[row] > 1) or tuple(body)
    last = records[-1]
    columns = [
        column
        for column in range(1, grid.width + 1)
        if any(grid.rows[row - 1][column - 1] is not None for row in (header, *records))
    ]
    return UnknownTable(
        header_rows=(header, header),
        data_rows=(records[0], last),
        labels=labels(grid, header, header),
        columns=tuple(columns),
        structure={row: RowRole.NOTE for row in body if row < last and row not in records},
        records=records,
        above=above,
        last_row=last,
        is_weak=False,
    )
