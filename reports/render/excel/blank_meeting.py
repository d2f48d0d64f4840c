"""The blank workbook of a meeting: the sheets and heads that the meeting's documents are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.render.excel import instructions, styles, validation
from reports.render.excel.blank_table import finished
from reports.render.excel.cells import cell_at, put_text, set_widths
from reports.render.excel.choices import choices
from reports.vocabulary.config import Config
from reports.vocabulary.datafile import load

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FACTS = "Rapat"
"""The sheet whose heads stand one below the other, with their values beside them."""
ROWS = 100
_TITLE = "Rapat Tim PORA"
_LONG_DAY = "[$-421]dddd, d mmmm yyyy"
_DATES = ("Hari/Tanggal", "Tanggal Undangan", "Tenggat")
_LISTS = {"Tingkat": "level", "Hadir": "present", "Status": "status"}
_WIDTHS = {"No": 6, "Hadir": 10, "Status": 12, "Tenggat": 24, "Waktu": 18}
_WIDE = 34
_LINES = (
    "Petunjuk pengisian buku kerja rapat",
    "Lembar Rapat: tulis isi di sebelah kanan setiap butir. Hari/Tanggal ditulis sebagai tanggal, misalnya 16-10-2024; "
    "Pukul misalnya 09.00 s.d. selesai.",
    "Lembar Undangan: satu baris satu undangan; Hadir diisi Ya atau Tidak setelah rapat.",
    "Lembar Susunan Acara: satu baris satu acara menurut waktunya.",
    "Lembar Pembahasan: satu baris satu pokok bahasan; tanpa nama orang asing.",
    "Lembar Keputusan dan Tindak Lanjut: satu baris satu butir, dengan penanggung jawab, tenggat, dan status "
    "(Belum, Proses, Selesai).",
    "Lembar Dokumentasi: nama berkas foto di map yang sama dan keterangannya.",
    "Kosongkan yang belum diketahui; undangan dapat dibuat sebelum Pembahasan dan Keputusan diisi.",
)


def blank_meeting(config: Config | None = None) -> bytes:
    """Return the blank workbook of a meeting, on the paper of the office."""
    config = config or Config()
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = styles.Page(config.document.paper, _TITLE)
    for title, heads in load("kinds")["meeting"]["sheets"].items():
        sheet = workbook.create_sheet(title)
        if title == FACTS:
            _write_facts(sheet, tuple(heads), config)
        else:
            _write_table(sheet, tuple(heads), config)
        styles.set_page(sheet, page, landscape=len(heads) > 3 and title != FACTS)
    guide = workbook.create_sheet(instructions.TITLE)
    instructions.write(guide, _LINES, {})
    styles.set_page(guide, page, landscape=False)
    return finished(workbook, _TITLE)


def _write_facts(sheet: Worksheet, heads: tuple[str, ...], config: Config) -> None:
    """Write the facts of the meeting, each with an empty cell beside it."""
    set_widths(sheet, (24, 70))
    for row, head in enumerate(heads, 1):
        label, value = cell_at(sheet, row, 1), cell_at(sheet, row, 2)
        styles.FORM_HEAD.apply(label)
        put_text(label, head)
        styles.FORM_CELL.apply(value)
        _prepare(sheet, head, f"B{row}", config)
        sheet.row_dimensions[row].height = 20
        value.number_format = _LONG_DAY if head in _DATES else styles.TEXT if head == "Nomor Undangan" else "General"


def _write_table(sheet: Worksheet, heads: tuple[str, ...], config: Config) -> None:
    """Write a head row and empty rows below it."""
    set_widths(sheet, tuple(_WIDTHS.get(head, _WIDE) for head in heads))
    for column, head in enumerate(heads, 1):
        cell = cell_at(sheet, 1, column)
        styles.FORM_HEAD.apply(cell)
        put_text(cell, head)
        letter = cell.column_letter
        for row in range(2, ROWS + 2):
            styles.FORM_CELL.apply(cell_at(sheet, row, column))
            cell_at(sheet, row, column).number_format = _LONG_DAY if head in _DATES else "General"
        _prepare(sheet, head, f"{letter}2:{letter}{ROWS + 1}", config)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def _prepare(sheet: Worksheet, head: str, cells: str, config: Config) -> None:
    """Add the drop-down or date check of a head."""
    if head in _LISTS:
        validation.add_list(sheet, cells, choices(_LISTS[head], config), about=(head, "Pilih dari daftar."))
    elif head in _DATES:
        validation.add_date(sheet, cells, about=(head, "Tulis sebagai tanggal, misalnya 16-10-2024."))
