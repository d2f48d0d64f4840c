"""An .xlsb is read with its merged ranges, hidden rows and columns, errors, and cells that leave out their column."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from reports.intake.read import Found, read
from reports.model.grid import Span
from reports.pipeline.intake import read_file

RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
ONE = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "BERLAKU S/D", "KECAMATAN"]
TABLE = [["DATA ORANG ASING BULAN SEPTEMBER 2024"], HEAD] + [
    [number, f"NAMA {number}", f"A100000{number}", "Jepang", "ITAS", "04-03-2025", "Koja" if number == 1 else None]
    for number in range(1, 5)
]


def record(number, data=b""):
    """Return a record of MS-XLSB; number and length are given in bytes of seven bits."""
    name = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    size, length = len(data), b""
    while size > 0x7F:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return name + length + bytes([size]) + data


def text(value):
    """Return a text behind its length."""
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def cell(column, value, *, short):
    """Return the record of a cell: an error as bytes, None as a blank cell."""
    place = b"" if short else struct.pack("<I", column)
    kind, data = {
        type(None): lambda: (1, b""),
        bytes: lambda: (3, value),
        bool: lambda: (4, bytes([value])),
        int: lambda: (2, struct.pack("<I", value << 2 | 2)),
        float: lambda: (5, struct.pack("<d", value)),
        str: lambda: (6, text(value)),
    }[type(value)]()
    return record(kind + 11 if short else kind, place + struct.pack("<I", 0) + data)


def workbook(rows, *, short=False, hidden_row=None, hidden_column=None, merged=(), since_1904=False):
    """Return an .xlsb of one sheet; rows and columns are counted from 0."""
    body = b""
    for number, row in enumerate(rows):
        flags = bytes([0, 0x10 if number == hidden_row else 0, 0])
        body += record(0, struct.pack("<IIH", number, 0, 300) + flags + struct.pack("<I", 0))
        for column, value in enumerate(row):
            if value is not None or short:
                body += cell(column, value, short=short and column > 0)
    columns = b""
    if hidden_column is not None:
        columns = record(390) + record(60, struct.pack("<IIIIH", hidden_column, hidden_column, 0, 0, 1)) + record(391)
    spans = b"".join(record(176, struct.pack("<IIII", *one)) for one in merged)
    area = record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1))
    sheet = record(129) + area + columns + record(145) + body + record(146)
    sheet += (record(177, struct.pack("<I", len(merged))) + spans + record(178) if merged else b"") + record(130)
    bundle = record(156, struct.pack("<II", 0, 1) + text("rId1") + text("REGISTER"))
    book = record(131) + record(153, struct.pack("<III", int(since_1904), 0, 0)) + record(143) + bundle
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS.format(ONE.format("rId1", "officeDocument", "xl/workbook.bin")))
        sheets = ONE.format("rId1", "worksheet", "worksheets/sheet1.bin")
        package.writestr("xl/_rels/workbook.bin.rels", RELATIONS.format(sheets))
        package.writestr("xl/workbook.bin", book + record(144) + record(132))
        package.writestr("xl/worksheets/sheet1.bin", sheet)
    return stream.getvalue()


def grid_of(folder, content):
    """Return the one sheet of a workbook."""
    (folder / "a.xlsb").write_bytes(content)
    (grid,) = read(folder / "a.xlsb")
    return grid


@pytest.mark.parametrize("short", [False, True])
def test_values_are_read_in_their_columns(tmp_path, short):
    """A short record says no column: it follows the one before, blank ones counted."""
    rows = [["A", "B", "C", "D"], [1, None, "x", 2.5], ["y", True, None, 7]]
    assert [list(row) for row in grid_of(tmp_path, workbook(rows, short=short)).rows] == rows


@pytest.mark.parametrize("short", [False, True])
def test_merged_ranges_and_what_is_hidden_are_told(tmp_path, short):
    """Calamine tells none of them."""
    content = workbook(TABLE, short=short, hidden_row=3, hidden_column=4, merged=[(2, 5, 6, 6), (0, 0, 0, 6)])
    grid = grid_of(tmp_path, content)
    assert grid.merged == (Span(3, 7, 6, 7), Span(1, 1, 1, 7))
    assert (grid.hidden_rows, grid.hidden_columns) == ({4}, {5})


def test_a_merged_kecamatan_counts_for_all_its_rows(tmp_path):
    """And what is hidden is said."""
    (tmp_path / "a.xlsb").write_bytes(workbook(TABLE, hidden_row=3, hidden_column=4, merged=[(2, 5, 6, 6)]))
    (table,) = read_file(Found(tmp_path / "a.xlsb", is_lock=False), "a.xlsb").tables
    assert table.records.values["district"] == ["31.72.03"] * 4
    told = {one.code: one.details for one in table.problems}
    assert (told["hidden-rows"]["rows"], told["hidden-columns"]["columns"]) == ("4", "E")


@pytest.mark.parametrize("short", [False, True])
def test_errors_are_told(tmp_path, short):
    """By the number that stands for each."""
    errors = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
    grid = grid_of(tmp_path, workbook([["A", *(bytes([number]) for number in errors)]], short=short))
    assert [(one.row, one.column, one.value) for one in grid.findings] == [
        (1, column, error) for column, error in enumerate(errors.values(), start=2)
    ]
    assert grid.rows[0][0] == "A"
    assert not any(grid.rows[0][1:])


def test_dates_that_count_from_1904_are_known(tmp_path):
    """The workbook says so in its first records."""
    assert grid_of(tmp_path, workbook([["A"]], since_1904=True)).date_1904
    assert not grid_of(tmp_path, workbook([["A"]])).date_1904


@pytest.mark.parametrize("cut", [1, 7, 30, 200])
def test_a_part_that_ends_within_a_record_harms_nobody(tmp_path, cut):
    """What comes before the cut is read, or the file is refused in words."""
    content = workbook(TABLE, hidden_row=3)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet1.bin"] = parts["xl/worksheets/sheet1.bin"][:-cut]
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    assert read_file(Found(tmp_path / "a.xlsb", is_lock=False), "a.xlsb").status in {"read", "unreadable"}
