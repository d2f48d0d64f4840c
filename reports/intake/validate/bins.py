"""Accepts or sets aside each record of a table; a faulty field never loses a person."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.sheet import Records, RowBin, SheetTable
from reports.problems import Problem
from reports.vocabulary import incident_words, nationalities, permits
from reports.vocabulary.departures import STRUCK, day_of
from reports.vocabulary.value_decisions import MAY_BE_LEFT_OUT, NOT_COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reports.problems import Detail

    Values = Mapping[str, list[object]]
    Faults = dict[int, str]
    """Record by position → why it is set aside."""
    Judge = Callable[[Values, int], Faults]


def bin_records(path: str, table: SheetTable, records: Records) -> tuple[Records, tuple[Problem, ...]]:
    """Return the records with their bins, and a problem for each row set aside."""
    problems = []
    columns = {column.field: column.index for column in table.columns if column.field}
    first = min((column.index for column in table.columns), default=1)
    faults = _JUDGES[table.kind or ""](records.values, len(records.rows)) | _left_out(table, records.values)
    for index in sorted(faults):
        details = _details(records.values, index)
        shown_fields = (str(details["field"]),) if "field" in details else _SHOWN_AT[faults[index]]
        field = next((name for name in shown_fields if name in columns), None)
        cell = cell_name(records.rows[index], columns[field] if field else first)
        problems.append(Problem(faults[index], path, table.sheet, cell, field, details=details))
    bins = [RowBin.ACCEPTED] * len(records.rows)
    for index in faults:
        bins[index] = RowBin.SET_ASIDE
    values = {name: column for name, column in records.values.items() if name != _CONTINUES}
    return dataclasses.replace(records, values=values, bins=tuple(bins)), tuple(problems)


def _left_out(table: SheetTable, values: Values) -> Faults:
    """Return the rows that this office has decided to count nowhere, by a value of theirs."""
    columns = (values[name] for name in MAY_BE_LEFT_OUT.get(table.kind or "", ()) if name in values)
    return {index: "value-uncounted" for column in columns for index, code in enumerate(column) if code == NOT_COUNTED}


def _details(values: Values, index: int) -> dict[str, Detail]:
    """Return what the text of a problem needs: of an activity not held the column, the word, and its numbers."""
    departures = values.get("departed")
    if departures and departures[index] == STRUCK:
        return {}
    if departures and departures[index] is not None:
        field, _, statement = str(departures[index]).partition(":")
        return {"field": field, "word": statement.partition("@")[0], "day": day_of(statement)}
    if "not_held" not in values or values["not_held"][index] is None:
        return {}
    field, _, word = str(values["not_held"][index]).partition(":")
    numbers = {name: int(str(values[name][index] or 0)) for name in ("checked", "findings")}
    return {"field": field, "word": word, **numbers}


def _activities(values: Values, size: int) -> Faults:
    """An activity must be an event, and must have been held."""
    faults = _judge_of_empty(("activity_kind", "activity", "activity_date"), "no-event")(values, size)
    for index, goes_on in enumerate(values.get(_CONTINUES, ())):
        if goes_on:
            faults[index] = "activity-continued"
    for index, word in enumerate(values["not_held"]):
        if word is not None:
            contradicts = any(values[name][index] for name in ("checked", "findings"))
            faults.setdefault(index, "not-held-counted" if contradicts else "not-held")
    return faults


def _register(values: Values, size: int) -> Faults:
    """A register row must be a person, and a foreigner (or a child of dual citizenship)."""
    faults: Faults = {}
    if None in values["passport_no"]:
        persons = zip(values["full_name"], values["passport_no"], strict=True)
        # a number alone, such as that of an empty row, is no name
        faults = {
            index: "no-person"
            for index, (name, number) in enumerate(persons)
            if number is None and not (name and any(map(str.isalpha, str(name))))
        }
    if nationalities.INDONESIA in values["nationality"]:
        citizens = zip(range(size), values["nationality"], values["permit_class"], strict=True)
        for index, nationality, permit in citizens:
            if nationality == nationalities.INDONESIA and permit != permits.MEMO:
                faults.setdefault(index, "not-foreign")
    for index, word in enumerate(values.get("departed", ())):
        if word is not None:
            faults.setdefault(index, "departed-struck" if word == STRUCK else "departed")
    return faults


def _incidents(values: Values, size: int) -> Faults:
    """An incident must be something; a meeting or patrol that names nobody belongs to the log of activities."""
    faults = _judge_of_empty(_CONTENT, "no-event")(values, size)
    for index in range(size):
        if any(values[name][index] for name in _OF_AN_INCIDENT) or values["persons"][index] not in {None, 0, 1}:
            continue
        texts = [text for name in ("narrative", "type_label") if isinstance(text := values[name][index], str)]
        if texts and all(map(incident_words.is_activity, texts)):
            faults.setdefault(index, "no-incident")
    return faults


def _judge_of_empty(names: tuple[str, ...], code: str) -> Judge:
    """Return a judge that sets aside the rows in which all of these are empty or nothing."""

    def judge(values: Values, size: int) -> Faults:
        """Return the rows without any of them."""
        return {index: code for index in range(size) if not any(values[name][index] for name in names)}

    return judge


def _agency_count(values: Values, size: int) -> Faults:
    return {
        index: "not-counted"
        for index in range(size)
        if values["count"][index] is None and values["agency"][index] is None
    }


_CONTINUES = "continues"
"""Values of whether a row goes on with the activity above, which took its numbers over."""
_SHOWN_AT = {
    "no-person": ("full_name", "passport_no"),
    "not-foreign": ("nationality",),
    "departed": ("status", "remarks"),
    "departed-struck": ("full_name", "passport_no"),
    "no-event": ("incident_date", "activity_date"),
    "activity-continued": ("kecamatan", "place", "checked"),
    "no-incident": ("narrative", "incident_type"),
    "value-uncounted": ("service", "activity_kind", "activity", "decision"),
    "not-counted": ("count_total", "service"),
}
"""Where a row that is set aside is shown: the first of these columns that the table has."""
_CONTENT = (
    "incident_date", "incident_type", "article", "narrative", "actions", "unplaced", "full_name", "passport_no",
    "stage",
)  # fmt: skip
_OF_AN_INCIDENT = ("article", "actions", "unplaced", "full_name", "passport_no", "nationality", "stage")
_JUDGES: dict[str, Judge] = {
    "register": _register,
    "incidents": _incidents,
    "activities": _activities,
    "services": _judge_of_empty(("service_class", "service", "decision"), "not-counted"),
    "agency_counts": _agency_count,
}
