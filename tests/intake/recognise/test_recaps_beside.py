"""Claims about recapitulations beside a list: they fill no field of it, and columns of the list stay its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.intake.validate import balance_of
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading

INCIDENTS = "DAFTAR KEJADIAN SEPTEMBER 2024"
LIST = ["NO", "TGL", "JENIS KEJADIAN", "NAMA OA", "KEBANGSAAN", "NO PASPOR", "ALAMAT", "PASAL"]
ROWS: list[list[object]] = [
    [1, "2/9/2024", "Overstay", "LI WEI", "CINA", "E1234567", "Jl. X 1", "78 ayat (2)"],
    [2, "5/9/2024", "Penyalahgunaan Izin Tinggal", "MIRA SATO", "JEPANG", "M1234567", "Jl. X 2", "122 huruf a"],
    [3, "11/9/2024", "Overstay", "TAN WEI", "MALAYSIA", "A1234567", "Jl. X 3", "78 (1)"],
]
RECAP: list[list[object]] = [["Penjaringan", 1], ["Tanjung Priok", 0], ["Cilincing", 2]]


def read(path: Path, title: str, head: list[object], rows: list[list[object]]) -> FileReading:
    """Write a table and read it."""
    book = openpyxl.Workbook()
    for line in ([title], [], head, *rows):
        book.active.append([cell if cell != "" else None for cell in line])
    book.save(path)
    (located,) = find(path)
    return read_file(located, path.name)


def beside(
    rows: list[list[object]], recap: list[list[object]], head: list[object], *, empty: int = 1, is_left: bool = False
) -> tuple[list[object], list[list[object]]]:
    """Return the head and the rows of a list with a recapitulation beside it."""
    width, own = len(head), len(rows[0])
    lines: list[list[object]] = []
    for index in range(max(len(rows), len(recap))):
        left = rows[index] if index < len(rows) else [None] * own
        right = recap[index] if index < len(recap) else [None] * width
        gap: list[object] = [None] * empty
        lines.append([*right, *gap, *left] if is_left else [*left, *gap, *right])
    names: list[object] = [*head, *[None] * empty, *LIST] if is_left else [*LIST, *[None] * empty, *head]
    return names, lines


def codes(table: TableReading) -> set[str]:
    """Return the codes of the problems of a table."""
    return {problem.code for problem in table.problems}


@pytest.mark.parametrize("count", ["JML", "JUMLAH ORANG", "JUMLAH KASUS"])
@pytest.mark.parametrize("empty", [1, 2])
@pytest.mark.parametrize("is_left", [True, False], ids=["left", "right"])
@pytest.mark.parametrize(
    "recap",
    [RECAP, RECAP[:2], [*RECAP, ["Koja", 4]], [*RECAP, ["JUMLAH", 3]]],
    ids=["as many rows", "fewer", "more", "total"],
)
def test_a_recapitulation_beside_incidents_fills_no_field(
    tmp_path: Path, count: str, empty: int, recap: list[list[object]], *, is_left: bool
) -> None:
    """Its kecamatan is not that of the incidents, its numbers are not their persons, its rows are no incidents."""
    head, rows = beside(ROWS, recap, ["KECAMATAN", count], empty=empty, is_left=is_left)
    incidents, told = read(tmp_path / "kejadian.xlsx", INCIDENTS, head, rows).tables
    assert incidents.table.kind == "incidents"
    assert balance_of(incidents).accepted == 3
    fields = {column.field for column in incidents.table.columns}
    assert "kecamatan" not in fields
    assert "persons" not in fields
    assert not codes(incidents) & {"no-event", "total-mismatch", "column-repeated"}
    assert told.table.other_list == "REKAP"
    assert "recap-beside" in codes(told)


def test_the_list_keeps_its_own_kecamatan_beside_that_of_a_recapitulation(tmp_path: Path) -> None:
    """A recapitulation on the left does not win over the list's own column."""
    rows = [[*row[:6], "Koja", row[7]] for row in ROWS]
    lines: list[list[object]] = [[*recap, None, *row] for recap, row in zip(RECAP, rows, strict=True)]
    head: list[object] = ["KECAMATAN", "JML", None, *LIST[:6], "KECAMATAN", "PASAL"]
    incidents, _told = read(tmp_path / "kejadian.xlsx", INCIDENTS, head, lines).tables
    assert set(incidents.records.values["district"]) == {"31.72.03"}
    assert "column-repeated" not in codes(incidents)


