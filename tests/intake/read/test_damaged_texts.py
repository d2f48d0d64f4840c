"""Errors that are saved as texts are told; marks that nobody sees are taken away."""

from __future__ import annotations

import datetime as dt

import pytest
import xlwt
from openpyxl import Workbook

from reports.intake.read import Found, read
from reports.pipeline.intake import read_file
from reports.vocabulary import dates, numbers

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;L/P;JENIS IZIN TINGGAL;BERLAKU S/D;KECAMATAN"
ROW = "1;NAMA;A1000001;Jepang;L;ITAS;04-03-2025;Koja"


def table_of(folder, *rows):
    """Return the one table of a register with these rows."""
    path = folder / "data.csv"
    path.write_text("\n".join(["DATA ORANG ASING SEPTEMBER 2024", HEAD, *rows]), encoding="utf-8")
    (table,) = read_file(Found(path, is_lock=False), "data.csv").tables
    return table


ERRORS = "#N/A #REF! #DIV/0! #NAME? #NUM! #NULL! #VALUE! Err:502 #NAMA? ########".split()


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_in_a_text_is_told_and_no_value(tmp_path, error):
    """A nationality of that name would be one more nationality."""
    table = table_of(tmp_path, ROW, ROW.replace("Jepang", error).replace("A1000001", "A1000002"))
    assert [(one.cell, one.value) for one in table.problems if one.code == "cell-error"] == [("D4", error)]
    assert table.records.values["nationality"] == ["JPN", None]


@pytest.mark.parametrize("text", ["#1", "# 3", "No. #N/A", "#", "##", "Err:", "#N/A #REF!"])
def test_a_text_that_is_no_error_stays(tmp_path, text):
    """Only the whole cell is one."""
    (tmp_path / "a.csv").write_text(f"A;B\n1;{text}\n", encoding="utf-8")
    (grid,) = read(tmp_path / "a.csv")
    assert (grid.cell(2, 2), grid.findings) == (text, ())


def test_an_error_cell_of_an_old_workbook_is_told(tmp_path):
    """In .xls an error is a number of its own."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    sheet.write(0, 0, "NO")
    sheet.row(1).set_cell_error(0, 42)
    book.save(tmp_path / "a.xls")
    (grid,) = read(tmp_path / "a.xls")
    assert [(one.row, one.column, one.code, one.value) for one in grid.findings] == [(2, 1, "cell-error", "#N/A")]
    assert grid.cell(2, 1) is None


INVISIBLE = ["\u200b", "\ufeff", "\u00ad", "\u200e", "\u202a", "\u2060", "\u200d", "\u2066"]


@pytest.mark.parametrize("mark", INVISIBLE)
def test_marks_that_nobody_sees_change_no_value(tmp_path, mark):
    """In the middle, before and behind, in every column."""
    cells = [mark + cell[:1] + mark + cell[1:] + mark for cell in ROW.split(";")]
    clean, marked = table_of(tmp_path, ROW), table_of(tmp_path, ";".join(cells))
    assert (marked.records, marked.problems) == (clean.records, clean.problems)


def test_a_cell_with_nothing_else_is_blank(tmp_path):
    """It looks blank, too."""
    book = Workbook()
    book.active.append(["NO", "\u200b", "\ufeff \u00a0"])
    book.save(tmp_path / "a.xlsx")
    (grid,) = read(tmp_path / "a.xlsx")
    assert grid.rows[0] == ("NO", None, None)


@pytest.mark.parametrize("text", ["👨‍👩‍👧", "नई दिल्\u200dली", "日本", "❤️"])
def test_marks_that_shape_other_scripts_stay(tmp_path, text):
    """They are part of what is seen there."""
    (tmp_path / "a.csv").write_text(f"A;B\n1;{text}\n", encoding="utf-8")
    (grid,) = read(tmp_path / "a.csv")
    assert grid.cell(2, 2) == text


@pytest.mark.parametrize(
    "text",
    ["04‐03‐2025", "04‑03‑2025", "04–03–2025", "04—03—2025", "04−03−2025", "04⁄03⁄2025", "04／03／2025",
     "０４-０３-２０２５", "04\u00a0Maret\u00a02025", "04–Mar–2025", "4․3․2025", "\u202f04-03-2025"],
)  # fmt: skip
def test_dates_are_read_with_any_dash(text):
    """Word and web pages put them in."""
    assert dates.read(text).first == dt.date(2025, 3, 4)


def test_a_range_with_a_long_dash_stays_a_range():
    """There the dash is no sign between day and month."""
    read_as = dates.read("12–14 Februari 2025")
    assert (read_as.first, read_as.last) == (dt.date(2025, 2, 12), dt.date(2025, 2, 14))


@pytest.mark.parametrize(
    ("text", "number"),
    [("150.0", 150), ("1203.0", 1203), ("1.203", 1203), ("1,203.0", 1203), ("1,203,000", 1_203_000), ("0.0", 0),
     ("12.00", 12), ("1.203,0", 1203), ("150.000", 150_000), ("1,203", None), ("1.5", None), ("150.05", None),
     ("1.203.0", None), ("1,20.0", None), (".0", None)],
)  # fmt: skip
def test_whole_numbers_of_programs_are_whole(text, number):
    """A point and one or two zeros are no thousands; three zeros are."""
    assert numbers.whole(text) == number
