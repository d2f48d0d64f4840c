"""Assembles a correction workbook: marks in the sender's sheets, the index sheet first, all else unchanged."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.model.grid import column_letter
from reports.render.correction import rebuilt_workbook
from reports.render.correction.index_sheet import HEAD_ROW, index_sheet, is_index_sheet
from reports.render.correction.marker import Marker
from reports.render.correction.opc_package import Package
from reports.render.correction.shared_strings import share_strings
from reports.render.correction.styles_part import Styles
from reports.render.correction.teaching_sheet import is_teaching_sheet, last_row, teaching_sheet
from reports.render.correction.workbook_part import WorkbookPart
from reports.render.correction.xml_patch import MAIN, UnpatchableError
from reports.vocabulary.correction_sheet import ANSWER_COLUMN, MARK, TEACHING_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reports.model.grid import Grid
    from reports.render.correction.findings import Finding
    from reports.render.correction.sheet_words import Words
    from reports.render.correction.teaching_sheet import Teaching


@dataclass(frozen=True)
class Additions:
    """What a correction workbook carries beside the marks."""

    source: str = ""
    """Text that names the files it was made from."""
    teaching: Teaching | None = None
    """What its sheet Pemahaman asks; without, an earlier one stays as it is."""


NOTHING_ADDED = Additions()


@dataclass(frozen=True)
class _Earlier:
    """Parts of the sheets that an earlier correction wrote; empty where there are none."""

    index: str
    teaching: str


def correct(
    original: bytes, findings: Sequence[Finding], *, words: Words, additions: Additions = NOTHING_ADDED
) -> bytes | None:
    """Return the sender's workbook with its findings marked; None when it cannot be patched safely.

    Args:
        original: an .xlsx or .xlsm; the macros of the latter are removed.
        findings: findings with sheet names as in the workbook.
        words: texts in the sender's language.
        additions: what it carries beside the marks.
    """
    try:
        return _mark_findings(Package(original), findings, words, additions)
    except UnpatchableError:
        return None


def rebuild(
    grids: Sequence[Grid], findings: Sequence[Finding], *, words: Words, additions: Additions = NOTHING_ADDED
) -> bytes | None:
    """Return a plain workbook of the cells that were read, with findings marked; None when it is too large.

    Args:
        grids: every sheet of the sender's file.
        findings: findings with sheet names as in the grids.
        words: texts in the sender's language.
        additions: what it carries beside the marks.
    """
    names = rebuilt_workbook.sheet_names(grids)
    renamed = [
        finding if finding.sheet is None else dataclasses.replace(finding, sheet=names.get(finding.sheet))
        for finding in findings
    ]
    teaching = additions.teaching and _with_sheet_names(additions.teaching, names)
    try:
        package = Package(rebuilt_workbook.build_workbook(grids, names))
        return _mark_findings(package, renamed, words, dataclasses.replace(additions, teaching=teaching))
    except UnpatchableError:
        return None


def _with_sheet_names(teaching: Teaching, names: Mapping[str, str]) -> Teaching:
    """Return what is asked with the names that the sheets have in the rebuilt workbook."""
    tables = (dataclasses.replace(table, sheet=names.get(table.sheet, table.sheet)) for table in teaching.tables)
    return dataclasses.replace(teaching, tables=tuple(tables))


def _mark_findings(package: Package, findings: Sequence[Finding], words: Words, additions: Additions) -> bytes:
    """Mark the findings in a package, write the index sheet, and return the package as bytes.

    Raises:
        UnpatchableError: the package cannot be patched safely.
    """
    book = WorkbookPart(package)
    styles_part = book.related_part("styles")
    if not styles_part:
        raise UnpatchableError
    styles = Styles(package.read(styles_part))
    earlier = _Earlier(_earlier_sheet(package, book, is_index_sheet), _earlier_sheet(package, book, is_teaching_sheet))
    replaced_parts = {earlier.index, earlier.teaching if additions.teaching else ""}
    sheets = {
        sheet.name: sheet.part for sheet in book.sheets if sheet.is_worksheet and sheet.part not in replaced_parts
    }
    if not {finding.sheet for finding in findings if finding.sheet is not None} <= set(sheets):
        raise UnpatchableError
    marker, formats = Marker(package, styles, words), styles.uncoloured()
    for name, part in sheets.items():
        marker.remove_marks(part, formats)
        marker.mark(part, [finding for finding in findings if finding.sheet == name])
    index = earlier.index or book.insert_sheet(words.sheet)
    if not earlier.index:
        book.name_for_printing(index, b"_xlnm.Print_Titles", f"${HEAD_ROW}:${HEAD_ROW}")
    hidden = {sheet.name for sheet in book.sheets if sheet.hidden}
    is_asked = bool(additions.teaching.tables if additions.teaching else earlier.teaching)
    content = index_sheet(findings, words, styles, hidden, source=additions.source, teaching=is_asked)
    package.write(index, content)
    ours = [index]
    if additions.teaching and (is_asked or earlier.teaching):
        content = teaching_sheet(additions.teaching, words, styles)
        ours.append(_teaching_part(package, book, earlier, (index, words.teaching_sheet)))
        package.write(ours[-1], content)
        area = f"$A$1:${column_letter(ANSWER_COLUMN)}${last_row(additions.teaching)}"
        book.name_for_printing(ours[-1], b"_xlnm.Print_Area", area)
    share_strings(package, book, ours)
    package.write(styles_part, styles.content())
    book.activate(_position(book, index))
    book.remove_macros()
    book.save()
    return package.save()


def _teaching_part(package: Package, book: WorkbookPart, earlier: _Earlier, new: tuple[str, str]) -> str:
    """Return the part of the sheet Pemahaman: the earlier one without its marks, else a new one behind the index.

    Args:
        package: the workbook.
        book: its workbook part.
        earlier: sheets of an earlier correction.
        new: part of the index sheet, and the name of a new sheet.
    """
    if earlier.teaching:
        package.remove_related(earlier.teaching)
        return earlier.teaching
    index, name = new
    return book.insert_sheet(name, _position(book, index) + 1)


def _position(book: WorkbookPart, part: str) -> int:
    """Return the position of a sheet, 0 for the first."""
    return next(position for position, sheet in enumerate(book.sheets) if sheet.part == part)


def _earlier_sheet(package: Package, book: WorkbookPart, is_wanted: Callable[[bytes, Sequence[str]], bool]) -> str:
    """Return the part of a sheet that an earlier correction wrote; empty when there is none."""
    strings: list[str] | None = None
    for sheet in book.sheets:
        if sheet.is_worksheet:
            strings = _shared_strings(package, book) if strings is None else strings
            if is_wanted(package.read(sheet.part), strings):
                return sheet.part
    return ""


def _shared_strings(package: Package, book: WorkbookPart) -> list[str]:
    """Return the shared strings, which are only searched for our marks; none when these do not occur."""
    part = book.related_part("sharedStrings")
    content = package.read(part) if part else b""
    if MARK.encode() not in content and TEACHING_MARK.encode() not in content:
        return []
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnpatchableError from error
    name = f"{{{MAIN.decode()}}}"
    return ["".join(run.text or "" for run in item.iter(f"{name}t")) for item in root.iter(f"{name}si")]
