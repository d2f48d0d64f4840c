"""The declared kinds of input, their fields, and the columns of the ledger.

A field's *type* says how its cells are judged. The columns of the ledger are the contract between intake and measures:
what intake accepts is stored under these names and types, None where a field was empty or could not be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reports.vocabulary.kinds import KINDS
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal


class Type(StrEnum):
    """How a field's cells are judged."""

    TEXT = "text"
    ROW_NUMBER = "row_number"
    PASSPORT = "passport"
    DATE = "date"
    EXPIRY = "expiry"
    BIRTH = "birth"
    BIRTH_PLACE_DATE = "birth_place_date"
    NATIONALITY = "nationality"
    SEX = "sex"
    PERMIT = "permit"
    INDEX = "index"
    DISTRICT = "district"
    VILLAGE = "village"
    COUNT = "count"
    INCIDENT_TYPE = "incident_type"
    ARTICLE = "article"
    ACTION = "action"
    GRADE = "grade"
    STAGE = "stage"
    ACTIVITY_KIND = "activity_kind"
    LEVEL = "level"
    SERVICE = "service"
    DECISION = "decision"
    AGENCY = "agency"
    OCCUPATION = "occupation"
    ACTIVE = "active"


_TYPES: dict[str, Type] = {
    "row_no": Type.ROW_NUMBER,
    "passport_no": Type.PASSPORT,
    "niora": Type.PASSPORT,
    "passport_expiry": Type.DATE,
    "nationality": Type.NATIONALITY,
    "sex": Type.SEX,
    "birth_place_date": Type.BIRTH_PLACE_DATE,
    "birth_date": Type.BIRTH,
    "permit_type": Type.PERMIT,
    "service_class": Type.PERMIT,
    "visa_index": Type.INDEX,
    "permit_issue_date": Type.DATE,
    "permit_expiry": Type.EXPIRY,
    "arrival_date": Type.DATE,
    "departure_date": Type.DATE,
    "kelurahan": Type.VILLAGE,
    "kecamatan": Type.DISTRICT,
    "occupation": Type.OCCUPATION,
    "incident_date": Type.DATE,
    "incident_type": Type.INCIDENT_TYPE,
    "legal_basis": Type.ARTICLE,
    "action_type": Type.ACTION,
    "action_date": Type.DATE,
    "decision_date": Type.DATE,
    "execution_date": Type.DATE,
    "sidik_date": Type.DATE,
    "lidik_date": Type.DATE,
    "tahap1_date": Type.DATE,
    "p21_date": Type.DATE,
    "penuntutan_date": Type.DATE,
    "sidang_date": Type.DATE,
    "stage_date": Type.DATE,
    "receipt_date": Type.DATE,
    "grade": Type.GRADE,
    "stage": Type.STAGE,
    "persons": Type.COUNT,
    "count_total": Type.COUNT,
    "count_male": Type.COUNT,
    "count_female": Type.COUNT,
    "activity_date": Type.DATE,
    "activity_kind": Type.ACTIVITY_KIND,
    "level": Type.LEVEL,
    "checked": Type.COUNT,
    "findings": Type.COUNT,
    "participants": Type.COUNT,
    "service_date": Type.DATE,
    "service": Type.SERVICE,
    "decision": Type.DECISION,
    "agency": Type.AGENCY,
    "as_of": Type.DATE,
    "follow_up": Type.TEXT,
    "active": Type.ACTIVE,
}


PERSON_NAMES = frozenset({"full_name", "officer"})
"""Fields that hold the name of one person."""
LONGEST_NAME = 200
"""Characters of a person's name; a longer text is none. Names are searched for word by word in other texts."""


def type_of(field: str) -> Type:
    """Return the type of a field; undeclared ones are text."""
    return _TYPES.get(field, Type.TEXT)


