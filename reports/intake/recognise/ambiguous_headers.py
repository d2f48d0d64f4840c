"""Header words that mean one thing here and another there: decided by their neighbours, or asked.

====================  ======================================  =======================================================
word                  means                                   decided by
====================  ======================================  =======================================================
KEJADIAN              the type of an incident, or its account the other of the two where it has a column; else asked
KEGIATAN              an occupation or an event               the kind; in logs by what stands before it, else asked
P                     Perempuan or Pria                       L beside it; with W, or alone, it is asked
TTL                   place and date of birth, or a total     the kind; among counts it is asked
TANGGAL               the date of what its group names        a group that nobody declared: asked
TGL LP, TGL LAPORAN   the date of a report, or of the deed    a date of the deed beside it; alone it is asked
====================  ======================================  =======================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.labels import leaf
from reports.vocabulary import header_words, schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reports.intake.recognise.labels import Label

    Asked = dict[int, tuple[str, ...]]
    """Column → the fields its header may mean."""
    Rule = Callable[[str, Mapping[int, Label], Mapping[int, str]], Asked]

_DATES = frozenset({"TANGGAL", "TGL"})
EVENTS = frozenset({"KEJADIAN", "PERISTIWA"})
"""Headers of a column of types or of accounts."""
_BY_NEIGHBOURS = EVENTS | _DATES | {"KEGIATAN", "L", "P", "W", "TTL", "T T L"}
_REPORT_DATES = frozenset({"TGL LP", "TGL LAPORAN", "TGL LAPORAN POLISI", "TGL LK", "TGL LAP"})
"""In their common form."""
_DATE_FIELDS = frozenset({"incident_date", "activity_date", "service_date"})
_OF_PERSONS = frozenset({
    "full_name", "nationality", "passport_no", "passport_expiry", "sex", "birth_date", "birth_place_date",
    "sponsor_name", "address", "kelurahan", "kecamatan", "permit_type", "permit_no", "permit_expiry",
    "visa_index", "age",
})  # fmt: skip
"""Fields before KEGIATAN that make it what a person does."""
_WHOLE_HEADER = 0.8
"""Part of the columns from which a group row is a title over the table and names nothing."""


def decided_by_neighbours(text: str) -> bool:
    """Tell whether a header means one thing here and another there, so that no decision holds for it everywhere."""
    vague = header_words.texts("vague_expiries") | header_words.texts("vague_issues")
    return normal(text) in _BY_NEIGHBOURS or header_words.canonical(text) in vague


def contested_columns(kind: str, labels: Mapping[int, Label], field_by_column: Mapping[int, str]) -> Asked:
    """Return the columns whose header is contested and not decided by its neighbours.

    Args:
        kind: of the table.
        labels: column → label.
        field_by_column: column → field by declared aliases.
    """
    asked_columns: Asked = {}
    for rule in (_activity, _event, _letter, _birth_or_total, _date, _report_date):
        asked_columns |= rule(kind, labels, field_by_column)
    return asked_columns


def _before(column: int, labels: Mapping[int, Label]) -> int | None:
    return max((label_column for label_column in labels if label_column < column), default=None)


def _activity(kind: str, labels: Mapping[int, Label], field_by_column: Mapping[int, str]) -> Asked:
    """Ask about KEGIATAN in a log with no person's data before it, and in a list of persons with an event's date."""
    columns = [
        column
        for column, field in field_by_column.items()
        if field == "occupation" and leaf(labels[column]) == "KEGIATAN"
    ]
    if not columns:
        return {}
    if kind == "incidents" and "narrative" not in field_by_column.values():
        column_before = _before(columns[0], labels)
        return (
            {}
            if column_before and field_by_column.get(column_before) in _OF_PERSONS
            else {columns[0]: ("narrative", "occupation")}
        )
    if kind == "register" and any(_is_event_date(label) for label in labels.values()):
        return {columns[0]: ("occupation", "activity")}
    return {}


def _event(kind: str, labels: Mapping[int, Label], field_by_column: Mapping[int, str]) -> Asked:
    """Ask about KEJADIAN where a log has neither a column of types nor one of accounts."""
    columns = [column for column, label in labels.items() if len(label) == 1 and leaf(label) in EVENTS]
    other_fields = {field for column, field in field_by_column.items() if column not in columns}
    if kind != "incidents" or not columns or other_fields & {"incident_type", "narrative"}:
        return {}
    return {columns[0]: ("narrative", "incident_type")}


def _is_event_date(label: Label) -> bool:
    incidents = next(kind_ for kind_ in schema.kinds() if kind_.name == "incidents")
    return len(label) == 1 and "incident_date" in incidents.aliases.get(leaf(label), ())


def _letter(_kind: str, labels: Mapping[int, Label], _named: Mapping[int, str]) -> Asked:
    """Ask about P without L: beside W it may be Pria."""
    letters = {leaf(label): column for column, label in labels.items() if leaf(label) in {"L", "P", "W"}}
    if "P" not in letters or "L" in letters:
        return {}
    if "W" in letters:
        return {letters["P"]: ("count_male", "count_female"), letters["W"]: ("count_female",)}
    return {letters["P"]: ("count_female", "sex")}


def _birth_or_total(kind: str, labels: Mapping[int, Label], field_by_column: Mapping[int, str]) -> Asked:
    """Ask about TTL among counts: with persons it is place and date of birth, among counts it may be the total."""
    if kind != "agency_counts" or "count_total" in field_by_column.values():
        return {}
    return {column: ("count_total",) for column, label in labels.items() if leaf(label) in {"TTL", "T T L"}}


def _date(_kind: str, labels: Mapping[int, Label], field_by_column: Mapping[int, str]) -> Asked:
    """Ask about TANGGAL under a group that nobody declared: the date of a letter is not that of an event."""
    return {
        column: (field,)
        for column, field in field_by_column.items()
        if field in _DATE_FIELDS
        and leaf(labels[column]) in _DATES
        and len(labels[column]) > 1
        and normal(" ".join(labels[column])) not in _DATES
        and _under_group(column, labels)
        and not _names_whole(labels[column], field)
    }


def _report_date(kind: str, labels: Mapping[int, Label], field_by_column: Mapping[int, str]) -> Asked:
    """Ask about TGL LP in a log without a date of the deed: a report may be of another day and month than the deed."""
    if kind != "incidents" or "incident_date" in field_by_column.values():
        return {}
    columns = [column for column, label in labels.items() if header_words.canonical(leaf(label)) in _REPORT_DATES]
    return {columns[0]: ("incident_date",)} if columns and columns[0] not in field_by_column else {}


def _under_group(column: int, labels: Mapping[int, Label]) -> bool:
    same = sum(label[:-1] == labels[column][:-1] for label in labels.values())
    return same < _WHOLE_HEADER * len(labels)


def _names_whole(label: Label, field: str) -> bool:
    """Tell whether group and word together are declared, as KEJADIAN over TANGGAL is."""
    texts = {normal(" ".join(label)), normal(" ".join(reversed(label)))}
    return any(field in kind.aliases.get(text, ()) for kind in schema.kinds() for text in texts)
