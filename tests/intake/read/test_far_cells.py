"""A key hit in the last column, or a format laid over whole columns, makes a sheet no larger than its table."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from openpyxl import Workbook

from reports.intake.read import Found, read
from reports.intake.read.blank_rows import joined_without_blank_end
from reports.pipeline.intake import read_file

HEAD = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "BERLAKU S/D", "KECAMATAN")


@cache
def book(rows=700, strays=()):
    """Return a workbook with a register of so many persons, and other cells."""
    made = Workbook()
    sheet = made.active
    sheet.append(["DATA ORANG ASING BULAN SEPTEMBER 2024"])
    sheet.append(HEAD)
    for number in range(rows):
        sheet.append([number, f"NAMA {number}", f"A1{number:06d}", "Jepang", "ITAS", "12-02-2025", "Koja"])
    for cell in strays:
        sheet[cell] = "`"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("strays", [["XFD3"], ["XFD1"], ["XFD2"], ["XFC900"], ["WZZ5", "XFD5"], ["AAA1", "XFD700"]])
def test_cells_far_to_the_right_are_left_out_and_told(tmp_path, strays):
    """Wherever they are: in the title, the header, a record, below the table."""
    (tmp_path / "a.xlsx").write_bytes(book(strays=tuple(strays)))
    found = read_file(Found(tmp_path / "a.xlsx", is_lock=False), "a.xlsx")
    (table,) = found.tables
    assert len(table.records.accepted) == 700
    assert [(one.code, one.cell, one.details["count"]) for one in found.problems] == [
        ("cell-stray", strays[0], len(strays))
    ]


def test_a_second_table_far_to_the_right_is_not_left_out(tmp_path):
    """Sixty cells in a row of their own are no slip of the hand; the sheet stays as it is."""
    far = [f"{letters}{row}" for letters in ("HA", "HB", "HC") for row in range(1, 21)]
    (tmp_path / "a.xlsx").write_bytes(book(strays=tuple(far)))
    (grid,) = read(tmp_path / "a.xlsx")
    assert grid.cell(20, 211) == "`"
    assert grid.findings == ()


def with_blank_rows(content, count, cells, *, last=""):
    """Return a workbook with so many blank rows of styled cells behind the last one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                blank = "".join(
                    f'<row r="{row}" s="1" customFormat="1">'
                    + "".join(f'<c r="{letter}{row}" s="0"/>' for letter in "ABCDEFGHIJKLM"[:cells])
                    + "</row>"
                    for row in range(1000, 1000 + count)
                )
                part = part.replace(b"</sheetData>", blank.encode() + last.encode() + b"</sheetData>")
            new.writestr(name, part)
    return stream.getvalue()


@pytest.mark.ci
@pytest.mark.parametrize(("count", "cells"), [(3_000, 3), (300_000, 0), (700_000, 2)])
def test_blank_rows_behind_the_data_cost_next_to_nothing(tmp_path, count, cells):
    """As the sheet without them, whether it is held unpacked (64 MB) or not; else they take longer than a file may."""
    plain, blank = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    plain.write_bytes(book())
    blank.write_bytes(with_blank_rows(book(), count, cells))
    (expected,), (grid,) = read(plain), read(blank)
    assert grid == expected


def test_a_value_behind_blank_rows_is_not_lost(tmp_path):
    """Only rows behind the last value are blank rows at the end."""
    last = '<row r="40000"><c r="B40000" t="inlineStr"><is><t>CATATAN</t></is></c></row>'
    (tmp_path / "a.xlsx").write_bytes(with_blank_rows(book(20), 30_000, 3, last=last))
    (grid,) = read(tmp_path / "a.xlsx")
    assert (grid.height, grid.cell(40_000, 2)) == (40_000, "CATATAN")


START, FILLED, END = (
    b"<sheetData>",
    b'<row r="1"><c r="A1"><v>1</v></c></row>',
    b"</sheetData><mergeCells/></worksheet>",
)
BLANK_ROW = b'<row r="2"><c r="A2" s="1"/></row>'
BLANK = BLANK_ROW * 300_000


@pytest.mark.parametrize("size", [1000, 65_537, 1 << 22])
@pytest.mark.parametrize(
    ("xml", "kept"),
    [
        (START + FILLED + BLANK + END, START + FILLED + END),
        (START + FILLED * 5000 + BLANK + END, START + FILLED * 5000 + END),
        (START + FILLED + END, START + FILLED + END),
        (START + FILLED + BLANK + FILLED + END, None),
        (START + FILLED + BLANK, None),
    ],
)
def test_a_large_sheet_is_cut_while_it_is_unpacked(xml, kept, size):
    """What was cut is not held; where a value follows after all, the sheet is read in another way."""
    pieces = (xml[start : start + size] for start in range(0, len(xml), size))
    made = joined_without_blank_end(pieces, 1 << 26)
    if kept is None:
        assert made in {None, xml}
    else:
        assert made is not None
        assert made.replace(BLANK_ROW, b"") == kept
        assert len(made) <= len(kept) + size + (1 << 17)


def test_a_sheet_of_more_values_than_may_be_held_is_given_up():
    """Memory is bounded."""
    assert joined_without_blank_end([FILLED * 100] * 100, 10_000) is None
