"""A page that shows another picture, or is drawn otherwise, is told; one that is only written anew is not."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from pypdf.generic import ContentStream, NameObject

from reports.at_rest.read_back import DRAWING, PICTURE, Change, changes

PHOTO, OTHER = bytes(range(48)), bytes(range(48, 96))
BARS = "0.2 0.4 0.6 rg 10 10 20 60 re f 40 10 20 {height} re f"


def page_of(
    content: str, *, photo: bytes = PHOTO, other: bytes = OTHER, mask: bytes | None = None, form: str = ""
) -> bytes:
    """Return a PDF of two pages with the same words: one empty, and one with a content that may draw pictures."""
    pdf = pikepdf.new()
    for drawn in ("", content):
        page = pdf.add_blank_page(page_size=(300, 200))
        parts = {"/P1": picture(pdf, photo, mask), "/P2": picture(pdf, other)}
        parts["/F1"] = pikepdf.Stream(
            pdf, form.encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 300, 200],
            Matrix=[1, 0, 0, 1, 5, 5], Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(parts)),
        )  # fmt: skip
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font),
            XObject=pikepdf.Dictionary(parts),
            ExtGState=pikepdf.Dictionary(G0=pikepdf.Dictionary(ca=0), G1=pikepdf.Dictionary(ca=1)),
        )
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 150 Td (Koja 7) Tj ET {drawn}".encode())
    return saved(pdf)


def picture(pdf: pikepdf.Pdf, dots: bytes, mask: bytes | None = None) -> pikepdf.Stream:
    """Return a picture of four by four dots."""
    settings = {"Width": 4, "Height": 4, "BitsPerComponent": 8}
    stream = pikepdf.Stream(pdf, dots, Subtype=pikepdf.Name.Image, ColorSpace=pikepdf.Name.DeviceRGB, **settings)
    if mask is not None:
        gray = {"Subtype": pikepdf.Name.Image, "ColorSpace": pikepdf.Name.DeviceGray}
        stream.SMask = pdf.make_indirect(pikepdf.Stream(pdf, mask, **gray, **settings))
    return pdf.make_indirect(stream)


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Return a PDF as bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer, **how)
    return buffer.getvalue()


def told(made: bytes, copy: bytes) -> list[tuple[str, int | None]]:
    """Return place and page of each change."""
    found = changes(None, ("a.pdf", made, copy, None))
    assert found is not None
    return [(change.place, change.page) for change in found]


ONE = "q 40 0 0 40 20 20 cm /P1 Do Q"
TWO = f"{ONE} q 40 0 0 40 120 20 cm /P2 Do Q"
TURNED = "q 40 0 0 40 20 20 cm /P2 Do Q q 40 0 0 40 120 20 cm /P1 Do Q"
INLINE = "q 4 0 0 4 20 20 cm BI /W 2 /H 1 /BPC 8 /CS /G ID {} EI Q"


@pytest.mark.parametrize(
    ("made", "copy", "expected"),
    [
        (page_of(ONE), page_of(ONE, photo=OTHER), [PICTURE]),
        (page_of(ONE), page_of(""), [PICTURE]),
        (page_of(""), page_of(ONE), [PICTURE]),
        (page_of(TWO), page_of(TURNED), [PICTURE, PICTURE]),
        (page_of(ONE), page_of("q 4 0 0 4 20 20 cm /P1 Do Q"), [PICTURE]),
        (page_of(ONE), page_of("q 40 0 0 40 90 20 cm /P1 Do Q"), [PICTURE]),
        (page_of(ONE, mask=bytes(16)), page_of(ONE, mask=b"\xff" * 16), [PICTURE]),
        (page_of("/F1 Do", form=ONE), page_of("/F1 Do", form=TURNED), [PICTURE, PICTURE]),
        (page_of(INLINE.format("AB")), page_of(INLINE.format("CD")), [PICTURE]),
        (page_of(BARS.format(height=20)), page_of(BARS.format(height=60)), [DRAWING]),
        (page_of(BARS.format(height=20)), page_of(BARS.format(height=20).replace("0.2", "0.9")), [DRAWING]),
        (page_of("/F1 Do", form=BARS.format(height=20)), page_of("/F1 Do", form=BARS.format(height=60)), [DRAWING]),
        (page_of(ONE), page_of(f"{ONE} 1 1 1 rg 20 20 40 40 re f"), [DRAWING]),
        (page_of(f"/G1 gs {BARS.format(height=20)}"), page_of(f"/G0 gs {BARS.format(height=20)}"), [DRAWING]),
        (page_of(f"q 0 0 300 200 re W n {ONE} Q"), page_of(f"q 0 0 9 9 re W n {ONE} Q"), [DRAWING]),
    ],
)  # fmt: skip
def test_what_a_page_shows_otherwise_is_told(made: bytes, copy: bytes, expected: list[str]) -> None:
    """With its page; the words are the same."""
    assert told(made, copy) == [(place, 2) for place in expected]
    assert told(copy, copy) == []


def test_pictures_are_named_by_hash_and_place() -> None:
    """So that the same picture elsewhere is told from another one."""
    (change,) = changes(None, ("a.pdf", page_of(ONE), page_of("q 40 0 0 40 90 20 cm /P1 Do Q"), None)) or ()
    made, now = change.original, change.copy
    assert made.endswith(", 20–60 × 20–60 pt]")
    assert now.endswith(", 90–130 × 20–60 pt]")
    assert made.split(",")[0] == now.split(",")[0]
    assert change == Change(PICTURE, 2, "", made, now)


def written_by_pypdf(content: bytes) -> bytes:
    """Return a PDF whose streams were taken apart and written anew."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    for page in writer.pages:
        stream = ContentStream(page.get_contents(), writer)
        page[NameObject("/Contents")] = writer._add_object(stream)
        page.compress_content_streams()
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def written_by_qpdf(content: bytes) -> bytes:
    """Return a PDF with its streams unpacked and made regular."""
    settings = {"normalize_content": True, "stream_decode_level": pikepdf.StreamDecodeLevel.all}
    return saved(pikepdf.open(io.BytesIO(content)), **settings, compress_streams=False)


