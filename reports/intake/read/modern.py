"""Reads .xlsx, .xlsm, .xlsb, .ods and .xls with calamine; what calamine does not tell is looked up in the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.intake.read import layout_ods, layout_xlsx
from reports.model.grid import Grid, Scalar, Span

if TYPE_CHECKING:
    from pathlib import Path

    from reports.intake.read.layout import Layout

MOST_CELLS = 40_000_000
"""A sheet with a larger area is refused: its cells would not fit into memory."""


def read(path: Path) -> tuple[Grid, ...]:
    """Return the worksheets of a workbook, hidden ones included."""
    workbook = CalamineWorkbook.from_path(str(path))
    layouts = _layouts(path)
    grids = []
    for index, meta in enumerate(workbook.sheets_metadata):
        if meta.typ == SheetTypeEnum.WorkSheet:
            hidden = meta.visible != SheetVisibleEnum.Visible
            grids.append(_grid(workbook, index, hidden, layouts.get(meta.name)))
    return tuple(grids)


def _layouts(path: Path) -> dict[str, Layout]:
    if path.suffix.lower() == ".ods":
        return layout_ods.layouts(path)
    return layout_xlsx.layouts(path)


def _grid(workbook: CalamineWorkbook, index: int, hidden: bool, layout: Layout | None) -> Grid:
    sheet = workbook.get_sheet_by_index(index)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise MemoryError
    # skip_empty_area drops leading blank rows and shifts every row number
    rows = cast("list[list[Scalar]]", sheet.to_python(skip_empty_area=False))
    merged = tuple(
        Span(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Grid(
        sheet.name,
        tuple([tuple([None if cell.__class__ is str and not cell.strip() else cell for cell in row]) for row in rows]),
        merged or (layout.merged if layout else ()),
        hidden,
        layout.hidden_rows if layout else frozenset(),
        layout.hidden_columns if layout else frozenset(),
        layout.date_1904 if layout else False,
    )
