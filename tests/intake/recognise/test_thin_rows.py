"""A row of number and name behind a caption or total is a record where its number goes on; a list of copies is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[object, ...]

HEADER: Row = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN")
PERSONS: tuple[Row, ...] = (
    (1, "LI WEI", "E12345678", "RRT", "ITAS", "Koja"),
    (2, "TAN AH KOW", "A1234567", "Malaysia", "ITAS", "Koja"),
)


def rows_read(folder: Path, *below: Row, persons: tuple[Row, ...] = PERSONS) -> tuple[int, ...]:
    """Return the rows of the register that were read, the first person being in row 3."""
    book = openpyxl.Workbook()
    for row in (("DATA ORANG ASING BULAN SEPTEMBER 2024",), HEADER, *persons, *below):
        book.active.append(row)
    book.save(folder / "a.xlsx")
    (table,) = read_file(Found(folder / "a.xlsx", is_lock=False), "a.xlsx").tables
    return tuple(table.records.rows)


@pytest.mark.parametrize("caption", ["I. MASIH TINGGAL", "Catatan:", "JUMLAH", "Data susulan"])
def test_a_name_whose_number_goes_on_is_a_record(tmp_path: Path, caption: str) -> None:
    """It was left out in silence, as if it were a note; a number of its own begins a list of another sort."""
    assert rows_read(tmp_path, (caption,), (3, "ANPE BAJORI")) == (3, 4, 6)
    assert rows_read(tmp_path, (caption,), ("3.", "ANPE BAJORI"), (4, "RESU JORE")) == (3, 4, 6, 7)
    assert rows_read(tmp_path, (caption,), (5, "ANPE BAJORI")) == (3, 4)


def test_a_list_of_copies_is_no_record(tmp_path: Path) -> None:
    """Its numbers begin anew, also where the register has one row and the list's second number would follow."""
    copies: tuple[Row, ...] = (("Tembusan:",), (1, "Kepala Kantor Wilayah"), (2, "Arsip"), (3, "Direktur"))
    assert rows_read(tmp_path, *copies) == (3, 4)
    assert rows_read(tmp_path, *copies, persons=PERSONS[:1]) == (3,)
