"""Incidents of the period. Rows that share a report number in one year are one incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from reports.measures.declaration import Dimension, Measure, Scope, Time, by_size
from reports.measures.frame_columns import coded, days, texts
from reports.measures.place_dimensions import DISTRICTS, district_codes
from reports.model.period import Month
from reports.vocabulary import actions
from reports.vocabulary.labels import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

_WITHOUT_GRADE = "klarifikasi"


@dataclass(frozen=True, order=True)
class _Row:
    """A row of the log, ordered so that the lowest decides the type of its incident."""

    grade: int
    """Rank in GRADES."""
    day: date
    """date.max when it has none."""
    type: tuple[bool, str]
    """Unknown sorts last."""
    district: tuple[bool, str]
    month: str
    """Month the row was filed under; empty when unknown."""
    position: int


def incidents(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the incidents whose earliest date lies in the period.

    Shape: columns type, grade, district, sources.
    """
    groups: dict[object, list[_Row]] = {}
    for number, row in zip(texts(log, "incident_id"), _rows(log, scope), strict=True):
        key = (number, _year(row)) if number else row.position
        groups.setdefault(key, []).append(row)
    months = frozenset(map(str, scope.period.months))
    found = [_incident(rows) for rows in groups.values() if _month(rows) in months]
    return pd.DataFrame(found, columns=["type", "grade", "district", "sources"])


def _rows(log: pd.DataFrame, scope: Scope) -> Iterable[_Row]:
    ranks = {code: rank for rank, code in enumerate(actions.GRADES)}
    grades = [ranks.get(code or "", ranks[_WITHOUT_GRADE]) for code in texts(log, "grade")]
    dates = [day or date.max for day in days(log, "incident_date")]
    types = [(code == UNKNOWN, code) for code in coded(log, "incident_type")]
    districts = [(code == UNKNOWN, code) for code in district_codes(log, scope)]
    filed = [month or "" for month in texts(log, "period")]
    return map(_Row, grades, dates, types, districts, filed, log.index.tolist())


def _year(row: _Row) -> str:
    """Return the year that makes a report number one: of the date, else of the month it was filed under."""
    return f"{row.day.year:04d}" if row.day != date.max else row.month[:4]


def _month(rows: list[_Row]) -> str:
    """Return the month of an incident: of its earliest date, else the first it was filed under."""
    first = min(row.day for row in rows)
    return str(Month.of(first)) if first != date.max else min((row.month for row in rows if row.month), default="")


def _incident(rows: list[_Row]) -> tuple[str, str, str, tuple[int, ...]]:
    lowest = min(rows)
    district = min(row.district for row in rows)
    return lowest.type[1], actions.GRADES[lowest.grade], district[1], tuple(sorted(row.position for row in rows))


_INCIDENT = (
    "Jumlah kejadian yang dilaporkan dalam periode laporan, dengan baris bernomor laporan sama dihitung satu kejadian"
)

MEASURES = (
    Measure(
        "incidents-type-grade", "incidents", Time.FLOW, incidents,
        Dimension(lambda units, _scope: coded(units, "type"), order=by_size),
        Dimension(lambda units, _scope: coded(units, "grade"), lambda _scope: actions.GRADES),
        "kejadian",
        f"{_INCIDENT}, menurut jenis dan tingkat kepastian terendahnya.",
    ),
    Measure(
        "incidents-district", "incidents", Time.FLOW, incidents,
        DISTRICTS,
        Dimension(lambda units, _scope: ["count"] * len(units), lambda _scope: ("count",)),
        "kejadian",
        f"{_INCIDENT}, menurut kecamatan.",
    ),
)  # fmt: skip
"""Tables that count incidents, never persons."""
