"""Writes the blank workbook of a meeting, from which the meeting's documents are made, and a filled-in example.

The example is saved outside the inputs, so that it is never read as a real meeting.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from reports.render.excel import styles
from reports.render.excel.cells import cell_at, put_text, set_widths
from reports.render.excel.input_forms import drop_downs, instructions
from reports.render.excel.input_forms.drop_downs import choices
from reports.render.excel.input_forms.table_form import save_form
from reports.render.excel.row_heights import fit_heights
from reports.vocabulary import meeting_forms
from reports.vocabulary.config import Config
from reports.vocabulary.meeting_forms import FACTS
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 100
_TITLE = "Rapat Tim PORA"
_KOJA = "Koja"
_EXAMPLE = "Contoh rapat Tim PORA"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONG_DAY = "[$-421]dddd, d mmmm yyyy"
_DATES = ("Hari/Tanggal", "Tanggal Undangan", "Tenggat")
_LISTS = {"Tingkat": "level", "Hadir": "present", "Status": "status", "Kode Tema": "theme"}
_ABOUT = {
    "Kode Tema": "Nama berkas tema tanpa .toml: yang tersedia ada dalam daftar, atau tema kantor sendiri dalam folder "
    "themes. Kosong = umum."
}
"""Header → prompt of its drop-down; all others ask to choose from the list."""
_TEXTS, _PART = "Naskah", "Bagian"
_ABOUT_PART = "Pilih dari daftar; artinya ada pada lembar Petunjuk."
_WIDTHS = {"No": 6, "Keputusan": 60, "Uraian": 52, "Teks": 90, "Hadir": 10, "Status": 12, "Tenggat": 24, "Waktu": 18}
_WIDE = 34
_LINES = (
    "Petunjuk pengisian buku kerja rapat",
    "Lembar Rapat: tulis isi di sebelah kanan setiap butir. Hari/Tanggal ditulis sebagai tanggal, misalnya 16-10-2024; "
    "Pukul misalnya 09.00 s.d. selesai.",
    "Kode Tema menentukan kalender, norma, dan preseden dalam bahan rapat; pilih dari daftar atau kosongkan.",
    "Lembar Undangan: satu baris satu undangan; Hadir diisi Hadir, Diwakili, atau Tidak setelah rapat.",
    "Lembar Susunan Acara: satu baris satu acara menurut waktunya.",
    "Lembar Pembahasan: satu baris satu pokok bahasan; tanpa nama orang asing.",
    "Lembar Keputusan: satu baris satu keputusan, dengan penanggung jawab dan tenggat; keduanya boleh kosong bila ada "
    "pada tindak lanjutnya.",
    "Lembar Tindak Lanjut: satu baris satu tugas, dengan penanggung jawab, tenggat, dan status (Belum, Proses, "
    "Selesai). Tugas dari rapat lalu tidak perlu ditulis ulang, kecuali bila statusnya berubah; uraiannya harus sama.",
    "Lembar Dokumentasi: nama berkas foto di map yang sama dan keterangannya.",
    "Lembar Naskah: pengganti paragraf yang disusun program; Bagian dipilih dari daftar, dan artinya ada di bawah.",
    "Jangan menulis nama, nomor paspor, tanggal lahir, atau nomor telepon orang asing di lembar mana pun.",
    "Contoh yang sudah diisi: rapat-contoh.xlsx dalam folder contoh.",
    "Kosongkan yang belum diketahui; undangan dapat dibuat sebelum Pembahasan dan Keputusan diisi.",
    "Arti setiap Bagian pada lembar Naskah:",
)


def blank_meeting(config: Config | None = None) -> bytes:
    """Return the blank workbook of a meeting as bytes, set up for the office's paper."""
    workbook = _workbook(config or Config())
    return save_form(workbook, _TITLE)


