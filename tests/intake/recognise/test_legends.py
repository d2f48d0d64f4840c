"""A note that gives a meaning to colours, styles or marks of cells is told: nothing of them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.model.period import Month, Period
from reports.pipeline.counting import quality_of
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

Row = tuple[object, ...]
HEADS: Row = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN")
PERSONS: tuple[Row, ...] = (
    (1, "LI WEI", "E12345678", "RRT", "ITAS", "Koja"),
    (2, "TAN AH KOW*", "A1234567", "Malaysia", "ITAS", "Koja"),
)
TITLE: Row = ("DATA ORANG ASING BULAN SEPTEMBER 2024",)
REGISTER = (TITLE, HEADS, *PERSONS)


def reading_of(folder: Path, **sheets: tuple[Row, ...]) -> FileReading:
    """Return what is read of a workbook with some sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "a.xlsx")
    return read_file(Found(folder / "a.xlsx", is_lock=False), "a.xlsx")


def cells(reading: FileReading) -> list[str | None]:
    """Return the cells of the notes that are told."""
    return [problem.cell for problem in reading.problems if problem.code == "legend-unread"]


@pytest.mark.parametrize(
    "note",
    [
        "Ket: warna merah = sudah meninggalkan wilayah Indonesia",
        "Merah : EPO",
        "kuning (sudah pulang)",
        "Nama yang diblok kuning telah pindah",
        "Baris berwarna abu-abu tidak dihitung",
        "dicetak tebal: overstay",
        "Yang di-highlight hijau: pindah",
        "rows shaded grey have left",
        "Biru artinya sudah dideportasi",
        "*) sudah EPO",
        "* = pindah ke luar wilayah",
    ],
)
def test_a_note_on_looks_is_told_at_its_cell(tmp_path, note):
    """Below the table, above it, right of it, between its rows, and on a sheet of its own."""
    assert cells(reading_of(tmp_path, a=(*REGISTER, (), (note,)))) == ["A6"]
    assert cells(reading_of(tmp_path, a=((note,), *REGISTER))) == ["A1"]
    assert cells(reading_of(tmp_path, a=(TITLE, HEADS, (*PERSONS[0], None, note), PERSONS[1]))) == ["H3"]
    assert cells(reading_of(tmp_path, a=(TITLE, HEADS, PERSONS[0], (None, note), PERSONS[1]))) == ["B4"]


def test_a_legend_on_a_sheet_of_its_own_is_for_the_whole_file(tmp_path):
    """The quality page counts it with the register of another sheet."""
    reading = reading_of(tmp_path, a=REGISTER, Keterangan=(("KUNING = SUDAH PULANG",),))
    assert cells(reading) == ["A1"]
    assert quality_of((reading,), Period.of(Month(2024, 9))).causes["legend-unread"] == 1


@pytest.mark.parametrize(
    "note",
    [
        "Jl. Kampung Merah - Koja",
        "KARTU KUNING: 12 orang",
        "Zona merah: Penjaringan",
        "Catatan: data per 30 September 2024",
        "# sumber: SIMKIM",
        "Jakarta, 4 Oktober 2024",
        "Tanah Abang - Jakarta",
        "Hijau",
        "Palang Merah Indonesia (PMI)",
        "NO. BLOK C-12",
    ],
)
def test_other_notes_are_not(tmp_path, note):
    """A colour in a name means nothing, nor does a footnote mark that no row bears."""
    assert cells(reading_of(tmp_path, a=(*REGISTER, (), (note,)))) == []


