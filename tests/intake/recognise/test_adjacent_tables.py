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


def labelled(path: Path, labels: tuple[str, str], heads: list[list[str]], bodies: list[list[list[object]]], gap: int):
    """Write tables side by side with a label above each, merged over its columns, and read them."""
    book = openpyxl.Workbook()
    spacer: list[object] = [None] * gap
    width = len(heads[0])
    lines = [[labels[0], *[None] * (width - 1), *spacer, labels[1]], [*heads[0], *spacer, *heads[1]]]
    blanks: list[list[list[object]]] = [[[None] * len(head)] * 20 for head in heads]
    left, right = ((body + blank)[:20] for body, blank in zip(bodies, blanks, strict=True))
    for line in (
        [TITLE[0].replace(" KOJA", "")],
        [],
        *lines,
        *([*a, *spacer, *b] for a, b in zip(left, right, strict=True)),
    ):
        book.active.append(line)
    book.active.merge_cells(start_row=3, end_row=3, start_column=1, end_column=width)
    book.active.merge_cells(
        start_row=3, end_row=3, start_column=width + gap + 1, end_column=width + gap + len(heads[1])
    )
    book.save(path)
    (found,) = find(path)
    return read_file(found, path.name)


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("first", ["NO", "No. Urut"])
def test_a_label_above_each_table_mixes_no_logs(tmp_path: Path, gap: int, first: str) -> None:
    """The dates of the right one are its own, and its findings are none of the left one."""
    heads = [[first, "TANGGAL", "KEGIATAN", "JUMLAH PESERTA"], [first, "TANGGAL", "KEGIATAN", "DIPERIKSA", "TEMUAN"]]
    left: list[list[object]] = [[n, f"0{n}-09-2024", "Rapat Koordinasi", 20] for n in (1, 2, 3)]
    right: list[list[object]] = [[n, f"1{n}-09-2024", "Operasi Gabungan", 5, 1] for n in range(1, 6)]
    reading = labelled(tmp_path / "a.xlsx", ("RAPAT KOORDINASI", "OPERASI GABUNGAN"), heads, [left, right], gap)
    values = [table.records.values for table in reading.tables]
    assert [value["activity_kind"] for value in values] == [["rapat"] * 3, ["operasi-gabungan"] * 5]
    assert [value["checked"] for value in values] == [[None] * 3, [5] * 5]
    assert [str(day) for day in values[1]["activity_date"]] == [f"2024-09-1{n}" for n in range(1, 6)]


@pytest.mark.parametrize("gap", [0, 1])
def test_a_label_above_each_table_names_its_place(tmp_path: Path, gap: int) -> None:
    """It is a title of its table alone."""
    labels = ("KECAMATAN KOJA", "KECAMATAN CILINCING")
    reading = labelled(tmp_path / "a.xlsx", labels, [HEAD, HEAD], [LEFT, RIGHT], gap)
    assert [set(table.records.values["district"]) for table in reading.tables] == [{"31.72.03"}, {"31.72.04"}]
    assert [len(table.records.rows) for table in reading.tables] == [12, 12]


def test_groups_of_one_table_are_no_labels_of_tables(tmp_path: Path) -> None:
    """Passport and permit have number and date each; the person is one."""
    book = openpyxl.Workbook()
    groups = ["IDENTITAS", None, None, "PASPOR", None, "IZIN TINGGAL", None, None]
    heads = ["NO", "NAMA", "KEBANGSAAN", "NOMOR", "BERLAKU S/D", "NOMOR", "BERLAKU S/D", "JENIS"]
    lines = [
        [n, f"MIRA {'ABCDEFGH'[n]}", "Jepang", f"A100{n}", "04-03-2028", f"2C1{n}", "04-03-2025", "ITAS"]
        for n in range(8)
    ]
    for line in (TITLE, [], groups, heads, *lines):
        book.active.append(line)
    for span in ("A3:C3", "D3:E3", "F3:H3"):
        book.active.merge_cells(span)
    book.save(tmp_path / "a.xlsx")
    (found,) = find(tmp_path / "a.xlsx")
    (table,) = read_file(found, "a.xlsx").tables
    assert len(table.records.rows) == 8
    assert set(map(str, table.records.values["permit_expiry"])) == {"2025-03-04"}
