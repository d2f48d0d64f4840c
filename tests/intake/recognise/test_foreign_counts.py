"""Claims about counts of an agency in several groups of columns: only foreigners of the month count, or it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

STUB = ("NO", "SUMBER DATA", "KECAMATAN")
SEX = ("L", "P")


def written(folder: Path, groups: dict[str, tuple[str, ...]], *numbers: tuple[int | None, ...]) -> TableReading:
    """Write a table of Dukcapil with a head of two rows, and read it."""
    book = openpyxl.Workbook()
    sheet = book.active
    heads = [(group, head) for group, below in groups.items() for head in below]
    sheet.append(["DATA DUKCAPIL BULAN SEPTEMBER 2024"])
    sheet.append([*STUB, *(group for group, _head in heads)])
    sheet.append([*(None for _ in STUB), *(head for _group, head in heads)])
    for index, (place, row) in enumerate(zip(("KOJA", "CILINCING"), numbers, strict=True), 1):
        sheet.append([index, "DUKCAPIL", place, *row])
    column = len(STUB) + 1
    for below in groups.values():
        sheet.merge_cells(
            start_row=2, start_column=column, end_row=2 if below[0] else 3, end_column=column + len(below) - 1
        )
        column += len(below)
    book.save(folder / "data.xlsx")
    (table,) = read_file(Found(folder / "data.xlsx", is_lock=False), "data.xlsx").tables
    return table


def codes(table: TableReading) -> set[str]:
    """Return what is told of a table, without what is only remarked."""
    return {problem.code for problem in table.problems if problem.severity != "info"}


@pytest.mark.parametrize(
    ("first", "second", "is_first"),
    [
        ("WNI", "WNA", False),
        ("WNA", "WNI", True),
        ("PENDUDUK", "ORANG ASING", False),
        ("AGUSTUS 2024", "SEPTEMBER 2024", False),
        ("SEPTEMBER", "OKTOBER", True),
        ("SEPTEMBER 2023", "SEPTEMBER 2024", False),
        ("BULAN LALU", "BULAN INI", False),
    ],
)
def test_the_foreigners_of_the_month_count(tmp_path: Path, first: str, second: str, is_first: bool) -> None:
    """Neither the first pair of columns nor a total of both is their number."""
    table = written(tmp_path, {first: SEX, second: SEX, "JUMLAH": ("",)}, (9, 8, 2, 1, 20), (7, 6, 4, 3, 20))
    expected = [17, 13] if is_first else [3, 7]
    assert table.records.values["count"] == expected
    assert codes(table) == set()


def test_a_total_of_all_groups_is_the_count_of_parts(tmp_path: Path) -> None:
    """SKTT and KTP-el are both of foreigners, and no pair contradicts their sum."""
    groups = {"SKTT (ITAS)": SEX, "KTP-EL OA (ITAP)": SEX, "JUMLAH": ("",)}
    table = written(tmp_path, groups, (9, 8, 2, 1, 20), (7, 6, 4, 3, 20))
    assert (table.records.values["count"], codes(table)) == ([20, 20], set())


@pytest.mark.parametrize("groups", [("DEWASA", "ANAK"), ("DATANG", "PINDAH"), ("JANUARI", "FEBRUARI")])
def test_several_groups_that_nothing_decides_are_asked(tmp_path: Path, groups: tuple[str, str]) -> None:
    """Not the first pair: nothing is counted."""
    table = written(tmp_path, dict.fromkeys(groups, SEX), (9, 8, 2, 1), (7, 6, 4, 3))
    assert (table.table.kind, "counts-split" in codes(table)) == (None, True)


def test_a_total_that_is_no_sum_proves_nothing(tmp_path: Path) -> None:
    """One row that differs is enough."""
    groups = {"DEWASA": SEX, "ANAK": SEX, "JUMLAH": ("",)}
    table = written(tmp_path, groups, (9, 8, 2, 1, 20), (7, 6, 4, 3, 19))
    assert (table.table.kind, "counts-split" in codes(table)) == (None, True)
