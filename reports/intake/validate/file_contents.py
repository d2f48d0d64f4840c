"""What a file holds of a kind for each month: the persons of a register, the rows of a log."""

from __future__ import annotations

from collections import defaultdict
from itertools import compress
from typing import TYPE_CHECKING

from reports.vocabulary import schema

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from reports.model.sheet import FileReading, TableReading


def contents_by_month(reading: FileReading, kind: str) -> dict[str, set[Hashable]]:
    """Return month → what a file holds: persons by passport number and nationality, or rows by all their values.

    A person without a passport number is nobody who could be recognised in another file.
    """
    contents: defaultdict[str, set[Hashable]] = defaultdict(set)
    for table in reading.tables:
        if table.table.kind == kind:
            for month, *values in _rows(table, kind):
                if values[0] is not None if kind == "register" else any(value is not None for value in values):
                    contents[str(month)].add(tuple(values))
    return contents


def _rows(table: TableReading, kind: str) -> Iterator[tuple[object, ...]]:
    """Yield month and identifying values of each accepted row."""
    records = table.records
    names = ("passport_no", "nationality") if kind == "register" else _identifying_columns(kind)
    columns = [records.values[name] for name in ("period", *names) if name in records.values]
    return compress(zip(*columns, strict=True), records.accepted)


def _identifying_columns(kind: str) -> tuple[str, ...]:
    """Return the columns that tell one row of a log from another."""
    provenance = {column.name for column in schema.PROVENANCE}
    return tuple(column.name for column in schema.ledger_columns(kind) if column.name not in provenance)
