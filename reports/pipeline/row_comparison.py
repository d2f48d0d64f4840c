"""Finds the rows of a period that came, went or changed between two readings of the inputs.

Rows with the same values are the same wherever they stand. Of the others, two are one row that changed if they agree in
a key of their kind (a passport number, a decision), or stand in the same place and name no person.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from reports.model.period import Month, Period
from reports.model.row_changes import RowChange, SourceRow
from reports.vocabulary.kinds import KINDS, STOCK_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from reports.model.sheet import FileReading, TableReading

_DERIVED = frozenset({"period", "row_no"})
"""Fields that follow from others, or number the rows."""
_KEYS: tuple[tuple[str, ...], ...] = (
    ("passport_no",),
    ("niora",),
    ("full_name", "birth_date"),
    ("decision_no",),
    ("incident_id", "incident_type"),
    ("order_no",),
)
"""Fields that name the same row although others differ, the surest first."""


def rows_of(files: Iterable[FileReading], period: Period) -> list[SourceRow]:
    """Return the accepted rows that figures of a period are counted from.

    Args:
        files: in final bins.
        period: the month of a register is its last.
    """
    return [row for file in files for table in file.tables for row in _rows(file.path, table, period)]


def _rows(path: str, reading: TableReading, period: Period) -> Iterator[SourceRow]:
    table, records = reading.table, reading.records
    if table.kind not in KINDS or (table.kind == "register" and not _is_of(table.period, period)):
        return
    fields = [field for field in records.values if field not in _DERIVED]
    for index, is_accepted in enumerate(records.accepted):
        if not is_accepted or not _is_in(reading, index, period):
            continue
        values = {field: records.values[field][index] for field in fields}
        present = {field: value for field, value in values.items() if value is not None}
        yield SourceRow(table.kind or "", path, table.sheet, records.rows[index], present)


def _is_of(register: Period | None, period: Period) -> bool:
    return register is not None and register.last == period.last


def _is_in(reading: TableReading, index: int, period: Period) -> bool:
    """Tell whether a row bears on a period: by its month, or that of its decision."""
    if reading.table.kind in STOCK_KINDS:
        return True
    values = reading.records.values
    month = values["period"][index] if "period" in values else None
    decided = values["decision_date"][index] if "decision_date" in values else None
    months = [Month.parse(month)] if isinstance(month, str) else []
    months += [Month.of(decided)] if isinstance(decided, date) else []
    return any(other in period for other in months)


def row_changes(then: Sequence[SourceRow], now: Sequence[SourceRow]) -> tuple[RowChange, ...]:
    """Return the rows that came, went or changed, by kind and place."""
    pairing = _Pairing(then, now)
    pairing.pair(_content)
    changes = pairing.pair(lambda row: _key_in_place(row, "full_name"))
    for fields in _KEYS:
        changes += pairing.pair(partial(_key, fields=fields))
    changes += pairing.pair(_place_of_nobody)
    changes += [RowChange(row, None) for row in pairing.then] + [RowChange(None, row) for row in pairing.now]
    return tuple(sorted(changes, key=_place))


def _place(change: RowChange) -> tuple[int, str, str, int]:
    row = change.source
    return KINDS.index(row.kind), row.path, row.sheet, row.row


def _content(row: SourceRow) -> Hashable:
    return (row.kind, tuple(sorted((field, repr(value)) for field, value in row.values.items())))


def _place_of_nobody(row: SourceRow) -> Hashable | None:
    """Return the place of a row that names no person; another person in the same place is another row."""
    names_person = "full_name" in row.values or "passport_no" in row.values
    return None if names_person else (row.kind, row.path, row.sheet, row.row)


def _key_in_place(row: SourceRow, field: str) -> Hashable | None:
    """Return the place of a row with one of its values."""
    key = _key(row, (field,))
    return None if key is None else (row.path, row.sheet, row.row, key)


def _key(row: SourceRow, fields: tuple[str, ...]) -> Hashable | None:
    values = tuple(row.values.get(field) for field in fields)
    return None if None in values else (row.kind, *map(repr, values))


class _Pairing:
    """Rows that are still without a counterpart."""

    def __init__(self, then: Sequence[SourceRow], now: Sequence[SourceRow]) -> None:
        self.then, self.now = list(then), list(now)

    def pair(self, key: Callable[[SourceRow], Hashable | None]) -> list[RowChange]:
        """Take out the rows that have the same key on both sides, in order, and return them as pairs."""
        waiting: dict[Hashable, list[SourceRow]] = defaultdict(list)
        for row in self.then:
            name = key(row)
            if name is not None:
                waiting[name].append(row)
        pairs, remaining, matched = [], [], set()
        for row in self.now:
            name = key(row)
            earlier = waiting.get(name) if name is not None else None
            if earlier:
                old = earlier.pop(0)
                matched.add(id(old))
                pairs.append(RowChange(old, row))
            else:
                remaining.append(row)
        self.then, self.now = [row for row in self.then if id(row) not in matched], remaining
        return pairs
