"""Looks up in the parts of an .xlsb what calamine does not tell of its sheets, and rewrites what it cannot read."""

from __future__ import annotations

import io
import posixpath
import zipfile

from defusedxml import ElementTree

from reports.intake.read.layout import Layout
from reports.intake.read.replaced_parts import with_parts
from reports.intake.read.xlsb_records import BinarySheet, book_of, sheet_of

BOOK = "xl/workbook.bin"


def is_binary(content: bytes) -> bool:
    """Tell whether a package is an .xlsb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return BOOK in package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def readable(content: bytes) -> tuple[bytes, dict[str, Layout]]:
    """Return a workbook that calamine reads as a whole, and the layout of each sheet by name.

    A package that is not built like an .xlsb is returned as it is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts, since_1904 = _parts(package)
            sheets = {name: (part, sheet_of(package.read(part))) for name, part in parts.items()}
    except MemoryError:
        raise
    except Exception:  # a damaged package raises a dozen kinds; the reader of the values decides what it is worth
        return content, {}
    rewritten = {part: sheet.rewritten for part, sheet in sheets.values() if sheet.rewritten is not None}
    workbook = with_parts(content, rewritten) if rewritten else content
    return workbook, {name: _layout(sheet, since_1904) for name, (_part, sheet) in sheets.items()}


def _parts(package: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Return name of each sheet → its part, and whether dates count from 1904."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.bin.rels"))
    targets = {relationship.get("Id"): relationship.get("Target", "") for relationship in relations}
    relation_by_name, since_1904 = book_of(package.read(BOOK))
    part_names = set(package.namelist())
    parts = {
        name: posixpath.join("xl", targets.get(relation, "")).lstrip("/") for name, relation in relation_by_name.items()
    }
    return {name: part for name, part in parts.items() if part in part_names}, since_1904


def _layout(sheet: BinarySheet, since_1904: bool) -> Layout:
    rows, columns = frozenset(sheet.hidden_rows), frozenset(sheet.hidden_columns)
    return Layout(tuple(sheet.merged), rows, columns, since_1904, findings=tuple(sheet.findings))
