"""Codes that a text in a column can mean, with their names: the choices of an office."""

from __future__ import annotations

from functools import cache

from reports.vocabulary import actions, labels, nationalities, permits, places, schema
from reports.vocabulary.text import normal

_CLASSES = ("permit_type", "service_class")
_DECLARED = {
    "service": "services",
    "decision": "services",
    "agency": "agency_counts",
    "activity_kind": "activities",
    "level": "activities",
    "grade": "incidents",
    "stage": "incidents",
}
"""Field with declared values → the kind that declares them."""
_ACTION = "action_type"
FIELDS = ("nationality", "kecamatan", *_CLASSES, *_DECLARED, _ACTION)
"""Fields whose values an office may decide. Not the sex: P is a code elsewhere, and a decision holds everywhere."""
_TYPE = "incident_type"
"""Any text names a type; one that is nearly a declared one may be decided."""


@places.cleared_with_area
@cache
def aliases(field: str) -> dict[str, str]:
    """Return normalised text → code for a field of ``FIELDS`` and for types of incidents; empty for any other."""
    if field == _TYPE:
        return labels.incident_aliases()
    if field == _ACTION:
        return {normal(alias): kind for kind, entry in actions.kinds().items() for alias in entry["aliases"] or ()}
    if field == "nationality":
        codes_by_name = {name: nationalities.code_of(name) for name in nationalities.names()}
        return {name: code for name, code in codes_by_name.items() if code and len(code) == len("KOR")}
    if field == "kecamatan":
        district_codes = {name: places.district_code(name) for name in places.names_of(field)}
        return {name: code for name, code in district_codes.items() if code}
    if field in _CLASSES:
        classes = {permit: permits.class_of(permit) for permit in permits.names()}
        return {name: code for name, code in classes.items() if code}
    return schema.value_aliases(_DECLARED[field], field) if field in _DECLARED else {}


def codes(field: str) -> frozenset[str]:
    """Return every code of a field; empty when any text will do."""
    outside = {places.OUTSIDE} if field == "kecamatan" else set()
    return frozenset(aliases(field).values()) | outside if field in FIELDS else frozenset()


def label(field: str, code: str) -> str:
    """Return the Indonesian name of a code; the code itself where it has none."""
    if field == "nationality":
        return nationalities.label(code)
    if field == _TYPE:
        return labels.incident_type_label(code)
    if field == _ACTION:
        return actions.kinds()[code]["name"] or code
    if field == "kecamatan":
        return places.name_of(code) or code
    return permits.labels().get(code, code) if field in _CLASSES else code


def ambiguous(field: str, text: str) -> tuple[str, ...]:
    """Return the codes between which a text cannot be decided, such as Korea; none for most."""
    possible = nationalities.ambiguous().get(normal(text), ()) if field == "nationality" else ()
    return tuple(code for code in possible if code in codes(field))
