"""Writes a table of a document as a sheet: the same rows, real numbers, and live totals where the rows add up."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.model.figures import Change, Figure
from reports.render.excel import headline_row, styles
from reports.render.excel.cells import cell_at, set_widths, write_row
from reports.render.excel.live_totals import put_total
from reports.render.excel.row_heights import fit_heights, text_width
from reports.vocabulary import formats

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Cell, Row, Table
    from reports.render.excel.package import CachedValues

_TOP = 4
"""Header row, below title, subtitle and an empty row."""
_NARROWEST, _WIDEST = 9.0, 46.0
"""Column widths in characters."""
_TITLE = 1.35
"""Width of title letters (bold and larger) relative to body letters."""
_SPARE_COLUMN = 10.0
"""Width in characters of an empty column beside a narrow table."""
_PORTRAIT = 88.0
"""Width in characters up to which a table stands on a portrait page at its own size."""
_STYLES = {
    "body": (styles.ROW_TEXT, styles.ROW_NUMBER),
    "subtotal": (styles.SUBTOTAL_TEXT, styles.SUBTOTAL_NUMBER),
    "total": (styles.SUM_TEXT, styles.SUM_NUMBER),
}
_NUMBERED = re.compile(r"Tabel \d+")


def sheet_name(table: Table) -> str:
    """Return the printed number of a table, such as ``Tabel 7``; its title when it has no number."""
    match = _NUMBERED.match(table.title)
    return match[0] if match else table.title


def write_table(sheet: Worksheet, table: Table, *, page: styles.Page, cached: CachedValues, headline: str = "") -> None:
    """Write a table with its title and headline above and its notes below."""
    numeric = _numeric_columns(table)
    write_row(sheet, 1, (table.title,), (styles.CAPTION,))
    write_row(sheet, 2, (table.subtitle,), (styles.SUBTITLE,))
    header_styles = tuple(styles.HEAD_NUMBER if is_number else styles.HEAD_TEXT for is_number in numeric)
    write_row(sheet, _TOP, table.head, header_styles)
    for number, row in enumerate(table.rows, _TOP + 1):
        text_style, number_style = _STYLES[row.role]
        cell_styles = tuple(number_style if is_number else text_style for is_number in numeric)
        write_row(sheet, number, row.cells, cell_styles)
    _write_totals(sheet, table.rows, cached)
    widths = _printed_widths(table)
    set_widths(sheet, widths)
    last = _write_notes(sheet, table, len(widths))
    _finish(sheet, last, widths, page)
    headline_row.write(sheet, _TOP - 1, len(widths), headline)


def _numeric_columns(table: Table) -> tuple[bool, ...]:
    """Tell for each column whether it holds figures."""
    return tuple(
        any(isinstance(row.cells[column], Figure | Change) for row in table.rows) for column in range(len(table.head))
    )


def _write_totals(sheet: Worksheet, rows: tuple[Row, ...], cached: CachedValues) -> None:
    """Write the total row as SUM formulas where the rows above add up to it."""
    if len(rows) < 2 or rows[-1].role != "total":
        return
    first, last = _TOP + 1, _TOP + len(rows)
    for index, total in enumerate(rows[-1].cells):
        if isinstance(total, Figure):
            letter = get_column_letter(index + 1)
            parts = [row.cells[index] for row in rows[:-1]]
            area = f"{letter}{first}:{letter}{last - 1}"
            put_total(cell_at(sheet, last, index + 1), total, parts, area, cached=cached, exact=True)


def _widths(table: Table) -> tuple[float, ...]:
    """Return the column widths in characters; the first column grows when the title is wider than the table."""
    numeric = _numeric_columns(table)
    first, *other_widths = (_width(table, column, numeric=numeric[column]) for column in range(len(table.head)))
    title = max(text_width(table.title) * _TITLE, text_width(table.subtitle))
    return (max(first, min(_WIDEST, title - sum(other_widths))), *other_widths)


def _printed_widths(table: Table) -> tuple[float, ...]:
    """Return the column widths with empty columns beside a table whose title is wider, or printing would cut it off."""
    widths = _widths(table)
    missing = max(text_width(table.title) * _TITLE, text_width(table.subtitle)) - sum(widths)
    return (*widths, *(_SPARE_COLUMN,) * math.ceil(max(0.0, missing) / _SPARE_COLUMN))


def _width(table: Table, column: int, *, numeric: bool) -> float:
    """Return the width of a column by its longest text, within bounds; headers of number columns take two lines."""
    header = table.head[column]
    texts = [*(header.split() if numeric else [header]), *(_text(row.cells[column]) for row in table.rows)]
    longest = max(text_width(header) / 2, *map(text_width, texts))
    return max(_NARROWEST, min(_WIDEST, longest + 2))


def _text(cell: Cell) -> str:
    return formats.cell(cell)


def _write_notes(sheet: Worksheet, table: Table, width: int) -> int:
    """Write one note per row across the printed columns; return the last row."""
    row = _TOP + len(table.rows)
    fit_heights(sheet, _TOP, row)
    if not table.notes:
        return row
    first = row + 2
    for number, note in enumerate(table.notes, first):
        write_row(sheet, number, (note,), (styles.NOTE,))
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    last = first + len(table.notes) - 1
    fit_heights(sheet, first, last)
    return last


def _finish(sheet: Worksheet, last: int, widths: tuple[float, ...], page: styles.Page) -> None:
    """Freeze the header and set up printing; narrow tables on portrait pages, where more of their rows fit."""
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(len(widths))}{last}"
    styles.set_page(sheet, page, landscape=sum(widths) > _PORTRAIT)
