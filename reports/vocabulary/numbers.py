"""Whole numbers as offices write them: dot for thousands, comma for decimals, a dash for zero."""

from __future__ import annotations

import re
from functools import cache

from reports.late_patterns import late_regex
from reports.vocabulary.resources import load

_DIGITS = late_regex(r"\d+")
_GROUPED = late_regex(r"\d{1,3}(?:[. \u00a0\u202f']\d{3})+")
_POINT_ZERO = late_regex(r"(\d+|\d{1,3}(?:,\d{3})+)\.0{1,2}|(\d{1,3}(?:,\d{3}){2,})")
"""A whole number as programs write one: 150.0, 1,203.00, 1,203,000. Three zeros behind a dot are thousands."""
_UNITS = late_regex(r"\s*(?:ORANG|WNA|OA|KALI|KEGIATAN|ORG|TINDAKAN|BERKAS|PESERTA|INSTANSI)\.?$")
_DECIMAL_ZERO = late_regex(r",0+$")
_MOST_DIGITS = 15
"""More than a cell's number can hold: no count, but the number of a document, say, in the wrong column."""
_LONGEST = 64
"""Characters of a count with its unit. In a longer text each run of spaces would be searched from each of them."""


@cache
def _markers(name: str) -> frozenset[str]:
    return frozenset(text.upper() for text in load("nil_markers")[name])


def is_zero(text: str) -> bool:
    """Tell whether a count cell's text means zero."""
    return text.strip().upper() in _markers("zero")


def is_nil(text: str) -> bool:
    """Tell whether a text declares nil, also when spread as N I H I L."""
    return text.replace(" ", "").upper().strip(".-") in _markers("nil_declared")


def is_nothing(text: str) -> bool:
    """Tell whether a text or date cell says that there is nothing: a dash, NIHIL, TIDAK ADA, dots."""
    return text.strip().upper() in words_for_nothing() or not text.strip(".…-–_ ")


@cache
def words_for_nothing() -> frozenset[str]:
    """Return the texts, in upper case, that say there is nothing; those of dashes and dots only are more."""
    names = ("zero", "nil_declared", "not_delivered", "not_applicable")
    return frozenset().union(*(_markers(name) for name in names)) - {"0"}


def whole(value: object) -> int | None:
    """Return the whole number a count cell holds; None when it holds none (1.234 as a *number* may be 1234: none).

    Example:
        >>> whole("8.870"), whole("-"), whole(1.234), whole("1 273 orang"), whole("12,5"), whole("150.0")
        (8870, 0, None, 1273, None, 150)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return int(value) if 0 <= value < 10**_MOST_DIGITS and value == int(value) else None
    if not isinstance(value, str):
        return None
    if is_zero(value) or is_nil(value):
        return 0
    text = value.strip().upper()
    if len(text) > _LONGEST:
        return None
    key = _UNITS.sub("", text)
    of_program = _POINT_ZERO.fullmatch(key)
    key = (of_program[1] or of_program[2]).replace(",", "") if of_program else _DECIMAL_ZERO.sub("", key)
    digits = key if _DIGITS.fullmatch(key) else re.sub(r"\D", "", key) if _GROUPED.fullmatch(key) else ""
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None
