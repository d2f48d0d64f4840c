"""Periods as people type them: Oktober 2024, 10-2024, okt 2024, 2024/10, Juli 2024..September 2024, triwulan III 2024.

A text is wholly a period or none at all. What could be a day (5-10-2024) is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reports.late_patterns import late_regex
from reports.model.period import Month, Period
from reports.vocabulary.dates import months, roman_months

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TO = late_regex(r"\s*(?:\.{2,3}|…|–|—|\s-\s|\bS\s?/?\.?\s?D\b\.?|\bSAMPAI(?: DENGAN)?\b|\bHINGGA\b)\s*")
_PARTS = {"TRIWULAN": 3, "TW": 3, "KUARTAL": 3, "QUARTER": 3, "Q": 3, "SEMESTER": 6, "SMT": 6}
"""Word for a part of the year → its months."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(frozen=True)
class _Said:
    """One end of a range: months of a year, or of one that the other end says."""

    year: int | None
    first: int
    last: int

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return (self.first, self.last) == (1, 12)

    @property
    def length(self) -> int:
        """Number of its months."""
        return self.last - self.first + 1

    def in_year(self, year: int) -> Period | None:
        """Return the period in a year; None where there is no such month."""
        is_valid = 1 <= self.first <= self.last <= 12
        return Period(Month(year, self.first), Month(year, self.last)) if is_valid else None


def typed(text: str) -> Period | None:
    """Return a period as people type it; None for anything that is not wholly a period.

    Example:
        >>> [str(typed(text)) for text in ("Oktober 2024", "10-2024", "2024/7", "juli..september 2024", "TW III 2024")]
        ['2024-10', '2024-10', '2024-07', '2024-07..2024-09', '2024-07..2024-09']
        >>> typed("2024-13"), typed("rapat 5 Oktober 2024"), typed("Oktober")
        (None, None, None)
    """
    key = " ".join(re.sub(r"[_,]", " ", text.upper()).split())
    ends = _TO.split(key)
    if len(ends) == 1:
        ends = _names_with_hyphen(key)
    end_readings = [_end(end) for end in ends]
    if len(end_readings) > 2 or None in end_readings:
        return None
    return _joined([reading for reading in end_readings if reading is not None])


def period_of(text: str) -> Period:
    """Return the period of a text, typed by a person or written by the program.

    Raises:
        ValueError: it is none.
    """
    period = typed(text)
    if period is None:
        raise ValueError(text)
    return period


def _joined(ends: list[_Said]) -> Period | None:
    """Return the period from the first end to the last; an end without year takes that of the other."""
    first, last = ends[0], ends[-1]
    if first.is_year != last.is_year or (first.year is None and first.length != last.length):
        return None
    last_year = last.year or first.year
    if last_year is None:
        return None
    end = last.in_year(last_year)
    # juli..september 2024 is one year, november..februari 2024 begins in the one before
    earlier = first.year is None and first.first > last.last
    begin = first.in_year(first.year or last_year - earlier)
    if begin is None or end is None or begin.first > end.last:
        return None
    return Period(begin.first, end.last)


def _names_with_hyphen(key: str) -> list[str]:
    """Return both ends of a range that is written with a bare hyphen between names of months, else the text."""
    match = re.fullmatch(rf"(.*?{_names()}\.?(?: ?(?:19|20)\d\d)?)-({_names()}\b.*)", key)
    return [match[1], match[2]] if match else [key]


def _end(key: str) -> _Said | None:
    """Return what one end says; None where it is nothing of a period."""
    key = re.sub(r"^(?:BULAN|BLN|PERIODE|MASA)\s+", "", key.strip(" ."))
    for pattern in _forms():
        if match := pattern.fullmatch(key):
            return _stated(match.groupdict())
    return None


def _stated(groups: dict[str, str | None]) -> _Said:
    full_year, short = groups.get("year"), groups.get("short")
    year = int(full_year) if full_year else 2000 + int(short) if short else None
    if name := groups.get("name"):
        number = months().get(name) or roman_months()[name]
        return _Said(year, number, number)
    if number_text := groups.get("number"):
        return _Said(year, int(number_text), int(number_text))
    if part := groups.get("part"):
        length = _PARTS[part]
        place = _ROMAN.get(groups["which"] or "") or int(groups["which"] or 0)
        return _Said(year, (place - 1) * length + 1, place * length)
    return _Said(year, 1, 12)


@cache
def _names() -> str:
    return "(?:" + "|".join(sorted(map(re.escape, months()), key=len, reverse=True)) + ")"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms of an end: months, numbers, parts of a year and whole years; some without the year."""
    word, between = r"(?:TAHUN |THN\.? |TH\.? )?", r"[-/. ]"
    roman = "|".join(sorted(roman_months(), key=len, reverse=True))
    name = rf"(?P<name>{_names()})\.?"
    part = rf"(?P<part>{'|'.join(_PARTS)})\.?[ -]?(?:KE-?)?(?P<which>IV|I{{1,3}}|[1-4])"
    forms = (
        rf"{name}{between}?{word}{_YEAR}", rf"{name}(?:[- ]?'|-)(?P<short>\d\d)", rf"{_YEAR}{between}?{name}", name,
        rf"(?P<name>{roman}){between}{word}{_YEAR}", rf"(?P<number>0?[1-9]|1[0-2]){between}{word}{_YEAR}",
        rf"{_YEAR}{between}(?P<number>0?[1-9]|1[0-2])", rf"{_YEAR}(?P<number>0[1-9]|1[0-2])",
        r"(?P<number>0?[1-9]|1[0-2])", rf"{part}[ /-]{word}{_YEAR}", rf"{_YEAR}[ /-]{part}", part, rf"{word}{_YEAR}",
    )  # fmt: skip
    return tuple(map(re.compile, forms))
