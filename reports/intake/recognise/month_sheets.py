"""Sheets named 08 and 09, or VIII and IX: months where a workbook has several of them in sequence, else asked.

A number alone may be a part, a week or a quarter as well. It is a month where the sheets follow one another, none
of them is over 12, no title names another month, and the name of the file does not speak against it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.intake.recognise import periods
from reports.intake.recognise.table_period import titles_of_sheet
from reports.late_patterns import late_regex
from reports.vocabulary.dates import months, roman_months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.grid import Grid
    from reports.model.place import Place

_NAME = late_regex(r"(?:(?:BULAN|BLN|BL)\b)?[ ._-]*(\d{1,2}|[IVX]{1,4})(?:[ ._/-]+((?:19|20)\d{2}))?[ ._-]*")
_MOST_PARTS = 4
"""Sheets counted from 1 up to which they may as well be parts, weeks or quarters."""


def sheet_months(grids: Sequence[Grid], place: Place) -> Mapping[str, str]:
    """Return sheet name → the month it states, in words; empty words where only the office can tell.

    Args:
        grids: the sheets of one file.
        place: name of the file and its folders.
    """
    numbered = {grid.sheet: pair for grid in grids if (pair := _numbered(grid.sheet))}
    of_file = periods.stated_by_name(place.file.rpartition(".")[0], place.folders)
    stated_months = {grid.sheet: _month_of_titles(grid) for grid in grids if grid.sheet in numbered}
    is_spoken_against = any(number > 12 for number, _year in numbered.values()) or (of_file and of_file.is_month)
    if is_spoken_against or any(month not in (None, numbered[sheet][0]) for sheet, month in stated_months.items()):
        return {}
    if not _is_sequence(list(numbered), [number for number, _year in numbered.values()]):
        return {sheet: "" for sheet in numbered if stated_months[sheet] is None}
    inside = range(of_file.first.month, of_file.last.month + 1) if of_file else range(1, 13)
    if not all(number in inside for number, _year in numbered.values()):
        return {}
    return {sheet: f"{_names()[number]} {year}".strip() for sheet, (number, year) in numbered.items()}


def line_to_decide(place: Place, sheet: str) -> str:
    """Return the line for ``mappings.toml`` that makes a numbered sheet the month of its number."""
    number, own_year = _numbered(sheet) or (1, "")
    of_file = periods.stated_by_name(place.file.rpartition(".")[0], place.folders)
    year = own_year or (str(of_file.last.year) if of_file else "TTTT")
    return f'"{place.path} › {sheet}" = "{year}-{number:02d}"'


def _numbered(sheet: str) -> tuple[int, str] | None:
    """Return number and year of a name that is nothing but a number; None for any other."""
    match = _NAME.fullmatch(sheet.strip().upper())
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else roman_months().get(match[1], 0)
    return (number, match[2] or "") if number else None


def _is_sequence(names: Sequence[str], numbers: Sequence[int]) -> bool:
    """Tell whether numbers of sheets follow one another, and are not the few parts of something."""
    first, last = min(numbers, default=0), max(numbers, default=0)
    if len(numbers) < 2 or sorted(numbers) != list(range(first, last + 1)):
        return False
    is_padded = any(re.search(r"\b0\d|BULAN|BLN", name.upper()) for name in names)
    return first > 1 or is_padded or len(numbers) > _MOST_PARTS


def _month_of_titles(grid: Grid) -> int | None:
    """Return the month that the titles of a sheet state; None for none."""
    statements = (periods.stated(title) for title in titles_of_sheet(grid))
    spans = (
        (statement.period.first.month, statement.period.last.month) if statement.period else statement.months
        for statement in statements
    )
    return next((span[0] for span in spans if span and span[0] == span[1]), None)


def _names() -> dict[int, str]:
    """Return number → a name of the month."""
    return {number: name for name, number in reversed(months().items())}
