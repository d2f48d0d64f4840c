"""A word that is a misspelt month: ``30 Sepember 2024``, ``BULAN AGUTUS``; proposed to the office, never applied."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.late_patterns import late_regex
from reports.model.period import Month
from reports.vocabulary.dates import months

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 80
"""Similarity (0–100) from which a word is a misspelt month."""
_SHORTEST = 4
_TOKEN = late_regex(r"[A-Z]+|\d+")
_YEAR = late_regex(r"(?:19|20)\d{2}")
_DAY = late_regex(r"0?[1-9]|[12]\d|3[01]")
_BEFORE = frozenset({"BULAN", "BLN", "PERIODE", "PER", "POSISI"})
_BEHIND = frozenset({"TAHUN", "THN", "TH"})


def misspelt_month(texts: Iterable[str], year: int | None) -> tuple[str, Month] | None:
    """Return the first word that is nearly a month where a month would stand, and that month; None without any.

    Args:
        texts: titles and names, the most trusted first.
        year: of the month where none stands beside it.

    Example:
        >>> misspelt_month(["Keadaan s.d. 30 Sepember 2024"], None)
        ('SEPEMBER', Month(year=2024, month=9))
        >>> misspelt_month(["DATA MEMBER 2024"], None), misspelt_month(["September 2024"], None)
        (None, None)
    """
    for text in texts:
        tokens = _TOKEN.findall(text.upper())
        for place, token in enumerate(tokens):
            before, behind = tokens[place - 1] if place else "", tokens[place + 1] if place + 1 < len(tokens) else ""
            if not (before in _BEFORE or _DAY.fullmatch(before) or behind in _BEHIND or _YEAR.fullmatch(behind)):
                continue
            number = _nearly(token)
            years = [int(word) for word in tokens[place + 1 :] if _YEAR.fullmatch(word)] or ([year] if year else [])
            if number and years:
                return token, Month(years[0], number)
    return None


def _nearly(word: str) -> int | None:
    """Return the month that a word is nearly the name of; None for a month itself."""
    if len(word) < _SHORTEST or not word.isalpha() or word in months():
        return None
    best = process.extractOne(word, _names(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return months()[best[0]] if best else None


@cache
def _names() -> tuple[str, ...]:
    """Return the names of months that are no abbreviations."""
    return tuple(sorted(name for name in months() if len(name) >= _SHORTEST and " " not in name))
