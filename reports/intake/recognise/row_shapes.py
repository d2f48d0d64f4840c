"""The shape of a row: which columns are filled, and with what sort of thing; the evidence for tables of no kind."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from reports.vocabulary import dates

if TYPE_CHECKING:
    from reports.model.grid import Grid, Scalar

NUMBER, YEAR, DATE, TEXT, NEUTRAL = "number", "year", "date", "text", "neutral"
"""Sorts of cells; a neutral one (a dash, dots, n/a) fits any column."""

Shape = dict[int, str]
"""Column (1-based) → sort of the cell, filled cells only."""

_NUMERIC_TEXT = re.compile(r"[£$€]?\s*(?:RP\.?\s*)?[-+(−]?\d[\d.,\s\u00a0]*\)?\s*%?[*†‡¹²³⁴⁵a-z]{0,2}", re.IGNORECASE)
_NEUTRAL = frozenset(
    {"-", "--", "–", "—", ".", "..", "...", "…", ":", "*", "x", "X", "n/a", "N/A", "na", "z", "c", "s"}
)


def shape_of(row: tuple[Scalar, ...]) -> Shape:
    """Return the shape of a row."""
    return {column: sort_of(cell) for column, cell in enumerate(row, start=1) if cell is not None}


def shapes_of(grid: Grid) -> list[Shape]:
    """Return the shape of every row; item 0 is row 1."""
    return [shape_of(row) for row in grid.rows]


def sort_of(cell: Scalar) -> str:
    """Return what sort of thing a cell holds."""
    if isinstance(cell, str):
        return _sort_of_text(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return YEAR if float(cell).is_integer() and 1900 <= cell <= 2100 else NUMBER
    return DATE if isinstance(cell, (date, time, timedelta)) else TEXT


@cache
def _sort_of_text(text: str) -> str:
    key = text.strip()
    if key in _NEUTRAL:
        return NEUTRAL
    if key.isdecimal() and len(key) == 4 and 1900 <= int(key) <= 2100:
        return YEAR
    if _NUMERIC_TEXT.fullmatch(key):
        return NUMBER
    return DATE if key[0].isdigit() and dates.read(key).first else TEXT


def is_numeric(sort: str) -> bool:
    """Tell whether a sort is a number, a year or a date."""
    return sort in {NUMBER, YEAR, DATE}


def value_of(cell: Scalar) -> float | None:
    """Return a cell's number, dots and commas read as thousands where they group by three; None for none."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    if not isinstance(cell, str) or not _NUMERIC_TEXT.fullmatch(cell.strip()):
        return None
    digits = re.sub(r"[^\d.,\-−(]", "", cell)
    sign = -1.0 if digits[:1] in {"-", "−", "("} else 1.0
    return sign * number_of(digits.strip("-−("))


def number_of(digits: str) -> float:
    """Return the number that digits with separators mean.

    Example:
        >>> number_of("1.234,5"), number_of("8.870"), number_of("22,927"), number_of("512.20"), number_of("1,130,345")
        (1234.5, 8870.0, 22927.0, 512.2, 1130345.0)
    """
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal = max(digits.rfind("."), digits.rfind(","))
        return float(re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :])
    mark = "." if dots else ","
    parts = digits.split(mark)
    grouped = len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3
    if grouped or len(parts) > 2:
        return float("".join(parts))
    return float(".".join(part or "0" for part in parts))
