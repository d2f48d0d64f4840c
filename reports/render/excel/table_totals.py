"""Writes the totals of a reading table as live formulas, where its rows or columns add up to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.model.figures import TOTAL, Figure
from reports.render.excel.cells import cell_at
from reports.render.excel.live_totals import put_total, remainder

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Cell, Row
    from reports.render.excel.package import CachedValues


def write(sheet: Worksheet, rows: tuple[Row, ...], top: int, cached: CachedValues) -> None:
    """Write subtotals, total row and the column of totals as SUM formulas; what is no sum stays a plain value.

    Args:
        sheet: holds the rows already.
        rows: rows of the table.
        top: row of the sheet of the first of them, 1-based.
        cached: collects the values of the formulas.
    """
    for column in _sum_columns(rows):
        _write_column(sheet, rows, top, column, cached)
    for index, summed in summed_rows(rows).items():
        if rows[index].role == "total" and len(rows) < 2:
            continue
        for column, total in enumerate(rows[index].cells):
            if isinstance(total, Figure) and not _is_formula(sheet, top + index, column):
                letter = get_column_letter(column + 1)
                area = f"{letter}{top + summed.start}:{letter}{top + summed.stop - 1}"
                parts = [rows[part].cells[column] for part in summed]
                cell = cell_at(sheet, top + index, column + 1)
                put_total(cell, total, parts, area, cached=cached)


def summed_rows(rows: tuple[Row, ...]) -> dict[int, range]:
    """Return index of a group, subtotal or total row → the adjacent rows that it is the sum of.

    A subtotal sums the body rows above it, a group those below it. The total sums the last subtotal and what comes
    after it; where there are groups or several subtotals no adjacent rows are its parts.
    """
    sums: dict[int, range] = {}
    first, subtotals = 0, 0
    for index, row in enumerate(rows):
        if row.role == "group":
            below = (later for later in range(index + 1, len(rows)) if rows[later].role != "body")
            sums[index] = range(index + 1, next(below, len(rows)))
            subtotals += 2
        elif row.role == "subtotal":
            sums[index] = range(first, index)
            first, subtotals = index, subtotals + 1
        elif row.role == "total" and subtotals < 2 and index:
            sums[index] = range(first, index)
    return {index: summed for index, summed in sums.items() if summed}


def _sum_columns(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """Return the columns of totals (JUMLAH), 0-based, that equal the figures left of them in every row."""
    width = len(rows[0].cells) if rows else 0
    return tuple(
        column for column in range(2, width) if all(_is_total(row, column) for row in rows) and _adds_up(rows, column)
    )


def _is_total(row: Row, column: int) -> bool:
    cell = row.cells[column]
    return isinstance(cell, Figure) and cell.column == TOTAL


def _adds_up(rows: tuple[Row, ...], column: int) -> bool:
    remainders = [remainder(row.cells[column], _parts(row, column)) for row in rows if len(_parts(row, column)) > 1]
    numbers = [left for left in remainders if left is not None]
    return len(remainders) == len(rows) and bool(numbers) and not any(numbers)


def _parts(row: Row, column: int) -> list[Cell]:
    """Return the adjacent figures left of a column of totals, of the same table and row."""
    total = row.cells[column]
    parts: list[Cell] = []
    for cell in reversed(row.cells[:column]):
        if not isinstance(cell, Figure) or not isinstance(total, Figure) or cell.row != total.row:
            break
        parts.append(cell)
    return parts


def _write_column(sheet: Worksheet, rows: tuple[Row, ...], top: int, column: int, cached: CachedValues) -> None:
    """Write a column of totals."""
    for index, row in enumerate(rows):
        parts = _parts(row, column)
        first, last = get_column_letter(column + 1 - len(parts)), get_column_letter(column)
        area = f"{first}{top + index}:{last}{top + index}"
        cell = cell_at(sheet, top + index, column + 1)
        put_total(cell, row.cells[column], parts, area, cached=cached)


def _is_formula(sheet: Worksheet, row: int, column: int) -> bool:
    return cell_at(sheet, row, column + 1).data_type == "f"
