"""Makes the boxes for signatures empty signature fields, which a signing program fills in later.

A template asks for a field with ``<input class="bidang-tte" type="checkbox" title="…"/>``: WeasyPrint makes a check box
of it, with its words for screen readers, its structure element and its place in the order of tabs, and here the check
box becomes a signature field. PDF/A wants an appearance, if an empty one, and no NeedAppearances. The program holds no
key, signs nothing, and draws no code that looks like a signature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "tanda-tangan"
"""Name of the fields, before their number."""
_OF_CHECK_BOXES = ("V", "AS", "MK")


def convert(pdf: pydyf.PDF) -> None:
    """Turn every field of the form into an empty signature field, numbered in reading order."""
    if "AcroForm" not in pdf.catalog:
        return
    form = pdf.catalog["AcroForm"]
    for number, field in enumerate(_fields(pdf, form), 1):
        for key in _OF_CHECK_BOXES:
            field.pop(key, None)
        left, top, right, bottom = field["Rect"]
        field["Rect"] = pydyf.Array((left, bottom, right, top))  # as the standard has it, lower left corner first
        field["FT"], field["T"] = "/Sig", pydyf.String(f"{NAME}-{number}")
        field["AP"] = pydyf.Dictionary({"N": _empty_appearance(pdf, field)})
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": form["Fields"]})


def _fields(pdf: pydyf.PDF, form: Any) -> Iterator[Any]:  # noqa: ANN401 -- a dictionary of the PDF
    """Yield the fields of a form."""
    yield from (pdf.objects[int(bytes(reference).split()[0])] for reference in form["Fields"])


def _empty_appearance(pdf: pydyf.PDF, field: Any) -> bytes:  # noqa: ANN401 -- as above
    """Empty the appearance of a check box, and return the reference to it."""
    (reference,) = field["AP"]["N"].values()
    appearance = pdf.objects[int(bytes(reference).split()[0])]
    appearance.stream = []
    appearance.extra.pop("Resources", None)
    return bytes(reference)
