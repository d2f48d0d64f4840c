"""Writes machine-readable sheets: one figure per row, one header row, real numbers and dates, no merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table, TableStyleInfo

from reports.model.figures import TOTAL
from reports.model.grid import Span
from reports.render.excel import names, styles
from reports.render.excel.cell_ranges import absolute_range, format_range
from reports.render.excel.cells import cell_at, parent_workbook, put_text, set_widths, shown_number
from reports.render.excel.names import column_codes, row_codes
from reports.render.excel.row_heights import text_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.figures import Figure, FigureTable

COLUMNS = ("kode_baris", "baris", "kode_kolom", "kolom", "nilai", "satuan", "status", "per_tanggal")
_WIDTHS = (16, 40, 16, 34, 10, 16, 18, 12)
"""Minimum widths in characters; the code and label columns grow with their text up to ``_WIDEST``."""
_WIDEST = 80
_TEXTS = 4
"""Number of leading code and label columns."""


def write_table(sheet: Worksheet, table: FigureTable, page: styles.Page) -> int:
    """Write the figures of a table, totals included; return their number."""
    for column, text in enumerate(COLUMNS, 1):
        cell = cell_at(sheet, 1, column)
        styles.DATA_HEAD.apply(cell)
        put_text(cell, text)
    figures = printed_figures(table)
    row_names = {code: names.row_label(table.id, code) for code in {figure.row for figure in figures}}
    column_names = {code: names.column_label(table.id, code) for code in {figure.column for figure in figures}}
    for row, figure in enumerate(figures, 2):
        _write_figure(sheet, row, figure, (row_names[figure.row], column_names[figure.column]))
    _finish(sheet, table.id, len(figures) + 1, page)
    return len(figures)


def printed_figures(table: FigureTable) -> tuple[Figure, ...]:
    """Return the figures of a table in print order; an empty table yields its total, whose status says why."""
    places = ((row, column) for row in row_codes(table) for column in column_codes(table))
    figures = tuple(table.cells[place] for place in places if place in table.cells)
    return figures or (table.figure(TOTAL, TOTAL),)


def _write_figure(sheet: Worksheet, row: int, figure: Figure, label: tuple[str, str]) -> None:
    """Write one figure; without a number its value cell stays empty and the status says why."""
    texts = (figure.row, label[0], figure.column, label[1], "", figure.unit, names.STATUS[figure.status])
    for column, text in enumerate(texts, 1):
        if text:
            put_text(cell_at(sheet, row, column), text)
    value = cell_at(sheet, row, 5)
    value.value, value.number_format = shown_number(figure), styles.DATA_NUMBER
    day = cell_at(sheet, row, 8)
    day.value = figure.as_of
    day.number_format = styles.DATE


def _finish(sheet: Worksheet, table: str, last: int, page: styles.Page) -> None:
    """Set widths, freeze the header, name the range and make it an Excel table with filters.

    The sheet is hidden: it is data for programs, and whoever prints a workbook prints its tables.
    """
    needed = (_text_column_width(sheet, column, last) for column in range(1, _TEXTS + 1))
    fitting = (min(_WIDEST, max(widths)) for widths in zip(_WIDTHS, needed, strict=False))
    set_widths(sheet, (*fitting, *_WIDTHS[_TEXTS:]))
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    styles.set_page(sheet, page)
    span, name = Span(1, 1, last, len(COLUMNS)), _as_name(table)
    reference = absolute_range(sheet.title, span)
    parent_workbook(sheet).defined_names[f"data_{name}"] = DefinedName(f"data_{name}", attr_text=reference)
    add_table(sheet, f"tabel_{name}", span)
    sheet.sheet_state = sheet.SHEETSTATE_HIDDEN


def _as_name(table: str) -> str:
    """Return the id of a table as a part of a name that formulas can use."""
    return "".join(letter if letter.isalnum() else "_" for letter in table.lower())


def add_table(sheet: Worksheet, name: str, span: Span) -> None:
    """Make a range with one header row an Excel table, which formulas, filters and other programs know by its name."""
    table = Table(displayName=name, name=name, ref=format_range(span))
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _text_column_width(sheet: Worksheet, column: int, last: int) -> float:
    """Return the width that the texts of a column need, in characters."""
    cells = sheet.iter_rows(max_row=last, min_col=column, max_col=column)
    return max(text_width(str(cell.value or "")) for (cell,) in cells) + 2
