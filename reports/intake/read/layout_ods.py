"""Looks up merged ranges and hidden rows and columns in an .ods; calamine tells neither."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.intake.read.layout import Layout
from reports.model.grid import Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST = 1_048_576
"""Rows of a sheet; trailing repeats run to the end of the sheet and are cut here."""
_MOST_COLUMNS = 16_384
_HIDDEN = ("collapse", "filter")
_MARKS = (b"-spanned=", b":visibility=")
"""Without these a file has no layout, and need not be parsed, which costs thrice the reading of its values."""


@dataclass
class _Sheet:
    """What was seen of a sheet so far; ``row`` and ``column`` are the next ones."""

    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
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
            name: Layout(tuple(sheet.merged), frozenset(sheet.hidden_rows), frozenset(sheet.hidden_columns))
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
    for event, element in ElementTree.iterparse(io.BytesIO(xml), events=("start", "end")):
        if event == "start" and element.tag == f"{_TABLE}table":
            sheet = sheets.setdefault(element.get(f"{_TABLE}name", ""), _Sheet())
        elif event == "end" and element.tag == f"{_TABLE}table-column":
            _take_column(sheet, element)
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            _take_row(sheet, element)
            element.clear()
    return sheets


def _take_column(sheet: _Sheet, element: Element) -> None:
    repeat = _number(element, "number-columns-repeated")
    if element.get(f"{_TABLE}visibility") in _HIDDEN and repeat < _MOST_COLUMNS:
        sheet.hidden_columns.update(range(sheet.column, sheet.column + repeat))
    sheet.column += repeat


def _take_row(sheet: _Sheet, element: Element) -> None:
    repeat = _number(element, "number-rows-repeated")
    if element.get(f"{_TABLE}visibility") in _HIDDEN and sheet.row + repeat < _MOST:
        sheet.hidden_rows.update(range(sheet.row, sheet.row + repeat))
    column = 1
    for cell in element:
        wide, high = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
        if wide > 1 or high > 1:
            sheet.merged.append(Span(sheet.row, column, sheet.row + high - 1, column + wide - 1))
        column += _number(cell, "number-columns-repeated")
    sheet.row += repeat


def _number(element: Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", "1"))
