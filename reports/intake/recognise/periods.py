"""The period a text states: BULAN SEPTEMBER 2024, Juli s.d. September 2024, TRIWULAN III 2024, 2024-09, TAHUN 2024."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reports.intake.recognise.letter_dates import is_place_and_month, without_letter_dates
from reports.model.period import Month, Period
from reports.vocabulary.dates import months

_YEAR = r"(?:19|20)\d{2}"
_QUARTER = re.compile(rf"\b(?:TRIWULAN|TW|KUARTAL|QUARTER)\s*(IV|I{{1,3}}|[1-4])\b\D*({_YEAR})")
_HALF = re.compile(rf"\b(?:SEMESTER|SMT)\s*(II?|[12])\b\D*({_YEAR})")
_ISO = re.compile(rf"(?<!\d)({_YEAR})[-_./ ]?(0[1-9]|1[0-2])(?!\d)")
_TURNED = re.compile(rf"(?<!\d)(0?[1-9]|1[0-2])[-_./]({_YEAR})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)\d{{1,2}}[-/.](0?[1-9]|1[0-2])[-/.]({_YEAR})(?!\d)")
_ONLY_YEAR = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(frozen=True)
class Stated:
    """What a text states: a whole period, or only a year, or only months of an unsaid year."""

    period: Period | None = None
    year: int | None = None
    months: tuple[int, int] | None = None


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"(?<![A-Z])({names})\.?(?![A-Z])(?:\s*'?\s*({_YEAR}|(?<=')\d{{2}}))?"
        rf"(?:\s*(?:S\s*/?\.?\s*D\.?|SAMPAI(?:\s+DENGAN)?|HINGGA|-|–|—)\s*(?:\d{{1,2}}\s+)?({names})\.?(?![A-Z]))?"
        rf"(?:[\s:,_.\-]*(?:TAHUN|THN|TH)?[\s:.,_\-]*({_YEAR}))?"
    )


def stated(text: str) -> Stated:
    """Return the period that a title, sheet or file name states.

    Example:
        >>> str(stated("BULAN : SEPTEMBER TAHUN 2024").period), stated("SEP").months, stated("TAHUN 2024").year
        ('2024-09', (9, 9), 2024)
    """
    key = without_letter_dates(text)
    for pattern, length in ((_QUARTER, 3), (_HALF, 6)):
        if match := pattern.search(key):
            number = _ROMAN.get(match[1]) or int(match[1])
            last = Month(int(match[2]), number * length)
            return Stated(Period(last.plus(1 - length), last))
    return _by_name(key) or _by_number(key)


def _by_name(key: str) -> Stated | None:
    """Read month names; one with a year wins over one without."""
    found: Stated | None = None
    for match in _named().finditer(key):
        first = months()[match[1]]
        last = months()[match[3]] if match[3] else first
        year = _full_year(match[4] or match[2])
        if year is not None:
            end = Month(year, last)
            start = Month((_full_year(match[2]) or year) if match[4] else year, first)
            if start > end:
                start = Month(int(year) - 1, first)
            return Stated(Period(start, end))
        found = found or Stated(months=(first, last))
    if found is not None and (year_found := _ONLY_YEAR.search(key)):
        assert found.months is not None  # noqa: S101 -- set just above
        return _combined(int(year_found[1]), found.months)
    return found


def _full_year(text: str | None) -> int | None:
    """Return a year of four digits; two are of this century."""
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _combined(year: int, span: tuple[int, int]) -> Stated:
    first, last = span
    return Stated(Period(Month(year if first <= last else year - 1, first), Month(year, last)))


def _by_number(key: str) -> Stated:
    if match := _DAY_FIRST.search(key):
        return Stated(Period.of(Month(int(match[2]), int(match[1]))))
    if match := _ISO.search(key):
        return Stated(Period.of(Month(int(match[1]), int(match[2]))))
    if match := _TURNED.search(key):
        return Stated(Period.of(Month(int(match[2]), int(match[1]))))
    if match := _ONLY_YEAR.search(key):
        return Stated(year=int(match[1]))
    return Stated()


@dataclass(frozen=True)
class Decided:
    """The period of a table and where it was read, with the first source that says otherwise."""

    period: Period | None = None
    source: str | None = None
    conflict: tuple[str, str] | None = None
    """(other period, other source)."""


def decide(evidence: list[tuple[str, tuple[str, ...]]]) -> Decided:
    """Decide a table's period from (source, texts) in their order of trust.

    A year that one source states and a month that another states make one period; a month inside a stated year refines
    it; two different months are a conflict, and the more trusted one stands.
    """
    parts = [(source, _first_of(texts)) for source, texts in evidence]
    year = next((one.year for _, one in parts if one.year), None)
    resolved = [(source, _resolve(one, year)) for source, one in parts]
    whole = [(source, period) for source, period in resolved if period is not None]
    if not whole:
        return Decided()
    source, period = whole[0]
    for other_source, other in whole[1:]:
        if _within(other, period) and not _is_month_of(period):
            source, period = other_source, other
        elif not (_within(period, other) or _within(other, period)):
            return Decided(period, source, (str(other), other_source))
    return Decided(period, source)


def stated_by_name(stem: str, folders: tuple[str, ...]) -> Period | None:
    """Return the period that the name of a file and of the folders above it, nearest first, state."""
    return decide([("file", (stem,)), *(("folder", (one,)) for one in folders)]).period


def _is_month_of(period: Period) -> bool:
    return period.is_month


def _within(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _first_of(texts: tuple[str, ...]) -> Stated:
    """Return the best statement of several texts of one source: whole period, else months and year put together."""
    found = [stated(text) for text in sorted(texts, key=is_place_and_month)]
    whole = next((one for one in found if one.period), None)
    if whole is not None:
        return whole
    span = next((one.months for one in found if one.months), None)
    year = next((one.year for one in found if one.year), None)
    if span and year:
        return _combined(year, span)
    return Stated(None, year, span)


def _resolve(one: Stated, year: int | None) -> Period | None:
    if one.period is not None:
        return one.period
    if one.months is not None and year is not None:
        return _combined(year, one.months).period
    return Period(Month(one.year, 1), Month(one.year, 12)) if one.year is not None and one.months is None else None
