"""The period a text states: BULAN SEPTEMBER 2024, Juli s.d. September 2024, TRIWULAN III 2024, 2024-09, TAHUN 2024."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reports.intake.recognise.letter_dates import is_place_and_month, without_letter_dates
from reports.late_patterns import late_regex
from reports.model.period import Month, Period
from reports.vocabulary.dates import months, roman_months

_YEAR = r"(?:19|20)\d{2}"
_QUARTER = late_regex(rf"\b(?:TRIWULAN|TW|KUARTAL|QUARTER)\s*(IV|I{{1,3}}|[1-4])\b\D*({_YEAR})")
_HALF = late_regex(rf"\b(?:SEMESTER|SMT)\s*(II?|[12])\b\D*({_YEAR})")
_ISO = late_regex(rf"(?<!\d)({_YEAR})[-_./ ]?(0[1-9]|1[0-2])(?!\d)")
_TURNED = late_regex(rf"(?<!\d)(0?[1-9]|1[0-2])[-_./]({_YEAR})(?!\d)")
_DAY_FIRST = late_regex(rf"(?<!\d)\d{{1,2}}[-/.](0?[1-9]|1[0-2])[-/.]({_YEAR})(?!\d)")
_TO = r"\s*(?:S\s?[/.]?\s?D\.?|SAMPAI(?:\s+DENGAN)?|HINGGA|TO|[-–—])\s*"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_RANGES = (
    late_regex(
        rf"(?<!\d)\d{{1,2}}[-/.](?P<first>{_MONTH})(?:[-/.](?P<begins>{_YEAR}))?{_TO}"
        rf"\d{{1,2}}[-/.](?P<last>{_MONTH})[-/.](?P<ends>{_YEAR})(?!\d)"
    ),
    late_regex(
        rf"(?<!\d)(?P<begins>{_YEAR})[-/.](?P<first>{_MONTH})[-/.]\d{{1,2}}{_TO}"
        rf"(?P<ends>{_YEAR})[-/.](?P<last>{_MONTH})[-/.]\d{{1,2}}(?!\d)"
    ),
    late_regex(
        rf"(?<!\d)(?P<first>{_MONTH})[-/.](?P<begins>{_YEAR}){_TO}(?P<last>{_MONTH})[-/.](?P<ends>{_YEAR})(?!\d)"
    ),
)
"""``01/01/2025 s/d 30/09/2025`` and ``01-2025 s/d 09-2025``: of several months, not of the first."""
_DATA_OF_MONTH = r"\b(?:DATA|KEADAAN|POSISI|LAPORAN)\s+(?:BULAN|BLN)\s+"
_NUMBERED_MONTH = late_regex(
    rf"\b(?:BULAN|BLN|PERIODE|MASA)\W{{0,3}}(?:KE\W?)?(0?[1-9]|1[0-2])\W{{1,3}}(?:(?:TAHUN|THN|TH)\W{{0,3}})?({_YEAR})(?!\d)"
)
"""``BULAN 10 TAHUN 2024``."""
_ROMAN_MONTH = late_regex(rf"\b(?:BULAN|BLN|PERIODE)\W{{0,3}}(X?I{{1,3}}|I?[VX]|VI{{1,3}})\W{{1,3}}({_YEAR})(?!\d)")
"""``BULAN : IX/2025``."""
_SINO_MONTH = late_regex(rf"(?<!\d)({_YEAR})\s*年\s*(0?[1-9]|1[0-2])\s*月")
"""``2025年9月``, on lists of companies."""
_JOINED_OR_SPACED = late_regex(rf"(?<!\d)(0[1-9]|1[0-2])[ ]?({_YEAR})(?!\d)")
"""``102024`` and ``10 2024`` in the name of a file."""
_ONLY_YEAR = late_regex(rf"(?<!\d)({_YEAR})(?!\d)")
_LAST_DAYS = late_regex(
    rf"(?<!\d)(?:({_YEAR})(0[1-9]|1[0-2])(?:2[89]|3[01])|(?:2[89]|3[01])(0[1-9]|1[0-2])({_YEAR}))(?!\d)"
)
"""``20240930`` or ``30092024`` in the name of an export: a day earlier in a month may be when it was made."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(frozen=True)
class Stated:
    """What a text states: a whole period, or only a year, or only months of an unsaid year."""

    period: Period | None = None
    year: int | None = None
    months: tuple[int, int] | None = None

    @property
    def any_year(self) -> int | None:
        """The year it states, alone or with months."""
        return self.period.last.year if self.period else self.year


