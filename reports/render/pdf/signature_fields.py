"""Makes the boxes for signatures empty signature fields, which a signing program fills in later.

A template asks for a field with ``<input type="checkbox" title="…" placeholder="…"/>``: WeasyPrint makes a check box of
it, with its words for screen readers, its structure element and its place in the order of tabs, and here the check box
becomes a signature field. What stands in the box until it is signed is the appearance of the field, which the signature
replaces: on the page itself "belum ditandatangani" would stay below it. PDF/A wants an appearance and no
NeedAppearances. The program holds no key, signs nothing, and draws no code that looks like a signature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document

NAME = "tanda-tangan"
"""Name of the fields, before their number."""
_BREAK = "|"
"""Between the lines of the words in a box."""
_OF_CHECK_BOXES = ("V", "AS", "MK")


def convert(document: Document, pdf: pydyf.PDF) -> None:
    """Turn every field of the form into an empty signature field, numbered in reading order."""
    if "AcroForm" not in pdf.catalog:
        return
    form = pdf.catalog["AcroForm"]
    for number, (field, words) in enumerate(zip(_fields(pdf, form), _words(document), strict=True), 1):
        for key in _OF_CHECK_BOXES:
            field.pop(key, None)
        left, top, right, bottom = field["Rect"]
        field["Rect"] = pydyf.Array((left, bottom, right, top))  # as the standard has it, lower left corner first
        field["FT"], field["T"] = "/Sig", pydyf.String(f"{NAME}-{number}")
        appearance = _object(pdf, *field["AP"]["N"].values())
        appearance.stream = _drawn(words, document, right - left, top - bottom)
        appearance.extra.pop("Resources", None)
        field["AP"] = pydyf.Dictionary({"N": appearance.reference})
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": form["Fields"]})


def _fields(pdf: pydyf.PDF, form: Any) -> Iterator[Any]:  # noqa: ANN401 -- a dictionary of the PDF
    """Yield the fields of a form."""
    yield from (_object(pdf, reference) for reference in form["Fields"])


def _words(document: Document) -> Iterator[list[str]]:
    """Yield the lines of words that stand in each field until it is signed, in the same order."""
    for page in document.pages:
        for inputs in page.forms.values():
            yield from (box.element.attrib.get("placeholder", "").split(_BREAK) for box, _place in inputs)


def _drawn(words: list[str], document: Document, width: float, height: float) -> list[bytes]:
    """Return the operators that draw the words of a field."""
    from reports.render.pdf.drawn_words import words_in_box  # noqa: PLC0415 -- only who signs in the file pays for it

    return words_in_box(words, document.fonts.values(), width, height)


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 -- any object of a PDF
    """Return the object that a reference points to."""
    return pdf.objects[int(bytes(reference).split()[0])]