def test_a_recapitulation_beside_a_register_is_compared_and_names_nobody(tmp_path: Path) -> None:
    """Its nationalities are not those of the persons; its numbers are compared with them."""
    head: list[object] = ["NO", "NAMA", "NO PASPOR", "IZIN TINGGAL", "KEBANGSAAN", None, "WARGA NEGARA", "JUMLAH"]
    persons: list[list[object]] = [
        [1, "LI WEI", "E1234567", "ITAS", "CINA", None, "CINA", 2],
        [2, "WU YAN", "E7654321", "ITAS", "CINA", None, "JEPANG", 2],
        [3, "MIRA SATO", "M1234567", "ITK", "JEPANG"],
    ]
    register, recap = read(tmp_path / "a.xlsx", "REGISTER ORANG ASING SEPTEMBER 2024", head, persons).tables
    assert list(register.records.values["nationality"]) == ["CHN", "CHN", "JPN"]
    assert {"recap-beside", "recap-compared", "recap-differs"} <= codes(recap)


def test_a_register_that_lacks_nationalities_does_not_take_them_from_a_recapitulation(tmp_path: Path) -> None:
    """Counts by two names stand beside it."""
    head: list[object] = ["NO", "NAMA", "NO PASPOR", "IZIN TINGGAL", None, "KEBANGSAAN", "KECAMATAN", "JUMLAH"]
    persons: list[list[object]] = [
        [1, "LI WEI", "E1234567", "ITAS", None, "CINA", "Koja", 2],
        [2, "WU YAN", "E7654321", "ITAS", None, "JEPANG", "Cilincing", 1],
        [3, "MIRA SATO", "M1234567", "ITK"],
    ]
    register, recap = read(tmp_path / "a.xlsx", "REGISTER ORANG ASING SEPTEMBER 2024", head, persons).tables
    assert set(register.records.values["nationality"]) == {None}
    assert set(register.records.values["district"]) == {None}
    assert "recap-differs" not in codes(recap)


def test_two_recapitulations_above_each_other_fill_no_field(tmp_path: Path) -> None:
    """The second begins with heads of its own beside a record of the list."""
    recap: list[list[object]] = [["Koja", 2], ["Cilincing", 1], [None, None], ["JENIS", "JML"], ["Overstay", 2]]
    rows = [*ROWS, *[[index, *row[1:5], f"B000000{index}", *row[6:]] for index, row in enumerate(ROWS, 4)]]
    head, lines = beside(rows, recap, ["KECAMATAN", "JML"])
    incidents, _told = read(tmp_path / "kejadian.xlsx", INCIDENTS, head, lines).tables
    assert "kecamatan" not in {column.field for column in incidents.table.columns}
    assert balance_of(incidents).accepted == 6


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["KECAMATAN", "JUMLAH ORANG"], [["Koja", 1], ["Koja", 2], ["Cilincing", 1]]),
        (["KECAMATAN", "JUMLAH ORANG"], [["Koja", 1], ["Penjaringan", 1], ["Cilincing", 1]]),
        (["KECAMATAN", "JUMLAH ORANG"], [["Koja", 2], [None, None], ["Cilincing", 3]]),
        (["KECAMATAN", "NO SK"], [["Koja", 14], ["Penjaringan", 15], [None, None]]),
        (["KECAMATAN", "TGL SK"], [["Koja", "6/9/2024"], ["Cilincing", "7/9/2024"], [None, None]]),
        (["KECAMATAN"], [["Koja"], ["Penjaringan"], ["Cilincing"]]),
    ],
    ids=["names repeated", "one person each", "scattered", "decisions", "dates", "one column"],
)
def test_columns_behind_an_empty_one_that_run_on_with_the_records_stay(
    tmp_path: Path, head: list[object], cells: list[list[object]]
) -> None:
    """A list with an empty column inside is one list."""
    names, lines = beside(ROWS, cells, head)
    (incidents,) = read(tmp_path / "kejadian.xlsx", INCIDENTS, names, lines).tables
    assert incidents.table.kind == "incidents"
    assert "kecamatan" in {column.field for column in incidents.table.columns}
    assert incidents.records.values["district"][0] == "31.72.03"


def test_a_list_that_is_none_without_the_recapitulation_is_not_understood(tmp_path: Path) -> None:
    """Names and permits alone are no register, whatever a recapitulation beside them names."""
    head: list[object] = ["NO", "NAMA", "IZIN TINGGAL", "ALAMAT", None, "KEBANGSAAN", "JUMLAH"]
    persons: list[list[object]] = [
        [1, "LI WEI", "ITAS", "Jl. X", None, "CINA", 2],
        [2, "WU YAN", "ITAS", "Jl. Y", None, "JEPANG", 1],
        [3, "MIRA SATO", "ITK", "Jl. Z"],
    ]
    rows, recap = read(tmp_path / "a.xlsx", "REGISTER ORANG ASING SEPTEMBER 2024", head, persons).tables
    assert (rows.table.kind, balance_of(rows).unknown) == (None, 3)
    assert recap.table.other_list == "REKAP"
