"""Marks around nearly every value of a column, and whole lines in one cell, in files of any format."""

from __future__ import annotations

import openpyxl
import pytest

from reports.intake.read import Found, read
from reports.pipeline.intake import read_file

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "BERLAKU S/D", "KECAMATAN"]
ROWS = [[f"{n}", f"ALVEN TORSTEK {n}", f"A10000{n:02}", "Jepang", "ITAS", "04-03-2025", "Koja"] for n in range(1, 13)]


def workbook(folder, rows):
    """Return the path of a workbook of these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "data.xlsx")
    return folder / "data.xlsx"


def reading_of(path):
    """Return what becomes of a file."""
    return read_file(Found(path, is_lock=False), path.name)


@pytest.mark.parametrize("pair", ["~~", "''", '""', "||", "“”", "[]", "<>", "``", "^^"])
def test_marks_around_every_value_are_taken_off_and_told_once(tmp_path, pair):
    """Also around the head; an empty pair is an empty cell."""
    rows = [[f"{pair[0]}{cell}{pair[1]}" for cell in row] for row in [HEAD, *ROWS]]
    rows[4][2] = pair
    path = workbook(tmp_path, [["DATA ORANG ASING BULAN SEPTEMBER 2024"], *rows])
    (grid,) = read(path)
    expected = [HEAD, *map(list, ROWS)]
    expected[4] = [*ROWS[3][:2], None, *ROWS[3][3:]]
    assert [list(row) for row in grid.rows[1:]] == expected
    (table,) = reading_of(path).tables
    told = [one for one in table.problems if one.code == "marks-around"]
    assert table.table.kind == "register"
    assert [(one.cell, one.details["count"], one.details["error"]) for one in told] == [("A2", 7, "…".join(pair))]


@pytest.mark.parametrize(("before", "after"), [("~", ""), ("", "~"), ("'", ""), ("|", ""), ("", '"')])
def test_marks_on_one_side_are_taken_off(tmp_path, before, after):
    """As a delimiter of several characters leaves them at the ends of a line, and Excel before a text."""
    path = workbook(tmp_path, [HEAD, *([row[0], f"{before}{row[1]}{after}", *row[2:]] for row in ROWS)])
    assert [row[1] for row in read(path)[0].rows] == ["NAMA", *(row[1] for row in ROWS)]


def test_marks_around_few_values_are_a_part_of_them(tmp_path):
    """A nickname in quotes, a word in brackets and marks that repeat the cell above stay as they are."""
    names = ['"BOB"', "'ANNA'", "[KOSONG]", "''", '"', *(row[1] for row in ROWS[5:])]
    ditto = ["Jepang", *['"'] * 3, *["''"] * 8]
    rows = [[row[0], name, row[2], mark, *row[4:]] for row, name, mark in zip(ROWS, names, ditto, strict=True)]
    (grid,) = read(workbook(tmp_path, [HEAD, *rows]))
    assert [list(row) for row in grid.rows[1:]] == rows
    assert grid.findings == ()


@pytest.mark.parametrize("mark", [";", ",", "|", "\t", "~|~"])
def test_lines_in_one_cell_each_are_refused_with_the_reason(tmp_path, mark):
    """A .csv that Excel opened without cutting it is no workbook without tables."""
    path = workbook(tmp_path, [["DATA ORANG ASING"], *([mark.join(row)] for row in [HEAD, *ROWS])])
    assert reading_of(path).problem.code == "file-in-one-column"


def test_one_column_of_sentences_is_a_sheet_without_tables(tmp_path):
    """Commas in sentences cut nothing evenly."""
    lines = ["Kepada Yth,", "Bapak A, B, dan C", "di Jakarta", "Dengan hormat, kami sampaikan", "Terima kasih"]
    reading = reading_of(workbook(tmp_path, [[line] for line in lines]))
    assert (reading.problem, [one.code for one in reading.problems]) == (None, ["file-empty"])
