"""A changed copy of a document is told by what it says: each cell, page, word and figure that is another."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pypdf
import pytest
from openpyxl.workbook.defined_name import DefinedName
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from reports.at_rest.file_locks import lock_files
from reports.at_rest.read_back import MOST, Change, changes, figure_changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

WORDS = "gudang rempah 1821"


def workbook(*, value: int = 9, **cells: object) -> bytes:
    """Return a workbook with a form and the data sheet of one table."""
    book = openpyxl.Workbook()
    form, data = book.active, book.create_sheet("Data kecamatan")
    form.title = "Form"
    form["A1"], form["B1"], form["B2"] = "Koja", value, "=SUM(B1:B1)"
    for row in (("kode_baris", "baris", "kode_kolom", "kolom", "nilai"), ("koja", "Koja", "ITAS", "ITAS", value)):
        data.append(row)
    data.append(("koja", "Koja", "ITK", "ITK", None))
    book.defined_names["data_stock"] = DefinedName("data_stock", attr_text="'Data kecamatan'!$A$1:$E$3")
    for place, text in cells.items():
        form[place] = text
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def pages(*texts: str, note: str = "") -> bytes:
    """Return a PDF with a line of text on each page, and a note laid over the first."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
         NameObject("/BaseFont"): NameObject("/Helvetica")}
    )  # fmt: skip
    for text in texts:
        page = writer.add_blank_page(300, 200)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if note:
        writer.add_annotation(0, FreeText(text=note, rect=(20, 20, 80, 40)))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def package(text: str) -> bytes:
    """Return the smallest thing with the parts of a Word document."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        parts.writestr("word/document.xml", f"<w:p><w:t>{text}</w:t></w:p>")
    return buffer.getvalue()


def figures(**values: int | None) -> bytes:
    """Return a file of figures of one row."""
    listed = [
        {"id": f"stock/koja/{name}", "value": value, "status": "missing" if value is None else "value"}
        for name, value in values.items()
    ]
    return json.dumps({"figures": listed}).encode()


@pytest.mark.parametrize(
    ("name", "made", "now", "told"),
    [
        ("a.xlsx", workbook(), workbook(B1=8), [Change("Form!B1", None, "", "9", "8")]),
        ("a.xlsx", workbook(), workbook(B2=9), [Change("Form!B2", None, "", "=SUM(B1:B1)", "9")]),
        ("a.xlsx", workbook(), workbook(C9="baru"), [Change("Form!C9", None, "", "", "baru")]),
        ("a.xlsx", workbook(C9="x"), workbook(), [Change("Form!C9", None, "", "x", "")]),
        ("a.pdf", pages("Jumlah 9", "Koja 7 orang"), pages("Jumlah 9", "Koja 8 orang"),
         [Change("", 2, "Koja", "7", "8")]),
        ("a.pdf", pages("Jumlah 9"), pages("Jumlah 9", note="8"), [Change("", 1, "Jumlah 9", "", "8")]),
        ("a.pdf", pages("Jumlah 9", "Koja"), pages("Jumlah 9"), [Change("", 2, "", "Koja", "")]),
        ("a.figures.json", figures(ITAS=9, ITK=None), figures(ITAS=9, ITK=1),
         [Change("stock/koja/ITK", None, "", "(missing)", "1")]),
        ("a.docx", package("Koja 7 orang &amp; 2"), package("Koja 8 orang &amp; 2"),
         [Change("word/document.xml", None, "Koja", "7", "8")]),
        ("a.txt", b"Koja 7 orang", b"Koja 8 orang", [Change("", None, "Koja", "7", "8")]),
    ],
)  # fmt: skip
def test_what_a_copy_says_otherwise_is_told_at_its_place(name: str, made: bytes, now: bytes, told: list) -> None:
    """And nothing else, whichever format."""
    assert changes(None, (name, made, now, None)) == tuple(told)
    assert changes(None, (name, made, made, None)) == ()


def reshaped(change: Callable[[Worksheet], None]) -> bytes:
    """Return the workbook with its form in another shape."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(value=9000)))
    change(book["Form"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_thousands(form: Worksheet) -> None:
    """Let 9,000 show as 9k."""
    form["B1"].number_format = '0,"k"'


def without_row(form: Worksheet) -> None:
    """Hide a row."""
    form.row_dimensions[2].hidden = True


def without_column(form: Worksheet) -> None:
    """Hide a column."""
    form.column_dimensions["B"].hidden = True


def without_sheet(form: Worksheet) -> None:
    """Hide the sheet."""
    form.sheet_state = "veryHidden"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (as_thousands, Change("Form!B1", None, "", "[General]", '[0,"k"]')),
        (without_row, Change("Form!2:2", None, "", "", "[hidden]")),
        (without_column, Change("Form!B:B", None, "", "", "[hidden]")),
        (without_sheet, Change("Form", None, "", "", "[hidden]")),
    ],
)
def test_what_shows_another_figure_is_told(change: Callable[[Worksheet], None], told: Change) -> None:
    """Though every number stands there as it was made."""
    assert changes(None, ("a.xlsx", workbook(value=9000), reshaped(change), None)) == (told,)


