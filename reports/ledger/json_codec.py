"""What the JSON file of a reading holds: its dataclasses as they are, and of its rows what no Parquet part holds."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from reports.model.recap import Recap  # noqa: TC001 -- msgspec reads the annotations
from reports.model.sheet import FileReading, Records, RowBin, SheetTable, TableReading
from reports.problems import Problem  # noqa: TC001 -- as above
from reports.vocabulary.kinds import KINDS
from reports.vocabulary.schema import RAW, types_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

Runs = list[tuple[int, int]]
"""Ascending whole numbers: first and last of each run without gaps, both included."""

_COLUMNS: dict[str, type] = {"date": list[date | None], "texts": list[tuple[str, ...] | None]}
"""Types of columns that JSON does not tell by itself."""


@dataclass(frozen=True)
class StoredRecords:
    """The records of a table without the values that a part holds."""

    rows: Runs
    """Sheet rows."""
    bins: Mapping[int, RowBin]
    """Index of a record → its bin, for those that were not accepted."""
    in_part: Runs
    """Indices of the records whose values a part holds."""
    values: Mapping[str, list[Any]]
    """Values of all other records, in their order."""
    raw: Mapping[str, list[str | None]]


@dataclass(frozen=True)
class StoredTable:
    """A table with its records as they are stored."""

    table: SheetTable
    records: StoredRecords
    problems: tuple[Problem, ...]
    recap: Recap | None = None


@dataclass(frozen=True)
class StoredReading:
    """The JSON file of a reading."""

    schema: int
    key: str
    parts: Mapping[str, str]
    """Kind → SHA-256 of its part."""
    file: FileReading
    """Without tables."""
    tables: tuple[StoredTable, ...]


def stored(reading: TableReading, parts: Container[str]) -> StoredTable:
    """Return a table as it is stored.

    Args:
        reading: of the table.
        parts: kinds whose accepted rows a part holds.
    """
    records = reading.records
    in_part = records.accepted if reading.table.kind in parts else [False] * len(records.rows)
    return StoredTable(reading.table, _stored_records(records, in_part), reading.problems, reading.recap)


def _stored_records(records: Records, in_part: Sequence[bool]) -> StoredRecords:
    other_rows = [index for index, is_held in enumerate(in_part) if not is_held]
    return StoredRecords(
        rows=runs(records.rows),
        bins={index: row_bin for index, row_bin in enumerate(records.bins) if row_bin is not RowBin.ACCEPTED},
        in_part=runs([index for index, is_held in enumerate(in_part) if is_held]),
        values={field: [column[index] for index in other_rows] for field, column in records.values.items()},
        raw={field: [column[index] for index in other_rows] for field, column in records.raw.items()},
    )


def restored(table: StoredTable, parts: Mapping[str, Mapping[str, Iterator[Any]]]) -> TableReading:
    """Return a table as it was.

    Args:
        table: as it is stored.
        parts: kind → column → its values from the first row of this table on; tables follow one another.

    Raises:
        ValueError: a part holds fewer rows, or a value is not of its column's type.
    """
    kind = table.table.kind or ""
    size = len(numbers(table.records.in_part))
    part = {name: list(islice(values, size)) for name, values in parts[kind].items()} if size else {}
    types = types_of(kind) if kind in KINDS else {}
    return TableReading(table.table, _records(table.records, part, types), table.problems, table.recap)


def _records(records: StoredRecords, part: Mapping[str, list[Any]], types: Mapping[str, str]) -> Records:
    rows = numbers(records.rows)
    merged = _merging(numbers(records.in_part), len(rows))
    values = {field: _typed(column, types.get(field)) for field, column in records.values.items()}
    return Records(
        rows=tuple(rows),
        values={field: merged(part.get(field, []), column) for field, column in values.items()},
        raw={field: merged(part.get(RAW + field, []), column) for field, column in records.raw.items()},
        bins=tuple([records.bins.get(index, RowBin.ACCEPTED) for index in range(len(rows))]),
    )


def _typed(column: list[Any], kind: str | None) -> list[Any]:
    return msgspec.convert(column, _COLUMNS[kind]) if kind in _COLUMNS else column


def _merging(in_part: list[int], size: int) -> Callable[[list[Any], list[Any]], list[Any]]:
    """Return a function that puts the values of a part and the others into the order of the records."""
    part_rows = frozenset(in_part)
    indices = [*in_part, *(index for index in range(size) if index not in part_rows)]
    order = sorted(range(size), key=indices.__getitem__)
    in_order = order == sorted(order)

    def merged(column: list[Any], other_values: list[Any]) -> list[Any]:
        """Return both in the order of the records."""
        pool = [*column, *other_values]
        if len(pool) != size:
            raise ValueError("part")
        return pool if in_order else [pool[index] for index in order]

    return merged


def runs(ascending: Sequence[int]) -> Runs:
    """Return ascending numbers as runs."""
    gaps = [index for index, (previous, number) in enumerate(pairwise(ascending), 1) if number != previous + 1]
    bounds = [0, *gaps, len(ascending)] if ascending else []
    return [(ascending[begin], ascending[end - 1]) for begin, end in pairwise(bounds)]


def numbers(ascending: Runs) -> list[int]:
    """Return the numbers of runs."""
    return list(chain.from_iterable(range(first, last + 1) for first, last in ascending))
