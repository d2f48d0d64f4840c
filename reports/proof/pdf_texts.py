"""The text of marked content on the pages of a PDF, by the number that its tags know it by.

One pass over each page, with those operators alone that mark content, choose a font or show text; the glyphs become
characters by the table that each font carries for whoever copies its text.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pikepdf

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPERATORS = "BDC BMC EMC Tf Tj TJ ' \" Do"
_PAIR = late_regex(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_SPAN = late_regex(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_BLOCK = late_regex(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_HEXADECIMAL = late_regex(rb"<((?:[0-9a-fA-F]{4})*)>")
"""A string of whole glyphs."""
_BYTES_A_GLYPH = 2
_UNKNOWN = "\ufffd"

Glyphs = dict[int, str]


class PageTexts:
    """Texts of marked content, read page by page as they are asked for."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Glyphs] = {}
        self._pages: dict[tuple[int, int], Mapping[int, str]] = {}

    def of(self, page: Any, number: int) -> str:  # noqa: ANN401 -- a dictionary of the PDF
        """Return the text that is marked with a number on a page."""
        key = page.objgen
        if key not in self._pages:
            self._pages[key] = self._read(page)
        return self._pages[key].get(number, "")

    def _read(self, page: Any) -> Mapping[int, str]:  # noqa: ANN401 -- as above
        texts: defaultdict[int, list[str]] = defaultdict(list)
        for number, text in self._texts_of(page, page.get("/Resources"), None):
            texts[number].append(text)
        return {number: "".join(parts) for number, parts in texts.items()}

    def _texts_of(self, content: Any, resources: Any, within: int | None) -> Iterator[tuple[int, str]]:  # noqa: ANN401
        """Yield what is shown within marked content, with its number, that of drawings which it places included."""
        marks: list[int | None] = [within]
        glyphs: Glyphs = {}
        for instruction in pikepdf.parse_content_stream(content, _OPERATORS):
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "BDC":
                properties = operands[1]
                number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
                marks.append(marks[-1] if number is None else int(number))
            elif operator == "BMC":
                marks.append(None if operands[0] == "/Artifact" else marks[-1])
            elif operator == "EMC":
                marks.pop()
            elif marks[-1] is None:
                if operator == "Tf":
                    glyphs = self._glyphs(resources, operands[0])
            elif operator == "Tf":
                glyphs = self._glyphs(resources, operands[0])
            elif operator == "Do":
                yield from self._placed(resources, operands[0], marks[-1])
            else:
                yield marks[-1], _decoded(operands[-1], glyphs)

    def _placed(self, resources: Any, name: Any, within: int) -> Iterator[tuple[int, str]]:  # noqa: ANN401
        """Yield what a drawing that is placed on a page shows."""
        drawing = resources["/XObject"][name]
        if drawing.get("/Subtype") == "/Form":
            yield from self._texts_of(drawing, drawing.get("/Resources", resources), within)

    def _glyphs(self, resources: Any, name: Any) -> Glyphs:  # noqa: ANN401
        """Return glyph → characters of a font."""
        font = resources["/Font"][name]
        key = font.objgen
        if key not in self._fonts:
            table = font.get("/ToUnicode")
            self._fonts[key] = {} if table is None else _characters(table.read_bytes())
        return self._fonts[key]


def _characters(table: bytes) -> Glyphs:
    """Return glyph → characters from the table of a font."""
    glyphs: Glyphs = {}
    for kind, block in _BLOCK.findall(table):
        if kind == b"bfchar":
            glyphs |= {int(glyph, 16): _unicode(text) for glyph, text in _PAIR.findall(block)}
            continue
        for first, last, text in _SPAN.findall(block):
            begin = int(text, 16)
            glyphs |= {glyph: chr(begin + glyph - int(first, 16)) for glyph in range(int(first, 16), int(last, 16) + 1)}
    return glyphs


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", errors="replace")


def _decoded(operand: Any, glyphs: Glyphs) -> str:  # noqa: ANN401 -- a string of the PDF, or strings with spaces
    """Return the characters of what an operator shows."""
    data = _glyph_bytes(operand)
    return "".join([glyphs.get(glyph, _UNKNOWN) for glyph in struct.unpack(f">{len(data) // _BYTES_A_GLYPH}H", data)])


def _glyph_bytes(operand: Any) -> bytes:  # noqa: ANN401 -- as above
    """Return the glyphs that an operator shows, in one; as PDFs write them, in hexadecimal digits, they are quick."""
    if isinstance(operand, pikepdf.String | bytes):
        return _whole(bytes(operand))
    written = operand.unparse()
    strings = _HEXADECIMAL.findall(written)
    if len(strings) == written.count(b"<") and b"(" not in written:
        return bytes.fromhex(b"".join(strings).decode())
    return b"".join(_whole(bytes(part)) for part in operand if isinstance(part, pikepdf.String))


def _whole(string: bytes) -> bytes:
    """Return a string without half a glyph at its end."""
    return string[: len(string) // _BYTES_A_GLYPH * _BYTES_A_GLYPH]
