"""Marked text of a page, however a PDF writes its strings."""

from __future__ import annotations

import pikepdf
import pytest

from reports.proof.pdf_texts import PageTexts

TABLE = b"2 beginbfchar <0003> <0020> <0041> <0061> endbfchar 1 beginbfrange <2829> <282a> <0062> endbfrange"


@pytest.mark.parametrize(
    "shown",
    [
        b"[<004100032829> -12 <282a>] TJ",
        b"[<0041> 0 <0003> 0 <2829282A>] TJ",
        b"[<00410003> (\\(\\)\\(*)] TJ",
        b"[(\\000A\\000\\003) 3.5 (\\(\\)\\(*)] TJ",
        b"<004100032829282a> Tj",
        b"(\\000A\\000\\003\\050\\051\\050\\052) Tj",
        b"[<0041000328> <0003> <2829> <282a>] TJ",
    ],
    ids=["numbers", "parts", "both", "letters", "one string", "one string of letters", "half a glyph"],
)
def test_strings_are_read_however_they_are_written(shown: bytes) -> None:
    """Hexadecimal digits, letters with escapes, several strings with spaces; half a glyph at an end is none."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, ToUnicode=pdf.make_stream(TABLE))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(b"/F 9 Tf /P <</MCID 4>> BDC " + shown + b" EMC /Artifact BMC <0041> Tj EMC")
        text = PageTexts().of(page.obj, 4)
    assert text == ("a  bc" if b"28> <0003>" in shown else "a bc")


def test_a_glyph_without_a_character_is_told_as_one() -> None:
    """It is no space and nothing that could be passed over: the comparison fails there."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(pikepdf.Dictionary())))
        page.Contents = pdf.make_stream(b"/F 9 Tf /P <</MCID 0>> BDC [<0041> 3 <0042>] TJ EMC")
        assert PageTexts().of(page.obj, 0) == "\ufffd\ufffd"
