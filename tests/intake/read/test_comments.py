"""Comments on cells are told, whatever file they stand in; those that a correction workbook has added are none."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
import xlwt
from openpyxl import Workbook
from openpyxl.comments import Comment

from reports.intake.read import Found
from reports.model.grid import COMMENT_AUTHOR
from reports.pipeline.intake import read_file
from tests import libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN")
PERSONS = ((1, "LI WEI", "E12345678", "RRT", "ITAS", "Koja"), (2, "TAN AH KOW", "A1234567", "Malaysia", "ITAS", "Koja"))
ROWS = (("DATA ORANG ASING BULAN SEPTEMBER 2024",), HEAD, *PERSONS)


def workbook(path: Path, comments: dict[str, tuple[str, str]]) -> Path:
    """Write a register with comments, each a cell with a text and an author."""
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    for cell, (text, author) in comments.items():
        book.active[cell].comment = Comment(text, author)
    book.save(path)
    return path


def table_of(path: Path) -> TableReading:
    """Return the one table of a file."""
    (table,) = read_file(Found(path, is_lock=False), path.name).tables
    return table


def told(path: Path) -> list[tuple[str | None, object]]:
    """Return cell and number of the comments that are told."""
    problems = (*table_of(path).problems, *read_file(Found(path, is_lock=False), path.name).problems)
    return [(one.cell, one.details["count"]) for one in problems if one.code == "comment-unread"]


TWO = {"B4": ("sudah pulang 3/9", "Budi"), "F3": ("pindah Cilincing", "")}


def test_comments_are_told_once_with_their_number(tmp_path: Path) -> None:
    """At the first of them."""
    assert told(workbook(tmp_path / "a.xlsx", TWO)) == [("F3", 2)]


def test_comments_survive_in_other_formats(tmp_path: Path) -> None:
    """LibreOffice writes them in its own way."""
    source = workbook(tmp_path / "a.xlsx", TWO)
    for suffix in ("ods", "xls"):
        (path,) = libreoffice.converted([source], suffix, tmp_path / suffix)
        assert told(path) == [("F3", 2)], suffix


def test_no_comment_is_none(tmp_path: Path) -> None:
    """A comment of another sheet is none of the register."""
    assert told(workbook(tmp_path / "a.xlsx", {})) == []
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.create_sheet("catatan")["A1"].comment = Comment("hanya di sini", "Budi")
    book.save(tmp_path / "b.xlsx")
    assert not [one for one in table_of(tmp_path / "b.xlsx").problems if one.code == "comment-unread"]


def test_what_a_correction_workbook_adds_is_no_comment_of_the_office(tmp_path: Path) -> None:
    """It is told by that workbook what it says; a comment of the office beside it is told all the same."""
    own = {"B3": ("Kebangsaan: tulis nama negara", COMMENT_AUTHOR)}
    assert told(workbook(tmp_path / "a.xlsx", own)) == []
    assert told(workbook(tmp_path / "b.xlsx", {**own, "B4": ("sudah pulang", "Budi")})) == [("B4", 1)]


def test_a_broken_part_of_comments_costs_no_row(tmp_path: Path) -> None:
    """The values are read; what is not XML tells nothing."""
    source = workbook(tmp_path / "a.xlsx", TWO)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if "comments/" in name else old.read(name))
    assert len(table_of(tmp_path / "b.xlsx").records.rows) == 2


@pytest.mark.parametrize("struck", [True, False])
def test_strokes_of_an_xls_say_that_a_person_has_left(tmp_path: Path, *, struck: bool) -> None:
    """As those of an .xlsx do."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    stroke = xlwt.easyxf("font: struck_out on")
    for row, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            style = [stroke] if struck and row == len(ROWS) - 1 else []
            sheet.write(row, column, cell, *style)
    book.save(str(tmp_path / "a.xls"))
    table = table_of(tmp_path / "a.xls")
    assert [str(one) for one in table.records.bins] == ["accepted", "set_aside" if struck else "accepted"]
