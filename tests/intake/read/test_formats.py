"""Every format is told by its content and read in its place."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import hostile
import pytest
import xlwt
from openpyxl import Workbook

from reports.intake.read import Limits, Unreadable, read
from reports.model.grid import Grid, Span

if TYPE_CHECKING:
    from reports.model.grid import Scalar

SHARED = Path(__file__).parents[4] / "shared" / "cases" / "hostile"
PLAIN = (("NO", "NAMA"), ("1", "x\ny"))

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>unseen</title><style>td{}</style></head>
<body><h3>DATA ORANG ASING<br>BULAN SEPTEMBER</h3><table>
<tr><th rowspan=2>NO</th><th colspan=2>PASPOR</th></tr><tr><th>NO</th><th>BERLAKU</th></tr>
<tr><td x:num="1">1<td>A &amp; B</td><td>01-02-2024</td></tr><tr><td>2</td><td></td><td>x&nbsp;y</td></tr></table>
<p>Catatan</p></body></html>"""

SPREADSHEET_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Data"><Table><Column ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">JUDUL</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">12</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-09-01T00:00:00.000</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


def grids(folder: Path, content: bytes, name: str = "file.xlsx") -> tuple[Grid, ...]:
    """Return what is read from a file of this content."""
    path = folder / name
    path.write_bytes(content)
    return read(path)


@pytest.mark.parametrize(
    "content",
    [
        b'NO;NAMA\n1;"x\ny"\n',
        b'NO,NAMA\r\n1,"x\r\ny"\r\n',
        b'NO\tNAMA\r1\t"x\ry"\r',
        b'NO|NAMA\r\r\n1|"x\r\r\ny"\r\r\n',
        b'\xef\xbb\xbfNO;NAMA\n1;"x\ny"',
        'NO;NAMA\r\n1;"x\r\ny"\r\n'.encode("utf-16"),
        'NO;NAMA\r\n1;"x\r\ny"\r\n'.encode("utf-16-le"),
        'NO;NAMA\r\n1;"x\r\ny"\r\n'.encode("utf-16-be"),
        'NO;NAMA\r\n1;"x\r\ny"\r\n'.encode("utf-32"),
    ],
)
def test_text_is_read_whatever_its_encoding_delimiter_and_line_ends(tmp_path: Path, content: bytes) -> None:
    """Nine ways to write the same two records."""
    assert grids(tmp_path, content, "file.xls") == (Grid("", PLAIN),)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"sep=,\nNO,NAMA\n1,a;b;c\n", ((None, None), ("NO", "NAMA"), ("1", "a;b;c"))),
        (b"NO;NAMA\n\n1;x\n", (("NO", "NAMA"), (None, None), ("1", "x"))),
        (b'NO;NAMA\n1;"open\n2;x\n', (("NO", "NAMA"), ("1", '"open'), ("2", "x"))),
        (b"NO;NAMA\n1;caf\xe9\n", (("NO", "NAMA"), ("1", "café"))),
        (b"", ()),
    ],
)
def test_records_keep_their_places(tmp_path: Path, content: bytes, rows: tuple[tuple[Scalar, ...], ...]) -> None:
    """A line that names the delimiter is blank, a blank record counts, an open quotation mark swallows nothing."""
    assert grids(tmp_path, content, "file.csv") == (Grid("", rows),)


def test_web_page_under_xls_is_one_sheet_with_its_titles_and_spans(tmp_path: Path) -> None:
    """What stands around a table is a row of its own, as Excel shows it."""
    rows = (
        ("DATA ORANG ASING", None, None),
        ("BULAN SEPTEMBER", None, None),
        ("NO", "PASPOR", None),
        (None, "NO", "BERLAKU"),
        (1.0, "A & B", "01-02-2024"),
        ("2", None, "x y"),
        ("Catatan", None, None),
    )
    assert grids(tmp_path, PAGE.encode(), "file.xls") == (Grid("", rows, (Span(3, 1, 4, 1), Span(3, 2, 3, 3))),)


def test_web_archive_is_read_like_its_page(tmp_path: Path) -> None:
    """Reporting systems wrap a page in MIME."""
    head = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    )
    body = b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td x:num=3D3>3<td>b</table>\r\n--b--\r\n"
    assert grids(tmp_path, head + body, "file.xls") == (Grid("", ((3.0, "b"),)),)


def test_xml_spreadsheet_keeps_types_spans_and_what_is_hidden(tmp_path: Path) -> None:
    """XML of Excel 2003, whatever the suffix."""
    rows = (("JUDUL", None, None), (None, None, None), (None, 12.0, date(2024, 9, 1)))
    expected = Grid("Data", rows, (Span(1, 1, 1, 3),), True, frozenset({3}), frozenset({1}))
    assert grids(tmp_path, SPREADSHEET_XML.encode(), "file.xls") == (expected,)


