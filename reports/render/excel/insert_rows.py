"""Inserts rows in a template sheet and moves everything below: cells, merges, heights, names, print area.

openpyxl's ``insert_rows`` moves cells only; merged cells, heights, defined names and the print area would stay behind.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, cast

from openpyxl.utils import get_column_letter

from reports.model.grid import Span
from reports.render.excel.cell_ranges import absolute_range, defined_range, format_range, parse_range
from reports.render.excel.cells import parent_workbook

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet


def repeat_row(sheet: Worksheet, row: int, down: int) -> None:
    """Insert rows below a row with the style of that row, and move everything further down.

    Args:
        sheet: sheet of a template.
        row: the row to repeat, 1-based.
        down: number of rows to insert, 0 or more.
    """
    if not down:
        return
    _move_cells(sheet, row, down)
    for column in range(1, sheet.max_column + 1):
        for new in range(row + 1, row + down + 1):
            _copy_style(sheet.cell(row, column), sheet.cell(new, column))
    for new in range(row + 1, row + down + 1):
        sheet.row_dimensions[new].height = sheet.row_dimensions[row].height
    _move_names(sheet, row, down)
    _move_print_area(sheet, row, down)


def _copy_style(source: Cell | MergedCell, target: Cell | MergedCell) -> None:
    """Copy the style of a cell to another of the same workbook: the numbers of its parts, not the parts."""
    if source.has_style:
        model, styled = cast("tuple[Any, Any]", (source, target))
        styled._style = copy(model._style)


def _move_cells(sheet: Worksheet, row: int, down: int) -> None:
    """Move the cells below a row, with their merges and row heights."""
    last_row, last_column = sheet.max_row, get_column_letter(sheet.max_column)
    merged = [area for area in sheet.merged_cells.ranges if area.min_row > row]
    for area in merged:
        sheet.merged_cells.remove(area)
    if last_row > row:
        sheet.move_range(f"A{row + 1}:{last_column}{last_row}", rows=down)
    for area in merged:  # its cells have moved as they are; merging them anew would draw their borders anew
        area.shift(row_shift=down)
        sheet.merged_cells.add(area)
    for below in range(last_row, row, -1):
        sheet.row_dimensions[below + down].height = sheet.row_dimensions[below].height


def _move_names(sheet: Worksheet, row: int, down: int) -> None:
    """Adjust the defined names of a sheet to the moved cells; a name that includes the repeated row grows."""
    for defined in parent_workbook(sheet).defined_names.values():
        place = defined_range(defined)
        if place is not None and place[0] == sheet.title:
            defined.attr_text = absolute_range(sheet.title, _shifted(place[1], row, down))


def _move_print_area(sheet: Worksheet, row: int, down: int) -> None:
    """Extend the print area of a template by the inserted rows."""
    span = parse_range(str(sheet.print_area or "").rpartition("!")[2])
    if span is not None:
        sheet.print_area = format_range(_shifted(span, row, down))


def _shifted(span: Span, row: int, down: int) -> Span:
    """Return a range after rows were inserted below a row."""
    top = span.top + down if span.top > row else span.top
    bottom = span.bottom + down if span.bottom >= row else span.bottom
    return Span(top, span.left, bottom, span.right)
