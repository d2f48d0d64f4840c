"""Finds those cells of an .xlsx worksheet of which more must be known than their value: by style, fault or formula.

The tags are searched as bytes; a parser takes longer over a large sheet than calamine takes to read it. It goes only
through a sheet whose spelling is unusual (a comment, CDATA, single quotes, cells without a reference).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError

from reports.intake.read.byte_search import mentions, mentions_any
from reports.intake.read.sheet_xml import is_utf8
from reports.late_patterns import late_regex
from reports.model.grid import cell_name, column_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_ATTRIBUTE = late_regex(rb' ([\w:.-]+)="([^"<>]*)"')
_CONTENT = late_regex(
    rb"(?:<(?P<f>(?:[A-Za-z_][\w.-]*:)?f)\b(?:[^<>]*/>|[^<>]*>[^<]*</(?P=f)>))?"
    rb"(?:<(?P<v>(?:[A-Za-z_][\w.-]*:)?v)>(?P<value>[^<]*)</(?P=v)>)?"
)
_REFERENCE = late_regex(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_UNUSUAL = (b"<!", b" s='", b" t='", b" r='")


@dataclass(frozen=True)
class Cell:
    """A cell's tag and content, its place 1-based."""

    row: int
    column: int
    style: int
    type: str
    """Attribute ``t``; empty for a number."""
    has_formula: bool
    value: str
    """Text of the element ``v``; empty without one."""


def cells(xml: bytes, styles: Collection[int], *, formulas: bool = False) -> list[Cell]:
    """Return the cells that have one of these styles or hold an error, and those with a formula, in their order.

    Args:
        xml: of a worksheet; what comes after damage is not looked at.
        styles: indexes of the styles that are wanted.
        formulas: return cells with formulas too.
    """
    if not is_utf8(xml) or mentions_any(xml, _UNUSUAL):
        return list(_parsed(xml, styles, formulas))
    marks = [b't="e"', *(b's="%d"' % style for style in sorted(styles))]
    present = [mark for mark in marks if mentions(xml, b" " + mark)]
    choices = [rb"(?=[^<>]* (?:%b))[^<>]*" % b"|".join(present)] if present else []
    choices += [rb"[^<>]*(?=><(?:[A-Za-z_][\w.-]*:)?f[ />])"] if formulas else []
    if not choices:
        return []
    tags = re.finditer(rb"<(?:[A-Za-z_][\w.-]*:)?c(?= )(%b)(?<!/)>" % b"|".join(choices), xml)
    tag_cells = [_cell(tag[1], xml, tag.end()) for tag in tags]
    placed_cells = [cell for cell in tag_cells if cell is not None]
    return placed_cells if len(placed_cells) == len(tag_cells) else list(_parsed(xml, styles, formulas))


def _cell(attributes: bytes, xml: bytes, end: int) -> Cell | None:
    """Return the cell of a tag; None where it does not name its place."""
    attribute_values = {
        name.decode("ascii"): value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(attributes)
    }
    content = _CONTENT.match(xml, end)
    value = content["value"] if content else None
    return _made(
        attribute_values, (value or b"").decode("utf-8", "replace"), content is not None and content["f"] is not None
    )


def _made(attributes: Mapping[str, str], value: str, has_formula: bool) -> Cell | None:
    place, style = _REFERENCE.fullmatch(attributes.get("r", "")), attributes.get("s", "0")
    if place is None:
        return None
    index = int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0
    return Cell(int(place[2]), column_number(place[1]), index, attributes.get("t", ""), has_formula, value)


def _parsed(xml: bytes, styles: Collection[int], formulas: bool) -> Iterator[Cell]:
    """Yield the same cells of a sheet in any spelling; cells without a reference follow each other."""
    row = column = 0
    try:
        for event, element in ElementTree.iterparse(BytesIO(xml), events=("start", "end")):
            name = element.tag.rpartition("}")[2]
            if event == "start" and name == "row":
                row_number = element.get("r", "")
                row, column = int(row_number) if row_number.isascii() and row_number.isdigit() else row + 1, 0
            elif event == "end" and name == "c":
                column += 1
                reference = element.get("r") or cell_name(row, column)
                has_formula, value = element.find("{*}f") is not None, element.findtext("{*}v") or ""
                cell = _made({**element.attrib, "r": reference}, value, has_formula)
                if cell:
                    column = cell.column
                if cell and (cell.type == "e" or cell.style in styles or (formulas and has_formula)):
                    yield cell
            elif event == "end" and name == "row":
                element.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return