def test_suffix_does_not_matter(tmp_path: Path) -> None:
    """A workbook under another suffix is the workbook it is."""
    expected = grids(tmp_path, hostile.good_xlsx(), "a.xlsx")
    assert [one.height for one in expected] == [3]
    for name in ("a.csv", "a.xls", "a.ods"):
        assert grids(tmp_path, hostile.good_xlsx(), name) == expected
    assert [one.rows for one in grids(tmp_path, hostile.good_ods(), "b.xls")] == [expected[0].rows]


def test_old_workbook_keeps_spans_dates_and_hidden_rows(tmp_path: Path) -> None:
    """An .xls under the suffix of a new one."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    sheet.write_merge(0, 0, 0, 1, "JUDUL")
    sheet.write(1, 0, date(2024, 9, 1), xlwt.easyxf(num_format_str="DD-MM-YYYY"))
    sheet.write(1, 1, 2.5)
    sheet.row(1).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    rows = (("JUDUL", None), (date(2024, 9, 1), 2.5))
    assert grids(tmp_path, stream.getvalue()) == (Grid("Data", rows, (Span(1, 1, 1, 2),), False, frozenset({2})),)


def test_second_reader_gives_what_the_first_would(tmp_path: Path) -> None:
    """Calamine gives up over a relation that openpyxl does without; values, types and places are the same."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Data"
    for row in (["JUDUL", None, None], [], [1, 2.5, date(2024, 9, 1)], [None, True, "x"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    first = grids(tmp_path, stream.getvalue())
    from reports.intake.read import openpyxl_reader  # noqa: PLC0415 -- openpyxl costs .3 s

    assert openpyxl_reader.read(stream.getvalue()) == first
    assert first[0].merged == (Span(1, 1, 1, 3),)
    assert first[0].hidden_rows == {3}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1 x}", "RTF"),
        (hostile.package({"word/document.xml": "<x/>"}), "Word"),
        (b"<html><body></body></html>", "HTML"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, what: str) -> None:
    """The message can then say what to ask the sender for."""
    with pytest.raises(Unreadable) as caught:
        grids(tmp_path, content)
    assert (caught.value.code, caught.value.details) == ("file-foreign", {"what": what})


@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared files")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("49609.xlsx", [(39, 98), (39, 98)]),
        ("60825.xlsx", [(0, 0)]),
        ("testEXCEL_4.xls", [(163, 14)]),
        pytest.param("Simple.xlsb", "file-unreadable", marks=pytest.mark.ci),
        ("invalid.xlsx", "file-unreadable"),
        ("protected_sha512.xlsx", "file-encrypted"),
        ("xor-encryption-abc.xls", "file-encrypted"),
    ],
)
def test_damaged_files_of_others(name: str, expected: object) -> None:
    """Each is read by the reader that can, or refused in words."""
    try:
        found: object = [(one.height, one.width) for one in read(SHARED / name, limits=Limits(cpu_seconds=2.0))]
    except Unreadable as error:
        found = error.code
    assert found == expected


@pytest.mark.parametrize("number", ["NaN", "inf", "-Infinity", "1e999", "9" * 400])
def test_what_is_no_number_is_an_empty_cell(tmp_path: Path, number: str) -> None:
    """Some programs write such a value into a sheet; nothing that counts could go on with it."""
    row = f'<row r="1">{hostile.cell("A1", "x")}<c r="B1"><v>{number}</v></c>{hostile.cell("C1", "y")}</row>'
    (grid,) = grids(tmp_path, hostile.package(hostile.workbook_parts(hostile.sheet(row))))
    assert grid.rows == (("x", None, "y"),)


@pytest.mark.parametrize("text", [" ", "  ", "\u3000", "\u00a0\n", ""])
def test_a_text_of_blanks_is_an_empty_cell_and_blank_rows_share_their_memory(tmp_path: Path, text: str) -> None:
    """Whatever writes blank cells to the end of the sheet makes it no larger."""
    filled, blank = f'<c r="A1"><v>0</v></c>{hostile.cell("B1", "x")}', f"<t xml:space='preserve'>{text}</t>"
    rows = f'<row r="1">{filled}</row>' + "".join(
        f'<row r="{row}"><c r="B{row}" t="inlineStr"><is>{blank}</is></c></row>' for row in (2, 3)
    )
    (grid,) = grids(tmp_path, hostile.package(hostile.workbook_parts(hostile.sheet(rows))))
    assert grid.rows == ((0.0, "x"), (None, None), (None, None))
    assert grid.rows[1] is grid.rows[2]


def test_an_xlsx_is_read_without_libraries_that_take_long_to_import(tmp_path: Path) -> None:
    """Importing numpy or openpyxl would take longer than reading a small workbook."""
    path = tmp_path / "small.xlsx"
    path.write_bytes(hostile.good_xlsx())
    program = (
        "import sys; from pathlib import Path; from reports.intake.read.dispatch import read_content; "
        "assert read_content(Path(sys.argv[1]).read_bytes())[0].height == 3; "
        "assert not {'numpy', 'openpyxl', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, path], check=True, cwd=Path(__file__).parents[3])
