"""Rows seen = accepted + set aside + duplicate + structure + unknown; counted independently of the sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.errors import BalanceError
from reports.model.quality import Balance
from reports.model.sheet import RowBin, TableReading

if TYPE_CHECKING:
    from reports.model.grid import Grid


def balance_of(reading: TableReading) -> Balance:
    """Return the balance of a table."""
    return Balance(
        reading.seen,
        reading.count(RowBin.ACCEPTED),
        reading.count(RowBin.SET_ASIDE),
        reading.count(RowBin.DUPLICATE),
        reading.count(RowBin.STRUCTURE),
        reading.count(RowBin.UNKNOWN),
    )


def prove(path: str, grid: Grid, reading: TableReading) -> None:
    """Raise when a non-blank row between header and end of body is in no bin, or a row is in two.

    Raises:
        BalanceError: a bug of ours; nothing may be published.
    """
    table = reading.table
    last = table.data_rows[1] if table.data_rows else table.header_rows[1]
    columns = [column.index - 1 for column in table.columns if column.index <= grid.width]
    structure, records = set(table.structure), set(reading.records.rows)
    nowhere = [row for row in range(table.header_rows[0], last + 1) if row not in records and row not in structure]
    lost = any(grid.rows[number - 1][index] is not None for number in nowhere for index in columns)
    if structure & records or lost or _binned(reading) != len(records):
        raise BalanceError(
            "{path} › {sheet}: rows and bins do not agree", "please report this", path=path, sheet=table.sheet
        )


def _binned(reading: TableReading) -> int:
    """Return how many bins the rows of a table have: one for each row, where several counts stand in it too."""
    rows, bins = reading.records.rows, reading.records.bins
    if reading.table.is_pivoted and len(rows) == len(bins):
        return len(set(zip(rows, bins, strict=True)))
    return len(bins)
