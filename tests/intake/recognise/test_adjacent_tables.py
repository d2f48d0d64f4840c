"""Claims about tables that stand side by side: the persons of none of them are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.intake.validate import balance_of
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

TITLE = ["DATA ORANG ASING KOJA BULAN SEPTEMBER TAHUN 2024"]
HEAD = ["NO", "NAMA WNA", "WN", "L/P", "NO PASPOR", "JENIS IZIN TINGGAL"]


def persons(first: int, count: int, nation: str, permit: str) -> list[list[object]]:
    """Return rows of invented persons."""
    return [
        [one + 1, f"MIRA {'ABCDEFGHIJKLMN'[one]}", nation, "P", f"A{first + one:07d}", permit] for one in range(count)
    ]


LEFT, RIGHT = persons(1000, 12, "Jepang", "ITAS"), persons(2000, 12, "India", "ITAP")


def read(path: Path, head: list[object], rows: list[list[object]]) -> FileReading:
    """Write a table and read it."""
    book = openpyxl.Workbook()
    for line in (TITLE, [], head, *rows):
        book.active.append(line)
    book.save(path)
    (found,) = find(path)
    return read_file(found, path.name)


def classes(reading: FileReading) -> list[list[object]]:
    """Return the distinct classes of each table."""
    return [sorted(set(table.records.values["permit_class"])) for table in reading.tables]


@pytest.mark.parametrize(
    "columns",
    [[0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [0, 1, 4, 2, 5], [0, 1, 2, 4, 5, 3]],
    ids=["the same", "without number", "other order", "last columns in other order"],
)
def test_heads_that_begin_anew_head_a_second_table(tmp_path: Path, columns: list[int]) -> None:
    """Without an empty column between, persons of both tables are counted."""
    rows: list[list[object]] = [[*a, *(b[column] for column in columns)] for a, b in zip(LEFT, RIGHT, strict=True)]
    reading = read(tmp_path / "side.xlsx", [*HEAD, *(HEAD[column] for column in columns)], rows)
    assert [len(table.records.rows) for table in reading.tables] == [12, 12]
    assert classes(reading) == [["ITAS"], ["ITAP"]]
    assert not [one.code for table in reading.tables for one in table.problems if one.code == "column-repeated"]


def test_three_tables_and_tables_of_unequal_length_are_read(tmp_path: Path) -> None:
    """Each table ends where its own rows do."""
    third = persons(3000, 4, "Malaysia", "ITK")
    nothing: list[object] = [None] * len(HEAD)
    rows = [[*a, *b, *(third[row] if row < 4 else nothing)] for row, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True))]
    reading = read(tmp_path / "side.xlsx", [*HEAD, *HEAD, *HEAD], rows)
    assert [len(table.records.rows) for table in reading.tables] == [12, 12, 4]


@pytest.mark.parametrize(
    "columns",
    [[4, 1], [2, 1, 4, 3], [1, 4, 2], [0, 1, 2, 3, 4]],
    ids=["passport and name", "four in other order", "without permit", "all but permit"],
)
def test_a_second_table_that_cannot_be_parted_makes_the_rows_unknown(tmp_path: Path, columns: list[int]) -> None:
    """Nothing is counted of a table of which persons would be lost."""
    rows: list[list[object]] = [[*a, *(b[column] for column in columns)] for a, b in zip(LEFT, RIGHT, strict=True)]
    reading = read(tmp_path / "side.xlsx", [*HEAD, *(HEAD[column] for column in columns)], rows)
    assert [table.table.kind for table in reading.tables] == [None]
    assert balance_of(reading.tables[0]).unknown == 12
    codes = [one.code for one in reading.tables[0].problems]
    assert "tables-touch" in codes
    assert "column-repeated" not in codes


def test_a_single_head_that_comes_again_changes_nothing(tmp_path: Path) -> None:
    """The first column is used, and the other told."""
    rows: list[list[object]] = [[*line, "PT CONTOH"] for line in LEFT]
    reading = read(tmp_path / "one.xlsx", [*HEAD, "NAMA WNA"], rows)
    assert [len(table.records.rows) for table in reading.tables] == [12]
    assert "column-repeated" in [one.code for one in reading.tables[0].problems]


def test_heads_repeated_over_empty_columns_lose_nobody(tmp_path: Path) -> None:
    """A form printed twice side by side may be filled in once."""
    reading = read(tmp_path / "form.xlsx", [*HEAD, "NO PASPOR", "NAMA WNA"], LEFT)
    assert [(table.table.kind, len(table.records.rows)) for table in reading.tables] == [("register", 12)]