def with_nested_states(content: bytes) -> bytes:
    """Return a PDF whose second page is scaled to and fro, its numbers rounded."""
    pdf = pikepdf.open(io.BytesIO(content))
    stream = pdf.pages[1].Contents.read_bytes().decode()
    pdf.pages[1].Contents = pdf.make_stream(f"q 0.5 0 0 0.5 0 0 cm q 2 0 0 2 0.01 0 cm {stream} Q Q".encode())
    return saved(pdf)


@pytest.mark.parametrize("rewritten", [written_by_pypdf, written_by_qpdf, with_nested_states])
def test_a_page_that_is_only_written_anew_is_the_same(rewritten: object) -> None:
    """By other programs, in other streams, with other numbers for the same place."""
    made = page_of(f"{TWO} /F1 Do {BARS.format(height=20)}", form=ONE, mask=bytes(16))
    assert callable(rewritten)
    assert rewritten(made) != made
    assert told(made, rewritten(made)) == []


def test_a_picture_laid_over_a_page_as_a_stamp_is_told() -> None:
    """Notes are no part of a page's stream."""
    pdf = pikepdf.open(io.BytesIO(page_of(ONE)))
    looks = pikepdf.Stream(
        pdf, b"1 0 0 rg 0 0 40 40 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 40, 40],
    )  # fmt: skip
    stamp = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[20, 20, 60, 60],
        AP=pikepdf.Dictionary(N=pdf.make_indirect(looks)),
    )  # fmt: skip
    pdf.pages[1].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(stamp)]))
    assert told(page_of(ONE), saved(pdf)) == [(DRAWING, 2)]


def test_forms_that_hold_themselves_end() -> None:
    """A hostile page is read to a depth, and no further."""
    made = page_of("/F1 Do", form="/F1 Do")
    pdf = pikepdf.open(io.BytesIO(made))
    form = pdf.pages[1].Resources.XObject["/F1"]
    form.Resources.XObject["/F1"] = form
    assert told(made, saved(pdf)) == []
