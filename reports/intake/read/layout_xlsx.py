"""Looks up hidden rows, hidden columns and the date system in the parts of an .xlsx."""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.intake.read.layout import Layout

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\b(r|min|max)="(\d+)"')
_MOST_COLUMNS = 16_384


def layouts(path: Path) -> dict[str, Layout]:
    """Return the layout of each sheet by name; nothing for a file that is not built like an .xlsx."""
    try:
        with zipfile.ZipFile(path) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            targets = {one.get("Id"): posixpath.join("xl", one.get("Target", "")).lstrip("/") for one in relations}
            properties = book.find(f"{_MAIN}workbookPr")
            since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
            sheets = [(one.get("name", ""), targets.get(one.get(_RELATION), "")) for one in book.iter(f"{_MAIN}sheet")]
            known = set(archive.namelist())
            return {
                name: _layout(archive.read(_part(part, known)), since_1904)
                for name, part in sheets
                if _part(part, known) in known
            }
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError, ValueError, OSError):
        return {}


def _part(part: str, known: set[str]) -> str:
    """Return the part's name; absolute targets repeat the folder."""
    return part if part in known else part.removeprefix("xl/")


def _layout(xml: bytes, since_1904: bool) -> Layout:
    """Scan one sheet's XML; most sheets hide nothing and cost one search."""
    if b"hidden=" not in xml:
        return Layout(date_1904=since_1904)
    rows = frozenset(number for tag in _ROW.findall(xml) if _HIDDEN.search(tag) for number in _numbers(tag).values())
    columns: set[int] = set()
    for tag in _COLUMN.findall(xml):
        if _HIDDEN.search(tag):
            ends = _numbers(tag)
            columns.update(range(ends.get(b"min", 1), min(ends.get(b"max", 0), _MOST_COLUMNS) + 1))
    return Layout((), rows, frozenset(columns), since_1904)


def _numbers(tag: bytes) -> dict[bytes, int]:
    return {name: int(number) for name, number in _NUMBER.findall(tag)}
