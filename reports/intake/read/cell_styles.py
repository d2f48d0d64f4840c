"""Finds the cell styles of an .xlsx that say what values do not: struck through, or letters added to numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError

from reports.vocabulary.number_formats import completes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_FALSE = {"0", "false", "off", "none"}


@dataclass(frozen=True)
class Styles:
    """The styles of a workbook that matter, by their index."""

    struck: frozenset[int] = frozenset()
    formats: Mapping[int, str] = field(default_factory=dict)
    """Number formats that complete a number."""

    @property
    def indexes(self) -> frozenset[int]:
        """Indexes of both."""
        return self.struck | self.formats.keys()


def styles_of(xml: bytes) -> Styles:
    """Return what a part ``xl/styles.xml`` declares; nothing for one that cannot be parsed."""
    if b"strike" not in xml and b"formatCode" not in xml:
        return Styles()
    try:
        root = ElementTree.fromstring(xml)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return Styles()
    fonts = [_is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    codes = {
        number_format.get("numFmtId"): number_format.get("formatCode", "")
        for number_format in root.iterfind("{*}numFmts/{*}numFmt")
    }
    struck, formats = set(), {}
    for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font, code = style.get("fontId", ""), codes.get(style.get("numFmtId"), "")
        if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]:
            struck.add(index)
        if completes(code):
            formats[index] = code
    return Styles(frozenset(struck), formats)


def _is_struck(font: Element) -> bool:
    mark = font.find("{*}strike")
    return mark is not None and mark.get("val", "1").strip().lower() not in _FALSE
