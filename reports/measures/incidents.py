"""Incidents of the period. Rows that share a report number are one incident, by the rules on restarted numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from reports.measures.declaration import Dimension, Measure, Scope, Time, by_size
from reports.measures.frame_columns import coded, counts, days, texts, values
from reports.measures.place_dimensions import DISTRICTS, district_codes
from reports.model.period import Month
from reports.vocabulary import actions, report_numbers
from reports.vocabulary.labels import UNKNOWN
from reports.vocabulary.report_numbers import ReportRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WITHOUT_GRADE = "klarifikasi"


@dataclass(frozen=True, order=True)
class _Row:
    """A row of the log, ordered so that the first decides the grade of its incident, the first with a type its type."""

    grade: int
    """Rank in GRADES, negative: the highest sorts first."""
    day: date
    """date.max when it has none."""
    type: tuple[bool, str]
    """Unknown sorts last."""
    district: tuple[bool, str]
    month: str
    """Month the row was filed under; empty when unknown."""
    position: int
    decided: str = ""
    """Month of its decision on an action, where that lies not after the as-of date."""


def incidents(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the incidents whose earliest date lies in the period.

    Shape: columns type, grade, district, sources.
    """
    months = frozenset(map(str, scope.months))
    rows = [_incident(rows) for rows in _grouped(log, scope) if _month(rows) in months]
    return pd.DataFrame(rows, columns=["type", "grade", "district", "sources"])


def count_decided_later(log: pd.DataFrame, scope: Scope) -> int:
    """Return how many incidents of months before the period obtained a decision on an action within it."""
    months = frozenset(map(str, scope.months))
    first = str(scope.period.first)
    return sum(
        "" < _month(rows) < first and any(row.decided in months for row in rows) for rows in _grouped(log, scope)
    )


def count_without_action(log: pd.DataFrame, scope: Scope) -> int:
    """Return how many persons of the incidents counted as ``ditindak`` have no grade of their own that high."""
    months = frozenset(map(str, scope.months))
    acted = -actions.GRADES.index("ditindak")
    person_by_position = dict(
        zip(log.index.tolist(), zip(texts(log, "passport_no"), counts(log, "persons"), strict=True), strict=True)
    )
    untouched = 0
    for rows in _grouped(log, scope):
        if _month(rows) not in months or min(rows).grade != acted:
            continue
        persons_without = {
            person_by_position[row.position][0] or row.position: person_by_position[row.position][1] or 1
            for row in rows
            if row.grade > acted
        }
        touched = {person_by_position[row.position][0] for row in rows if row.grade <= acted}
        untouched += sum(number for person, number in persons_without.items() if person not in touched)
    return untouched


def _grouped(log: pd.DataFrame, scope: Scope) -> list[list[_Row]]:
    """Return the rows of each incident."""
    rows = list(_rows(log, scope))
    groups = report_numbers.incidents(_report_rows(log, rows))
    return [[rows[place] for place in places] for places in groups]


def _report_rows(log: pd.DataFrame, rows: Sequence[_Row]) -> list[ReportRow]:
    """Return what decides of each row which incident it belongs to."""
    columns = zip(
        texts(log, "incident_id"), texts(log, "agency"), texts(log, "path"), texts(log, "incident_type"),
        texts(log, "district"), texts(log, "passport_no"), texts(log, "full_name"), strict=True,
    )  # fmt: skip
    return [
        ReportRow(number, agency, path or "", _month([row]), kind, district, report_numbers.person_of(passport, name))
        for row, (number, agency, path, kind, district, passport, name) in zip(rows, columns, strict=True)
    ]


def _rows(log: pd.DataFrame, scope: Scope) -> Iterable[_Row]:
    ranks = {code: -rank for rank, code in enumerate(actions.GRADES)}
    grades = [ranks.get(code, ranks[_WITHOUT_GRADE]) for code in _grades(log, scope)]
    dates = [day or date.max for day in days(log, "incident_date")]
    types = [(code == UNKNOWN, code) for code in coded(log, "incident_type")]
    districts = [(code == UNKNOWN, code) for code in district_codes(log, scope)]
    filed = [month or "" for month in texts(log, "period")]
    return map(_Row, grades, dates, types, districts, filed, log.index.tolist(), _decided(log, scope))


def _grades(log: pd.DataFrame, scope: Scope) -> list[str]:
    """Return the grade of each row on the as-of date: a decision that lies after it carries none yet."""
    graded = zip(texts(log, "grade"), texts(log, "grade_before"), days(log, "decision_date"), strict=True)
    return [
        (grade_before if grade_before and decided and decided > scope.as_of else grade) or _WITHOUT_GRADE
        for grade, grade_before, decided in graded
    ]


def _decided(log: pd.DataFrame, scope: Scope) -> list[str]:
    """Return the month of each row's decision on an action of Pasal 75 ayat (2); empty for none."""
    decided = zip(values(log, "actions"), texts(log, "article"), days(log, "decision_date"), strict=True)
    return [
        str(Month.of(day))
        if day and day <= scope.as_of and actions.has_tak(kinds, article)  # type: ignore[arg-type] # a tuple of kinds
        else ""
        for kinds, article, day in decided
    ]


def _month(rows: list[_Row]) -> str:
    """Return the month of an incident: of its earliest date, else the first it was filed under."""
    first = min(row.day for row in rows)
    return str(Month.of(first)) if first != date.max else min((row.month for row in rows if row.month), default="")


def _incident(rows: list[_Row]) -> tuple[str, str, str, tuple[int, ...]]:
    highest = min(rows)
    type_code = next((row.type[1] for row in sorted(rows) if row.type[1] != UNKNOWN), highest.type[1])
    district = min(row.district for row in rows)
    return type_code, actions.GRADES[-highest.grade], district[1], tuple(sorted(row.position for row in rows))


_INCIDENT = (
    "Jumlah kejadian yang dilaporkan dalam periode laporan; baris bernomor laporan sama dari instansi yang sama dalam "
    "satu bulan dihitung satu kejadian"
)

_FIELDS = tuple(
    "incident_id incident_date incident_type district grade grade_before decision_date agency full_name "
    "passport_no".split()
)
"""Persons of rows with one number tell whether they are one incident."""

MEASURES = (
    Measure(
        "incidents-type-grade", "incidents", Time.FLOW, incidents,
        Dimension(lambda units, _scope: coded(units, "type"), order=by_size),
        Dimension(lambda units, _scope: coded(units, "grade"), lambda _scope: actions.GRADES),
        "kejadian",
        f"{_INCIDENT}, menurut jenis dan tingkat kepastian tertinggi yang berdasar pada tanggal data.",
        fields=_FIELDS,
    ),
    Measure(
        "incidents-district", "incidents", Time.FLOW, incidents,
        DISTRICTS,
        Dimension(lambda units, _scope: ["count"] * len(units), lambda _scope: ("count",)),
        "kejadian",
        f"{_INCIDENT}, menurut kecamatan.",
        fields=_FIELDS,
    ),
)  # fmt: skip
"""Tables that count incidents, never persons."""
