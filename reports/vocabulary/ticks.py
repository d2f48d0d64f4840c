"""Marks in ticked columns (x, ✓, 1, TRUE), and the codes that the headers of such columns name (L, P, ITAS)."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from reports.late_patterns import late_regex
from reports.vocabulary import actions, permits, schema, sexes
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

FIELDS = {
    "register": ("sex", "permit_type"),
    "incidents": ("sex", "permit_type", "action_type"),
    "services": ("sex", "service_class", "service", "decision"),
}
"""Kind → its fields that a sheet may hold as one ticked column for each value."""
SEVERAL = frozenset({"action_type"})
"""Fields of which a row may tick several values: deportation and penangkalan are two actions on one person."""
_AROUND = late_regex(r"[\s.()\[\]{}\ufe0e\ufe0f]+")
"""Spaces, dots, brackets and the selectors of an emoji's looks around a mark."""
_POINT_ZERO = late_regex(r"^\s*([01])[.,]0\s*$")
"""A mark that a program wrote as a number: 1.0."""
_AGE_GROUP = late_regex(r"(?:UMUR|USIA|AGE)\b")
_AGE = late_regex(r"(\d{1,3})(?: ?(?:TAHUN|THN|TH|T|YEARS?|YRS?))?")
_OLDEST = 120
_LONGEST = 12
"""Characters of a mark."""
_LONGEST_NAME = 40
"""Characters of a header that names a value."""


@cache
def _marks() -> dict[str, bool]:
    data = load("ticks")
    return {mark: name == "ticked" for name in ("ticked", "empty") for mark in data[name]}


def is_ticked(value: object) -> bool | None:
    """Tell whether a cell of a ticked column is ticked; None for what is no mark.

    Args:
        value: of the cell; None for a blank one.

    Example:
        >>> [is_ticked(value) for value in ("x", " V ", "[ ]", True, 0, None, "2C36", 2)]
        [True, True, False, True, False, False, None, None]
    """
    if value is None:
        return False
    if isinstance(value, (bool, int, float)):
        return bool(value) if value in {0, 1} else None
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    mark = unicodedata.normalize("NFC", _AROUND.sub("", _POINT_ZERO.sub(r"\1", value))).casefold()
    return _marks().get(mark)


_CROSSES = frozenset({"x", "xx", "✗", "✘", "✕", "✖", "×", "☒", "❌"})
_NEUTRAL = frozenset({"*", "+", "/", "#", "●", "•", "■"})


def is_cross(value: object) -> bool:
    """Tell whether a mark is a cross, which ticks where nothing else does, and says no beside a check mark."""
    return isinstance(value, str) and _AROUND.sub("", value).casefold() in _CROSSES


def is_check(value: object) -> bool:
    """Tell whether a mark is one for yes and for nothing else.

    Example:
        >>> [is_check(value) for value in ("V", "√", "x", "*", "Ya", None)]
        [True, True, False, False, True, False]
    """
    is_neutral = isinstance(value, str) and _AROUND.sub("", value) in _NEUTRAL
    return is_ticked(value) is True and not is_cross(value) and not is_neutral


def is_ticked_below(option: str, value: object) -> bool | None:
    """Tell whether a cell below the value of a field is ticked: by a mark, or by the value itself; None for else.

    Example:
        >>> is_ticked_below("L", "L"), is_ticked_below("L", "x"), is_ticked_below("P", "L")
        (True, True, None)
    """
    if isinstance(value, str) and normal(value) and normal(value) == normal(option):
        return True
    return is_ticked(value)


def is_age_group(text: str) -> bool:
    """Tell whether a group header names ages: the sex of a person is then the column in which the age stands.

    Example:
        >>> is_age_group("UMUR"), is_age_group("Usia (Thn)"), is_age_group("JUMLAH")
        (True, True, False)
    """
    return bool(_AGE_GROUP.match(normal(text)))


def is_age(value: object) -> bool:
    """Tell whether a cell holds an age in years.

    Example:
        >>> is_age(34), is_age("27 th"), is_age(340), is_age("x")
        (True, True, False, False)
    """
    if isinstance(value, str):
        match = _AGE.fullmatch(normal(value[:_LONGEST]))
        return match is not None and is_age(int(match[1]))
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= _OLDEST


def is_number(value: object) -> bool:
    """Tell whether a mark is a number, which may be a count as well."""
    if isinstance(value, str):
        return value.strip() in {"0", "1"}
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@lru_cache(maxsize=16384)
def code_of(field: str, text: str) -> str | None:
    """Return the code of a field that the header of a column names; None for any other text.

    Example:
        >>> code_of("sex", "Laki-laki"), code_of("permit_type", "KITAS"), code_of("action_type", "Deportasi")
        ('L', 'ITAS', 'TAK_F')
        >>> code_of("sex", "KITAS"), code_of("action_type", "Tgl Deportasi")
        (None, None)
    """
    if len(text) > _LONGEST_NAME:
        return None
    if field == "sex":
        return sexes.code_of(text)
    if field in {"permit_type", "service_class"}:
        return permits.class_of_cell(text)
    if field == "action_type":
        return actions.only_kind(text)
    return schema.value_aliases("services", field).get(normal(text))