def example_meeting(config: Config | None = None) -> bytes:
    """Return the workbook of an invented meeting as bytes: the blank workbook filled in."""
    config = config or Config()
    workbook = _workbook(config)
    example = _in_own_area(load("meeting_example"), choices("district", config))
    for row, value in enumerate(example[FACTS], 1):
        _fill(workbook[FACTS], row, 2, value)
    for title in (sheet for sheet in meeting_forms.form() if sheet != FACTS):
        for row, values in enumerate(example[title], 2):
            for column, value in enumerate(values, 1):
                _fill(workbook[title], row, column, value)
        if example[title]:
            fit_heights(workbook[title], 2, len(example[title]) + 1)
    return save_form(workbook, _EXAMPLE)


def _in_own_area(example: dict[str, Any], districts: tuple[str, ...]) -> dict[str, Any]:
    """Return the example with a kecamatan of the office's own area in place of Koja."""
    if _KOJA in districts:
        return example
    replaced: dict[str, Any] = json.loads(json.dumps(example).replace(_KOJA, districts[0]))
    return replaced


def _fill(sheet: Worksheet, row: int, column: int, value: str | int | None) -> None:
    """Write a value of the example; ISO dates become real dates."""
    cell = cell_at(sheet, row, column)
    if isinstance(value, str):
        if _DATE.fullmatch(value):
            cell.value = date.fromisoformat(value)
        else:
            put_text(cell, value)
    elif value is not None:
        cell.value = value


def _workbook(config: Config) -> Workbook:
    """Return the blank workbook with headers, drop-downs and instructions."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = styles.Page(config.document.paper, _TITLE)
    for title, heads in meeting_forms.form().items():
        sheet = workbook.create_sheet(title)
        if title == FACTS:
            _write_facts(sheet, heads, config)
        else:
            _write_table(sheet, heads, config)
        styles.set_page(sheet, page, landscape=len(heads) > 3 and title != FACTS)
    guide = workbook.create_sheet(instructions.TITLE)
    meanings = (f"• {code}: {text}" for code, text in load("narrative")["paragraphs"].items())
    defined_names = instructions.write(guide, (*_LINES, *meanings), {_PART: choices("part", config)})
    drop_downs.add_list(workbook[_TEXTS], f"A2:A{ROWS + 1}", defined_names[_PART], about=(_PART, _ABOUT_PART))
    styles.set_page(guide, page, landscape=False)
    return workbook


def _write_facts(sheet: Worksheet, heads: tuple[str, ...], config: Config) -> None:
    """Write the labels of the meeting's facts, each with an empty cell on its right."""
    set_widths(sheet, (24, 70))
    for row, head in enumerate(heads, 1):
        label, value = cell_at(sheet, row, 1), cell_at(sheet, row, 2)
        styles.FORM_HEAD.apply(label)
        put_text(label, head)
        styles.FORM_CELL.apply(value)
        _add_rule(sheet, head, f"B{row}", config)
        sheet.row_dimensions[row].height = 20
        value.number_format = _LONG_DAY if head in _DATES else styles.TEXT if head == "Nomor Undangan" else "General"


def _write_table(sheet: Worksheet, heads: tuple[str, ...], config: Config) -> None:
    """Write a header row and empty rows below it."""
    set_widths(sheet, tuple(_WIDTHS.get(head, _WIDE) for head in heads))
    for column, head in enumerate(heads, 1):
        cell = cell_at(sheet, 1, column)
        styles.FORM_HEAD.apply(cell)
        put_text(cell, head)
        letter = cell.column_letter
        for row in range(2, ROWS + 2):
            styles.FORM_CELL.apply(cell_at(sheet, row, column))
            cell_at(sheet, row, column).number_format = _LONG_DAY if head in _DATES else "General"
        _add_rule(sheet, head, f"{letter}2:{letter}{ROWS + 1}", config)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def _add_rule(sheet: Worksheet, head: str, cells: str, config: Config) -> None:
    """Add the drop-down or date check that belongs to a header, if any."""
    if head in _LISTS:
        drop_downs.add_list(
            sheet, cells, choices(_LISTS[head], config), about=(head, _ABOUT.get(head, "Pilih dari daftar."))
        )
    elif head in _DATES:
        drop_downs.add_date(sheet, cells, about=(head, "Tulis sebagai tanggal, misalnya 16-10-2024."))
