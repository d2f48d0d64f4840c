"""Reads .xlsx, .xlsm, .xlsb, .ods and .xls with calamine; what that does not tell is looked up in the file itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.intake.read import layout_ods, layout_xlsx, swift
from reports.intake.read.grid_builder import grid, refuse_area
from reports.intake.read.layout import Layout
from reports.model.grid import Grid, Scalar, Span

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_xlsx(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .xlsx, .xlsm or .xlsb."""
    grids = swift.read(content)
    return _read_xlsx(content) if grids is None else grids


def _read_xlsx(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets as calamine reads them."""
    layouts = layout_xlsx.layouts(content)
    if any(one.scattered for one in layouts.values()):
        # calamine holds the whole area, the reader that comes second only what is filled
        raise MemoryError
    return _read(content, layouts)


def read_ods(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .ods."""
    return _read(content, layout_ods.layouts(content))


def read_xls(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .xls."""
    return _read(content, {})


def _read(content: bytes, layouts: Mapping[str, Layout]) -> tuple[Grid, ...]:
    """Return the worksheets, hidden ones included."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
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
    whole = Layout(merged or layout.merged, layout.hidden_rows, layout.hidden_columns, layout.date_1904)
    return grid(sheet.name, rows, whole, hidden=hidden)
