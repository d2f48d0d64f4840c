"""Rows outside of every table are told where they look like those of one: titles, letters and signatures are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[object, ...]

REGISTER: tuple[Row, ...] = (
    ("DATA ORANG ASING BULAN SEPTEMBER 2024",),
    ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN"),
    (1, "LI WEI", "E12345678", "RRT", "ITAS", "Koja"),
    (2, "TAN AH KOW", "A1234567", "Malaysia", "ITAS", "Koja"),
)
ROWS: tuple[Row, ...] = (("Hari", "Acara", "PIC"), ("Senin", "Apel", "Budi"), ("Selasa", "Rapat", "Sari"))


def told(folder: Path, *rows: Row) -> list[tuple[str | None, object]]:
    """Return cell and number of the rows that are told."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    problems = read_file(Found(folder / "a.xlsx", is_lock=False), "a.xlsx").problems
    return [(one.cell, one.details["count"]) for one in problems if one.code == "rows-outside"]


def test_rows_below_and_above_are_told(tmp_path: Path) -> None:
    """Once, at the first of them."""
    assert told(tmp_path, *REGISTER, (), ("Agenda",), *ROWS) == [("A7", 3)]
    assert told(tmp_path, ("Agenda",), *ROWS, (), *REGISTER) == [("A2", 3)]
    assert told(tmp_path, *ROWS, (), *REGISTER, (), *ROWS[1:]) == [("A1", 5)]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("Nomor", ":", "W10.IMI.4-2050"), ("Lampiran", ":", "1 berkas"), ("Perihal", ":", "Data WNA")),
        (("Mengetahui,", None, "Dibuat oleh", "Petugas"), ("Kepala Seksi", None, "NIP", "Petugas")),
        (("JUMLAH", 2, 0, 2), ("TOTAL", 2, 0, 2)),
        (("Catatan", "data", "sementara"), ("* belum", "lengkap", "semua")),
        (("Hari", "Acara", "PIC"),),
        (("L", 1), ("P", 1), ("Jumlah", 2)),
    ],
)
def test_letters_signatures_totals_and_notes_are_not(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    """Nor is a single row, or one of two cells."""
    assert told(tmp_path, *REGISTER, (), *rows) == []


def test_rows_of_tables_are_never_told(tmp_path: Path) -> None:
    """Whether they are understood or not."""
    unknown: tuple[Row, ...] = (("NO", "ACARA", "PIC"), (1, "Apel", "Budi"), (2, "Rapat", "Sari"))
    assert told(tmp_path, *REGISTER, (), *unknown) == []
