"""Two versions of a register on two sheets of one workbook: neither is known to hold, so neither counts (rule 2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.validate import SHEET_VERSIONS
from reports.model.sheet import Records, Resemblance, RowBin, TableReading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.model.sheet import SheetTable


def with_undecided_registers(tables: Iterable[TableReading]) -> tuple[TableReading, ...]:
    """Return the tables, those of which another sheet holds another version as tables that were not understood."""
    return tuple(_undecided(reading) if is_version(reading) else reading for reading in tables)


def is_version(reading: TableReading) -> bool:
    """Tell whether another sheet of the workbook holds another version of a register."""
    return any(problem.code == SHEET_VERSIONS for problem in reading.problems)


def _undecided(reading: TableReading) -> TableReading:
    """Return a table of no kind with all its records in the bin of what was not understood."""
    rows = tuple(dict.fromkeys(reading.records.rows))
    return replace(
        reading, table=_of_no_kind(reading.table), records=Records(rows, {}, {}, (RowBin.UNKNOWN,) * len(rows))
    )


def _of_no_kind(table: SheetTable) -> SheetTable:
    known_headers = tuple(column.header for column in table.columns if column.field)
    columns = tuple(replace(column, field=None, fields=(), how="none") for column in table.columns)
    resembles = Resemblance(table.kind or "", known_headers, (), (), 1, 1)
    return replace(table, kind=None, columns=columns, resembles=resembles)
