"""Writes the corrected series as a wide sheet: one row per figure, one column per month.

The long form, one figure per row for programs, is the Parquet file. Zero is a number, and so is a nihil month, which is
only displayed as NIHIL; an unknown value is a symbol instead of a number.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from reports.documents.archive import tidy_series
from reports.model.archive import State
from reports.model.figures import TOTAL, Status
from reports.model.grid import Span
from reports.render.excel import names, styles
from reports.render.excel.cell_ranges import absolute_range
from reports.render.excel.cells import SYMBOLS, cell_at, parent_workbook, put_text, set_widths
from reports.render.excel.names import column_codes, row_codes
from reports.render.excel.package import BulkRows
from reports.vocabulary import formats, kinds, table_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.archive import Archive
    from reports.model.figures import FigureTable
    from reports.model.period import Month
    from reports.render.excel.package import Cell

TITLE = "Data deret"
NAME = "data_deret"
LEFT_HEADERS, RIGHT_HEADERS = ("Tabel", "Baris", "Kolom", "Satuan"), ("Jenis data", "Kode angka")
"""Headers of the columns to the left and to the right of the months."""
EXPLAINED = (
    ("Tabel", "Nama singkat tabel; judul dan definisinya dimuat di bawah menurut kode tabel."),
    ("Baris", "Arti kode baris."),
    ("Kolom", "Arti kode kolom."),
    ("Satuan", "Satuan angka: orang, tindakan, kejadian, permohonan, atau kegiatan."),
    ("Bulan", "Satu lajur satu bulan, berupa tanggal hari pertama bulan itu. Isi: bilangan; - nol; NIHIL catatan "
     "disampaikan dan tidak memuat kejadian (selnya berisi bilangan 0); … belum disampaikan; * tidak ditampilkan. "
     "Latar biru muda: jenis data itu pada bulan itu sebagian; latar biru: bertentangan."),
    ("Jenis data", "Jenis masukan yang dihitung; keadaannya per bulan dimuat dalam lembar “Cakupan”."),
    ("Kode angka", "Kode tabel, baris, dan kolom, sama dengan berkas Parquet dan figures.json; total berarti jumlah."),
)  # fmt: skip
"""Header → meaning of the column, for the data dictionary."""
_LEFT_WIDTHS, _MONTH_WIDTH, _RIGHT_WIDTHS = (24.0, 26.0, 16.0, 11.0), 9.5, (26.0, 52.0)
_FROZEN = 4
_SCALE = 65
"""Print scale in per cent at which the twelve months of a year and the row labels fit on a page."""
_MONTH = "[$-421]mmm yyyy"
_NIHIL = f'#,##0;-#,##0;"{formats.NIHIL}"'
_TEXT = 0
"""Style index of texts. The styles of figures follow, two per state: a number, and a number shown as NIHIL."""
_NUMBER = {state: 1 + 2 * index for index, state in enumerate(State)}
"""State of a month → style index of its numbers; that of NIHIL is one more."""


def write(sheet: Worksheet, archive: Archive, page: styles.Page) -> BulkRows:
    """Write the headers and sample cells and set up the sheet; return its rows, which are written on saving."""
    months = tuple(sorted(archive.figures))
    rows = tuple(_rows(archive, months))
    _write_headers(sheet, months)
    for row, style in enumerate(_cell_styles(), 2):
        style.apply(cell_at(sheet, row, 1))
    _finish(sheet, months, len(rows) + 1, page)
    return BulkRows(rows)


def _write_headers(sheet: Worksheet, months: Sequence[Month]) -> None:
    """Write the header row; months are real dates."""
    headers: tuple[str | Month, ...] = (*LEFT_HEADERS, *months, *RIGHT_HEADERS)
    for column, header in enumerate(headers, 1):
        cell = cell_at(sheet, 1, column)
        if isinstance(header, str):
            styles.DATA_HEAD.apply(cell)
            put_text(cell, header)
        else:
            _HEAD_MONTH.apply(cell)
            cell.value = header.first


_HEAD_MONTH = replace(styles.DATA_HEAD, alignment=Alignment(horizontal="right"), number_format=_MONTH)


def _cell_styles() -> Iterator[styles.CellStyle]:
    """Yield the styles in the order of their indices."""
    yield replace(styles.ROW_TEXT, alignment=Alignment(vertical="top"))
    for state in State:
        style = replace(styles.ROW_NUMBER, fill=styles.DATA_STATES.get(state.value))
        yield style
        yield replace(style, number_format=_NIHIL)


def _rows(archive: Archive, months: Sequence[Month]) -> Iterator[list[tuple[Cell, int]]]:
    """Yield one row per figure, tables in the order of a return, totals last; each cell with its style index."""
    for name, merged_table in tidy_series.merged_tables(archive).items():
        kind = kinds.title(table_names.kind_of(name))
        title = formats.opening(names.table_name(name).data_sheet.removeprefix("Data "))
        by_month = [_month_table(archive, name, month) for month in months]
        for row, column in _places(merged_table):
            unit = merged_table.figure(row, column).unit
            labels = (title, names.row_label(name, row), names.column_label(name, column), unit)
            cells: list[tuple[Cell, int]] = [(text, _TEXT) for text in labels]
            for table, style in by_month:
                figure = table.cells.get((row, column)) or table.figure(row, column)
                cells.append(_figure_cell(figure.value, figure.status, style))
            cells += [(kind, _TEXT), (f"{name}/{row}/{column}", _TEXT)]
            yield cells


def _month_table(archive: Archive, name: str, month: Month) -> tuple[FigureTable, int]:
    """Return a table in one month, and the style index of its numbers."""
    return archive.figures[month].tables[name], _NUMBER[tidy_series.month_state(archive, name, month)]


def _places(table: FigureTable) -> list[tuple[str, str]]:
    """Return row and column codes of a table's figures in print order; an empty table has its total, to say why."""
    places = ((row, column) for row in row_codes(table) for column in column_codes(table))
    return [place for place in places if place in table.cells] or [(TOTAL, TOTAL)]


@lru_cache(maxsize=1 << 15)
def _figure_cell(value: int | None, status: Status, style: int) -> tuple[Cell, int]:
    """Return the content of a figure's cell, and its style index."""
    if value is None or status in SYMBOLS:
        return SYMBOLS.get(status, SYMBOLS[Status.MISSING]), style
    return value, style + (status is Status.NIHIL)


def _finish(sheet: Worksheet, months: Sequence[Month], last: int, page: styles.Page) -> None:
    """Set widths, freeze, filter, name, and set up printing: one year per page, row labels repeated on each."""
    set_widths(sheet, (*_LEFT_WIDTHS, *(_MONTH_WIDTH for _ in months), *_RIGHT_WIDTHS))
    printed = len(LEFT_HEADERS) + len(months)
    width = printed + len(RIGHT_HEADERS)
    sheet.freeze_panes = f"{get_column_letter(_FROZEN + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{last}"
    sheet.print_area = f"A1:{get_column_letter(printed)}{last}"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", f"A:{get_column_letter(_FROZEN)}"
    styles.set_page(sheet, page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale, sheet.page_setup.pageOrder = _SCALE, "downThenOver"
    for column, month in enumerate(months[:-1], len(LEFT_HEADERS) + 1):
        if month.year != months[column - len(LEFT_HEADERS)].year:
            sheet.col_breaks.append(Break(id=column))
    reference = absolute_range(sheet.title, Span(1, 1, last, width))
    parent_workbook(sheet).defined_names[NAME] = DefinedName(NAME, attr_text=reference)
