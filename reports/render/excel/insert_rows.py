"""Room for more rows in a template sheet: what openpyxl's own insertion leaves behind moves along.

``insert_rows`` moves cells only; merged cells, heights, defined names and the print area would stay where they were.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.model.grid import Span
from reports.render.excel.cell_ranges import area_name, bounds, place_of, target
from reports.render.excel.cells import workbook_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_STYLE = ("font", "border", "fill", "alignment", "protection", "number_format")


def make_room(sheet: Worksheet, row: int, down: int) -> None:
    """Repeat a row's style on so many new rows below it; everything further down moves.

    Args:
        sheet: sheet of a template.
        row: the row to repeat, 1-based.
        down: how many rows are added; none for 0.
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


def _copy_style(source: Cell | MergedCell, copied: Cell | MergedCell) -> None:
    """Give a cell the style of another."""
    if source.has_style:
        for part in _STYLE:
            setattr(copied, part, copy(getattr(source, part)))


def _move_cells(sheet: Worksheet, row: int, down: int) -> None:
    """Move the cells below a row, with their merges and heights."""
    last_row, last_column = sheet.max_row, get_column_letter(sheet.max_column)
    merged = sorted(area.coord for area in sheet.merged_cells.ranges if area.min_row > row)
    for area in merged:
        sheet.unmerge_cells(area)
    if last_row > row:
        sheet.move_range(f"A{row + 1}:{last_column}{last_row}", rows=down)
    for area in merged:
        span = bounds(area)
        if span is not None:
            sheet.merge_cells(area_name(_moved(span, row, down)))
    for below in range(last_row, row, -1):
        sheet.row_dimensions[below + down].height = sheet.row_dimensions[below].height


def _move_names(sheet: Worksheet, row: int, down: int) -> None:
    """Let the defined names of a sheet follow what they name; a name that holds the row grows with it."""
    for defined in workbook_of(sheet).defined_names.values():
        place = place_of(defined)
        if place is not None and place[0] == sheet.title:
            defined.attr_text = target(sheet.title, _moved(place[1], row, down))


def _move_print_area(sheet: Worksheet, row: int, down: int) -> None:
    """Let the print area of a template reach as far as it did."""
    span = bounds(str(sheet.print_area or "").rpartition("!")[2])
    if span is not None:
        sheet.print_area = area_name(_moved(span, row, down))


def _moved(span: Span, row: int, down: int) -> Span:
    """Return an area after rows were added below a row."""
    top = span.top + down if span.top > row else span.top
    bottom = span.bottom + down if span.bottom >= row else span.bottom
    return Span(top, span.left, bottom, span.right)
