"""Weeks of a month as recapitulations name them: MINGGU I, MINGGU KE-2, PEKAN KETIGA, MINGGU IV (22-31)."""

from __future__ import annotations

import re
from functools import cache

from reports.late_patterns import late_regex
from reports.vocabulary.dates import months
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

FEWEST = 4
"""Weeks that make a month at least."""


def of_header(text: str) -> int | None:
    """Return the number of the week that a header is the name of; 0 for a week without a number, None for others.

    Example:
        >>> of_header("Minggu ke-II"), of_header("MINGGU IV (22-31)"), of_header("PEKAN"), of_header("JUMLAH")
        (2, 4, 0, None)
    """
    match = _header_pattern().fullmatch(normal(text))
    return None if match is None else _number(match[1] or "")


def of_number(text: str) -> int | None:
    """Return the number of the week that a header below MINGGU KE states: I, 2, KETIGA; None for others."""
    return _number(normal(text)) or None


def of_caption(text: str) -> int | None:
    """Return the one week that a title or the name of a sheet names; None for none, for several and for a Sunday.

    Example:
        >>> of_caption("REKAP MINGGU II OKTOBER 2024"), of_caption("MINGGU I S.D. IV"), of_caption("Minggu, 6 Mei")
        (2, None, None)
    """
    if _SUNDAY.search(text.upper()):
        return None
    key = normal(_IN_BRACKETS.sub(" ", text))
    matches = list(_caption_pattern().finditer(key))
    if len(matches) != 1 or _goes_on(matches[0][1], key[matches[0].end() :]):
        return None
    return _number(matches[0][1])


def _goes_on(number: str, following: str) -> bool:
    """Tell whether a second number of a week follows; digits behind a Roman number are days."""
    match = _next_pattern().match(following)
    return match is not None and match[1].isdigit() <= number.isdigit()


_SUNDAY = late_regex(r"\bMINGGU\s*,")
"""MINGGU before a comma is the day of a date."""
_IN_BRACKETS = late_regex(r"\([^()]*\)")
"""Days of a week."""


def _number(text: str) -> int | None:
    """Return the number that a text is, 0 for an empty text; None where it is that of no week."""
    number = load("recaps")["week_numbers"].get(text, 0 if not text else None)
    return int(number) if number is not None else None


@cache
def _header_pattern() -> re.Pattern[str]:
    days = "|".join(("TGL", "TANGGAL", "S", "D", "SD", "SAMPAI", r"\d{1,2}", r"(?:19|20)\d\d", *sorted(months())))
    return re.compile(rf"(?:{_words()})(?: KE)?(?: ?({_numbers()}))?(?: (?:{days}))*")


@cache
def _caption_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words()})(?: KE)? ?({_numbers()})\b")


@cache
def _next_pattern() -> re.Pattern[str]:
    return re.compile(rf" ?(?:(?:S D|SD|SAMPAI(?: DENGAN)?|HINGGA|DAN) )?({_numbers()})\b")


def _words() -> str:
    return "|".join(load("recaps")["weeks"])


def _numbers() -> str:
    return "|".join(sorted(load("recaps")["week_numbers"], key=len, reverse=True))
