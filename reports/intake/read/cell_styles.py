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
_MARKS = (b"strike", b"formatCode", b'numFmtId="17"', b'FFFFFF"', b'<color theme="0"/>', b'<color indexed="9"/>')
"""Texts of which a part with any style that matters has at least one."""
_HIDING = ";;;"
"""Number format that shows nothing."""
_WHITE = {"rgb": "FFFFFF", "theme": "0", "indexed": "9"}
_UNPAINTED = frozenset({"none", "gray125"})


@dataclass(frozen=True)
class Styles:
    """The styles of a workbook that matter, by their index."""

    struck: frozenset[int] = frozenset()
    formats: Mapping[int, str] = field(default_factory=dict)
    """Number formats that complete a number, or show a date without its day."""

    invisible: frozenset[int] = frozenset()
    """White letters on no colour, or a number format that shows nothing."""

    @property
    def indexes(self) -> frozenset[int]:
        """Indexes of all of them."""
        return self.struck | self.formats.keys() | self.invisible


def styles_of(xml: bytes) -> Styles:
    """Return what a part ``xl/styles.xml`` declares; nothing for one that cannot be parsed."""
    if not any(mark in xml for mark in _MARKS):
        return Styles()
    try:
        root = ElementTree.fromstring(xml)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return Styles()
    fonts = list(root.iterfind("{*}fonts/{*}font"))
    of_struck = {str(index) for index, font in enumerate(fonts) if _is_struck(font)}
    of_white = {str(index) for index, font in enumerate(fonts) if _is_white(font.find("{*}color"))}
    unpainted = {str(index) for index, fill in enumerate(root.iterfind("{*}fills/{*}fill")) if _is_unpainted(fill)}
    codes = {
        number_format.get("numFmtId"): number_format.get("formatCode", "")
        for number_format in root.iterfind("{*}numFmts/{*}numFmt")
    } | _BUILT_IN
    struck, invisible, formats = set(), set(), {}
    for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font, code = style.get("fontId", "0"), codes.get(style.get("numFmtId"), "")
        if font in of_struck:
            struck.add(index)
        if code == _HIDING or (font in of_white and style.get("fillId", "0") in unpainted):
            invisible.add(index)
        if completes(code) or shows_no_day(code):
            formats[index] = code
    return Styles(frozenset(struck), formats, frozenset(invisible))


def _is_white(color: Element | None) -> bool:
    """Tell whether a colour is white, and no shade of it."""
    if color is None or color.get("tint", "0").strip("-0."):
        return False
    return any((color.get(name) or "").upper()[-6:] == white for name, white in _WHITE.items())


def _is_unpainted(fill: Element) -> bool:
    """Tell whether a fill leaves the cell white."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return False
    return pattern.get("patternType", "none") in _UNPAINTED or _is_white(pattern.find("{*}fgColor"))


def _is_struck(font: Element) -> bool:
    mark = font.find("{*}strike")
    return mark is not None and mark.get("val", "1").strip().lower() not in _FALSE