@cache
def _name_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"(?<![A-Z])({names})\.?(?![A-Z])(?:\s*'?\s*({_YEAR}|(?<=')\d{{2}}))?"
        rf"(?:\s*(?:S\s*/?\.?\s*D\.?|SAMPAI(?:\s+DENGAN)?|HINGGA|-|–|—)\s*(?:\d{{1,2}}\s+)?({names})\.?(?![A-Z]))?"
        rf"(?:[\s:,_.\-]*(?:TAHUN|THN|TH)?[\s:.,_\-]*({_YEAR}))?"
    )


@cache
def _short_year_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    year = r"(1[5-9]|[23]\d)(?!\d)"
    return re.compile(rf"(?<!\d)\d{{1,2}}[ /.-]({names})\.?[ /.'-]?{year}|(?<![A-Z0-9])({names})[/.'-]?{year}")


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
    return _by_short_year(key) or _by_name(key) or _by_number(key)


def _by_short_year(key: str) -> Stated | None:
    """Read a month name with a year of two digits joined to it, or behind a day: OKT-24, OKT24, 31 OKT 24."""
    match = None if _ONLY_YEAR.search(key) else _short_year_pattern().search(key)
    if match is None:
        return None
    name, year = match.groups()[:2] if match[1] else match.groups()[2:]
    return Stated(Period.of(Month(2000 + int(year), months()[name])))


def _by_name(key: str) -> Stated | None:
    """Read month names; one with a year wins over one without."""
    if of_data := _by_data_of_month(key):
        return of_data
    months_only: Stated | None = None
    for match in _name_pattern().finditer(key):
        first = months()[match[1]]
        last = months()[match[3]] if match[3] else first
        year = _full_year(match[4] or match[2])
        if year is not None:
            end = Month(year, last)
            start = Month((_full_year(match[2]) or year) if match[4] else year, first)
            if start > end:
                start = Month(int(year) - 1, first)
            return Stated(Period(start, end))
        months_only = months_only or Stated(months=(first, last))
    if months_only is not None and (year_found := _ONLY_YEAR.search(key)):
        assert months_only.months is not None  # noqa: S101 -- set just above
        return _combined(int(year_found[1]), months_only.months)
    return months_only


def _by_data_of_month(key: str) -> Stated | None:
    """Read the month of data beside the day on which they were drawn: PER 1 OKTOBER 2025 (DATA BULAN SEPTEMBER)."""
    month_of_data = _data_pattern().search(key)
    year = _ONLY_YEAR.search(key) if month_of_data else None
    if month_of_data is None or year is None:
        return None
    drawn = [months()[match[1]] for match in _name_pattern().finditer(key) if match.start() != month_of_data.start(1)]
    month, year_of_data = months()[month_of_data[1]], int(month_of_data[2] or year[1])
    is_earlier = not month_of_data[2] and bool(drawn) and month > max(drawn)
    return Stated(Period.of(Month(year_of_data - is_earlier, month))) if drawn else None


@cache
def _data_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(rf"{_DATA_OF_MONTH}({names})\.?(?![A-Z])(?:\s+({_YEAR}))?")


def _full_year(text: str | None) -> int | None:
    """Return a year of four digits; two are of this century."""
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _combined(year: int, span: tuple[int, int]) -> Stated:
    first, last = span
    return Stated(Period(Month(year if first <= last else year - 1, first), Month(year, last)))


def _by_range(key: str) -> Stated | None:
    """Read two dates or months in numbers with the sign of a range between them."""
    for match in (match for pattern in _RANGES if (match := pattern.search(key))):
        end = Month(int(match["ends"]), int(match["last"]))
        begin = Month(int(match["begins"] or match["ends"]), int(match["first"]))
        if begin <= end:
            return Stated(Period(begin, end))
    return None


