"""A list as a sheet: title, one head row with filters, real numbers and dates, ready to print."""

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
"""Row of the head, below title, explanation and an empty row."""


@dataclass(frozen=True)
class Column:
    """A column of a list."""

    head: str
    width: float
    """In characters."""
    look: styles.Look = styles.ROW_TEXT


def number(head: str, width: float = 11) -> Column:
    """Return a column of numbers."""
    return Column(head, width, styles.ROW_NUMBER)


def month(head: str, width: float = 16) -> Column:
    """Return a column of months, held as their first days."""
    return Column(head, width, styles.ROW_MONTH)


def year(head: str = "Tahun", width: float = 9) -> Column:
    """Return a column of years, which are numbers without dots and stand at the left."""
    return Column(head, width, styles.ROW_YEAR)


def change(head: str, width: float = 11) -> Column:
    """Return a column of differences with their sign."""
    return Column(head, width, styles.ROW_CHANGE)


def write(
    sheet: Worksheet,
    about: tuple[str, str],
    columns: Sequence[Column],
    rows: Sequence[Sequence[document.Cell | int | date]],
    page: styles.Page,
    *,
    frozen: int = 1,
) -> None:
    """Write a list.

    Args:
        sheet: an empty sheet.
        about: title and explanation.
        columns: heads, widths and looks.
        rows: contents; an empty text leaves a cell empty.
        page: what every page of the workbook has in common.
        frozen: columns that stay in sight.
    """
    write_row(sheet, 1, (about[0],), (styles.CAPTION,))
    write_row(sheet, 2, (about[1],), (styles.SUBTITLE,))
    heads, looks = _looks(columns)
    write_row(sheet, TOP, tuple(one.head for one in columns), heads)
    for at, row in enumerate(rows, TOP + 1):
        write_row(sheet, at, row, looks)
    last = TOP + max(1, len(rows))
    if not rows:
        write_row(sheet, last, ("Tidak ada.",), (styles.ROW_TEXT,))
    set_widths(sheet, tuple(one.width for one in columns))
    fit_heights(sheet, TOP, last)
    area = f"A{TOP}:{get_column_letter(len(columns))}{last}"
    sheet.auto_filter.ref = area
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{TOP + 1}"
    sheet.print_title_rows = f"{TOP}:{TOP}"
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last}"
    styles.set_page(sheet, page)


def _looks(columns: Sequence[Column]) -> tuple[tuple[styles.Look, ...], tuple[styles.Look, ...]]:
    """Return the looks of heads and of cells; a text beside a number keeps its distance."""
    heads, looks, beside = [], [], False
    for one in columns:
        numeric = one.look is styles.ROW_NUMBER or one.look is styles.ROW_CHANGE
        moved = beside and one.look is styles.ROW_TEXT
        heads.append(styles.HEAD_NUMBER if numeric else styles.HEAD_TEXT_BESIDE if beside else styles.HEAD_TEXT)
        looks.append(styles.ROW_TEXT_BESIDE if moved else one.look)
        beside = numeric
    return tuple(heads), tuple(looks)
