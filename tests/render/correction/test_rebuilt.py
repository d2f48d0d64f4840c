"""The workbook that is made anew for senders of .xls, .ods and .csv."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from reports.model.grid import Grid, Span
from reports.render.correction import Words, rebuild
from reports.vocabulary.correction_sheet import is_index
from tests.render.correction.workbooks import finding, parts

WORDS = Words()
DAY = date(2024, 9, 30)
GRID = Grid(
    "KOJA",
    (("JUDUL", None, None), ("NO", "TANGGAL", "HARGA"), (1, DAY, 12.5), ("=1+1", "007", None)),
    merged=(Span(1, 1, 1, 3),),
    hidden_rows=frozenset({3}),
    hidden_columns=frozenset({3}),
)


def made(*grids: Grid, sheet: str = "KOJA", cell: str = "B4") -> openpyxl.Workbook:
    """Return the workbook of some sheets with one finding."""
    content = rebuild(grids, [finding(cell, sheet=sheet)], words=WORDS)
    return openpyxl.load_workbook(io.BytesIO(content or b""))


def test_values_keep_their_kind() -> None:
    """Dates are dates, numbers are numbers, text is text."""
    rows = made(GRID)["KOJA"].iter_rows(min_row=2, values_only=True)
    assert list(rows) == [("NO", "TANGGAL", "HARGA"), (1, datetime(2024, 9, 30), 12.5), ("=1+1", "007", None)]


def test_text_stays_text_when_it_is_edited() -> None:
    """What looks like a formula is quoted, and digits do not lose their leading zeros."""
    sheet = made(GRID)["KOJA"]
    assert (sheet["A4"].data_type, sheet["A4"].quotePrefix, sheet["A4"].number_format) == ("s", True, "@")
    assert sheet["B4"].number_format == "@"


def test_merged_and_hidden_parts_are_as_they_were() -> None:
    """Also a hidden sheet."""
    book = made(GRID, Grid("LAIN", (("x",),), hidden=True))
    sheet = book["KOJA"]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:C1"]
    assert (sheet.row_dimensions[3].hidden, sheet.column_dimensions["C"].hidden) == (True, True)
    assert book["LAIN"].sheet_state == "hidden"


def test_bad_cell_is_coloured_and_commented() -> None:
    """As in a patched workbook."""
    cell = made(GRID)["KOJA"]["B4"]
    assert (cell.value, cell.fill.fgColor.rgb) == ("007", "FFFFE28D")
    assert cell.comment.text == "Warning:\nBukan tanggal.\n→ Tulis sebagai 31-12-2024."


def test_sheet_of_a_csv_gets_a_name() -> None:
    """And its findings lead there."""
    book = made(Grid("", (("NO", "NAMA"), ("1", "A"))), sheet="", cell="B2")
    assert book.sheetnames == ["Corrections", "Data"]
    assert book["Corrections"]["B6"].hyperlink.location == "'Data'!B2"


@pytest.mark.parametrize("name", ["A/B", "x" * 40, "'kutip'", "KOJA"])
def test_every_sheet_gets_a_name_that_excel_accepts(name: str) -> None:
    """Old formats allow more."""
    book = made(GRID, Grid(name.lower(), (("x",),)))
    assert len(book.sheetnames) == len({one.lower() for one in book.sheetnames}) == 3
    assert all(len(one) <= 31 and not set(one) & set("[]:*?/\\") for one in book.sheetnames)


@pytest.mark.parametrize(
    "value",
    [date(1899, 1, 1), datetime(2024, 2, 29, 13, 5), time(7, 30), timedelta(hours=30), timedelta(-1), True,
     float("nan"), float("inf"), "a\x01b", "x" * 40_000, "=" * 300, "", -0.0, 10**17],
)  # fmt: skip
def test_strange_values_break_nothing(value: object) -> None:
    """The workbook opens."""
    assert "KOJA" in made(Grid("KOJA", ((value,), ("x",))), cell="A2").sheetnames  # type: ignore[arg-type] # any scalar


def test_no_sheet_holds_a_formula() -> None:
    """Whatever the texts begin with."""
    content = rebuild([GRID], [finding("B4", message="=1", hint="@x")], words=WORDS) or b""
    assert all(b"<f" not in part for name, part in parts(content).items() if "worksheets/" in name)


def test_too_many_rows_or_columns_are_refused() -> None:
    """A workbook cannot hold them."""
    assert rebuild([Grid("KOJA", ((None,) * 16_385,))], [finding("A1")], words=WORDS) is None
    assert rebuild([], [], words=WORDS) is None


def test_index_is_known_by_its_mark() -> None:
    """Not by its name."""
    rows = [tuple(row) for row in made(GRID)["Corrections"].iter_rows(values_only=True)]
    assert is_index(Grid("Lembar1", tuple(rows)))
    assert not is_index(Grid("Corrections", (("NO", "NAMA"),)))
