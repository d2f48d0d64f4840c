"""Finds hidden rows, hidden columns and merged ranges in the XML of an .xlsx worksheet.

A parser takes longer over a large sheet than calamine takes to read it. So the rows are searched as bytes, where that
certainly gives what :func:`parse` gives, and only the frame around them is parsed. Where the spelling leaves any doubt
(a comment, CDATA, single quotes, another encoding), the parser goes through the whole sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser

from reports.intake.read.byte_search import mentions, mentions_any
from reports.late_patterns import late_regex
from reports.model.grid import Span, column_number

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_COLUMNS = 16_384
_MOST_FRAME = 1 << 23
"""Bytes before the rows, and bytes after them; the parser goes through a sheet with more."""
_PIECE = 1 << 16
"""Bytes given to the parser at a time."""
_CHILDREN = {"sheetData": "row", "cols": "col", "mergeCells": "mergeCell"}
"""Sections of a worksheet, and the elements in them that tell its layout."""
_UTF8_START = late_regex(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?"""
    rb"""(?: standalone=["'](?:yes|no)["'])? ?\?>\s*)?<[A-Za-z_]"""
)
_OPENING = late_regex(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData>")
_MERGED_LIST = late_regex(
    rb'<((?:[A-Za-z_][\w.-]*:)?)mergeCells(?: count="\d+")?>'
    rb'(?:<\1mergeCell ref="[A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6}"/>)*</\1mergeCells>'
)
_TAG = late_regex(rb'<(/?[\w.:-]+)((?: [\w.:-]+="[^"<>&]*")*) ?/?>')
_ROW_NUMBER, _ROW_HIDDEN = late_regex(rb' r="(\d{1,7})"'), late_regex(rb' hidden="(0|1|false|true)"')
_NO_HEIGHT = late_regex(rb'<(?:[A-Za-z_][\w.-]*:)?row(?= )[^<>]* ht="0(?:\.0*)?"[^<>]*>')
_SIGNS = (b"hidden", b' ht="0', b" ht='0", b' width="0', b" width='0")
"""One of these is in every sheet that hides a row or a column; a height or width of 0 hides as well."""
_TRUE = {b"1", b"true"}
_ZERO = late_regex(r"0(?:\.0*)?")
_NUMBER = late_regex(r"\d{1,7}", re.ASCII)
_RANGE = late_regex(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", re.ASCII)


@dataclass
class SheetLayout:
    """Layout of a sheet as its XML gives it, 1-based."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Span] = field(default_factory=list)
    sections: set[str] = field(default_factory=set)
    """Names of the children of the root."""
    complete: bool = True
    """Whether the XML is well-formed; else this is what came before the fault."""


@dataclass(frozen=True)
class Split:
    """A sheet's XML, split into the rows and the frame around them."""

    xml: bytes
    opening: int
    """Index of the tag ``<sheetData>``."""
    begin: int
    """Index of the first byte after that tag."""
    end: int
    """Index of the tag ``</sheetData>``."""

    @property
    def frame(self) -> bytes:
        """The sheet without its rows."""
        return self.xml[: self.begin] + self.xml[self.end :]

    def merged_list(self) -> bytes | None:
        """Return the list of merged ranges; empty where the sheet has none, None for an unusual spelling."""
        frame = self.frame
        lists = [match[0] for match in _MERGED_LIST.finditer(frame)]
        if mentions(self.xml, b"mergeCells", self.begin, self.end) or len(lists) > 1:
            return None
        return b"".join(lists) if frame.count(b"mergeCells") == 2 * len(lists) else None


def scan(xml: bytes, *, merged: bool = True) -> SheetLayout:
    """Return the layout of a sheet; the same as :func:`parse` for well-formed XML, and faster for ordinary spelling.

    Args:
        xml: of the sheet.
        merged: whether the merged ranges are wanted.
    """
    sheet = split(xml)
    rows, listed = (None, None) if sheet is None else (_hidden_rows(sheet), sheet.merged_list())
    if sheet is None or rows is None or listed is None:
        return parse(xml)
    layout = parse(sheet.frame.replace(listed, b"<mergeCells/>") if listed else sheet.frame)
    if "sheetData" not in layout.sections:
        return parse(xml)
    layout.hidden_rows = rows
    if merged and "mergeCells" in layout.sections:
        layout.merged = [_span(*ends) for ends in _RANGE.findall(listed.decode("ascii"))]
    return layout


def mentions_hidden(xml: bytes) -> bool:
    """Return False only if no row or column of a sheet is hidden; the attributes' names have one spelling in UTF-8."""
    return mentions_any(xml, _SIGNS) or _UTF8_START.match(xml) is None


def is_utf8(xml: bytes) -> bool:
    """Tell whether a sheet certainly is in UTF-8, so that names in it can be searched as bytes."""
    return _UTF8_START.match(xml) is not None


def split(xml: bytes) -> Split | None:
    """Return where the rows of a sheet are; None for an unusual spelling.

    The name ``sheetData`` must occur in the two tags and nowhere else. Whether they are tags is for a parser to tell,
    which is given the frame.
    """
    start, opening = _UTF8_START.match(xml), _OPENING.search(xml, 0, _MOST_FRAME)
    if start is None or opening is None:
        return None
    begin = opening.end()
    end = xml.rfind(b"</" + opening[1] + b"sheetData>", max(begin, len(xml) - _MOST_FRAME))
    if end < 0 or mentions(xml, b"sheetData", begin, end):
        return None
    sheet = Split(xml, opening.start(), begin, end)
    tags = sheet.frame[start.end() :]
    return None if b"<!" in tags or tags.count(b"sheetData") != 2 else sheet


def _hidden_rows(sheet: Split) -> set[int] | None:
    """Return the hidden rows; None where a tag that may hide one has an unusual spelling."""
    xml, begin, end = sheet.xml, sheet.begin, sheet.end
    hidden: set[int] = set()
    place = xml.find(b"hidden", begin, end) if mentions(xml, b"hidden", begin, end) else -1
    has_height = mentions(xml, b" ht=", begin, end)
    if has_height and mentions(xml, b" ht='", begin, end):
        return None
    if (place >= 0 or has_height) and (mentions(xml, b"<!", begin, end) or mentions(xml, b"<?", begin, end)):
        return None
    while place >= 0:
        # a tag, and the text up to the next one
        start, stop = xml.rfind(b"<", begin, place), xml.find(b"<", place, end)
        tag = _TAG.match(xml, max(start, begin), end)
        if tag is None:
            return None
        if tag[1].rpartition(b":")[2] == b"row" and b"hidden" in tag[2]:
            number, value = _ROW_NUMBER.search(tag[2]), _ROW_HIDDEN.search(tag[2])
            if number is None or value is None:
                return None
            if value[1] in _TRUE:
                hidden.add(int(number[1]))
        place = xml.find(b"hidden", stop, end) if stop >= 0 else -1
    for low in _NO_HEIGHT.finditer(xml, begin, end) if has_height else ():
        number = _ROW_NUMBER.search(low[0])
        if number is None:
            return None
        hidden.add(int(number[1]))
    return hidden


def parse(xml: bytes) -> SheetLayout:
    """Return the layout of a sheet in any spelling; of damaged XML, what comes before the damage."""
    reader = _LayoutReader()
    parser = XMLParser(target=reader)
    try:
        for start in range(0, len(xml), _PIECE):
            parser.feed(xml[start : start + _PIECE])
        parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError):  # the last two for a wrong encoding
        reader.layout.complete = False
    return reader.layout


class _LayoutReader:
    """Takes the elements of a sheet from the parser; as calamine, it asks for no namespace."""

    def __init__(self) -> None:
        self.layout = SheetLayout()
        self._open: list[str] = []
        """Names of the elements that are open."""
        self._row = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an opening tag."""
        name = tag.rpartition("}")[2]
        if len(self._open) == 1:
            self.layout.sections.add(name)
        elif len(self._open) > 1 and name == _CHILDREN.get(self._open[1]):
            getattr(self, f"_take_{name}")(attributes)
        self._open.append(name)

    def end(self, _tag: str) -> None:
        """Take a closing tag."""
        self._open.pop()

    def close(self) -> None:
        """Take the end of the sheet."""

    def _take_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _number(attributes.get("r", ""), self._row + 1)
        if _is_true(attributes.get("hidden")) or _is_zero(attributes.get("ht")):
            self.layout.hidden_rows.add(self._row)

    def _take_col(self, attributes: Mapping[str, str]) -> None:
        is_hidden = _is_true(attributes.get("hidden")) or _is_zero(attributes.get("width"))
        if is_hidden and len(self.layout.hidden_columns) < _MOST_COLUMNS:
            first, last = _number(attributes.get("min", ""), 1), _number(attributes.get("max", ""), 0)
            self.layout.hidden_columns.update(range(first, min(last, _MOST_COLUMNS) + 1))

    def _take_mergeCell(self, attributes: Mapping[str, str]) -> None:  # noqa: N802 -- the element's name
        match = _RANGE.fullmatch(attributes.get("ref", ""))
        if match:
            self.layout.merged.append(_span(*match.groups()))


def _is_true(value: str | None) -> bool:
    return value is not None and value.strip() in {"1", "true"}


def _is_zero(value: str | None) -> bool:
    return value is not None and _ZERO.fullmatch(value) is not None


def _number(text: str, otherwise: int) -> int:
    return int(text) if _NUMBER.fullmatch(text) else otherwise


def _span(left: str, top: str, right: str, bottom: str) -> Span:
    return Span(int(top), column_number(left), int(bottom), column_number(right))
