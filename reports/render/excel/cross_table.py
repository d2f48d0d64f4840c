"""Reading tables of the stock: a cross-table ready to print, its totals live formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from reports.model.figures import TOTAL, Status
from reports.render.excel import names, styles
from reports.render.excel.cells import cell_at, put, put_text, set_widths, write_row
from reports.render.excel.live_totals import put_total
from reports.render.excel.names import columns_of, rows_of
from reports.render.excel.row_heights import fit_heights
from reports.vocabulary import formats
from reports.vocabulary.labels import WORK_AREA
from reports.vocabulary.permits import MEMO

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.figures import Figure, FigureTable
    from reports.render.excel.package import Cached

_TOP = 5
"""Row of the head, below title, unit and an empty row."""
_ONE_PAGE = 45
"""Rows that are made to fit one page, so that the total never stands alone on a second one."""
_NIL = {Status.NIHIL: formats.NIHIL, Status.MISSING: formats.NOT_DELIVERED}


def write_table(sheet: Worksheet, table: FigureTable, *, page: styles.Page, cached: Cached) -> None:
    """Write a table with its margins, title above and definition below."""
    name, columns = names.table_name(table.id), _printed_columns(table)
    width = len(columns) + 1
    _write_caption(sheet, table, name.title)
    heads = (name.row_axis, *(_head(table, code) for code in columns))
    write_row(sheet, _TOP, heads, (styles.HEAD_TEXT, styles.HEAD_NUMBER))
    if table.status in _NIL:
        last = _write_nil(sheet, _NIL[table.status], width)
    else:
        last = _write_rows(sheet, table, columns, cached)
    _write_note(sheet, last + 2, width, f"Definisi: {table.definition}")
    _finish(sheet, last + 2, width, page)


def _printed_columns(table: FigureTable) -> tuple[str, ...]:
    """Return the column codes with the total after its parts, and the memo, which is no part of it, after the total."""
    columns = columns_of(table)
    parts = [code for code in columns if code not in {TOTAL, MEMO}]
    return (*parts, *(code for code in (TOTAL, MEMO) if code in columns))


def _head(table: FigureTable, code: str) -> str:
    """Return the head of a column."""
    label = names.column_label(table.id, code)
    return f"{label} (di luar jumlah)" if code == MEMO else label


def _write_caption(sheet: Worksheet, table: FigureTable, title: str) -> None:
    """Write title, unit and as-of date; the date is a real one."""
    write_row(sheet, 1, (title,), (styles.CAPTION,))
    write_row(sheet, 2, (f"Satuan: {table.unit}",), (styles.SUBTITLE,))
    day = cell_at(sheet, 3, 1)
    styles.SUBTITLE.apply(day)
    put(day, table.as_of)
    day.number_format = styles.AS_OF_DATE
    day.alignment = Alignment(horizontal="left")


def _write_nil(sheet: Worksheet, text: str, width: int) -> int:
    """Write why there are no rows across the table; return its last row."""
    row = _TOP + 1
    for column in range(1, width + 1):
        styles.ROW_NIL.apply(cell_at(sheet, row, column))
    put_text(cell_at(sheet, row, 1), text)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    return row


def _write_rows(sheet: Worksheet, table: FigureTable, columns: tuple[str, ...], cached: Cached) -> int:
    """Write body and margins; return the last row."""
    codes = rows_of(table)
    at = {code: _TOP + 1 + index for index, code in enumerate(codes)}
    for code in codes:
        text, figure = _looks(code)
        contents: list[str | Figure] = [names.row_label(table.id, code)]
        contents += [table.figure(code, column) for column in columns]
        write_row(sheet, at[code], contents, (text, figure))
        if TOTAL in columns:
            inner = tuple(table.figure(code, column) for column in columns[: columns.index(TOTAL)])
            _sum_row(sheet, at[code], inner, table.figure(code, TOTAL), cached)
    for margin, parts in _margins(codes).items():
        for index, column in enumerate(columns, 2):
            if column != TOTAL:
                letter = get_column_letter(index)
                area = f"{letter}{at[parts[0]]}:{letter}{at[parts[-1]]}"
                figures = [table.figure(part, column) for part in parts]
                cell = cell_at(sheet, at[margin], index)
                put_total(cell, table.figure(margin, column), figures, area, cached=cached, exact=True)
    return at[codes[-1]]


def _sum_row(sheet: Worksheet, row: int, figures: tuple[Figure, ...], total: Figure, cached: Cached) -> None:
    """Write the JUMLAH cell of a row after its parts."""
    cell = cell_at(sheet, row, len(figures) + 2)
    put_total(cell, total, figures, f"B{row}:{get_column_letter(len(figures) + 1)}{row}", cached=cached, exact=True)


def _margins(codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return margin → the rows it sums, which stand one below the other.

    The work area sums its kecamatan; the total sums the work area and what lies outside it, else all rows.
    """
    rest = tuple(code for code in codes if code != TOTAL)
    if TOTAL not in codes:
        return {}
    if WORK_AREA not in rest:
        return {TOTAL: rest}
    split = rest.index(WORK_AREA)
    inner = {WORK_AREA: rest[:split]} if split else {}
    return {**inner, TOTAL: rest[split:]}


def _looks(code: str) -> tuple[styles.Look, styles.Look]:
    """Return how text and numbers of a row look."""
    if code == TOTAL:
        return styles.SUM_TEXT, styles.SUM_NUMBER
    if code == WORK_AREA:
        return styles.SUBTOTAL_TEXT, styles.SUBTOTAL_NUMBER
    return styles.ROW_TEXT, styles.ROW_NUMBER


def _write_note(sheet: Worksheet, row: int, width: int, text: str) -> None:
    """Write a note across the table."""
    write_row(sheet, row, (text,), (styles.NOTE,))
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _finish(sheet: Worksheet, last: int, width: int, page: styles.Page) -> None:
    """Widths, frozen head, print set-up."""
    set_widths(sheet, (34, *(14,) * (width - 1)))
    fit_heights(sheet, _TOP, last)
    sheet.freeze_panes = f"B{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(width)}{last}"
    styles.set_page(sheet, page, landscape=width > 5)
    if last <= _ONE_PAGE:
        sheet.page_setup.fitToHeight = 1
