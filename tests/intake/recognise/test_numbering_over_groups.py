"""Claims about rows of column numbers: a header ends above them, also where the name of a group follows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

KNOWN = ["NO", "NAMA LENGKAP (DAN GELAR)", "L/P", "NO PASPOR", "JENIS IZIN TINGGAL", "KEC."]
UNKNOWN = ["NO", "SEBUTAN", "ANGKA", "SURAT", "IHWAL", "ARAH"]


def read(folder: Path, head: list[str], first: int, band: str = "KEBANGSAAN : CHINA") -> TableReading:
    """Return a table with column numbers below its head, and the name of a group merged from a column on."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["DAFTAR ORANG ASING BULAN SEPTEMBER 2024"])
    sheet.append(head)
    sheet.append([f"({number})" for number in range(1, len(head) + 1)])
    sheet.append([None] * (first - 1) + [band])
    sheet.merge_cells(start_row=4, start_column=first, end_row=4, end_column=len(head))
    for number in range(1, 6):
        sheet.append([number, f"ADA {'ABCDEF'[number] * 4}", "L", f"E123456{number}", "ITAS", "Koja"])
    book.save(folder / "2024-09.xlsx")
    (found,) = find(folder / "2024-09.xlsx")
    return read_file(found, "2024-09.xlsx").tables[0]


@pytest.mark.parametrize("first", [1, 2, 3])
def test_the_name_of_a_group_is_no_part_of_an_unknown_head(tmp_path: Path, first: int) -> None:
    """Its columns were asked about as SEBUTAN (2) KEBANGSAAN : CHINA, an answer that no other table could use."""
    table = read(tmp_path, UNKNOWN, first).table
    assert (table.kind, table.header_rows) == (None, (2, 2))
    assert "CHINA" not in table.pattern


def test_titles_beside_a_name_change_no_meaning_of_a_head(tmp_path: Path) -> None:
    """A register whose nationality stands over its rows alone is read."""
    reading = read(tmp_path, KNOWN, 2)
    assert reading.table.kind == "register"
    assert set(reading.records.values["nationality"]) == {"CHN"}
