"""Totals carried over from sheet to sheet: right where a sheet before states them, told where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.pipeline.gather import gather_office

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ["NO", "NAMA", "L/P", "KEBANGSAAN", "NO PASPOR", "JENIS IZIN TINGGAL", "KECAMATAN"]


def told(folder: Path, word: str, numbers: tuple[int, int | None, int, int]) -> list[tuple[str | None, str | None]]:
    """Write two sheets of four and three persons, and return where totals do not agree.

    Args:
        folder: of the office.
        word: for what is carried over.
        numbers: at the end of the first sheet, brought to the second or None, its end, and the first person of it.
    """
    (folder / "inputs").mkdir()
    (folder / "pora.toml").touch()
    book = openpyxl.Workbook()
    end, brought, closing, first = numbers
    pages = {"Koja": (None, range(1, 5), end), "Koja (lanj)": (brought, range(first, first + 3), closing)}
    for name, (carried, persons, total) in pages.items():
        sheet = book.create_sheet(name)
        sheet.append(["REGISTER ORANG ASING BULAN SEPTEMBER 2024"])
        sheet.append(HEADS)
        if carried is not None:
            sheet.append([None, word, carried])
        for number in persons:
            sheet.append([number, f"MIRA {'ABCDEFGHIJ'[number]}", "P", "Jepang", f"A{number:07d}", "ITAS", "Koja"])
        sheet.append([None, "Jumlah dipindahkan" if name == "Koja" else "Jumlah", total])
    del book["Sheet"]
    book.save(folder / "inputs" / "register.xlsx")
    (file,) = gather_office(folder, store=False).files
    problems = [problem for table in file.tables for problem in table.problems if problem.code == "total-mismatch"]
    assert [sum(table.records.accepted) for table in file.tables] == [4, 3]
    return [(problem.sheet, problem.cell) for problem in problems]


@pytest.mark.parametrize("word", ["Jumlah pindahan", "Pindahan", "Jml. pindahan dari lembar sebelumnya"])
def test_a_carried_total_agrees(tmp_path: Path, word: str) -> None:
    """The next total may include it."""
    assert told(tmp_path, word, (4, 4, 7, 5)) == []


@pytest.mark.parametrize("numbers", [(4, 4, 8, 5), (4, 5, 8, 5), (4, 9, 12, 5)])
def test_a_wrong_one_is_told(tmp_path: Path, numbers: tuple[int, int, int, int]) -> None:
    """A sum that does not follow, and a number that no sheet before has stated: a page may be missing."""
    assert ("Koja (lanj)", "C7") in told(tmp_path, "Jumlah pindahan", numbers)


@pytest.mark.parametrize(
    ("numbers", "cells"),
    [
        ((4, None, 7, 5), []),
        ((4, None, 3, 5), []),
        ((4, None, 8, 5), ["C6"]),
        ((4, None, 8, 6), ["C6"]),
    ],
)
def test_a_register_that_goes_on_sums_the_sheets_before(
    tmp_path: Path, numbers: tuple[int, int | None, int, int], cells: list[str]
) -> None:
    """Its running numbers go on from what a sheet before states; numbers that leave a gap do not."""
    assert told(tmp_path, "Jumlah", numbers) == [("Koja (lanj)", cell) for cell in cells]