@dataclass(frozen=True)
class Kind:
    """One kind of input table."""

    name: str
    needs: tuple[tuple[str, ...], ...]
    """Groups of fields; at least one field of each group must be recognised."""
    aliases: dict[str, tuple[str, ...]]
    """Normalised header → the fields it may mean inside this kind, the kind's own aliases first."""
    other_needs: tuple[tuple[str, ...], ...] = ()
    """What does as well: a list of decisions has no date of the deed."""

    def unmet(self, fields: frozenset[str]) -> tuple[tuple[str, ...], ...]:
        """Return the groups of which some fields hold none; empty where all that is needed is there."""
        return tuple(need for need in self.nearest_needs(fields) if fields.isdisjoint(need))

    def nearest_needs(self, fields: frozenset[str]) -> tuple[tuple[str, ...], ...]:
        """Return those needs, the usual or the other ones, of which fewer are unmet."""
        both = [needs for needs in (self.needs, self.other_needs) if needs]
        return min(both, key=lambda needs: sum(fields.isdisjoint(need) for need in needs), default=())


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the declared kinds of tables."""
    declared = load("kinds")
    synonyms = load("header_synonyms")
    return tuple(
        Kind(
            name,
            _groups(declared[name]["needs"]),
            _aliases(
                synonyms["fields"], _with_more(declared[name].get("aliases", {}), synonyms["kinds"].get(name, {}))
            ),
            _groups(declared[name].get("other_needs", ())),
        )
        for name in KINDS
    )


def _groups(needs: Sequence[str | list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return needs as groups of fields; a field alone is a group."""
    return tuple((need,) if isinstance(need, str) else tuple(need) for need in needs)


