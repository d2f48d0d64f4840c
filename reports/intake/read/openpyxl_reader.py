"""Reads an .xlsx with openpyxl where calamine cannot. It costs ten times as much, so it only ever comes second."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

from openpyxl import load_workbook

from reports.intake.read.grid_builder import grid, moment, sparse
from reports.intake.read.layout import Layout
from reports.intake.read.layout_xlsx import layouts
from reports.intake.read.stray_cells import without_strays
from reports.model.grid import Grid, Scalar


def read(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .xlsx, hidden ones included, with the values last calculated."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    layout_by_sheet = layouts(content, merged=True)
    return tuple(_grid(sheet, layout_by_sheet.get(sheet.title, Layout())) for sheet in book.worksheets)


def _grid(sheet: Any, layout: Layout) -> Grid:  # noqa: ANN401 -- as below
    cells, strays = without_strays(_cells(sheet))
    complete_layout = replace(layout, findings=(*layout.findings, *strays))
    return grid(sheet.title, sparse(cells), complete_layout, hidden=sheet.sheet_state != "visible")


def _cells(sheet: Any) -> dict[tuple[int, int], Scalar]:  # noqa: ANN401 -- its types know no read-only sheet
    """Return the filled cells by 1-based row and column; what the sheet declares as its area is not believed."""
    sheet.reset_dimensions()
    return {
        (cell.row, cell.column): _scalar(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.data_type != "e"
    }


def _scalar(value: object) -> Scalar:
    """Return a value as calamine gives it: whole numbers as numbers with a point, midnight as a date."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, Scalar) else str(value)
