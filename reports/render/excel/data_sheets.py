"""Machine-readable sheets: one figure a row, one header row, real numbers and dates, nothing merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName

from reports.model.figures import TOTAL
from reports.model.grid import Span
from reports.render.excel import names, styles
from reports.render.excel.cell_ranges import target
from reports.render.excel.cells import cell_at, number, put_text, set_widths, workbook_of
from reports.render.excel.names import columns_of, rows_of
from reports.render.excel.row_heights import text_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.figures import Figure, FigureTable

COLUMNS = ("kode_baris", "baris", "kode_kolom", "kolom", "nilai", "satuan", "status", "per_tanggal")
_WIDTHS = (16, 40, 16, 34, 10, 16, 18, 12)
"""Characters at least; codes and labels take what they need, up to the most."""
_MOST = 80
_TEXTS = 4
"""Columns of codes and labels."""


def write_table(sheet: Worksheet, table: FigureTable, page: styles.Page) -> int:
    """Write the figures of a table, the margins among them; return how many."""
    for column, text in enumerate(COLUMNS, 1):
        cell = cell_at(sheet, 1, column)
        styles.DATA_HEAD.apply(cell)
        put_text(cell, text)
    figures = figures_of(table)
    row_names = {code: names.row_label(table.id, code) for code in {figure.row for figure in figures}}
    column_names = {code: names.column_label(table.id, code) for code in {figure.column for figure in figures}}
    for row, figure in enumerate(figures, 2):
        _write_figure(sheet, row, figure, (row_names[figure.row], column_names[figure.column]))
    _finish(sheet, table.id, len(figures) + 1, page)
    return len(figures)


def figures_of(table: FigureTable) -> tuple[Figure, ...]:
    """Return the figures a table holds, in print order; a table without any shows its margin, to say why."""
    places = ((row, column) for row in rows_of(table) for column in columns_of(table))
    figures = tuple(table.cells[place] for place in places if place in table.cells)
    return figures or (table.figure(TOTAL, TOTAL),)


def _write_figure(sheet: Worksheet, row: int, figure: Figure, label: tuple[str, str]) -> None:
    """Write one figure; what has no number stays empty, and its status says why."""
    texts = (figure.row, label[0], figure.column, label[1], "", figure.unit, names.STATUS[figure.status])
    for column, text in enumerate(texts, 1):
        if text:
            put_text(cell_at(sheet, row, column), text)
    value = cell_at(sheet, row, 5)
    value.value, value.number_format = number(figure), styles.DATA_NUMBER
    day = cell_at(sheet, row, 8)
    day.value = figure.as_of
    day.number_format = styles.DATE


def _finish(sheet: Worksheet, table: str, last: int, page: styles.Page) -> None:
    """Filter, freeze, name and set up for print."""
    needed = [
        max(text_width(str(cell.value or "")) for (cell,) in sheet.iter_rows(max_row=last, min_col=one, max_col=one))
        + 2
        for one in range(1, _TEXTS + 1)
    ]
    fitting = (min(_MOST, max(pair)) for pair in zip(_WIDTHS, needed, strict=False))
    set_widths(sheet, (*fitting, *_WIDTHS[_TEXTS:]))
    sheet.freeze_panes = "A2"
    area = f"A1:H{last}"
    sheet.auto_filter.ref = area
    sheet.print_title_rows = "1:1"
    sheet.print_area = area
    styles.set_page(sheet, page)
    name = "data_" + "".join(letter if letter.isalnum() else "_" for letter in table.lower())
    text = target(sheet.title, Span(1, 1, last, len(COLUMNS)))
    workbook_of(sheet).defined_names[name] = DefinedName(name, attr_text=text)
