"""The corrected series as one sheet to read across and to calculate with: a line a figure, a column a month.

Whoever follows a figure through the years finds it in one line; the same figures one a row, for programs, are in the
Parquet file. A zero is a number, a nihil month too (only shown as NIHIL); what is not known is no number but its sign.
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
from reports.render.excel.cell_ranges import target
from reports.render.excel.cells import SYMBOLS, cell_at, put_text, set_widths, workbook_of
from reports.render.excel.names import columns_of, rows_of
from reports.render.excel.package import Bulk
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
BEFORE, AFTER = ("Tabel", "Baris", "Kolom", "Satuan"), ("Jenis data", "Kode angka")
"""Heads of the columns to the left and to the right of the months."""
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
"""What each column holds."""
_WIDTHS, _MONTH_WIDTH, _AFTER_WIDTHS = (24.0, 26.0, 16.0, 11.0), 9.5, (26.0, 52.0)
_FROZEN = 4
_SCALE = 65
"""Per cent at which the months of a year and the names beside them fit on a page."""
_MONTH = "[$-421]mmm yyyy"
_NIHIL = f'#,##0;-#,##0;"{formats.NIHIL}"'
_TEXT = 0
"""Look of a text; a figure's are behind it, two a state: of a number, and of one that shows as NIHIL."""
_FIRST = {state: 1 + 2 * place for place, state in enumerate(State)}


def write(sheet: Worksheet, archive: Archive, page: styles.Page) -> Bulk:
    """Write the heads and set the sheet up; return its lines, which the package is given."""
    months = tuple(sorted(archive.figures))
    lines = tuple(_lines(archive, months))
    _write_heads(sheet, months)
    for at, look in enumerate(_looks(), 2):
        look.apply(cell_at(sheet, at, 1))
    _finish(sheet, months, len(lines) + 1, page)
    return Bulk(lines)


def _write_heads(sheet: Worksheet, months: Sequence[Month]) -> None:
    heads: tuple[str | Month, ...] = (*BEFORE, *months, *AFTER)
    for place, head in enumerate(heads, 1):
        cell = cell_at(sheet, 1, place)
        if isinstance(head, str):
            styles.DATA_HEAD.apply(cell)
            put_text(cell, head)
        else:
            _HEAD_MONTH.apply(cell)
            cell.value = head.first


_HEAD_MONTH = replace(styles.DATA_HEAD, alignment=Alignment(horizontal="right"), number_format=_MONTH)


def _looks() -> Iterator[styles.Look]:
    yield replace(styles.ROW_TEXT, alignment=Alignment(vertical="top"))
    for state in State:
        look = replace(styles.ROW_NUMBER, fill=styles.DATA_STATES.get(state.value))
        yield look
        yield replace(look, number_format=_NIHIL)


def _lines(archive: Archive, months: Sequence[Month]) -> Iterator[list[tuple[Cell, int]]]:
    """Yield a line a figure, tables in the order of a return, margins last; each cell with its look."""
    for name, whole in tidy_series.merged_tables(archive).items():
        kind = kinds.title(table_names.kind_of(name))
        title = formats.opening(names.table_name(name).data_sheet.removeprefix("Data "))
        of_months = [_of_month(archive, name, month) for month in months]
        for place in _places(whole):
            row, column = place
            unit = whole.figure(row, column).unit
            named = (title, names.row_label(name, row), names.column_label(name, column), unit)
            line: list[tuple[Cell, int]] = [(text, _TEXT) for text in named]
            for table, first in of_months:
                one = table.cells.get(place) or table.figure(row, column)
                line.append(_shown(one.value, one.status, first))
            line += [(kind, _TEXT), (f"{name}/{row}/{column}", _TEXT)]
            yield line


def _of_month(archive: Archive, name: str, month: Month) -> tuple[FigureTable, int]:
    """Return a table of a month, and the look of its numbers."""
    return archive.figures[month].tables[name], _FIRST[tidy_series.month_state(archive, name, month)]


def _places(table: FigureTable) -> list[tuple[str, str]]:
    """Return the places of a table in print order; one without any has its total, to say why."""
    every = ((row, column) for row in rows_of(table) for column in columns_of(table))
    return [place for place in every if place in table.cells] or [(TOTAL, TOTAL)]


@lru_cache(maxsize=1 << 15)
def _shown(value: int | None, status: Status, first: int) -> tuple[Cell, int]:
    """Return what a cell holds, and its look."""
    if value is None or status in SYMBOLS:
        return SYMBOLS.get(status, SYMBOLS[Status.MISSING]), first
    return value, first + (status is Status.NIHIL)


def _finish(sheet: Worksheet, months: Sequence[Month], last: int, page: styles.Page) -> None:
    """Freeze, filter, name, and set up for print: a year a page, names at the left of each."""
    set_widths(sheet, (*_WIDTHS, *(_MONTH_WIDTH for _ in months), *_AFTER_WIDTHS))
    printed = len(BEFORE) + len(months)
    width = printed + len(AFTER)
    sheet.freeze_panes = f"{get_column_letter(_FROZEN + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{last}"
    sheet.print_area = f"A1:{get_column_letter(printed)}{last}"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", f"A:{get_column_letter(_FROZEN)}"
    styles.set_page(sheet, page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale, sheet.page_setup.pageOrder = _SCALE, "downThenOver"
    for place, month in enumerate(months[:-1], len(BEFORE) + 1):
        if month.year != months[place - len(BEFORE)].year:
            sheet.col_breaks.append(Break(id=place))
    text = target(sheet.title, Span(1, 1, last, width))
    workbook_of(sheet).defined_names[NAME] = DefinedName(NAME, attr_text=text)
