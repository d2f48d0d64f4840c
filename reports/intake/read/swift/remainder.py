"""Has calamine read what is left of a workbook when the plain cells are taken out of it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.intake.read.swift.parts import SHEET, STRINGS
from reports.model.grid import Scalar, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LABEL = '<row r="1"><c r="A1" t="inlineStr"><is><t>{part}</t></is></c></row>'
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = b"</sheetData></worksheet>"
_CELL = b'<row r="%d"><c r="A%d"%s</row>'


@dataclass(frozen=True)
class Answer:
    """What calamine says of one worksheet."""

    part: str
    """Name of the part that it took for this sheet."""
    name: str
    hidden: bool
    merged: tuple[Span, ...]
    values: list[Scalar]
    """Of the cells asked for."""


@dataclass(frozen=True)
class Question:
    """One sheet: what stands around its cells, and the cells to be told."""

    head: bytes
    tail: bytes
    cells: Sequence[bytes]
    """Each without its beginning up to the place it stands in."""

    def sheet(self, part: str) -> bytes:
        """Return the part to be read."""
        cells = b"".join(_CELL % (row, row, cell) for row, cell in enumerate(self.cells, 2))
        return self.head + _LABEL.format(part=part).encode() + cells + self.tail


def values(parts: Mapping[str, bytes], strings: bytes | None, cells: Sequence[bytes]) -> list[Scalar]:
    """Return what calamine says of a few cells; nothing of empty ones at the end.

    Raises:
        Exception: of many kinds, where it refuses to read.
    """
    every = [part for part in parts if SHEET.fullmatch(part)]
    questions = {part: Question(_HEAD, _TAIL, cells if part == every[0] else ()) for part in every}
    return next(one.values for one in answers(parts, strings, questions) if one.part == every[0])


def answers(parts: Mapping[str, bytes], strings: bytes | None, questions: Mapping[str, Question]) -> list[Answer]:
    """Return what calamine says of each worksheet, in its order.

    Args:
        parts: of the workbook; its sheets and its shared strings are replaced.
        strings: part with the shared strings.
        questions: by part of the sheet.

    Raises:
        Exception: of many kinds, where it refuses to read.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            if name != STRINGS and not SHEET.fullmatch(name):
                archive.writestr(zipfile.ZipInfo(name), part)
        if strings is not None:
            archive.writestr(zipfile.ZipInfo(STRINGS), strings)
        for name, question in questions.items():
            archive.writestr(zipfile.ZipInfo(name), question.sheet(name))
    packed.seek(0)
    workbook = CalamineWorkbook.from_filelike(packed)
    return [
        _answer(workbook, index, meta.visible != SheetVisibleEnum.Visible)
        for index, meta in enumerate(workbook.sheets_metadata)
        if meta.typ == SheetTypeEnum.WorkSheet
    ]


def _answer(workbook: CalamineWorkbook, index: int, hidden: bool) -> Answer:
    sheet = workbook.get_sheet_by_index(index)
    rows = cast("list[list[Scalar]]", sheet.to_python(skip_empty_area=False))
    ranges = sheet.merged_cell_ranges or ()
    merged = tuple(Span(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
    return Answer(str(rows[0][0]), sheet.name, hidden, merged, [row[0] for row in rows[1:]])
