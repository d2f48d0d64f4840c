"""Birth dates in a text, in any way of writing a day: those of known persons anywhere, others after a word of birth.

A day is no secret by itself, so that an unknown one is told by the words before it only. A known one may be written
with the month first, without a separator, with two digits of the year, with a Roman month, or in words.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import formats
from reports.vocabulary.dates import months

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    Births = Collection[tuple[int, int, int]]
    """Year, month and day of each."""

_ROMAN = {name: number for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_DAY_WORDS = {formats.words(number).upper(): number for number in range(1, 32)}
_CENTURIES = (1900, 2000)


def _any_of(words: Collection[str]) -> str:
    """Return a pattern of words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))).replace(r"\ ", r"\s+")


_NAMED = _any_of(months())
_MONTH = rf"{_NAMED}|{_any_of(_ROMAN)}|\d{{1,2}}"
_DASH = r"[-‐‑‒–—−－⁄／/.,]"
_GAP = rf"(?:\s{{0,2}}{_DASH}\s{{0,2}}|\s{{1,3}})(?:(?:bulan|bln|tahun|thn)\b\.?\s{{0,2}})?"
_CLOSE = rf"(?:{_GAP}|(?:bulan|bln|tahun|thn)\b\.?\s{{0,2}})?"
"""What may stand between a number and a name of a month: nothing too."""
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_any_of(_DAY_WORDS)})"
_YEAR = r"(?:\d{4}|['’]?\d{2})"
_END = rf"(?!\w)(?!{_DASH}\d)(?!\s{{1,2}}(?:{_NAMED})\b)"
"""Not before the month of a second day, as in ``25 September–23 November 2024``."""
_DAY_FIRST = rf"(?P<d>{_DAY})(?:{_GAP}(?P<m>{_MONTH}){_GAP}|{_CLOSE}(?P<n>{_NAMED})\.?{_CLOSE})(?P<y>{_YEAR}){_END}"
_YEAR_FIRST = rf"(?P<y2>\d{{4}}){_GAP}(?P<m2>{_MONTH}){_GAP}(?P<d2>\d{{1,2}}){_END}"
_MONTH_FIRST = rf"(?P<m3>{_NAMED})\.?\s{{1,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s{{1,2}}(?P<y3>\d{{4}}){_END}"
_JOINED = r"(?P<j>\d{8})(?!\w)(?!\s?\d{6})"
"""Eight digits; those of a NIP are followed by six."""
_START = rf"(?<!\w)(?<!\d{_DASH})"
_KNOWN = late_regex(rf"{_START}(?=(?:{_DAY_FIRST}|{_YEAR_FIRST}|{_MONTH_FIRST}|{_JOINED}))", re.IGNORECASE)
_DIGITS = late_regex(r"\d\d")
_WORD = r"\b(?:(?:ke)?lahir(?:an)?|ttl|dob|born|birth)\b"
_OF_PERSONS = r"(?:19[2-9]\d|200\d)"
"""Years that adults of today were born in."""
_STATED = (
    late_regex(
        rf"{_WORD}[^;\n]{{0,80}}?(?<!\w)(?P<hit>{_DAY_FIRST}|{_YEAR_FIRST}|{_MONTH_FIRST}|\d{{8}}(?!\w)|\d{{6}}(?!\w))",
        re.IGNORECASE,
    ),
    late_regex(
        rf"{_WORD}\s{{0,2}}:?(?:\s(?:pada|di|in|tahun|thn|bulan)\b\.?){{0,3}}(?:\s(?-i:[A-Z])\w{{2,20}}){{0,2}}"
        rf"(?:\s(?:tahun|thn)\b\.?)?\s{{0,2}}(?P<hit>(?:(?:{_NAMED})\s)?{_OF_PERSONS})(?!\w)(?!{_DASH}\d)",
        re.IGNORECASE,
    ),
    late_regex(r"\(\s?(?P<hit>\d{1,2}[-/.]\d{1,2}[-/.](?:19\d\d|200\d))\s?\)"),
)


def stated_births(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what is said to be somebody's day, month or year of birth."""
    for pattern in _STATED:
        for match in pattern.finditer(text):
            yield match.span("hit")


def known_births(text: str, births: Births, *, joined: bool = True) -> Iterator[tuple[int, int]]:
    """Yield start and end of the birth dates of known persons.

    Args:
        text: to be searched.
        births: of the persons.
        joined: whether eight digits may be one; those of the office's own numbers may be by chance.
    """
    for match in _days_in(text) if births else ():
        if match["j"] is not None and not joined:
            continue
        if any(day in births for day in _readings(match)):
            first = next(name for name in ("d", "y2", "m3", "j") if match[name] is not None)
            last = next(name for name in ("y", "d2", "y3", "j") if match[name] is not None)
            yield match.start(first), match.end(last)


def possible_births(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield every day that a text may name, as year, month and day: the births that can be found in it."""
    for match in _days_in(text):
        yield from _readings(match)


def _days_in(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a day; a text without two digits has none."""
    return _KNOWN.finditer(text) if _DIGITS.search(text) else iter(())


def _readings(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the days that a match may mean, as year, month and day."""
    if digits := match["j"]:
        yield from _days(digits[4:], digits[2:4], digits[:2])
        yield from _days(digits[:4], digits[4:6], digits[6:])
    elif match["y2"]:
        yield from _days(match["y2"], match["m2"], match["d2"])
    elif match["y3"]:
        yield from _days(match["y3"], match["m3"], match["d3"])
    else:
        month = match["m"] or match["n"]
        yield from _days(match["y"], month, match["d"])
        if month.isdigit():
            yield from _days(match["y"], match["d"], month)


def _days(year: str, month: str, day: str) -> Iterator[tuple[int, int, int]]:
    """Yield year, month and day as numbers where there is such a day; two digits of a year are of either century."""
    month_number, day_number = _month_number(month), _day_number(day)
    written = re.sub(r"\D", "", year)
    for century in (0,) if len(written) > 2 else _CENTURIES:
        try:
            named_day = date(century + int(written), month_number, day_number)
        except ValueError:
            continue
        yield named_day.year, named_day.month, named_day.day


def _month_number(text: str) -> int:
    """Return the number of a month; 0 for none."""
    name = text.upper()
    return int(digits) if (digits := re.sub(r"\D", "", name)) else months().get(name) or _ROMAN.get(name, 0)


def _day_number(text: str) -> int:
    """Return the number of a day; 0 for none."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else _DAY_WORDS.get(" ".join(text.upper().split()), 0)
