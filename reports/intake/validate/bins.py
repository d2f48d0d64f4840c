"""Accepts or sets aside each record of a table; a faulty field never loses a person."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.sheet import Records, RowBin, SheetTable
from reports.problems import Problem
from reports.vocabulary import nationalities, permits

if TYPE_CHECKING:
    from collections.abc import Callable

    Value = Callable[[str], object]


def bin_records(path: str, table: SheetTable, records: Records) -> tuple[Records, tuple[Problem, ...]]:
    """Return the records with their bins, and a problem for each row set aside."""
    judge = _JUDGES[table.kind or ""]
    bins, problems = [], []
    columns = {column.field: column.index for column in table.columns if column.field}
    first = min((column.index for column in table.columns), default=1)
    for index, row in enumerate(records.rows):
        code = judge(lambda name, at=index: records.values[name][at])  # type: ignore[misc] # the default binds the index
        bins.append(RowBin.SET_ASIDE if code else RowBin.ACCEPTED)
        if code:
            field = next((name for name in _SHOWN_AT[code] if name in columns), None)
            problems.append(Problem(code, path, table.sheet, cell_name(row, columns[field] if field else first), field))
    return dataclasses.replace(records, bins=tuple(bins)), tuple(problems)


def _register(value: Value) -> str | None:
    """A register row must be a person, and a foreigner (or a child of dual citizenship)."""
    if value("full_name") is None and value("passport_no") is None:
        return "no-person"
    if value("nationality") == nationalities.INDONESIA and value("permit_class") != permits.MEMO:
        return "not-foreign"
    return None


def _incident(value: Value) -> str | None:
    content = ("incident_date", "incident_type", "article", "narrative", "actions", "full_name", "passport_no", "stage")
    return None if any(value(name) for name in content) else "no-event"


def _activity(value: Value) -> str | None:
    return None if any(value(name) for name in ("activity_kind", "activity", "activity_date")) else "no-event"


def _service(value: Value) -> str | None:
    return None if any(value(name) for name in ("service_class", "service", "decision")) else "not-counted"


def _agency_count(value: Value) -> str | None:
    return "not-counted" if value("count") is None and value("agency") is None else None


_SHOWN_AT = {
    "no-person": ("full_name", "passport_no"),
    "not-foreign": ("nationality",),
    "no-event": ("incident_date", "activity_date"),
    "not-counted": ("count_total", "service"),
}
"""Where a row that is set aside is shown: the first of these columns that the table has."""
_JUDGES: dict[str, Callable[[Value], str | None]] = {
    "register": _register,
    "incidents": _incident,
    "activities": _activity,
    "services": _service,
    "agency_counts": _agency_count,
}
