"""Dates of which the column holds the day alone: the month stands beside or above them, or is that of the table.

BULAN    | TGL | KEGIATAN        the month once for several rows, merged or not; the year in the title
TGL | BLN | THN                  a date in three columns
TGL                              below the title BULAN SEPTEMBER 2024
FEBRUARI                         a row between the records, above those of its month

A row of a log without any date is of the month that stands beside or above it, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.model.period import Month
from reports.model.sheet import RowRole
from reports.vocabulary import dates, numbers
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.model.grid import Grid, Scalar
    from reports.model.sheet import SheetTable

OF_LOGS = frozenset({"activity_date", "incident_date", "service_date"})
"""Dates of the row itself; of all others the month must stand next to the day."""
_MONTH_HEADS, _YEAR_HEADS = frozenset({"BULAN", "BLN", "BL", "BULAN KE", "MONTH"}), frozenset({"TAHUN", "THN", "TH"})
_ANY_LOG = "activity_date"
_LABELS, _OF_MONTH = frozenset({RowRole.GROUP, RowRole.NOTE}), late_regex(r"^(?:BULAN|BLN) ")
_NEAR = 2
"""Columns to the left or right in which the month of a date in three columns stands."""
_DAYS = late_regex(r"\d{1,2}(?:\s*(?:-|–|/|S\.?\s*/?\s*D\.?|&|,|DAN|SAMPAI)\s*\d{1,2})*", re.I)
_SAMPLE, _NEARLY_ALL = 64, 0.8
"""Filled cells looked at, and the part of them that are days alone, at least."""
_MOST_DAYS, _MONTHS = 31, 12
_YEARS = range(1900, 2150)


def with_months(
    field: str,
    cells: list[Scalar],
    table: SheetTable,
    column: int,
    column_cells: Callable[[int], list[Scalar]],
    labels: Sequence[Scalar],
) -> list[Scalar]:
    """Return the cells of a date with their months, where they are days alone; else the same list.

    Args:
        field: that the cells fill.
        cells: one a record.
        table: where they stand.
        column: of the cells, 1-based.
        column_cells: returns the cells of another column, one a record, merged ones filled.
        labels: the month that a row above each record names; empty where none does.
    """
    sample = list(islice((cell for cell in cells if cell is not None), _SAMPLE))
    if sum(map(_is_days, sample)) < max(1, _NEARLY_ALL * len(sample)):
        return cells
    days = {cell for cell in set(cells) if _is_days(cell)}
    period = table.period if field in OF_LOGS and table.period_from != "dates" else None
    of_months = _cells_below(_MONTH_HEADS, field, table, column, column_cells) or list(labels)
    of_years = _cells_below(_YEAR_HEADS, field, table, column, column_cells)
    of_table = period.last.month if period and period.is_month and not of_months else None
    year_of_table = _one_year(table) if period else None
    blanks: list[Scalar] = [None] * len(cells)
    dated = zip(cells, _carried(of_months or blanks), _carried(of_years or blanks), strict=True)
    return [
        _dated(cell, *_month_and_year(month, year, of_table, year_of_table)) if cell in days else cell
        for cell, month, year in dated
    ]


def stated_months(
    table: SheetTable, count: int, column_cells: Callable[[int], list[Scalar]], labels: Sequence[Scalar]
) -> list[Month | None]:
    """Return the month that a column, or a row above, states for each row of a log; None where neither does.

    Args:
        table: of a log.
        count: number of its records.
        column_cells: returns the cells of a column, one a record, merged ones filled.
        labels: the month that a row above each record names; empty where none does.
    """
    blanks: list[Scalar] = [None] * count
    of_months = _cells_below(_MONTH_HEADS, _ANY_LOG, table, 1, column_cells) or list(labels) or blanks
    of_years = _cells_below(_YEAR_HEADS, _ANY_LOG, table, 1, column_cells) or blanks
    stated = zip(_carried(of_months), _carried(of_years), strict=True)
    dated = (_month_and_year(month, year, None, _one_year(table)) for month, year in stated)
    return [Month(year, month) if month and year else None for month, year in dated]


def month_labels(grid: Grid, table: SheetTable, rows: Sequence[int]) -> list[Scalar]:
    """Return the text of the nearest row above each record that names a month and nothing else; empty without any."""
    labels: dict[int, Scalar] = {}
    for row, role in sorted(table.structure.items()):
        filled = [cell for cell in grid.rows[row - 1] if cell is not None] if role in _LABELS else []
        if len(filled) == 1 and isinstance(filled[0], str) and dates.month_of(normal(filled[0])):
            labels[row] = _OF_MONTH.sub("", normal(filled[0]))
    label_rows, texts = list(labels), [None, *labels.values()]
    return [texts[bisect_left(label_rows, row)] for row in rows] if labels else []


def _one_year(table: SheetTable) -> int | None:
    """Return the year of a table's period; None where it has none or reaches over two."""
    period = table.period
    return period.last.year if period and period.first.year == period.last.year else None


def _is_days(cell: Scalar) -> bool:
    """Tell whether a cell holds a day of a month or several, and nothing else; a day typed as a date is of 1900."""
    if isinstance(cell, date):
        return (cell.year, cell.month) == (1900, 1)
    if isinstance(cell, str):
        return _DAYS.fullmatch(cell.strip()) is not None
    number = numbers.whole(cell)
    return number is not None and 1 <= number <= _MOST_DAYS


def _cells_below(
    heads: frozenset[str], field: str, table: SheetTable, column: int, column_cells: Callable[[int], list[Scalar]]
) -> list[Scalar]:
    """Return the cells of the nearest column with one of these heads that fills no field; none where none does."""
    indexes = [
        other.index
        for other in table.columns
        if other.field is None and normal(other.header.rpartition(" / ")[2]) in heads
        if field in OF_LOGS or abs(other.index - column) <= _NEAR
    ]
    return column_cells(min(indexes, key=lambda index: (abs(index - column), index))) if indexes else []


def _carried(cells: Sequence[Scalar]) -> list[Scalar]:
    """Return the cells with blanks filled from above: a month is written once for its rows."""
    carried: list[Scalar] = []
    for cell in cells:
        carried.append(carried[-1] if cell is None and carried else cell)
    return carried


def _month_and_year(
    month: Scalar, year: Scalar, of_table: int | None, year_of_table: int | None
) -> tuple[int | None, int | None]:
    """Return the month and year that stand beside a day, else those of the table."""
    if isinstance(month, date):
        return month.month, month.year
    word, _blank, year_beside = (normal(month) if isinstance(month, str) else str(month or "")).partition(" ")
    number = dates.months().get(word) or dates.roman_months().get(word) or numbers.whole(word)
    written_year = numbers.whole(year_beside or year)
    return (
        number if number is not None and 1 <= number <= _MONTHS else None if word else of_table,
        written_year if written_year in _YEARS else None if year_beside or year is not None else year_of_table,
    )


def _dated(cell: Scalar, month: int | None, year: int | None) -> Scalar:
    """Return a day with its month: a date, or the text of several days; the cell where that is none."""
    if month is None or year is None:
        return cell
    if isinstance(cell, str) and numbers.whole(cell) is None:
        spelling = next(word for word, number in dates.months().items() if number == month)
        return f"{cell.strip()} {spelling} {year}"
    day = cell.day if isinstance(cell, date) else numbers.whole(cell)
    try:
        return date(year, month, day or 0)
    except ValueError:
        return cell