@pytest.mark.parametrize(
    ("name", "remark", "note"),
    [
        ("LI WEI ¹", None, "¹ sudah kembali ke negara asal"),
        ("LI WEI 1)", None, "1) sudah kembali ke negara asal"),
        ("LI WEI (A)", None, "(A) : anak berkewarganegaraan ganda"),
        ("LI WEI", "*", "Ket : * = sudah kembali"),
        ("LI WEI", "**", "** EPO"),
        ("LI WEI", "E", "Keterangan: E = EPO, P = perpanjangan"),
        ("LI WEI", "P", "P : Pulang / EPO"),
        ("LI WEI", "√", "√ = sudah melapor keluar"),
    ],
)
def test_a_note_that_explains_a_mark_of_the_records_is_told(tmp_path, name, remark, note):
    """Beside a name, or alone in a cell; not where no record has it."""
    heads: Row = (*HEADS, "KETERANGAN")
    rows = ((1, name, *PERSONS[0][2:], remark), (*PERSONS[1], None))
    assert cells(reading_of(tmp_path, a=(TITLE, heads, *rows, (), (note,)))) == ["A6"]
    others = ((1, "LI WEI", *PERSONS[0][2:], "-"), (2, "TAN AH KOW", *PERSONS[1][2:], None))
    assert cells(reading_of(tmp_path, a=(TITLE, heads, *others, (), ("Q = perpanjangan",)))) == []


@pytest.mark.parametrize(
    "note",
    [
        "Catatan: No. 5, 9 dan 12 sudah EPO pada bulan September",
        "NB: nomor urut 3 s.d. 6 sudah kembali ke negara asal",
        "Dari jumlah tersebut 3 orang telah meninggalkan Indonesia",
        "Data di atas adalah data bulan Agustus, data September belum diterima",
        "Tambahan: 2 orang WN PNG (data menyusul)",
        "Nomor 7 dan 8 adalah orang yang sama",
        "Belum termasuk permohonan melalui aplikasi online 34 berkas",
    ],
)
def test_a_note_on_rows_is_told(tmp_path, note):
    """Below the records; above them it is a title."""
    problems = reading_of(tmp_path, a=(*REGISTER, (), (note,))).problems
    assert [(problem.code, problem.cell) for problem in problems if problem.code == "note-unread"] == [
        ("note-unread", "A6")
    ]


@pytest.mark.parametrize(
    "note",
    ["Jumlah : 2 orang", "Sumber: Aplikasi APOA, belum diverifikasi", "Kepala Seksi Intelijen",
     "NIP 198501012010011001", "Jakarta, 1 Oktober 2024", "Tembusan: Surat No. 12 tanggal 5 Oktober 2024"],
)  # fmt: skip
def test_a_note_on_something_else_is_not(tmp_path, note):
    """Nor one that gives the number of records."""
    problems = reading_of(tmp_path, a=(*REGISTER, (), (note,))).problems
    assert [problem.cell for problem in problems if problem.code in {"note-unread", "legend-unread"}] == []


def test_the_meaning_beside_a_painted_cell_is_told(tmp_path):
    """Below the records, with nothing that names the paint; other words there are not told."""
    painted = ((None, None, "EPO / sudah pulang"), (None, None, "Proses perpanjangan"))
    assert cells(reading_of(tmp_path, a=(*REGISTER, (), *painted))) == ["C6"]


def test_a_sheet_of_colours_is_told(tmp_path):
    """The name of a colour, and its meaning in the next cell."""
    colours = (("KETERANGAN WARNA",), ("Merah", "Sudah deportasi / EPO"), ("Putih", None))
    assert cells(reading_of(tmp_path, a=REGISTER, Warna=colours)) == ["A1", "A2", "B2"]


def test_words_of_colours_within_records_are_not(tmp_path):
    """A remark on a person is no legend."""
    rows = ((*HEADS, "KETERANGAN"), (*PERSONS[0], "mobil warna merah - Koja"), (*PERSONS[1], "merah : tas"))
    assert cells(reading_of(tmp_path, a=(TITLE, *rows))) == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("L = Laki-laki, P = Perempuan", []),
        ("Ket: L: laki-laki; P: perempuan", []),
        ("L = Lansia, P = Pulang", ["A7"]),
    ],
)
def test_a_note_on_the_sexes_says_what_is_read_anyway(tmp_path, note, expected):
    """It stands below many registers; other meanings of the same letters are told."""
    persons = tuple((*row, sex) for row, sex in zip(PERSONS, "LP", strict=True))
    reading = reading_of(tmp_path, A=(TITLE, (*HEADS, "L/P"), *persons, (), (), (note,)))
    assert cells(reading) == expected