def _with_more(aliases: dict[str, list[str]], added: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return a kind's own aliases with those that office practice adds."""
    return {field: [*aliases.get(field, ()), *added.get(field, ())] for field in {**aliases, **added}}


def _aliases(shared: dict[str, list[str]], kind_aliases: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Merge header aliases: a kind's own win over shared ones with the same text."""
    merged: dict[str, list[str]] = {}
    for source, wins in ((kind_aliases, True), (shared, False)):
        settled_texts = set(merged) if not wins else set()
        for field, texts in source.items():
            for text in texts:
                key = normal(text)
                if key not in settled_texts and field not in merged.setdefault(key, []):
                    merged[key].append(field)
    return {key: tuple(fields) for key, fields in merged.items()}


@cache
def compounds() -> dict[str, dict[str, str]]:
    """Return group header → sub-header → field, normalised."""
    declared = load("kinds")["compound_headers"]
    return {
        normal(group): {normal(sub): field for sub, field in subs.items()}
        for group, subs in declared.items()
        if group != "note"
    }


@cache
def value_aliases(kind: str, field: str) -> dict[str, str]:
    """Return normalised text → code for a field with declared values."""
    declared = load("kinds")[kind].get("values", {}).get(field, {})
    synonyms = load("header_synonyms")["values"].get(field, {})
    codes_by_text = {
        normal(alias): code for code, aliases in declared.items() for alias in (code, *aliases, *synonyms.get(code, ()))
    }
    if field == "activity_kind":  # Giat Waslap, Kegiatan Rakor
        codes_by_text |= {
            f"{word} {alias}": code for word in ("GIAT", "KEGIATAN") for alias, code in codes_by_text.items()
        }
    return codes_by_text


@cache
def pending_words() -> frozenset[str]:
    """Return the texts, normalised, by which an application is not decided yet."""
    return frozenset(map(normal, load("kinds")["services"]["pending"]))


@dataclass(frozen=True)
class LedgerColumn:
    """A column of the ledger: name and type (text, date, int, bool, texts)."""

    name: str
    type: str = "text"


def _columns(spec: str) -> tuple[LedgerColumn, ...]:
    return tuple(LedgerColumn(*column.split(":")) for column in spec.split())


PROVENANCE = _columns("path sha256 sheet table:int row:int period")
"""Where a row stands, and the month it belongs to as ``YYYY-MM`` (stock: its table's; flow: of its date)."""

LEDGER: dict[str, tuple[LedgerColumn, ...]] = {
    "register": _columns(
        "full_name passport_no nationality sex birth_date:date niora permit_class visa_index permit_no "
        "permit_issue_date:date permit_expiry:date permit_lifetime:bool arrival_date:date address village district "
        "sponsor_name occupation purpose departed"
    ),
    "incidents": _columns(
        "incident_id incident_date:date incident_type type_label grade grade_before article actions:texts "
        "unplaced:texts undecided:texts planned:texts decision_no decision_date:date execution_date:date protected "
        "stage marked_stages:texts sidik_date:date penuntutan_date:date sidang_date:date "
        "persons:int persons_male:int persons_female:int full_name passport_no nationality sex permit_class "
        "district village place narrative accreditation agency theme follow_up apgakkum"
    ),
    "activities": _columns(
        "activity_date:date activity_end:date activity_kind activity level district place agencies checked:int "
        "findings:int participants:int order_no apgakkum remarks not_held"
    ),
    "services": _columns(
        "service_date:date service_class service decision sex count:int count_male:int count_female:int recap:bool "
        "recap_week count_columns"
    ),
    "agency_counts": _columns("agency district village as_of:date count:int parts:int definition count_columns"),
}
"""Columns by kind, after PROVENANCE.

register: permit_class is an id of permits.json; district a kecamatan code or ``outside``; village a kelurahan code or
``outside``; permit_lifetime is SEUMUR HIDUP; purpose a row of stock-occupation-permit, None without an occupation.
incidents: one row of the log (rows may share incident_id); grade is final, after the rule on missing ground, and
grade_before the one that counts as long as its decision lies after the as-of date; article the first one that is not of
another law, e.g. ``122-a``; actions are TAK kinds *with* number and date of a decision (USUL_TANGKAL: proposals apart),
unplaced those whose decision has an impossible date; undecided those without number and date of a decision, planned
those that are a plan or a proposal; protected says why (korban, pengungsi, diplomat, anak);
sidik_date, penuntutan_date and sidang_date are when a criminal case came to that stage, marked_stages those that a mark
without a date says it came to; persons is how many persons the
row stands for, persons_male/_female their split where the sheet has one.
activities: activity_end is the last day of an activity of several days, None for a single one.
activities: not_held is where and by which word a row says that it was not held (``remarks:BATAL``); such rows are set
aside.
services: count is how many services the row stands for (1), count_male/_female the split where the sheet has one;
recap is a number of a recapitulation, which rows of the same month and class replace; recap_week the week it
states (``1`` to ``5``), ``0`` for one without a number, None for its whole month.
agency_counts: village is a kelurahan code, ``outside``, or ``unknown`` where one is written and not understood; a row
without is of its whole kecamatan. parts is L plus P where they contradict count: such a row is shown and not added.
count_columns (services, agency_counts): columns of the count, as ``count_male=D``, where a row holds several counts.
"""


def ledger_columns(kind: str) -> tuple[LedgerColumn, ...]:
    """Return all columns of a kind, provenance first."""
    return PROVENANCE + LEDGER[kind]


def _names(spec: str) -> frozenset[str]:
    return frozenset(spec.split())


_EVERY = _names("row_no remarks")
_PERSON = _names(
    "full_name passport_no passport_expiry nationality sex birth_place_date birth_place birth_date age niora permit_no "
    "permit_type visa_index permit_issue_date permit_expiry arrival_date entry_point address rt_rw kelurahan kecamatan "
    "kota sponsor_name sponsor_address occupation relation marital_status count_male count_female"
)
_INCIDENT = _names(
    "incident_id incident_date incident_time incident_place incident_type legal_basis action_type action_date status "
    "reporting_agency officer narrative accreditation execution_date decision_no decision_date follow_up grade stage "
    "persons theme role result evidence lidik_date sidik_date tahap1_date p21_date penuntutan_date sidang_date "
    "stage_date receipt_no receipt_date apgakkum"
)
_ACTIVITY = _names(
    "activity_date activity_kind activity level place agencies checked findings participants order_no kecamatan "
    "kelurahan officer incident_time follow_up narrative status realization nationality apgakkum"
)
_SERVICE = _names("count_total service_date service_class service decision officer status")
_FIELDS: dict[str, frozenset[str]] = {
    "register": _EVERY | _PERSON | _names("status departure_date active"),
    "incidents": _EVERY | _PERSON | _INCIDENT,
    "activities": _EVERY | _ACTIVITY,
    "services": _EVERY | _SERVICE | (_PERSON - {"permit_type"}),
    "agency_counts": _EVERY | _names("agency as_of definition count_total count_male count_female kecamatan kelurahan"),
}


def fields_of(kind: str) -> frozenset[str]:
    """Return the fields a kind may hold; a header that means another field is no column of that kind."""
    return _FIELDS[kind]


def field_names() -> frozenset[str]:
    """Return every field that any kind may hold."""
    return frozenset().union(*_FIELDS.values())


Columns = Mapping[str, Sequence[object]]

RAW = "raw:"
"""Prefix of the columns that hold original texts."""


def types_of(kind: str) -> dict[str, str]:
    """Return column → type of a kind, provenance included."""
    return {column.name: column.type for column in ledger_columns(kind)}
