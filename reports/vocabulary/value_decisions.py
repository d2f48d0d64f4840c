"""What a decision on a value may say: the codes of its field, or the program's own names for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary import codes, departures, labels, own_codes
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_TYPE = "sendiri"
"""Decision that a type of incident, nearly written like a declared one, is a type of its own."""
NOT_COUNTED = "tidak-dihitung"
"""Decision that rows with a value are counted nowhere, such as services that no table of the report has."""
MAY_BE_LEFT_OUT = {"activities": ("activity_kind",), "services": ("service", "decision")}
"""Kind → fields by a value of which its rows may be decided to count nowhere; of an action only the action is."""
_MAY_NOT_COUNT = frozenset(field for fields in MAY_BE_LEFT_OUT.values() for field in fields) | {"action_type"}
_OWN: dict[str, dict[str, str]] = {
    "departed": {departures.DEPARTED: "sudah pergi", departures.PRESENT: "masih di wilayah kerja"},
    "role": {"korban": "korban", "pelaku": "pelaku"},
    "decision_no": {"keputusan": "keputusan", "usulan": "usulan"},
}
"""Families of decisions that are on no coded field → what they may say, with its name."""


def choices(field: str) -> Mapping[str, str]:
    """Return code → name of what a text of a field may be decided to mean; empty where any text will do.

    Example:
        >>> choices("departed"), choices("incident_type")["overstay"], choices("remarks")
        ({'pergi': 'sudah pergi', 'tinggal': 'masih di wilayah kerja'}, 'Melebihi izin tinggal (overstay)', {})
    """
    if field in _OWN:
        return _OWN[field]
    if field == "incident_type":
        declared = {code: labels.incident_type_label(code) for code in labels.incident_types()}
        return {**declared, OWN_TYPE: "jenis tersendiri, seperti tertulis"}
    if field == "sex":
        return own_codes.candidates(field)
    declared = {code: codes.label(field, code) for code in codes.codes(field)}
    return declared | ({NOT_COUNTED: "tidak dihitung"} if field in _MAY_NOT_COUNT else {})


def code_of(field: str, text: str) -> str | None:
    """Return the code that a decision says, by itself or by its name; None for what the field does not have.

    Example:
        >>> code_of("nationality", "KOR"), code_of("nationality", "Korea Selatan"), code_of("nationality", "Korea")
        ('KOR', 'KOR', None)
        >>> code_of("remarks", "apa saja")
        'apa saja'
    """
    allowed = choices(field)
    if not allowed or text in allowed:
        return text
    key = normal(text)
    return next((code for code, name in sorted(allowed.items()) if key in (normal(name), normal(code))), None)


def meaning(table: str, code: str) -> str | None:
    """Return the words for a decision on a value or a code; None for one of another table of ``mappings.toml``.

    Example:
        >>> meaning("values.nationality", "KOR"), meaning("codes.sex", "L"), meaning("columns", "remarks")
        ('Korea Selatan', 'Laki-laki', None)
    """
    family, _dot, field = table.partition(".")
    if family not in {"values", "codes"}:
        return None
    return (choices(field) if family == "values" else own_codes.candidates(field)).get(code, code)
