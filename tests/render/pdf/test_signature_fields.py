"""Boxes for signatures hold empty signature fields where the office wants them, and are as ever where it does not."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from reports.documents.meeting.report import meeting_report
from reports.model.document import Form
from reports.render import pdf
from reports.render.pdf.weasyprint_import import weasyprint
from tests.documents import invented
from tests.documents.meeting import invented_meeting
from tests.pdf_pages import grey
from tests.pdf_text import text_of
from tests.render.pdf.short_documents import chapters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

    from reports.model.document import Document


def render(document: Document, *, signature_field: bool) -> bytes:
    """Print a document with the program's own templates."""
    return pdf.render(
        document,
        templates=pdf.template_root(),
        paper="A4",
        font="Liberation Sans",
        additions=pdf.Additions(None, signature_field),
    )


@pytest.fixture(scope="module")
def document() -> Document:
    """Return a return with its letter and two forms, each of which is signed."""
    forms = chapters(invented.document(), ("FORMULIR",))
    (section,) = forms.sections
    return replace(forms, sections=(replace(section, blocks=section.blocks[:2]),))


@pytest.fixture(scope="module")
def opened(document: Document) -> Iterator[pikepdf.Pdf]:
    """Return it as PDF with fields."""
    with pikepdf.open(BytesIO(render(document, signature_field=True))) as file:
        yield file


def form_elements(element: Any) -> Iterator[Any]:
    """Yield the elements of fields below an element of the structure, in reading order."""
    for kid in element.K if isinstance(element.get("/K"), pikepdf.Array) else ():
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            if kid.S == "/Form":
                yield kid
            yield from form_elements(kid)


def test_every_box_has_an_empty_field_of_its_own(document: Document, opened: Any) -> None:
    """Of the letter and of each form; named in reading order, nothing signed, nothing filled in."""
    fields = list(opened.Root.AcroForm.Fields)
    signed_forms = [block for section in document.sections for block in section.blocks if isinstance(block, Form)]
    assert [str(field.T) for field in fields] == [
        f"tanda-tangan-{number}" for number in range(1, len(signed_forms) + 2)
    ]
    for field in fields:
        assert (field.FT, field.Subtype, field.F) == ("/Sig", "/Widget", 4)
        assert not {"/V", "/AS", "/MK", "/Ff"} & set(field.keys())
        left, bottom, right, top = map(float, field.Rect)
        assert right - left > 150
        assert top - bottom > 40
        drawing = field.AP.N.read_bytes()
        assert drawing.count(b"\nf") > 40, "an outline for each letter"
        assert b"BT" not in drawing, "no font of its own"
    assert set(opened.Root.AcroForm.keys()) == {"/Fields"}, "NeedAppearances is forbidden in PDF/A"


def test_fields_can_be_reached_and_are_told_to_who_listens(opened: Any) -> None:
    """PDF/UA-1, 7.18: words, an element Form with the field alone in it, its parent, and tabs by structure."""
    fields = list(opened.Root.AcroForm.Fields)
    elements = list(form_elements(opened.Root.StructTreeRoot))
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
    for field, element in zip(fields, elements, strict=True):
        (content,) = element.K
        assert content.Type == "/OBJR"
        assert content.Obj.objgen == field.objgen
        assert parents[int(field.StructParent)].objgen == element.objgen
        assert str(field.TU).startswith("Bidang tanda tangan elektronik: Kepala")
        assert not str(field.TU).endswith(",")
        assert field.P.Tabs == "/S"
        assert field.objgen in {note.objgen for note in field.P.Annots}


def test_without_the_key_there_is_no_field(document: Document, opened: pikepdf.Pdf, tmp_path: Path) -> None:
    """The pages say the same, save that the words in the box are those of the field, where there is one."""
    with pikepdf.open(BytesIO(render(document, signature_field=False))) as file:
        assert "/AcroForm" not in file.Root
        file.save(tmp_path / "none.pdf")
    opened.save(tmp_path / "field.pdf")
    said, said_with_field = ("".join(text_of(tmp_path / name).split()) for name in ("none.pdf", "field.pdf"))
    words = "tempattandatanganelektronikDRAF–belumditandatangani"
    assert said.count(words) == len(opened.Root.AcroForm.Fields)
    assert said.replace(words, "") == said_with_field


def test_words_of_an_empty_field_are_seen_and_go_with_its_appearance(opened: pikepdf.Pdf, tmp_path: Path) -> None:
    """Where the page alone said that it is not signed, it would say so below the signature too."""
    opened.save(tmp_path / "field.pdf")
    for field in opened.Root.AcroForm.Fields:
        del field["/AP"]
    opened.save(tmp_path / "without.pdf")
    seen, unseen = (sum(_ink(page) for page in grey(tmp_path / name, 60)) for name in ("field.pdf", "without.pdf"))
    assert seen - unseen > 300 * len(opened.Root.AcroForm.Fields)


def _ink(page: Image.Image) -> int:
    return sum(page.histogram()[:200])


@pytest.mark.ci
def test_two_who_sign_side_by_side_have_a_field_each() -> None:
    """The report of a meeting: who took the minutes, and who presided."""
    report = meeting_report(invented_meeting.city(), edition="dinas", version="0.0.0")
    with pikepdf.open(BytesIO(render(report, signature_field=True))) as file:
        words = [str(field.TU) for field in file.Root.AcroForm.Fields]
    assert len(words) == len(set(words)) == 2
    assert "Pimpinan rapat" in words[1]


def test_check_boxes_of_the_library_are_what_is_converted() -> None:
    """A field of WeasyPrint is a check box with one appearance, in a form that asks for appearances."""
    fields: list[Any] = []

    def collect(_document: object, file: Any) -> None:
        form = file.catalog["AcroForm"]
        fields.extend((form, file.objects[int(bytes(reference).split()[0])]) for reference in form["Fields"])

    page = '<html lang="id"><title>x</title><p><input type="checkbox" title="y" style="appearance: auto"/></p></html>'
    weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/a-3a", finisher=collect)
    ((form, field),) = fields
    assert form["NeedAppearances"] == "true"
    assert (field["FT"], len(field["AP"]["N"])) == ("/Btn", 1)
