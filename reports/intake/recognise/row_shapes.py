"""The shape of a row: the filled columns and the sort of each cell. Tables of no known kind are found by shapes."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import dates
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Grid, Scalar

NUMBER, YEAR, DATE, TEXT, NEUTRAL = "number", "year", "date", "text", "neutral"
"""Sorts of cells; a neutral cell is a mark for no data (a dash, dots, n/a, <5) and fits any column."""

Shape = dict[int, str]
"""Column (1-based) → sort of the cell, filled cells only."""

_CACHED = 262144
"""Texts whose sort and number are remembered."""
_NUMERIC_TEXT = late_regex(
    r"(?:US)?[£$€]?\s*(?:RP\.?|IDR)?\s*[-+(−]?\s*\d[\d.,\s\u00a0]*\)?\s*%?[*†‡¹²³⁴⁵~^#§¶a-z]{0,3}", re.IGNORECASE
)
_YEARS = late_regex(r"(?:19|20)\d\d\s*(?:[/–-]\s*(?:\d\d|(?:19|20)\d\d))?[*†‡¹²³⁴⁵rp]{0,2}", re.IGNORECASE)
"""A year, or the two years of a season or budget."""
_EMPTY_SIGNS = late_regex(r"[\s\-‐‑‒–—―−－ー.…‥．·:：*~_/()\[\]]{1,7}")
_EMPTY_WORDS = frozenset({"NA", "N A", "NULL", "NAN", "NONE", "NIL", "NIHIL", "KOSONG", "TAD", "T A D"})
_EMPTY_LETTERS = frozenset("xXzcs")
"""Letters by which statistical offices mark a value as not applicable, confidential or suppressed."""
_SHORTHAND = late_regex(r"\[(?:[a-z]|low|note \d+)\]")
"""Letters in square brackets for a value that is confidential, low, not applicable or not available."""
_BOUND = late_regex(r"[<>≤≥]\s*=?\s*\d+")
"""A count that is only bounded, as of suppressed cells."""
_MAY_BE_DATE = late_regex(
    r"(?:\d{1,2}\s?[-–&/]\s?)?\d{1,4}\s?[-/. ]\s?"
    r"(?:\d{1,2}|(?:jan|djan|feb|peb|mar|mrt|apr|mei|may|jun|djun|jul|djul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?)"
    r"\s?[-/. ,']?\s?\d{2,4}",
    re.IGNORECASE,
)
"""What a date in words or digits begins with; most texts that begin with a digit are house numbers and codes."""
_GROUPED = late_regex(r"\d+|\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)")
"""Digits, or digits in groups of three, which need no further reading."""
_NO_DIGIT = late_regex(r"[^\d.,\-−(]")
_ROMAN = tuple("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split())
_COLUMN_NUMBER = late_regex(
    r"(?:KOL(?:OM|\.)?\s*)?[(\[]?\s*(\d{1,3}|[A-Z])\s*[)\].]?\s*(?:=[\s\d+\-−–x×:/()A-Z]+)?[)\]]?", re.IGNORECASE
)
"""The number of a column as printed under a header: 1, (1), [1], 1), a, (6)=(7)+(8)."""


def shape_of(row: Sequence[Scalar]) -> Shape:
    """Return the shape of a row."""
    return {
        # most cells of a long table are whole numbers that are no years
        column: NUMBER if cell.__class__ is int and not 1900 <= cell <= 2100 else sort_of(cell)
        for column, cell in enumerate(row, start=1)
        if cell is not None
    }


def shapes_of(grid: Grid) -> list[Shape]:
    """Return the shape of every row; item 0 is row 1."""
    # a cell in the last row of a sheet has a million blank ones above it
    return [shape_of(row) if row.count(None) < len(row) else {} for row in grid.rows]


def sort_of(cell: Scalar) -> str:
    """Return the sort of a cell."""
    if isinstance(cell, str):
        return _sort_of_text(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return YEAR if 1900 <= cell <= 2100 and cell == int(cell) else NUMBER
    return DATE if isinstance(cell, (date, time, timedelta)) else TEXT


@lru_cache(maxsize=_CACHED)
def _sort_of_text(text: str) -> str:
    key = text.strip()
    if key.startswith(("19", "20")) and _YEARS.fullmatch(key):
        return YEAR
    if _NUMERIC_TEXT.fullmatch(key):
        return NUMBER
    if is_empty_mark(key):
        return NEUTRAL
    return DATE if _MAY_BE_DATE.match(key) and dates.read(key).first else TEXT


def is_empty_mark(text: str) -> bool:
    """Tell whether a text marks a cell without data."""
    return bool(
        text in _EMPTY_LETTERS
        or _EMPTY_SIGNS.fullmatch(text)
        or _SHORTHAND.fullmatch(text)
        or _BOUND.fullmatch(text)
        or (len(text) <= 8 and normal(text) in _EMPTY_WORDS)
    )


def is_numeric(sort: str) -> bool:
    """Tell whether a sort is a number, a year or a date."""
    return sort in {NUMBER, YEAR, DATE}


def value_of(cell: Scalar) -> float | None:
    """Return a cell's number, dots and commas read as thousands where they group by three; None for none."""
    if isinstance(cell, str):
        return _value_of_text(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    return None


@lru_cache(maxsize=_CACHED)
def _value_of_text(text: str) -> float | None:
    if _GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", ""))
    if not _NUMERIC_TEXT.fullmatch(text.strip()):
        return None
    digits = _NO_DIGIT.sub("", text).lstrip(".")
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


def are_years_in_a_row(values: Sequence[float]) -> bool:
    """Tell whether years follow each other without a gap, in any order and as often as they like; one is too few.

    Example:
        >>> are_years_in_a_row([2016, 2017, 2016, 2017]), are_years_in_a_row([1955, 1961]), are_years_in_a_row([2016])
        (True, False, False)
    """
    return len(values) > 1 and max(values) - min(values) < len(set(values))


def are_like_header_years(values: Sequence[float]) -> bool:
    """Tell whether years are like those of a header: close together, or going up or down from column to column.

    Example:
        >>> are_like_header_years([1971, 1980, 1990, 2010]), are_like_header_years([1950, 1999])
        (True, False)
    """
    distinct = set(values)
    steps = {after > before for before, after in pairwise(values)}
    return max(values) - min(values) <= 3 * len(distinct) or (len(distinct) == len(values) > 2 and len(steps) == 1)


def is_column_numbering(row: Sequence[Scalar]) -> bool:
    """Tell whether a row holds column numbers only: 1 2 3, (1) (2), a b c, or -1 -2 as Excel stores (1) (2).

    Plain numbers and letters must be three at least; signed or bracketed ones may be two. Brackets may begin with (0).
    """
    cells = [cell for cell in row if cell is not None]
    if len(cells) < 2:
        return False
    marked = all(isinstance(cell, str) and cell.strip()[:1] in {"(", "["} for cell in cells)
    first = _column_number(cells[0])
    if len(cells) < (2 if marked or first == -1 else 3):
        return False
    if first not in ({0, 1, -1} if marked else {1, -1}):
        return _is_roman_numbering(cells)
    step = -1 if first == -1 else 1
    return all(_column_number(cell) == first + step * index for index, cell in enumerate(cells))


def _is_roman_numbering(cells: Sequence[Scalar]) -> bool:
    """Tell whether cells count in Roman numbers: I II III, (i) (ii) (iii)."""
    texts = (cell.strip(" ().[]").upper() if isinstance(cell, str) else "" for cell in cells)
    return len(cells) <= len(_ROMAN) and all(map(eq, texts, _ROMAN))


def _column_number(cell: Scalar) -> int | None:
    """Return the column number of a cell; a letter counts from a = 1."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) if float(cell).is_integer() and abs(cell) < 1000 else None
    match = _COLUMN_NUMBER.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return None
    key = match[1]
    return int(key) if key.isdecimal() else ord(key.upper()) - ord("A") + 1