def test_another_picture_is_told() -> None:
    """In a Word copy the charts are tables; what else is a picture there is named."""
    made, now = (package_with_picture(content) for content in (b"one", b"other"))
    (change,) = changes(None, ("a.docx", made, now, None))
    assert change.place == "word/media/image1.png"
    assert changes(None, ("a.docx", made, made, None)) == ()


def package_with_picture(content: bytes) -> bytes:
    """Return a package with a picture."""
    buffer = io.BytesIO(package("Koja"))
    with zipfile.ZipFile(buffer, "a") as parts:
        parts.writestr("word/media/image1.png", content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "made", "now"),
    [("a.xlsx", workbook(), workbook(B1=8)), ("a.pdf", pages("Jumlah 9"), pages("Jumlah 8"))],
)
def test_a_locked_copy_is_read_with_its_password(name: str, made: bytes, now: bytes) -> None:
    """With none or another it cannot be read, which is told."""
    locked = lock_files({name: now}, WORDS)[0][name]
    assert changes(None, (name, made, locked, WORDS)) == changes(None, (name, made, now, None)) != ()
    assert changes(None, (name, made, locked, None)) is None
    assert changes(None, (name, made, locked, WORDS[:-1])) is None
    if name == "a.xlsx":
        assert figure_changes(None, (figures(ITAS=9, ITK=None), locked, WORDS)) == ()


def test_figures_of_data_sheets_are_compared_with_their_file() -> None:
    """Where the document cannot be made again; a figure without a value is no number there either."""
    made = figures(ITAS=9, ITK=None)
    assert figure_changes(None, (made, workbook(), None)) == ()
    assert figure_changes(None, (made, workbook(value=8), None)) == (
        Change("Data kecamatan!E2", None, "stock/koja/ITAS", "9", "8"),
    )


@pytest.mark.parametrize("name", ["a.xlsx", "a.pdf", "a.docx", "a.figures.json"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"\xd0\xcf\x11\xe0locked"])
def test_a_copy_that_cannot_be_read_is_no_fault_of_the_program(name: str, content: bytes) -> None:
    """Nothing is known of it, which is told; a damaged PDF may have pages without words."""
    made = {"a.xlsx": workbook(), "a.pdf": pages("Jumlah 9"), "a.docx": package("x")}.get(name, figures(ITAS=9))
    assert changes(None, (name, made, content, None)) in {None, (Change("", 1, "", "Jumlah 9", ""),)}


def test_a_copy_with_other_words_everywhere_is_bounded() -> None:
    """As many changes as anybody looks at."""
    made, now = ({f"C{row}": f"{word} {row}" for row in range(1, 1500)} for word in ("satu", "dua"))
    told = changes(None, ("a.xlsx", workbook(**made), workbook(**now), None))
    assert told is not None
    assert len(told) == MOST
