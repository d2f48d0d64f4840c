"""Writes a list as a sheet: title, one header row with filters, real numbers and dates, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.render.excel import styles
from reports.render.excel.cells import set_widths, write_row
from reports.render.excel.row_heights import fit_heights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model import document

TOP = 4
"""Header row, below title, explanation and an empty row."""


@dataclass(frozen=True)
class Column:
    """A column of a list."""

    head: str
    width: float
    """In characters."""
    style: styles.CellStyle = styles.ROW_TEXT


def number_column(head: str, width: float = 11) -> Column:
    """Return a column of numbers."""
    return Column(head, width, styles.ROW_NUMBER)


def month_column(head: str, width: float = 16) -> Column:
    """Return a column of months, each as the date of its first day."""
    return Column(head, width, styles.ROW_MONTH)


def year_column(head: str = "Tahun", width: float = 9) -> Column:
    """Return a column of years: numbers without thousands separators, aligned left."""
    return Column(head, width, styles.ROW_YEAR)


def change_column(head: str, width: float = 11) -> Column:
    """Return a column of signed differences."""
    return Column(head, width, styles.ROW_CHANGE)


def write_list(
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: Sequence[Sequence[document.Cell | int | date]],
    page: styles.Page,
    *,
    title: str,
    explanation: str,
    frozen: int = 1,
) -> None:
    """Write a list.

    Args:
        sheet: an empty sheet.
        columns: headers, widths and styles.
        rows: contents; an empty text leaves a cell empty.
        page: page settings of the workbook.
        title: title, in row 1.
        explanation: one line below the title.
        frozen: number of columns that stay visible when scrolling.
    """
    write_row(sheet, 1, (title,), (styles.CAPTION,))
    write_row(sheet, 2, (explanation,), (styles.SUBTITLE,))
    header_styles, cell_styles = _column_styles(columns)
    write_row(sheet, TOP, tuple(column.head for column in columns), header_styles)
    for number, row in enumerate(rows, TOP + 1):
        write_row(sheet, number, row, cell_styles)
    last = TOP + max(1, len(rows))
    if not rows:
        write_row(sheet, last, ("Tidak ada.",), (styles.ROW_TEXT,))
    set_widths(sheet, tuple(column.width for column in columns))
    fit_heights(sheet, TOP, last)
    area = f"A{TOP}:{get_column_letter(len(columns))}{last}"
    sheet.auto_filter.ref = area
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{TOP + 1}"
    sheet.print_title_rows = f"{TOP}:{TOP}"
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last}"
    styles.set_page(sheet, page)


def _column_styles(columns: Sequence[Column]) -> tuple[tuple[styles.CellStyle, ...], tuple[styles.CellStyle, ...]]:
    """Return the styles of headers and of cells; a text to the right of a number is indented."""
    header_styles, cell_styles, after_number = [], [], False
    for column in columns:
        numeric = column.style is styles.ROW_NUMBER or column.style is styles.ROW_CHANGE
        indented = after_number and column.style is styles.ROW_TEXT
        text_header = styles.HEAD_TEXT_INDENTED if after_number else styles.HEAD_TEXT
        header_styles.append(styles.HEAD_NUMBER if numeric else text_header)
        cell_styles.append(styles.ROW_TEXT_INDENTED if indented else column.style)
        after_number = numeric
    return tuple(header_styles), tuple(cell_styles)
