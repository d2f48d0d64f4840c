"""Writes cross-tables of the register for reading and printing, with live formulas for the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from reports.model.figures import TOTAL, Status
from reports.render.excel import headline_row, names, styles
from reports.render.excel.cells import cell_at, put_text, put_value, set_widths, write_row
from reports.render.excel.live_totals import put_total
from reports.render.excel.names import column_codes, row_codes
from reports.render.excel.row_heights import fit_heights
from reports.vocabulary import formats, permits
from reports.vocabulary.labels import WORK_AREA

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.figures import Figure, FigureTable
    from reports.render.excel.package import CachedValues

_TOP = 5
"""Header row, below title, unit, date and an empty row."""
_ONE_PAGE = 45
"""Tables of up to this many rows are scaled to one page, so that the total is never alone on a second page."""
_NIL = {Status.NIHIL: formats.NIHIL, Status.MISSING: formats.NOT_DELIVERED}


def write_table(
    sheet: Worksheet, table: FigureTable, *, page: styles.Page, cached: CachedValues, headline: str = ""
) -> None:
    """Write a table with its totals, title and headline above and its definition below."""
    name, columns = names.table_name(table.id), _printed_columns(table)
    width = len(columns) + 1
    _write_caption(sheet, table, name.title)
    headers = (name.row_axis, *(_header(table, code) for code in columns))
    write_row(sheet, _TOP, headers, (styles.HEAD_TEXT, styles.HEAD_NUMBER))
    if table.status in _NIL:
        last = _write_nil(sheet, _NIL[table.status], width)
    else:
        last = _write_rows(sheet, table, columns, cached)
    _write_note(sheet, last + 2, width, f"Definisi: {table.definition}")
    _finish(sheet, last + 2, width, page)
    headline_row.write(sheet, _TOP - 1, width, headline)


def _printed_columns(table: FigureTable) -> tuple[str, ...]:
    """Return the column codes in print order: parts, total, then the columns that are no part of the total."""
    columns = column_codes(table)
    outside = (*table.outside_total, permits.MEMO)
    parts = permits.in_reading_order(code for code in columns if code not in {TOTAL, *outside})
    return (*parts, *(code for code in (TOTAL, *outside) if code in columns))


def _header(table: FigureTable, code: str) -> str:
    """Return the header of a column."""
    label = names.column_label(table.id, code)
    return f"{label} (di luar jumlah)" if code in {permits.MEMO, *table.outside_total} else label


def _write_caption(sheet: Worksheet, table: FigureTable, title: str) -> None:
    """Write title, unit and as-of date; the date is a real Excel date."""
    write_row(sheet, 1, (title,), (styles.CAPTION,))
    write_row(sheet, 2, (f"Satuan: {table.unit}",), (styles.SUBTITLE,))
    day = cell_at(sheet, 3, 1)
    styles.SUBTITLE.apply(day)
    put_value(day, table.as_of)
    day.number_format = styles.AS_OF_DATE
    day.alignment = Alignment(horizontal="left")


def _write_nil(sheet: Worksheet, text: str, width: int) -> int:
    """Write why the table has no rows, across its width; return its last row."""
    row = _TOP + 1
    for column in range(1, width + 1):
        styles.ROW_NIL.apply(cell_at(sheet, row, column))
    put_text(cell_at(sheet, row, 1), text)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    return row


def _write_rows(sheet: Worksheet, table: FigureTable, columns: tuple[str, ...], cached: CachedValues) -> int:
    """Write body rows and totals; return the last row."""
    codes = row_codes(table)
    row_of = {code: _TOP + 1 + index for index, code in enumerate(codes)}
    for code in codes:
        text_style, number_style = _row_styles(code)
        contents: list[str | Figure] = [names.row_label(table.id, code)]
        contents += [table.figure(code, column) for column in columns]
        write_row(sheet, row_of[code], contents, (text_style, number_style))
        if TOTAL in columns:
            parts = tuple(table.figure(code, column) for column in columns[: columns.index(TOTAL)])
            _put_row_total(sheet, row_of[code], parts, table.figure(code, TOTAL), cached)
    for margin, summed in _margins(codes).items():
        for index, column in enumerate(columns, 2):
            if column != TOTAL and summed:  # a table without rows has a margin of nothing, which stays as written
                letter = get_column_letter(index)
                area = f"{letter}{row_of[summed[0]]}:{letter}{row_of[summed[-1]]}"
                figures = [table.figure(part, column) for part in summed]
                cell = cell_at(sheet, row_of[margin], index)
                put_total(cell, table.figure(margin, column), figures, area, cached=cached, exact=True)
    return row_of[codes[-1]]


def _put_row_total(
    sheet: Worksheet, row: int, figures: tuple[Figure, ...], total: Figure, cached: CachedValues
) -> None:
    """Write the JUMLAH cell of a row, right of its parts."""
    cell = cell_at(sheet, row, len(figures) + 2)
    put_total(cell, total, figures, f"B{row}:{get_column_letter(len(figures) + 1)}{row}", cached=cached, exact=True)


def _margins(codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return total row → the adjacent rows it sums.

    The work area sums its kecamatan; the total sums the work area and what lies outside it, else all rows.
    """
    parts = tuple(code for code in codes if code != TOTAL)
    if TOTAL not in codes:
        return {}
    if WORK_AREA not in parts:
        return {TOTAL: parts}
    split = parts.index(WORK_AREA)
    subtotal = {WORK_AREA: parts[:split]} if split else {}
    return {**subtotal, TOTAL: parts[split:]}


def _row_styles(code: str) -> tuple[styles.CellStyle, styles.CellStyle]:
    """Return the styles of text and numbers in a row."""
    if code == TOTAL:
        return styles.SUM_TEXT, styles.SUM_NUMBER
    if code == WORK_AREA:
        return styles.SUBTOTAL_TEXT, styles.SUBTOTAL_NUMBER
    return styles.ROW_TEXT, styles.ROW_NUMBER


def _write_note(sheet: Worksheet, row: int, width: int, text: str) -> None:
    """Write a note across the width of the table."""
    write_row(sheet, row, (text,), (styles.NOTE,))
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _finish(sheet: Worksheet, last: int, width: int, page: styles.Page) -> None:
    """Set widths and row heights, freeze the header, and set up printing."""
    set_widths(sheet, (34, *(14,) * (width - 1)))
    fit_heights(sheet, _TOP, last)
    sheet.freeze_panes = f"B{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(width)}{last}"
    styles.set_page(sheet, page, landscape=width > 5)
    if last <= _ONE_PAGE:
        sheet.page_setup.fitToHeight = 1
