"""Looks up merged ranges, hidden rows and columns, struck cells and comments in an .ods; calamine tells none."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.intake.read.comments import findings
from reports.intake.read.layout import Layout
from reports.model.grid import COMMENT_AUTHOR, Span

if TYPE_CHECKING:
    from collections.abc import Collection
    from xml.etree.ElementTree import Element

    from reports.model.grid import Place

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ANNOTATION = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST = 1_048_576
"""Rows of a sheet; trailing repeats run to the end of the sheet and are cut here."""
_MOST_COLUMNS = 16_384
_HIDDEN = ("collapse", "filter")
_MARKS = (b"-spanned=", b":visibility=", b"line-through", b":annotation")
"""Without these a file has no layout, and need not be parsed, which costs thrice the reading of its values."""


@dataclass
class _Sheet:
    """What was seen of a sheet so far; ``row`` and ``column`` are the next ones."""

    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    comments: list[Place] = field(default_factory=list)
    row: int = 1
    column: int = 1


def layouts(content: bytes) -> dict[str, Layout]:
    """Return the layout of each sheet by name; nothing for a file that is not built like an .ods."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            xml = archive.read("content.xml")
        if not any(mark in xml for mark in _MARKS):
            return {}
        return {
            name: Layout(
                tuple(sheet.merged),
                frozenset(sheet.hidden_rows),
                frozenset(sheet.hidden_columns),
                struck=frozenset(sheet.struck),
                findings=findings(sheet.comments),
            )
            for name, sheet in _sheets(xml).items()
        }
    except MemoryError:
        raise
    except Exception:  # a damaged file raises a dozen kinds; the reader of the values decides what it is worth
        return {}


def _sheets(xml: bytes) -> dict[str, _Sheet]:
    """Go through the rows one by one, each forgotten after it was looked at."""
    sheets: dict[str, _Sheet] = {}
    sheet = _Sheet()
    strokes: set[str] = set()
    for event, element in ElementTree.iterparse(io.BytesIO(xml), events=("start", "end")):
        if event == "start" and element.tag == f"{_TABLE}table":
            sheet = sheets.setdefault(element.get(f"{_TABLE}name", ""), _Sheet())
        elif event == "end" and element.tag == f"{_TABLE}table-column":
            _take_column(sheet, element)
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            _take_row(sheet, element, strokes)
            element.clear()
        elif event == "end" and element.tag == f"{_STYLE}style" and _is_struck(element, strokes):
            strokes.add(element.get(f"{_STYLE}name", ""))
    return sheets


def _take_column(sheet: _Sheet, element: Element) -> None:
    repeat = _number(element, "number-columns-repeated")
    if element.get(f"{_TABLE}visibility") in _HIDDEN and repeat < _MOST_COLUMNS:
        sheet.hidden_columns.update(range(sheet.column, sheet.column + repeat))
    sheet.column += repeat


def _is_struck(style: Element, strokes: Collection[str]) -> bool:
    """Tell whether a style strikes its text through, by itself or by the one that it is derived from."""
    for properties in style.iter(f"{_STYLE}text-properties"):
        line = properties.get(f"{_STYLE}text-line-through-style") or properties.get(f"{_STYLE}text-line-through-type")
        if line is not None:
            return line != "none"
    return style.get(f"{_STYLE}parent-style-name", "") in strokes


def _has_stroke(cell: Element, strokes: Collection[str]) -> bool:
    """Tell whether all text of a cell is struck through: by its own style, or by those of the parts of its text."""
    if cell.get(f"{_TABLE}style-name") in strokes:
        return True
    paragraphs = [paragraph for paragraph in cell.iter(f"{_TEXT}p") if "".join(paragraph.itertext()).strip()]
    return bool(paragraphs) and all(_is_struck_text(paragraph, strokes) for paragraph in paragraphs)


def _is_struck_text(paragraph: Element, strokes: Collection[str]) -> bool:
    around = [paragraph.text, *(part.tail for part in paragraph)]
    parts = [part for part in paragraph if "".join(part.itertext()).strip()]
    return not any((text or "").strip() for text in around) and all(
        part.get(f"{_TEXT}style-name") in strokes for part in parts
    )


def _take_row(sheet: _Sheet, element: Element, strokes: Collection[str]) -> None:
    repeat = _number(element, "number-rows-repeated")
    if element.get(f"{_TABLE}visibility") in _HIDDEN and sheet.row + repeat < _MOST:
        sheet.hidden_rows.update(range(sheet.row, sheet.row + repeat))
    column = 1
    for cell in element:
        wide, high = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
        if wide > 1 or high > 1:
            sheet.merged.append(Span(sheet.row, column, sheet.row + high - 1, column + wide - 1))
        cells_repeat = _number(cell, "number-columns-repeated")
        annotation = cell.find(_ANNOTATION)
        if annotation is not None:
            cell.remove(annotation)  # its paragraphs are no text of the cell
            sheet.comments += [(sheet.row, column)] if _is_of_office(annotation) else []
        if strokes and len(cell) and repeat * cells_repeat < _MOST_COLUMNS and _has_stroke(cell, strokes):
            places = product(range(sheet.row, sheet.row + repeat), range(column, column + cells_repeat))
            sheet.struck.update(places)
        column += cells_repeat
    sheet.row += repeat


def _is_of_office(annotation: Element) -> bool:
    return (annotation.findtext(_CREATOR) or "").strip() != COMMENT_AUTHOR


def _number(element: Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", "1"))
