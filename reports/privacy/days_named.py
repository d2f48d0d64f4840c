"""Days and months that a text names, and whether they are before or after another day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.dates import months

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = "|".join(sorted(months(), key=len, reverse=True))
_DAY = late_regex(
    rf"(?<![\w./-])(?P<d>\d{{1,2}})(?:\s?(?:-|–|/|&|dan|s\.?/?d\.?|sampai)\s?\d{{1,2}})?[ -](?P<m>{_MONTHS})\b"
    r"(?:[ -](?P<y>\d{4}))?"
    r"|(?<![\w./-])(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}|\d{2})(?![\w/-])"
    r"|(?<![\w./-])(?P<y3>\d{4})-(?P<m3>\d{1,2})-(?P<d3>\d{1,2})(?![\w/-])",
    re.IGNORECASE,
)
_SHORT_DAY = late_regex(
    r"(?<![\w./-])(?<!RT )(?<!RW )(?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])(?![\w/-])(?!\.\d)"
)
"""Day and month in figures, without a year."""
_MONTH = late_regex(rf"\b(?P<m>{_MONTHS})\b(?:\s(?P<y>\d{{4}}))?", re.IGNORECASE)


def tenses(text: str, today: date | None) -> Iterator[int]:
    """Yield 1 for each day or month in a text that is after a day, -1 for one before it, else 0."""
    unread = text
    for match in _DAY.finditer(text):
        day_named = _named_day(match, today)
        if day_named is not None:
            unread = unread[: match.start()] + " " * (match.end() - match.start()) + unread[match.end() :]
            yield 0 if today is None or day_named == today else 1 if day_named > today else -1
    for match in _SHORT_DAY.finditer(unread):
        day_named = _nearest_day(None, int(match["m"]), int(match["d"]), today)
        if day_named is not None:
            yield 0 if today is None or day_named == today else 1 if day_named > today else -1
    for match in _MONTH.finditer(unread):
        number = months()[match["m"].upper()]
        day_named = _nearest_day(int(match["y"]) if match["y"] else None, number, 15, today)
        if day_named is None or today is None or (day_named.year, day_named.month) == (today.year, today.month):
            yield 0
        else:
            yield 1 if day_named > today else -1


def _named_day(match: re.Match[str], today: date | None) -> date | None:
    """Return the day that a match names; without a year the nearest one."""
    if match["m"]:
        return _nearest_day(
            int(match["y"]) if match["y"] else None, months()[match["m"].upper()], int(match["d"]), today
        )
    if match["m2"]:
        return _nearest_day(int(match["y2"]) % 100 + 2000, int(match["m2"]), int(match["d2"]), today)
    return _nearest_day(int(match["y3"]), int(match["m3"]), int(match["d3"]), today)


def _nearest_day(year: int | None, month: int, day: int, today: date | None) -> date | None:
    """Return a day of a year, or of the year in which it is nearest to another day; None if there is none."""
    base = today or date(2000, 1, 1)
    years = (year,) if year is not None else (base.year, base.year - 1, base.year + 1)
    days = []
    for candidate in years:
        try:
            days.append(date(candidate, month, min(day, 28) if year is None else day))
        except ValueError:
            continue
    return min(days, key=lambda near: (abs((near - base).days), near), default=None)
