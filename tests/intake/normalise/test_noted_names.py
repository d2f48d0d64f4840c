"""What stands beside a name may say that the person has left or does not count: told at the first such name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ["NO", "NAMA", "L/P", "KEBANGSAAN", "NO PASPOR", "JENIS IZIN TINGGAL", "KECAMATAN"]


def noted(folder: Path, *names: str) -> tuple[int, list[str | None]]:
    """Return how many of a register's persons are accepted, and the cells of names that are told."""
    book = openpyxl.Workbook()
    rows = [[n, name, "L", "Jepang", f"C{1234500 + n}", "ITAS", "Koja"] for n, name in enumerate(names, start=1)]
    for row in (["REGISTER ORANG ASING BULAN SEPTEMBER 2024"], HEADS, *rows):
        book.active.append(row)
    book.save(folder / "a.xlsx")
    (table,) = read_file(Found(folder / "a.xlsx", is_lock=False), "a.xlsx").tables
    return sum(table.records.accepted), [problem.cell for problem in table.problems if problem.code == "name-noted"]


@pytest.mark.parametrize(
    "name",
    ["Alm. SEN WIJO", "SEN WIJO (Alm)", "SEN WIJO (almh.)", "SEN WIJO †", "RIP SEN WIJO", "SEN WIJO (meninggal)",
     "SEN WIJO (EPO)", "SEN WIJO [exit]", "SEN WIJO – sudah WNI", "SEN WIJO - pulang", "*SEN WIJO", "SEN WIJO (dobel)",
     "SEN WIJO, EPO", "SEN WIJO EPO", "SEN WIJO (bukan WNA)", "SEN WIJO (sdh plg 3/9)", "SEN WIJO (batal)"],
)  # fmt: skip
def test_a_word_beside_a_name_is_told(tmp_path, name):
    """All are counted; a word that returns is told once."""
    assert noted(tmp_path, "KIM SOO", name, "LEE RA", name.replace("WIJO", "TARO")) == (4, ["B4"])


@pytest.mark.parametrize(
    "name",
    ["SEN WIJO (JACK)", "SEN, Wijo", "SEN WIJO a.k.a. TARO", "SEN-WIJO TARO", "SEN WIJO - TARO", "ALMA RIPLEY",
     "SEN S/O WIJO", "Dr. SEN WIJO (PhD)", "SEN WIJO (istri)", "EXITA OUTERBRIDGE"],
)  # fmt: skip
def test_other_names_are_not(tmp_path, name):
    """Second names, titles, and relatives."""
    assert noted(tmp_path, "KIM SOO", name) == (2, [])
