"""Read-back finds every kind of difference between a file and its document, and none where there is none."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.documents.figures_used import iter_blocks, iter_figures
from reports.model.document import KeyFigures, Paragraph
from reports.model.figures import Status
from reports.proof import pdf_faults, workbook_faults
from reports.proof.letters import is_same
from reports.render import excel, pdf
from tests.documents import invented
from tests.proof import tampering
from tests.render.pdf.short_documents import chapters

if TYPE_CHECKING:
    from reports.model.document import Document

FIGURES = invented.figures()
CELL, OTHER = "stock-district-permit/31.72.01/ITAS", "stock-district-permit/31.72.03/ITAP"


@pytest.fixture(scope="module")
def document() -> Document:
    """Return the chapters of a return with tables, forms, key figures and sentences."""
    return chapters(invented.document(), ("RINGKASAN",), ("BAB II ", "B. Keberadaan"), ("FORMULIR",))


@pytest.fixture(scope="module")
def printed(document: Document) -> bytes:
    """Return it as PDF."""
    return pdf.render(
        document, templates=pdf.template_root(), paper="A4", font="Liberation Sans", additions=pdf.Additions(FIGURES)
    )


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """Return the workbook of the whole return."""
    return excel.render(invented.document(), FIGURES, invented.quality(), templates=pdf.template_root())


def test_what_was_printed_as_composed_has_no_fault(document: Document, printed: bytes, workbook: bytes) -> None:
    """Neither PDF nor workbook."""
    assert list(pdf_faults(printed, document, FIGURES)) == []
    assert list(workbook_faults(workbook, invented.document(), FIGURES)) == []


def test_a_cell_of_the_pdf_that_shows_another_number_is_named(document: Document, printed: bytes) -> None:
    """Title, line and column, what it should be and what it is."""
    first, *_rest = pdf_faults(tampering.with_text_of(printed, CELL, OTHER), document, FIGURES)
    assert "menurut kecamatan dan jenis izin tinggal" in first.table
    assert (first.line, first.column) == (1, 2)
    wanted, found = FIGURES.figure(*CELL.split("/")).value, FIGURES.figure(*OTHER.split("/")).value
    assert (first.expected, first.actual) == (str(wanted), str(found))


@pytest.mark.parametrize(
    "tampered",
    [
        lambda content: tampering.with_id_of(content, CELL, OTHER),
        lambda content: tampering.without_line(content, CELL),
        tampering.without_page_text,
    ],
)
def test_ids_rows_and_pages_are_compared(document: Document, printed: bytes, tampered) -> None:
    """A cell under the id of another figure, a row that is missing, pages that show nothing."""
    assert list(pdf_faults(tampered(printed), document, FIGURES))


def test_own_templates_may_leave_out_but_print_no_other_number(printed: bytes) -> None:
    """Fewer chapters than composed are no fault then, another number in a cell is; it has its id or its table."""
    whole = invented.document()
    assert list(pdf_faults(printed, whole, FIGURES))
    assert list(pdf_faults(printed, whole, FIGURES, has_own_templates=True)) == []
    tampered = tampering.with_text_of(printed, CELL, OTHER)
    assert list(pdf_faults(tampered, whole, FIGURES, has_own_templates=True))
    assert list(pdf_faults(tampered, whole, None, has_own_templates=True))
    swapped = tampering.with_id_of(printed, CELL, OTHER)
    assert list(pdf_faults(swapped, whole, FIGURES, has_own_templates=True))


def test_texts_are_compared_with_the_document(document: Document, printed: bytes) -> None:
    """A label, a title, a head, a sentence with a figure, a key figure: each by itself."""
    assert list(pdf_faults(printed, _changed(document, "Penjaringan", "Penjaringam"), FIGURES))
    assert list(pdf_faults(printed, _changed(document, "menurut kecamatan", "menurut kelurahan"), FIGURES))
    assert list(pdf_faults(printed, _changed(document, "Laki-laki", "Perempuan"), FIGURES))
    blocks = list(iter_blocks(document.sections))
    sentence = next(block.text for block in blocks if isinstance(block, Paragraph) and block.figures)
    assert list(pdf_faults(printed, _changed(document, sentence, sentence.replace("1", "7")), FIGURES))
    label = next(block.items[0].label for block in blocks if isinstance(block, KeyFigures))
    assert list(pdf_faults(printed, _changed(document, label, f"bukan {label}"), FIGURES))


def test_a_star_must_be_a_star(document: Document, printed: bytes, workbook: bytes) -> None:
    """A hidden number that is printed all the same is found in both files."""
    number = FIGURES.figure(*CELL.split("/"))
    hidden = replace(number, value=None, status=Status.SUPPRESSED)
    assert any(figure == number for figure in iter_figures(document))
    assert any(fault.expected == "None" for fault in pdf_faults(printed, _changed(document, number, hidden)))
    assert list(workbook_faults(workbook, _changed(invented.document(), number, hidden), FIGURES))


@pytest.mark.parametrize("sheet", ["table", "form", "data"])
def test_a_cell_of_the_workbook_that_holds_another_number_is_named(workbook: bytes, sheet: str) -> None:
    """On a sheet of a table, in a form, on a sheet of data; formulas by what they give."""
    book = openpyxl.load_workbook(io.BytesIO(workbook), data_only=True)
    name = {
        "table": next(name for name in book.sheetnames if name.startswith("Tabel 3 ")),
        "form": "TAK",
        "data": next(one.title for one in book if one.sheet_state == "hidden" and one["A1"].value == "kode_baris"),
    }[sheet]
    cells = [
        cell.coordinate
        for row in book[name].iter_rows(min_row=8 if sheet == "form" else 5, min_col=2)
        for cell in row
        if isinstance(cell.value, int) and cell.value
    ]
    for place in (cells[0], cells[-1]):
        assert list(
            workbook_faults(tampering.with_value(workbook, name, place, "987654"), invented.document(), FIGURES)
        )


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Pasal 75 ayat (2)", "Pasal\u00a075  ayat (2)", True),
        ("Иванов 12", "Иваhов 12", True),
        ("Иванов 12", "Иванов 13", False),
        ("محمد 12", "دمحم 12", True),
        ("محمد 12", "محمد 21x", False),
        ("Jose\u0301", "Jos\u00e9", True),
        ("12", "1-2", False),
        ("−9", "9", False),
        ("", "1", False),
    ],
)
def test_letters_that_fonts_share_are_no_fault(wanted: str, found: str, same: bool) -> None:
    """Space, composed letters, alphabets whose glyphs are one; never digits or signs."""
    assert is_same(wanted, found) is same


def _changed(value, old, new):
    """Return a document, or a part of it, with a text or figure in the place of another."""
    if value == old:
        return new
    if isinstance(value, str):
        return value.replace(old, new) if isinstance(old, str) else value
    if isinstance(value, tuple):
        return tuple(_changed(part, old, new) for part in value)
    if hasattr(value, "__dataclass_fields__") and type(value).__module__.startswith("reports.model.document"):
        return replace(value, **{name: _changed(getattr(value, name), old, new) for name in value.__dataclass_fields__})
    return value


def test_cards_and_charts_are_compared_under_their_ids(document: Document, printed: bytes) -> None:
    """A card of another figure's number, a card and a chart under another id; own templates may leave ids out."""
    cards = next(block for block in iter_blocks(document.sections) if isinstance(block, KeyFigures))
    card, chart = cards.items[0].figure.id, "stock-district-permit"
    renamed = tampering.with_id_of(printed, card, OTHER)
    other_chart = tampering.with_id_of(printed, chart, "stock-district-sex")
    for tampered in (tampering.with_text_of(printed, card, OTHER), renamed, other_chart):
        assert list(pdf_faults(tampered, document, FIGURES))
    assert list(pdf_faults(renamed, document, FIGURES, has_own_templates=True))
