"""Tables whose month lies long after all that their rows speak of: the year of the title is likely a slip of the pen.

Such a table counts in that month, as its title says, and is missed in its own; that must not stay unsaid. No clock is
asked: the dates of the rows alone tell.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.model.period import Month
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.model.place import Place
    from reports.model.sheet import TableReading
    from reports.problems import Detail

_MEANT = frozenset({"dates", "decision"})
"""Sources of a period that no title states by mistake."""
_OF_LOGS, _OF_PERMITS, _OF_OTHER_DAYS = 6, 12, 60
"""Months from which a period is too late: after events, after the ends of permits, after other days of a register."""
_STRAY = 0.1
"""Part of the dated rows that may lie later: a single date may be a mistake itself."""


def late_months(place: Place, tables: Iterable[TableReading]) -> Iterator[Problem]:
    """Yield a warning for each table that is of a month long after nearly all dates of its rows.

    Args:
        place: of the file.
        tables: with the months that their sheets are of.
    """
    for reading in tables:
        table = reading.table
        if table.kind is None or table.period is None or table.period_from in _MEANT:
            continue
        days, margin = _days(table.kind, reading.records.values)
        youngest = _youngest(days)
        if youngest is not None and table.period.first > Month.of(youngest).plus(margin):
            details: dict[str, Detail] = {
                "chosen": str(table.period), "chosen_from": table.period_from, "day": youngest.isoformat(),
            }  # fmt: skip
            yield Problem("month-too-late", place.path, table.sheet, details=details)


def _youngest(days: Sequence[date]) -> date | None:
    """Return the day that nearly all days do not exceed."""
    return sorted(days)[-1 - int(_STRAY * len(days))] if days else None


def _days(kind: str, values: Mapping[str, list[object]]) -> tuple[list[date], int]:
    """Return the latest day of each row that has any, and how many months after them a period is too late."""
    if kind == "register":
        ends = [day for day in values.get("permit_expiry", []) if isinstance(day, date)]
        if ends:
            return ends, _OF_PERMITS
    columns = [column for field, column in values.items() if field != "birth_date"]
    days = [[cell for cell in row if isinstance(cell, date)] for row in zip(*columns, strict=True)]
    return [max(row) for row in days if row], _OF_OTHER_DAYS if kind == "register" else _OF_LOGS
