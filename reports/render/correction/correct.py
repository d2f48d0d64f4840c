"""Assembles a correction workbook: marks in the sender's sheets, the index sheet first, all else unchanged."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.render.correction import rebuilt_workbook
from reports.render.correction.index_sheet import HEAD_ROW, index_sheet, is_index_sheet
from reports.render.correction.marker import Marker
from reports.render.correction.opc_package import Package
from reports.render.correction.styles import Styles
from reports.render.correction.workbook_part import WorkbookPart
from reports.render.correction.xml_patch import MAIN, UnpatchableError
from reports.vocabulary.correction_sheet import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Grid
    from reports.render.correction.findings import Finding
    from reports.render.correction.wording import Words


def correct(original: bytes, findings: Sequence[Finding], *, words: Words) -> bytes | None:
    """Return the sender's workbook with its findings marked; None when it cannot be patched safely.

    Args:
        original: an .xlsx or .xlsm; the macros of the latter are removed.
        findings: findings with sheet names as in the workbook.
        words: texts in the sender's language.
    """
    try:
        return _mark_findings(Package(original), findings, words)
    except UnpatchableError:
        return None


def rebuild(grids: Sequence[Grid], findings: Sequence[Finding], *, words: Words) -> bytes | None:
    """Return a plain workbook of the cells that were read, with findings marked; None when it is too large.

    Args:
        grids: every sheet of the sender's file.
        findings: findings with sheet names as in the grids.
        words: texts in the sender's language.
    """
    names = rebuilt_workbook.sheet_names(grids)
    renamed = [
        finding if finding.sheet is None else dataclasses.replace(finding, sheet=names.get(finding.sheet))
        for finding in findings
    ]
    try:
        return _mark_findings(Package(rebuilt_workbook.build_workbook(grids, names)), renamed, words)
    except UnpatchableError:
        return None


def _mark_findings(package: Package, findings: Sequence[Finding], words: Words) -> bytes:
    """Mark the findings in a package, write the index sheet, and return the package as bytes.

    Raises:
        UnpatchableError: the package cannot be patched safely.
    """
    book = WorkbookPart(package)
    styles_part = book.related_part("styles")
    if not styles_part:
        raise UnpatchableError
    styles = Styles(package.read(styles_part))
    marker = Marker(package, styles, words)
    index = _earlier_index(package, book)
    sheets = {sheet.name: sheet.part for sheet in book.sheets if sheet.is_worksheet and sheet.part != index}
    if not {finding.sheet for finding in findings if finding.sheet is not None} <= set(sheets):
        raise UnpatchableError
    formats = styles.uncoloured()
    for name, part in sheets.items():
        marker.remove_marks(part, formats)
        marker.mark(part, [finding for finding in findings if finding.sheet == name])
    part = index or book.insert_first_sheet(words.sheet, HEAD_ROW)
    hidden = {sheet.name for sheet in book.sheets if sheet.hidden}
    package.write(part, index_sheet(findings, words, styles, hidden))
    package.write(styles_part, styles.content())
    book.activate(next(position for position, sheet in enumerate(book.sheets) if sheet.part == part))
    book.remove_macros()
    book.save()
    return package.save()


def _earlier_index(package: Package, book: WorkbookPart) -> str:
    """Return the part of the index sheet of an earlier correction; empty when there is none."""
    strings: list[str] | None = None
    for sheet in book.sheets:
        if sheet.is_worksheet:
            strings = _shared_strings(package, book) if strings is None else strings
            if is_index_sheet(package.read(sheet.part), strings):
                return sheet.part
    return ""


def _shared_strings(package: Package, book: WorkbookPart) -> list[str]:
    """Return the shared strings, which are only searched for our mark; none when it does not occur."""
    part = book.related_part("sharedStrings")
    content = package.read(part) if part else b""
    if MARK.encode() not in content:
        return []
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnpatchableError from error
    name = f"{{{MAIN.decode()}}}"
    return ["".join(run.text or "" for run in item.iter(f"{name}t")) for item in root.iter(f"{name}si")]