def _by_number(key: str) -> Stated:
    """Read months and years in numbers; a range before a date alone."""
    if of_range := _by_range(key):
        return of_range
    patterns = ((_DAY_FIRST, 2, 1), (_ISO, 1, 2), (_TURNED, 2, 1), (_NUMBERED_MONTH, 2, 1), (_SINO_MONTH, 1, 2))
    for pattern, year, month in patterns:
        if match := pattern.search(key):
            return Stated(Period.of(Month(int(match[year]), int(match[month]))))
    if match := _ROMAN_MONTH.search(key):
        return Stated(Period.of(Month(int(match[2]), roman_months()[match[1]])))
    match = _ONLY_YEAR.search(key)
    return Stated(year=int(match[1])) if match else Stated()


@dataclass(frozen=True)
class Decided:
    """The period of a table and where it was read, with the first source that says otherwise."""

    period: Period | None = None
    source: str | None = None
    conflict: tuple[str, str] | None = None
    """(other period, other source)."""
    misspelt: tuple[str, str] | None = None
    """(a word that is nearly a month, that month), where no month is known; proposed to the office."""


def decide(evidence: list[tuple[str, tuple[str, ...]]]) -> Decided:
    """Decide a table's period from (source, texts) in their order of trust.

    A year that one source states and a month that another states make one period; a month inside a stated year refines
    it; two different months are a conflict, and the more trusted one stands.
    """
    parts = [(source, _of_source(source, texts)) for source, texts in evidence]
    year = next((statement.any_year for _, statement in parts if statement.any_year), None)
    resolved = [(source, _resolve(statement, year)) for source, statement in parts]
    whole_periods = [(source, period) for source, period in resolved if period is not None]
    if not whole_periods:
        return Decided()
    source, period = whole_periods[0]
    for other_source, other_period in whole_periods[1:]:
        if _lies_within(other_period, period) and not _is_month_of(period):
            source, period = other_source, other_period
        elif not (_lies_within(period, other_period) or _lies_within(other_period, period)):
            return Decided(period, source, (str(other_period), other_source))
    return Decided(period, source)


def stated_by_name(stem: str, folders: tuple[str, ...]) -> Period | None:
    """Return the period that the name of a file and of the folders above it, nearest first, state."""
    return decide([("file", (stem,)), *(("folder", (folder,)) for folder in folders)]).period


def _is_month_of(period: Period) -> bool:
    return period.is_month


def _lies_within(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _of_source(source: str, texts: tuple[str, ...]) -> Stated:
    """Return the best statement of a source; the name of a file may state the last days of a month in eight digits."""
    statement = _first_of(texts)
    if source != "file" or statement.period or statement.months:
        return statement
    found_months = {
        Month(int(match[1] or match[4]), int(match[2] or match[3]))
        for text in texts
        for match in _LAST_DAYS.finditer(text)
    }
    if not found_months:
        matches = (match for text in texts for match in _JOINED_OR_SPACED.finditer(text.replace("_", " ")))
        found_months = {Month(int(match[2]), int(match[1])) for match in matches}
    return Stated(Period.of(found_months.pop())) if len(found_months) == 1 else statement


def _first_of(texts: tuple[str, ...]) -> Stated:
    """Return the best statement of several texts of one source: whole period, else months and year put together."""
    statements = [stated(text) for text in sorted(texts, key=is_place_and_month)]
    whole_period = next((statement for statement in statements if statement.period), None)
    if whole_period is not None:
        return whole_period
    span = next((statement.months for statement in statements if statement.months), None)
    year = next((statement.year for statement in statements if statement.year), None)
    if span and year:
        return _combined(year, span)
    return Stated(None, year, span)


def _resolve(statement: Stated, year: int | None) -> Period | None:
    if statement.period is not None:
        return statement.period
    if statement.months is not None and year is not None:
        return _combined(year, statement.months).period
    return (
        Period(Month(statement.year, 1), Month(statement.year, 12))
        if statement.year is not None and statement.months is None
        else None
    )
