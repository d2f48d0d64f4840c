"""Looks up merged ranges and hidden rows and columns in an .ods; calamine tells neither."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.intake.read.layout import Layout
from reports.model.grid import Span

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST = 1_048_576
"""Rows of a sheet; trailing repeats run to the end of the sheet and are cut here."""
_HIDDEN = ("collapse", "filter")


def layouts(path: Path) -> dict[str, Layout]:
    """Return the layout of each sheet by name; nothing for a file that is not built like an .ods."""
    try:
        with zipfile.ZipFile(path) as archive:
            tree = ElementTree.fromstring(archive.read("content.xml"))
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError, ValueError, OSError):
        return {}
    return {table.get(f"{_TABLE}name", ""): _layout(table) for table in tree.iter(f"{_TABLE}table")}


def _layout(table: Element) -> Layout:
    merged: list[Span] = []
    hidden_rows: set[int] = set()
    row = 1
    for element in table.iter(f"{_TABLE}table-row"):
        repeat = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        if element.get(f"{_TABLE}visibility") in _HIDDEN and row + repeat < _MOST:
            hidden_rows.update(range(row, row + repeat))
        merged.extend(_spans(element, row))
        row += repeat
    return Layout(tuple(merged), frozenset(hidden_rows), _hidden_columns(table))


def _spans(row: Element, number: int) -> list[Span]:
    """Return the merged ranges that begin in a row."""
    spans, column = [], 1
    for cell in row:
        wide = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        high = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        if wide > 1 or high > 1:
            spans.append(Span(number, column, number + high - 1, column + wide - 1))
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
    return spans


def _hidden_columns(table: Element) -> frozenset[int]:
    hidden: set[int] = set()
    column = 1
    for element in table.iter(f"{_TABLE}table-column"):
        repeat = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        if element.get(f"{_TABLE}visibility") in _HIDDEN and repeat < 16_384:
            hidden.update(range(column, column + repeat))
        column += repeat
    return frozenset(hidden)
