"""Where title or sheet and the visa index name different classes, it is told; an ITAP keeps the index of its visa."""

from __future__ import annotations

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file


def table_of(folder, sheet, title, indexes):
    """Return a register without a column of classes, with these visa indexes."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    heads = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "NO IZIN", "INDEKS"]
    rows = [
        [n, f"ORANG {'ABCDEF'[n]}", f"A100000{n}", "Jepang", f"2D31JE{n}", index] for n, index in enumerate(indexes)
    ]
    for row in ([title], ["BULAN SEPTEMBER 2024"], heads, *rows):
        book.active.append(row)
    book.save(folder / "data.xlsx")
    (table,) = read_file(Found(folder / "data.xlsx", is_lock=False), "data.xlsx").tables
    told = [one.details for one in table.problems if one.code == "class-against-index"]
    return table.records.values["permit_class"], told


@pytest.mark.parametrize(
    ("sheet", "title"), [("ITAP", "DAFTAR PEMEGANG ITAP"), ("Sheet1", "DAFTAR PEMEGANG ITAP"), ("ITAP", "DAFTAR WNA")]
)
def test_the_holder_of_an_itap_keeps_the_index_of_the_visa(tmp_path, sheet, title):
    """E31A is the visa on which they came, and the list says what they hold."""
    classes, told = table_of(tmp_path, sheet, title, ["E31A", "E31A", "E31B", None])
    assert classes == ["ITAP"] * 4
    assert told == [{"count": 3, "word": "ITAP", "index": "ITAS", "counted": "ITAP"}]


def test_another_contradiction_is_told_and_the_index_counts(tmp_path):
    """A visit visa below a title of ITAS."""
    classes, told = table_of(tmp_path, "ITAS", "DAFTAR PEMEGANG ITAS", ["E31A", "C1", None])
    assert classes == ["ITAS", "ITK", "ITAS"]
    assert told == [{"count": 1, "word": "ITAS", "index": "ITK", "counted": "ITK"}]


def test_index_and_title_that_agree_are_not_told(tmp_path):
    """Nothing to say."""
    assert table_of(tmp_path, "ITAS", "DAFTAR PEMEGANG ITAS", ["E31A", "E31B"]) == (["ITAS"] * 2, [])


@pytest.mark.parametrize("head", ["INDEKS VISA", "JENIS IZIN TINGGAL"])
def test_a_column_of_codes_and_classes_gives_the_class_by_either(tmp_path, head):
    """An ITAP has no index of its own, and a listed code with its letter has one class; any other is told."""
    cells = ["C312", "E23", "ITAP", "KITAP", "C1", "Z99"]
    rows = [f"{n};ORANG {'ABCDEF'[n]};A100000{n};Jepang;L;{cell};KOJA" for n, cell in enumerate(cells)]
    text = "\n".join(["BULAN SEPTEMBER 2024", f"NO;NAMA;NO PASPOR;KEBANGSAAN;L/P;{head};KECAMATAN", *rows])
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "data.csv", is_lock=False), "data.csv").tables
    assert table.records.values["permit_class"] == ["ITAS", "ITAS", "ITAP", "ITAP", "ITK", None]
    codes = {"index-unknown", "permit-unreadable", "permit-missing"}
    assert {(one.cell or "")[1:] for one in table.problems if one.code in codes} == {"8"}
