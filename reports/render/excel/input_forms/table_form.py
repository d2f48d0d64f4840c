"""Writes blank input workbooks for a new office: headers that intake recognises, drop-downs, instructions.

A blank form has no period and no rows, so it counts as not delivered until it is filled in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.model.grid import column_letter
from reports.render.excel import styles
from reports.render.excel.cells import cell_at, put_text, set_widths
from reports.render.excel.input_forms import drop_downs, instructions
from reports.render.excel.input_forms.drop_downs import choices
from reports.render.excel.input_forms.form_columns import COLUMNS, SHEETS, TITLES
from reports.render.excel.package import CachedValues, save
from reports.render.excel.row_heights import fit_heights

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.render.excel.input_forms.form_columns import InputColumn
    from reports.vocabulary.config import Config

STAMP = date(1980, 1, 1)
"""Time in the package; a blank form has no date."""
ROWS = 400
"""Number of rows formatted for input."""
_HEADER_ROW = 4
PERIOD = "BULAN ……… TAHUN ………"
_FORMATS = {"text": "General", "code": styles.TEXT, "date": "dd-mm-yyyy", "count": "0"}


def blank_form(kind: str, config: Config) -> bytes:
    """Return the blank input workbook of a kind as bytes.

    Args:
        kind: register, incidents, activities, services or agency_counts.
        config: source of the office's name, paper and work area (for the drop-downs).
    """
    columns = tuple(_with_own_example(column, config) for column in COLUMNS[kind])
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = SHEETS[kind]
    lists = {column.header: choices(column.choices, config) for column in columns if column.choices}
    long_lists = {header: values for header, values in lists.items() if not drop_downs.fits_inline(values)}
    guide = workbook.create_sheet(instructions.TITLE)
    defined_names = instructions.write(guide, _lines(kind, columns), long_lists)
    _write_head(sheet, kind, columns, config)
    _prepare_body(sheet, columns)
    _add_rules(sheet, columns, {**lists, **defined_names})
    page = styles.Page(config.document.paper, TITLES[kind].capitalize())
    styles.set_page(sheet, page)
    styles.set_page(guide, page, landscape=False)
    return save_form(workbook, TITLES[kind])


def save_form(workbook: Workbook, title: str) -> bytes:
    """Return a blank workbook as bytes; its properties name no person."""
    workbook.properties.title, workbook.properties.creator = title, "pora"
    workbook.properties.language = "id-ID"
    return save(workbook, CachedValues(), STAMP, face=styles.FACE)


def _write_head(sheet: Worksheet, kind: str, columns: tuple[InputColumn, ...], config: Config) -> None:
    """Write title, office, and the header row."""
    for row, text, style in ((1, f"{TITLES[kind]} {PERIOD}", styles.CAPTION), (2, config.office.name, styles.SUBTITLE)):
        cell = cell_at(sheet, row, 1)
        style.apply(cell)
        put_text(cell, text)
    set_widths(sheet, tuple(column.width for column in columns))
    for number, column in enumerate(columns, 1):
        cell = cell_at(sheet, _HEADER_ROW, number)
        styles.FORM_HEAD.apply(cell)
        put_text(cell, column.header)
    fit_heights(sheet, _HEADER_ROW, _HEADER_ROW)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _prepare_body(sheet: Worksheet, columns: tuple[InputColumn, ...]) -> None:
    """Format the empty rows for input."""
    for row in range(_HEADER_ROW + 1, _HEADER_ROW + 1 + ROWS):
        for number, column in enumerate(columns, 1):
            cell = cell_at(sheet, row, number)
            styles.FORM_CELL.apply(cell)
            cell.number_format = _FORMATS[column.form]


def _add_rules(sheet: Worksheet, columns: tuple[InputColumn, ...], sources: dict[str, tuple[str, ...] | str]) -> None:
    """Add drop-downs and checks; the row number has no check, since NIHIL may be written there."""
    for number, column in enumerate(columns, 1):
        letter = column_letter(number)
        cells = f"{letter}{_HEADER_ROW + 1}:{letter}{_HEADER_ROW + ROWS}"
        about = (column.header, _about(column))
        if column.choices:
            drop_downs.add_list(sheet, cells, sources[column.header], about=about)
        elif column.form == "date":
            drop_downs.add_date(sheet, cells, about=about)
        elif column.form == "count" and column.field != "row_no":
            drop_downs.add_count(sheet, cells, about=about)


def _about(column: InputColumn) -> str:
    """Return the explanation of a column, with its example."""
    return f"{column.about} Contoh: {column.example}" if column.example else column.about


def _with_own_example(column: InputColumn, config: Config) -> InputColumn:
    """Return a column of places with an example from the office's own work area."""
    if column.choices not in {"district", "village"} or column.example in choices(column.choices, config):
        return column
    return replace(column, example=choices(column.choices, config)[0])


def _lines(kind: str, columns: tuple[InputColumn, ...]) -> tuple[str, ...]:
    """Return the sentences of the instructions."""
    return (
        f"Petunjuk pengisian lembar {SHEETS[kind]}",
        "Tulis bulan dan tahun pada baris judul sebagai pengganti titik-titik, misalnya BULAN SEPTEMBER TAHUN 2024.",
        "Isi mulai dari baris di bawah kepala tabel, satu baris untuk satu catatan, tanpa baris kosong di antaranya.",
        "Bila dalam bulan itu tidak ada data, tulis NIHIL pada baris isian pertama. Formulir yang dibiarkan kosong "
        "dianggap belum disampaikan.",
        "Kosongkan sel yang tidak diketahui isinya; jangan menulis perkiraan.",
        "Kolom boleh ditambah atau dipindah, tetapi tulisan pada kepala tabel jangan diubah.",
        "Arti setiap kolom:",
        *(f"• {column.header}: {_about(column)}" for column in columns),
    )
