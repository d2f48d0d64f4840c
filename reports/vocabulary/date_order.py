"""The order of dates with two-digit years, decided by the whole column: 25-04-10 is 10 April 2025 or 25 April 2010.

Dates of digits alone, 250410 or 100425, are decided in ``digit_dates``.

The declared order is day, month, year. A column is read year first only where that makes every date plausible and the
declared order makes many of them implausible. Where neither order does, its dates are uncertain and none is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import dates

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from reports.model.grid import Scalar

_SHORT = late_regex(r"\s*(\d{1,2})\s{0,2}[-/. ]\s{0,2}(\d{1,2}|[A-Za-z]{3,12})\.?\s{0,2}[-/. ]\s{0,2}(\d{2})\s*")
_FEWEST = 3
"""Distinct dates that are implausible with the day first, from which a column is doubted."""
_SHARE = 0.3
"""Share of the distinct dates from which a column is doubted."""
_YEARS = {
    "permit_expiry": (-5, 12), "passport_expiry": (-5, 12), "permit_issue_date": (-12, 0), "arrival_date": (-30, 0),
    "birth_date": (-99, 0),
}  # fmt: skip
"""Years before and after the period within which dates of a field usually lie."""
_USUALLY = (-2, 1)
"""The same for dates of events and decisions."""


@dataclass(frozen=True)
class Order:
    """What the two-digit dates of a column mean."""

    days: dict[Scalar, date | None]
    """Cell → its date; None where it is uncertain."""
    is_year_first: bool


def order_of(field: str, cells: Collection[Scalar], year: int | None) -> Order | None:
    """Return how the two-digit dates of a column are read; None for the declared order.

    Args:
        field: of the column.
        cells: that are no plain dates; others are left alone.
        year: of the table's period.
    """
    texts = {cell: match for cell in cells if isinstance(cell, str) and (match := _SHORT.fullmatch(cell[:40]))}
    if year is None or len(texts) < _FEWEST:
        return None
    day_first = {text: plausible(match[3], match[2], match[1], field, year) for text, match in texts.items()}
    year_first: dict[Scalar, date | None] = {
        text: plausible(match[1], match[2], match[3], field, year) for text, match in texts.items()
    }
    odd = [text for text, day in day_first.items() if day is None]
    if len(odd) < max(_FEWEST, _SHARE * len(texts)):
        return None
    doubtful = [text for text, day in year_first.items() if day is None]
    if len(doubtful) <= len(texts) / 10:
        return Order(year_first, is_year_first=True)
    # neither order makes a plausible column; years of the last century are no sign, many odd ones are
    return Order(dict.fromkeys(texts), is_year_first=False) if 2 * len(odd) >= len(texts) else None


def plausible(year: str, month: str, day: str, field: str, period_year: int) -> date | None:
    """Return a date that is plausible for its field; None for any other."""
    if len(year) < 2:
        return None
    # a birth may be of the last century, nothing else is
    pivot = period_year % 100 if field == "birth_date" else 99
    reading = dates.read(f"{day}-{month}-{int(year) + (1900 if int(year) > pivot else 2000)}").first
    return reading if reading and is_usual(reading, field, period_year) else None


def is_usual(day: date, field: str, period_year: int) -> bool:
    """Tell whether a date lies in the years in which dates of its field usually lie."""
    earliest, latest = _YEARS.get(field, _USUALLY)
    return earliest <= day.year - period_year <= latest
