"""Who is counted in a table, by name: from the same facts as the counting, so that list and figure cannot disagree.

Tables of persons whose permits end or have ended, and of decided actions. Persons of incidents, operations and criminal
cases that are not decided are in no list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures.coded_units import facts
from reports.measures.frame_columns import coded, counts, days, number_of, texts
from reports.measures.tables import MEASURES
from reports.model.named_persons import NamedPerson
from reports.vocabulary.labels import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from reports.measures.declaration import Measure, Scope

TABLES = ("overstay", "stock-expiring", "tak-persons")
"""Tables whose persons can be named, in print order."""


def named_persons(frames: Mapping[str, pd.DataFrame], scope: Scope) -> dict[str, tuple[NamedPerson, ...]]:
    """Return table → the persons that it counts, by kecamatan, name and number.

    Args:
        frames: accepted rows by kind, as for counting.
        scope: what is counted for.
    """
    measures = {measure.table: measure for measure in MEASURES if measure.table in TABLES}
    return {
        table: _persons(measures[table], frames[measures[table].kind].reset_index(drop=True), scope)
        for table in TABLES
        if measures[table].kind in frames
    }


def _persons(measure: Measure, frame: pd.DataFrame, scope: Scope) -> tuple[NamedPerson, ...]:
    columns: dict[int, list[str]] = {}
    counted = facts(measure, measure.units(frame, scope), scope)
    for column, sources in zip(counted.columns, counted.sources, strict=True):
        for position in sources:
            columns.setdefault(position, []).append(column)
    rows = frame.iloc[list(columns)]
    read = _decided if "decision_no" in frame else _registered
    persons = read(rows, [tuple(dict.fromkeys(codes)) for codes in columns.values()])
    return tuple(sorted(persons, key=lambda person: (person.district == UNKNOWN, person.district, _key(person))))


def _key(person: NamedPerson) -> tuple[str, ...]:
    """Return what orders persons by their values alone, never by the order of rows."""
    return (person.name.casefold(), person.passport_no, *person.columns, person.decision_no, str(person))


def _registered(rows: pd.DataFrame, columns: Sequence[tuple[str, ...]]) -> list[NamedPerson]:
    """Return the persons of rows of a register."""
    return [
        NamedPerson(name or "", passport or "", nationality, district, codes, 1, permit, expiry)
        for name, passport, nationality, district, codes, permit, expiry in zip(
            texts(rows, "full_name"), texts(rows, "passport_no"), coded(rows, "nationality"), coded(rows, "district"),
            columns, coded(rows, "permit_class"), days(rows, "permit_expiry"), strict=True,
        )
    ]  # fmt: skip


def _decided(rows: pd.DataFrame, columns: Sequence[tuple[str, ...]]) -> list[NamedPerson]:
    """Return the persons of decisions on actions; a row may stand for several and name none."""
    numbers = zip(counts(rows, "persons"), counts(rows, "persons_male"), counts(rows, "persons_female"), strict=True)
    return [
        NamedPerson(name or "", passport or "", nationality, UNKNOWN, codes, number_of(*number),
                    decision_no=decision_no or "", decision_date=decision_date)
        for name, passport, nationality, codes, number, decision_no, decision_date in zip(
            texts(rows, "full_name"), texts(rows, "passport_no"), coded(rows, "nationality"), columns, numbers,
            texts(rows, "decision_no"), days(rows, "decision_date"), strict=True,
        )
    ]  # fmt: skip
