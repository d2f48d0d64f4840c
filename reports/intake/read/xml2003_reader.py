"""Reads XML spreadsheets of Excel 2003, which reporting systems save under ``.xls`` or ``.xml``."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.intake.read.grid_builder import grid, moment, sparse
from reports.intake.read.layout import Layout
from reports.model.grid import Grid, Scalar, Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAIN = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_MOST_ROWS = 1_048_576


def read(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets, hidden ones included."""
    root = ElementTree.parse(io.BytesIO(content)).getroot()
    return tuple(_grid(worksheet) for worksheet in root.iter(f"{_MAIN}Worksheet"))


def _grid(sheet: Element) -> Grid:
    cells: dict[tuple[int, int], Scalar] = {}
    merged: list[Span] = []
    hidden: set[int] = set()
    row = 0
    for element in sheet.iterfind(f"{_MAIN}Table/{_MAIN}Row"):
        row = _number(element, "Index", row + 1)
        if element.get(f"{_MAIN}Hidden") == "1":
            hidden.update(range(row, min(row + _number(element, "Span", 0), _MOST_ROWS) + 1))
        column = 0
        for cell in element.iterfind(f"{_MAIN}Cell"):
            column = _number(cell, "Index", column + 1)
            right, bottom = column + _number(cell, "MergeAcross", 0), row + _number(cell, "MergeDown", 0)
            if (right, bottom) != (column, row):
                merged.append(Span(row, column, bottom, right))
            cells[row, column] = _value(cell.find(f"{_MAIN}Data"))
            column = right
        row += _number(element, "Span", 0)
    visible = sheet.findtext(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible", "")
    layout = Layout(tuple(merged), frozenset(hidden), _hidden_columns(sheet))
    return grid(sheet.get(f"{_MAIN}Name", ""), sparse(cells), layout, hidden="Hidden" in visible)


def _hidden_columns(sheet: Element) -> frozenset[int]:
    hidden: set[int] = set()
    column = 0
    for element in sheet.iterfind(f"{_MAIN}Table/{_MAIN}Column"):
        first = _number(element, "Index", column + 1)
        column = first + _number(element, "Span", 0)
        if element.get(f"{_MAIN}Hidden") == "1":
            hidden.update(range(first, min(column, 16_384) + 1))
    return frozenset(hidden)


def _number(element: Element, name: str, otherwise: int) -> int:
    text = element.get(f"{_MAIN}{name}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _value(data: Element | None) -> Scalar:
    """Return a cell's value by its declared type; an unreadable one as the text it is."""
    if data is None:
        return None
    text, kind = "".join(data.itertext()), data.get(f"{_MAIN}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return moment(datetime.fromisoformat(text))
    except ValueError:
        return text
    if kind == "Boolean":
        return text == "1"
    return text
