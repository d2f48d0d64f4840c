"""Dates of six digits, 250410 or 100425, whose order the whole column decides, and numbers that have lost a zero.

A column of such numbers loses the zero of days one to nine: 040325 is 40325 then, which is also the number under which
Excel keeps 27 May 2010. What can be either is uncertain, and none of it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary import dates
from reports.vocabulary.date_order import Order, is_usual, plausible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from reports.model.grid import Scalar

_FEWEST = 3
"""Distinct dates of six digits that decide a column."""
_MOST, _ODD, _FEWEST_ODD = 0.9, 0.3, 2
"""Part of them that is plausible in the order that is read, and part and number that is not in the other."""
_SERIAL, _SHORT, _SHORTENED_LONG, _LONG = 5, 6, 7, 8
"""Digits: of Excel's own numbers, of dates with years of two and of four, with and without a leading zero."""
_TOO_LARGE = 10**_LONG


def order_of_digits(field: str, cells: Collection[Scalar], year: int) -> Order | None:
    """Return how the dates of a column that are digits alone are read; None where nothing is to be decided.

    Args:
        field: of the column.
        cells: that are no plain dates; others are left alone.
        year: of the table's period.
    """
    digits = {cell: text for cell in cells if (text := _digits(cell))}
    if not digits:
        return None
    is_year_first = _is_year_first(field, sorted(_short_dates(field, digits.values(), year)), year)
    days: dict[Scalar, date | None] = {}
    for cell, text in digits.items():
        if len(text) == _SHORT and _is_date(field, text, year):
            days[cell] = _short(field, text, year, is_year_first=is_year_first)
        elif len(text) == _SERIAL:
            days |= _shortened(field, cell, text, year, is_year_first)
    days |= _shortened_long(field, digits, year)
    return Order(days, is_year_first=is_year_first is True) if days else None


def _digits(cell: Scalar) -> str:
    """Return the digits of a cell that is nothing else, a number or a text; empty for any other."""
    if isinstance(cell, str):
        text = cell.strip()
    elif isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return ""
    else:
        text = f"{cell:.0f}" if -_TOO_LARGE < cell < _TOO_LARGE and float(cell).is_integer() else ""
    return text if text.isdigit() and text.isascii() and _SERIAL <= len(text) <= _LONG else ""


def _short_dates(field: str, texts: Iterable[str], year: int) -> set[str]:
    """Return the texts of six digits, and those of five that are no number of Excel's with the zero they have lost."""
    short = {f"0{text}" for text in texts if len(text) == _SERIAL and not _is_serial(field, text, year)}
    return {text for text in short if _is_date(field, text, year)} | {text for text in texts if len(text) == _SHORT}


def _is_serial(field: str, text: str, year: int) -> bool:
    """Tell whether digits are the number of a plausible date as Excel keeps it."""
    day = dates.from_serial(int(text))
    return day is not None and is_usual(day, field, year)


def _is_year_first(field: str, texts: list[str], year: int) -> bool | None:
    """Tell whether texts of six digits are read year first, or day first; None where that is uncertain."""
    if len(texts) < _FEWEST:
        return None
    day_first, year_first = (
        sum(_short(field, text, year, is_year_first=order) is not None for text in texts) for order in (False, True)
    )
    for wins, other, answer in ((day_first, year_first, False), (year_first, day_first, True)):
        if wins >= _MOST * len(texts) and len(texts) - other >= max(_FEWEST_ODD, _ODD * len(texts)):
            return answer
    return None


def _short(field: str, text: str, year: int, *, is_year_first: bool | None) -> date | None:
    """Return the plausible date of six digits in an order; None without one."""
    if is_year_first is None:
        return None
    parts = (text[:2], text[2:4], text[4:])
    return plausible(*(parts if is_year_first else parts[::-1]), field, year)


def _is_date(field: str, text: str, year: int) -> bool:
    return any(_short(field, text, year, is_year_first=order) for order in (False, True))


def _shortened(field: str, cell: Scalar, text: str, year: int, is_year_first: bool | None) -> dict[Scalar, date | None]:
    """Return what five digits are, where they may have lost a zero; empty where they are a number of Excel's."""
    is_serial = _is_serial(field, text, year)
    if is_year_first is None:
        return {} if is_serial or not _is_date(field, f"0{text}", year) else {cell: None}
    padded = _short(field, f"0{text}", year, is_year_first=is_year_first)
    return {cell: None if is_serial else padded} if padded else {}


def _shortened_long(field: str, digits: Mapping[Scalar, str], year: int) -> dict[Scalar, date | None]:
    """Return the dates of seven digits beside others of eight: 4032025 beside 14032025."""
    if not any(len(text) == _LONG and _long(field, text, year) for text in digits.values()):
        return {}
    return {
        cell: day
        for cell, text in digits.items()
        if len(text) == _SHORTENED_LONG and not isinstance(cell, str) and (day := _long(field, f"0{text}", year))
    }


def _long(field: str, text: str, year: int) -> date | None:
    """Return the plausible date of eight digits, day first."""
    day = dates.read(f"{text[:2]}-{text[2:4]}-{text[4:]}").first
    return day if day and is_usual(day, field, year) else None
