"""Puts the pieces together: marks in the sender's sheets, the index in front, everything else as it was."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.render.correction import rebuilt_workbook
from reports.render.correction.index_sheet import HEAD_ROW, index_sheet, is_marked
from reports.render.correction.marker import Marker
from reports.render.correction.opc_package import Package
from reports.render.correction.styles import Styles
from reports.render.correction.workbook_part import Book
from reports.render.correction.xml_patch import MAIN, UnpatchableError
from reports.vocabulary.correction_sheet import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Grid
    from reports.render.correction.findings import Finding
    from reports.render.correction.wording import Words


def correct(original: bytes, findings: Sequence[Finding], *, words: Words) -> bytes | None:
    """Return the sender's workbook with its faults marked; None where it cannot be patched safely.

    Args:
        original: an .xlsx or .xlsm; the macros of the latter are dropped.
        findings: what is wrong, their sheets as the workbook names them.
        words: in the sender's language.
    """
    try:
        return _corrected(Package(original), findings, words)
    except UnpatchableError:
        return None


def rebuilt(grids: Sequence[Grid], findings: Sequence[Finding], *, words: Words) -> bytes | None:
    """Return a plain workbook of what was read, with its faults marked; None where that is too large.

    Args:
        grids: every sheet of the sender's file.
        findings: what is wrong, their sheets as the grids name them.
        words: in the sender's language.
    """
    names = rebuilt_workbook.names_of(grids)
    renamed = [one if one.sheet is None else dataclasses.replace(one, sheet=names.get(one.sheet)) for one in findings]
    try:
        return _corrected(Package(rebuilt_workbook.workbook(grids, names)), renamed, words)
    except UnpatchableError:
        return None


def _corrected(package: Package, findings: Sequence[Finding], words: Words) -> bytes:
    book = Book(package)
    place = book.related("styles")
    if not place:
        raise UnpatchableError
    styles = Styles(package.read(place))
    marker = Marker(package, styles, words)
    index = _earlier_index(package, book)
    sheets = {one.name: one.part for one in book.sheets if one.is_worksheet and one.part != index}
    if not {one.sheet for one in findings if one.sheet is not None} <= set(sheets):
        raise UnpatchableError
    formats = styles.unpainted()
    for name, part in sheets.items():
        marker.take_off(part, formats)
        marker.mark(part, [one for one in findings if one.sheet == name])
    part = index or book.put_first(words.sheet, HEAD_ROW)
    hidden = {one.name for one in book.sheets if one.hidden}
    package.write(part, index_sheet(findings, words, styles, hidden))
    package.write(place, styles.content())
    book.show(next(at for at, one in enumerate(book.sheets) if one.part == part))
    book.without_macros()
    book.save()
    return package.save()


def _earlier_index(package: Package, book: Book) -> str:
    """Return the part of the index sheet of an earlier correction, or nothing."""
    strings: list[str] | None = None
    for one in book.sheets:
        if one.is_worksheet:
            strings = _shared_strings(package, book) if strings is None else strings
            if is_marked(package.read(one.part), strings):
                return one.part
    return ""


def _shared_strings(package: Package, book: Book) -> list[str]:
    """Return the shared strings, of which only our mark is of interest; none where it does not occur."""
    part = book.related("sharedStrings")
    content = package.read(part) if part else b""
    if MARK.encode() not in content:
        return []
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnpatchableError from error
    name = f"{{{MAIN.decode()}}}"
    return ["".join(one.text or "" for one in item.iter(f"{name}t")) for item in root.iter(f"{name}si")]
