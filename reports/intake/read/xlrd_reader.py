"""Reads .xls with xlrd: BIFF 2 to 8, with merged ranges and hidden rows and columns that calamine does not tell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlrd

from reports.intake.read import comments
from reports.intake.read.grid_builder import grid, moment, refuse_area
from reports.intake.read.layout import Layout
from reports.model.grid import Scalar, Span

if TYPE_CHECKING:
    from datetime import datetime

    from reports.model.grid import Grid, Place


def read(content: bytes) -> tuple[Grid, ...]:
    """Return the worksheets of an .xls, hidden ones included."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except NotImplementedError:
        book = xlrd.open_workbook(file_contents=content, ragged_rows=True, logfile=io.StringIO())
    return tuple(_grid(book, sheet) for sheet in book.sheets())


def _grid(book: Any, sheet: Any) -> Grid:  # noqa: ANN401 -- xlrd has no types
    refuse_area(sheet.nrows, sheet.ncols)
    rows = (
        [
            _value(sheet.cell_type(row, column), sheet.cell_value(row, column), book.datemode)
            for column in range(sheet.row_len(row))
        ]
        for row in range(sheet.nrows)
    )
    layout = Layout(
        tuple(Span(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells),
        frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
        book.datemode == 1,
        struck=_struck(book, sheet),
        findings=comments.of_xls(sheet),
    )
    return grid(sheet.name, rows, layout, hidden=bool(sheet.visibility))


def _struck(book: Any, sheet: Any) -> frozenset[Place]:  # noqa: ANN401 -- xlrd has no types
    """Return the cells that are struck through as a whole; none in a file whose formats xlrd does not read."""
    formats = {
        index for index, cell_format in enumerate(book.xf_list) if book.font_list[cell_format.font_index].struck_out
    }
    if not (formats and book.formatting_info):
        return frozenset()
    return frozenset(
        (row + 1, column + 1)
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if sheet.cell_xf_index(row, column) in formats
    )


def _value(kind: int, value: Any, datemode: int) -> Scalar:  # noqa: ANN401 -- xlrd has no types
    if kind == xlrd.XL_CELL_DATE:
        try:
            moment_: datetime = xlrd.xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError):
            return float(value)
        return moment(moment_)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#ERROR!"))
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK} or value == "":
        return None
    return str(value) if kind == xlrd.XL_CELL_TEXT else float(value)
