"""Dates as offices write them: day-month-year always, month names in every spelling met, serials, ranges, weekdays.

An order is never guessed: 9/25/2024 is no date here, and 10/9/2016 is the tenth of September.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIFETIME = frozenset(
    {"SEUMUR HIDUP", "SEUMURHIDUP", "LIFETIME", "LIFE TIME", "SELAMANYA", "TIDAK TERBATAS", "TAK TERBATAS"}
)
_FIRST_SERIAL, _LAST_SERIAL = 3_000, 80_000
"""Serials from 1908 to 2119; smaller numbers are ages or row numbers."""
MONTHS, _DAYS = 12, 31
"""In a year, and in a month at most."""
_MONTH = late_regex(r"(?:(?:BULAN|BLN) )?([A-Z]+|\d{1,2})(?: ((?:19|20)\d\d))?")
_FEWEST_ODD = 3
"""Distinct dates that are none with the day first, from which a whole column is doubted."""
_FEWEST_TURNED = 4
"""Distinct dates of each kind from which a column is doubted that no single date speaks against."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2150
_LONGEST = 64
"""Characters of a numeric date. Of a longer text every way to part its spaces would be tried: seconds for one cell."""
_SIGNS = (("‐‑‒–—―−⁃﹘﹣－", "-"), ("⁄∕／⧸", "/"), ("․·。", "."))
_DASHES = {ord(mark): plain for marks, plain in _SIGNS for mark in marks} | {
    ord("０") + digit: str(digit) for digit in range(10)
}
"""Other dashes, strokes, dots and digits than those of the keyboard, and what they are."""
_ISO = late_regex(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMERIC = late_regex(r"(\d{1,2})\s*[-/. ,_\\]\s*(\d{1,2})\s*[-/. ,_\\]\s*(\d{4}|\d{2})")
_PLAIN = late_regex(r"^(\d{1,2})[-/. ]([A-Za-z]{3,12}|\d{1,2})[-/. ](\d{4})$", re.MULTILINE)
_WORD = late_regex(r"(\d{1,2})(?:ST|ND|RD|TH)?\s*[-/. ]*\s*([A-Z]+)\.?\s*[-/., ']*\s*(\d{4}|\d{2})")
_WORD_FIRST = late_regex(r"([A-Z]+)\.?\s+(\d{1,2})(?:ST|ND|RD|TH)?\s*,?\s+(\d{4})")
_TIME = late_regex(r"(?:,|\bPUKUL|\bJAM|\bPKL\.?)?\s*\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:WIB|AM|PM)?\s*$")
_DAY_MARKER = late_regex(r"(?:(?:TERTANGGAL|TANGGAL|TGL|PADA)\b[\s.:]*)+(?=\d)")
"""What is written before the one date of a cell: ``tgl 5 Mei 2024``."""
_END_MARKER = late_regex(
    r"(?:(?:MASA BERLAKU|BERLAKU|HABIS|BERAKHIR|EXP(?:IRED|IRY)?(?: DATE)?|VALID(?: UNTIL)?|S\s*[./]?\s*D"
    r"|SAMPAI(?: DENGAN)?|HINGGA|UNTIL|TANGGAL|TGL)\b[\s.:]*)+(?=\d|SEUMUR|LIFETIME)",
    re.IGNORECASE,
)
"""What is written before an end: ``s/d 10-04-2025``, ``berlaku sampai dengan 5 Mei 2024``."""
_RANGE = late_regex(r"\s*(?:\bS\s*\.?\s*/?\s*D\b\.?|\bSAMPAI(?:\s+DENGAN)?\b|–|—|\bHINGGA\b|\s-\s)\s*")
_DAY_RANGE = late_regex(
    r"(\d{1,2})\s*(?:-|–|—|&|\bDAN\b|\bS\s*\.?\s*/?\s*D\b\.?|\bSAMPAI(?:\s+DENGAN)?\b)\s*(\d{1,2})\s+([A-Z]+\.?\s+\d{4})"
)
_WEEKDAY = late_regex(
    r"^(?:HARI\s+)?(SENIN|SELASA|RABU|KAMIS|JUM'?AT|JUMAT|SABTU|MINGGU|AHAD|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)\b[\s,./]*(?:TANGGAL|TGL\.?)?[\s,]*"
)
_WEEKDAYS = ("SENIN", "SELASA", "RABU", "KAMIS", "JUMAT", "SABTU", "MINGGU")
_WEEKDAY_ALIASES = {
    "JUM'AT": "JUMAT", "AHAD": "MINGGU", "MONDAY": "SENIN", "TUESDAY": "SELASA", "WEDNESDAY": "RABU",
    "THURSDAY": "KAMIS", "FRIDAY": "JUMAT", "SATURDAY": "SABTU", "SUNDAY": "MINGGU",
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """What a text says about a date."""

    first: date | None = None
    last: date | None = None
    """End of a range; the same day for a single date."""
    lifetime: bool = False
    fault: str | None = None
    """Problem code; with a weekday that contradicts, the date is read all the same."""
    weekday: str | None = None
    """The right weekday, when the written one contradicts."""


@cache
def months() -> dict[str, int]:
    """Return month spelling (upper case) → 1..12; Roman numerals are apart."""
    spellings = load("months")["variants"]
    return {word.upper(): int(number) for number, words in spellings.items() for word in words if not _is_roman(word)}


@cache
def roman_months() -> dict[str, int]:
    """Return Roman numeral → 1..12, for dd/XI/yyyy only."""
    spellings = load("months")["variants"]
    return {word: int(number) for number, words in spellings.items() for word in words if _is_roman(word)}


def _is_roman(word: str) -> bool:
    return set(word) <= set("IVX")


def month_of(text: str) -> tuple[int, int | None] | None:
    """Return month and year of a text in normal form that names a month and nothing else; the year where it says one.

    Example:
        >>> month_of("BULAN FEBRUARI"), month_of("FEB 2025"), month_of("II"), month_of("12"), month_of("13")
        ((2, None), (2, 2025), (2, None), (12, None), None)
    """
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    word = match[1]
    number = int(word) if word.isdigit() else months().get(word) or roman_months().get(word, 0)
    return (number, int(match[2]) if match[2] else None) if 1 <= number <= MONTHS else None


def from_serial(number: float, *, since_1904: bool = False) -> date | None:
    """Return the date of an Excel serial number; None outside 1908–2119."""
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return date(1904, 1, 1) + timedelta(int(number)) if since_1904 else date(1899, 12, 30) + timedelta(int(number))


def read(value: object, *, pivot: int = 80, since_1904: bool = False) -> Read:
    """Return what a cell value says about a date.

    Args:
        value: a cell value; text, number or date.
        pivot: two-digit years above this are 19xx, others 20xx.
        since_1904: serials count from 1904.

    Example:
        >>> read("Rabu, 16 Okt 2024").first, read("12 s.d. 14 Pebruari 2024").last, read("9/25/2024").fault
        (datetime.date(2024, 10, 16), datetime.date(2024, 2, 14), 'date-impossible')
    """
    if isinstance(value, datetime):
        return _single(value.date())
    if isinstance(value, date):
        return _single(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return Read(fault="date-unreadable")
    if isinstance(value, str):
        reading = _text(value, pivot, since_1904)
        if reading.first is None and not reading.lifetime and not value.isascii():
            return _text(value.translate(_DASHES), pivot, since_1904)
        return reading
    day = from_serial(value, since_1904=since_1904) or _compact(f"{value:.0f}")
    return _single(day) if day else Read(fault="date-unreadable")


def without_end_marker(text: str) -> str:
    """Return the text of an end of validity without the words before its day; any other as it is.

    Example:
        >>> without_end_marker("Berlaku s/d 10-04-2025"), without_end_marker("seumur hidup")
        ('10-04-2025', 'seumur hidup')
    """
    marker = _END_MARKER.match(text.strip())
    return text.strip()[marker.end() :] if marker else text


def is_plausible(day: date) -> bool:
    """Tell whether a day is plausible in an office's sheet: 1900 to 2150."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def plain_dates(texts: Sequence[str]) -> list[date | None]:
    """Return the dates of texts such as 31-12-2024 or 31 Desember 2024 that are nothing but one date, others as None.

    What it returns is what :func:`read` would; it is for columns of many thousand dates, of which nearly all are so.
    """
    lines = "\n".join(texts)
    parts = _PLAIN.findall(lines)
    if len(parts) != len(texts) or lines.count("\n") != len(texts) - 1:
        return [plain_dates([text])[0] for text in texts] if len(texts) > 1 else [None] * len(texts)
    words = {word for _, word, _ in parts}
    numbers = {word: int(word) if word.isdigit() else months().get(word.upper(), 0) for word in words}
    return [_day(int(year), numbers[word], int(day)) for day, word, year in parts]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def is_month_first(texts: Iterable[str]) -> bool:
    """Tell whether a column seems typed month first: several dates are none otherwise, none speaks for the day first.

    Nothing is turned round then, but a date that could be either is uncertain. One or two odd dates are mere faults:
    the declared order stands.
    """
    leading_pairs = [(int(match[1]), int(match[2])) for text in texts if (match := _numeric(text.strip()))]
    odd = [first for first, second in leading_pairs if first <= MONTHS < second <= _DAYS]
    return len(odd) >= _FEWEST_ODD and all(first <= MONTHS for first, _ in leading_pairs)


def with_day_first(text: str) -> str | None:
    """Return a numeric date typed month first with its day first; None for any other text.

    Example:
        >>> with_day_first("09/25/2024"), with_day_first("25/09/2024"), with_day_first("25 Sep 2024")
        ('25-09-2024', None, None)
    """
    match = _numeric(text.strip())
    return f"{match[2]}-{match[1]}-{match[3]}" if match and int(match[1]) <= MONTHS else None


def is_numeric(text: str) -> bool:
    """Tell whether a text is one date in numbers, of a month that exists or not."""
    return _numeric(text.strip()) is not None


def is_same_either_way(text: str) -> bool:
    """Tell whether day and month of a numeric date are the same number."""
    match = _numeric(text.strip())
    return match is not None and int(match[1]) == int(match[2])


def is_one_day_of_many_months(texts: Sequence[str]) -> bool:
    """Tell whether all dates of a column are of one day and several months: 10/3, 10/5, 10/9 may be of October."""
    if not all(map(could_be_either, texts)):  # asked first: nearly every column has a day after the twelfth
        return False
    pairs = {(match[1], match[2]) for text in texts if (match := _numeric(text.strip()))}
    return len(pairs) >= _FEWEST_TURNED and len({day for day, _ in pairs}) == 1


def are_half_turned(days: Sequence[date], texts: Sequence[str]) -> bool:
    """Tell whether a program that expects the month first has turned those dates of a column that it could.

    Of dates typed day first it takes 04/03/2025 for 3 April and leaves 20/10/2025 a text: no date is then after the
    twelfth, and each text is.
    """
    if any(day.day > MONTHS for day in days):  # asked first, as above
        return False
    pairs = {(int(match[1]), int(match[2])) for text in texts if (match := _numeric(text.strip()))}
    few = min(len(set(days)), len(pairs)) < _FEWEST_TURNED
    return not few and all(first > MONTHS for first, _ in pairs)


def could_be_either(text: str) -> bool:
    """Tell whether a numeric date is one in either order, and not the same."""
    match = _numeric(text.strip())
    return match is not None and match[1] != match[2] and int(match[1]) <= MONTHS and int(match[2]) <= MONTHS


def _numeric(text: str) -> re.Match[str] | None:
    """Match a text that is one date in numbers, such as 31-12-2024."""
    return _NUMERIC.fullmatch(text) if len(text) <= _LONGEST else None


def _single(day: date) -> Read:
    if not is_plausible(day):
        return Read(fault="date-unreadable")
    return Read(day, day)


def _text(text: str, pivot: int, since_1904: bool) -> Read:
    """Read a text: lifetime, weekday, one date, or a range."""
    plain = _numeric(text)
    if plain is not None:  # most dates of a register; nothing else need be tried
        return _build(_year(plain[3], pivot), int(plain[2]), int(plain[1]))
    key = " ".join(text.upper().split())
    if key in LIFETIME:
        return Read(lifetime=True)
    weekday = _WEEKDAY.match(key)
    date_text = key[weekday.end() :] if weekday else key
    reading = _single_date(date_text, pivot, since_1904)
    if reading.first is None:
        ranged = _ranged(date_text, pivot)
        reading = ranged or _single_date(_TIME.sub("", date_text).strip(" ,"), pivot, since_1904)
        marker = _DAY_MARKER.match(date_text) if reading.first is None and weekday is None else None
        if marker is not None and len(text) <= _LONGEST:
            return _text(date_text[marker.end() :], pivot, since_1904)
    return _against_weekday(reading, weekday[1] if weekday else None)


def _against_weekday(reading: Read, weekday: str | None) -> Read:
    if weekday is None or reading.first is None:
        return reading
    right = _WEEKDAYS[reading.first.weekday()]
    if _WEEKDAY_ALIASES.get(weekday, weekday) == right:
        return reading
    return Read(reading.first, reading.last, fault="weekday-conflict", weekday=right.capitalize())


def _ranged(text: str, pivot: int) -> Read | None:
    """Read ``12 s.d. 14 Feb 2024`` and ``30 Sep s.d. 2 Okt 2024`` and two whole dates."""
    days = _DAY_RANGE.fullmatch(text)
    parts = [f"{days[1]} {days[3]}", f"{days[2]} {days[3]}"] if days else _RANGE.split(text)
    if len(parts) != 2:
        return None
    last = _single_date(parts[1], pivot, since_1904=False)
    first = _single_date(parts[0], pivot, since_1904=False)
    if last.first and not first.first:
        first = _single_date(f"{parts[0]} {last.first.year}", pivot, since_1904=False)
    if first.first and last.first and first.first <= last.first:
        return Read(first.first, last.first)
    return None


def _single_date(text: str, pivot: int, since_1904: bool) -> Read:
    """Read a text that is exactly one date."""
    if match := _ISO.fullmatch(text):
        return _build(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(text):
        return _build(_year(match[3], pivot), int(match[2]), int(match[1]))
    if match := _WORD.fullmatch(text):
        month = months().get(match[2]) or roman_months().get(match[2])
        return _build(_year(match[3], pivot), month, int(match[1])) if month else Read(fault="date-unreadable")
    if match := _WORD_FIRST.fullmatch(text):
        month = months().get(match[1])
        return _build(int(match[3]), month, int(match[2])) if month else Read(fault="date-unreadable")
    if text.isdigit() and text.isascii():
        day = from_serial(int(text), since_1904=since_1904) if len(text) == 5 else _compact(text)
        return _single(day) if day else Read(fault="date-unreadable")
    return Read(fault="date-unreadable")


def _compact(digits: str) -> date | None:
    """Read ddmmyyyy or yyyymmdd; None when it is neither or both."""
    readable_days = set()
    if len(digits) == 8:
        for year, month, day in ((digits[4:], digits[2:4], digits[:2]), (digits[:4], digits[4:6], digits[6:])):
            candidate = _build(int(year), int(month), int(day)).first
            if candidate and 1900 <= candidate.year <= 2099:
                readable_days.add(candidate)
    return readable_days.pop() if len(readable_days) == 1 else None


def _year(text: str, pivot: int) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) > pivot else 2000)


def _build(year: int, month: int, day: int) -> Read:
    try:
        return _single(date(year, month, day))
    except ValueError:
        return Read(fault="date-impossible")
