"""Reads .xlsx, .xlsm, .xlsb, .ods and .xls with calamine; what that does not tell is looked up in the file itself."""

from __future__ import annotations

import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.intake.read import layout_ods, layout_xlsb, layout_xlsx, single_pass
from reports.intake.read.contract import Unreadable
from reports.intake.read.grid_builder import grid, refuse_area
from reports.intake.read.layout import Layout
from reports.intake.read.spaced_ods import without_spaces
from reports.model.grid import Grid, Scalar, Span

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_xlsx(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .xlsx, .xlsm or .xlsb."""
    if layout_xlsb.is_binary(content):
        workbook, of_sheets = layout_xlsb.readable(content)
        return _read(io.BytesIO(workbook), of_sheets)
    sheets = layout_xlsx.unpacked_sheets(content)
    if any(xml.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) for xml in sheets.values()):
        raise UnicodeError  # calamine finds no cell in them; the reader that comes second does
    layouts = layout_xlsx.layouts(content, sheets)
    if any(layout.scattered for layout in layouts.values()):
        # calamine holds the whole area, the reader that comes second only what is filled
        raise MemoryError
    stream = single_pass.repack(content, sheets)
    sheets.clear()  # calamine needs the room
    if stream is not None:
        try:
            return _read(stream, layouts)
        except (KeyboardInterrupt, SystemExit, Unreadable):
            raise
        except BaseException:  # noqa: S110 -- what the file as it is comes to is the answer; a panic is no Exception
            pass
    return _read(io.BytesIO(content), layouts)


def read_ods(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .ods."""
    return _read(io.BytesIO(without_spaces(content)), layout_ods.layouts(content))


def read_xls(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .xls."""
    return _read(io.BytesIO(content), {})


def _read(stream: io.BytesIO, layouts: Mapping[str, Layout]) -> tuple[Grid, ...]:
    """Return the worksheets, hidden ones included."""
    with stream:  # calamine copies it
        workbook = CalamineWorkbook.from_filelike(stream)
    return tuple(
        _grid(workbook, index, meta.visible != SheetVisibleEnum.Visible, layouts.get(meta.name, Layout()))
        for index, meta in enumerate(workbook.sheets_metadata)
        if meta.typ == SheetTypeEnum.WorkSheet
    )


def _grid(workbook: CalamineWorkbook, index: int, hidden: bool, layout: Layout) -> Grid:
    sheet = workbook.get_sheet_by_index(index)
    refuse_area(sheet.total_height, sheet.total_width)
    # skip_empty_area drops leading blank rows and shifts every row number
    rows = cast("list[list[Scalar]]", sheet.to_python(skip_empty_area=False))
    ranges = sheet.merged_cell_ranges or ()
    merged = tuple(Span(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
    return grid(sheet.name, rows, replace(layout, merged=merged or layout.merged), hidden=hidden)
