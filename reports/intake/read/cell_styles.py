"""Finds the cell styles of an .xlsx that say what values do not: struck through, completed numbers, days not shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError

from reports.vocabulary.number_formats import completes, shows_no_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_FALSE = {"0", "false", "off", "none"}
_BUILT_IN = {"17": "mmm-yy"}
"""Formats without a code of their own that matter here: Excel gives this one to a typed "Nov-25"."""
_MONTH_AND_YEAR_MARK = b'numFmtId="17"'


@dataclass(frozen=True)
class Styles:
    """The styles of a workbook that matter, by their index."""

    struck: frozenset[int] = frozenset()
    formats: Mapping[int, str] = field(default_factory=dict)
    """Number formats that complete a number, or show a date without its day."""

    @property
    def indexes(self) -> frozenset[int]:
        """Indexes of both."""
        return self.struck | self.formats.keys()


def styles_of(xml: bytes) -> Styles:
    """Return what a part ``xl/styles.xml`` declares; nothing for one that cannot be parsed."""
    if not any(mark in xml for mark in (b"strike", b"formatCode", _MONTH_AND_YEAR_MARK)):
        return Styles()
    try:
        root = ElementTree.fromstring(xml)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return Styles()
    fonts = [_is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    codes = {
        number_format.get("numFmtId"): number_format.get("formatCode", "")
        for number_format in root.iterfind("{*}numFmts/{*}numFmt")
    } | _BUILT_IN
    struck, formats = set(), {}
    for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font, code = style.get("fontId", ""), codes.get(style.get("numFmtId"), "")
        if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]:
            struck.add(index)
        if completes(code) or shows_no_day(code):
            formats[index] = code
    return Styles(frozenset(struck), formats)


def _is_struck(font: Element) -> bool:
    mark = font.find("{*}strike")
    return mark is not None and mark.get("val", "1").strip().lower() not in _FALSE
