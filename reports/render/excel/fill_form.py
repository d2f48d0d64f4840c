"""A ministry form into its place in the template: its styled body row serves every row, what is below moves down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from reports.render.excel.cells import cell_at, put, put_text
from reports.render.excel.insert_rows import make_room
from reports.render.excel.live_totals import put_total
from reports.render.excel.row_heights import LINE, cell_lines, fit_heights, width_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model import document
    from reports.model.document import Form
    from reports.model.grid import Span
    from reports.render.excel.package import Cached
    from reports.render.excel.template import FormPlace

_TITLE_TAG, _PERIOD_TAG = "{judul}", "{periode}"
"""In head and foot of the template: where title and period of the document go."""


def fill(form: Form, place: FormPlace, cached: Cached) -> None:
    """Write a form into its sheet.

    Args:
        form: what to write.
        place: where the template has it.
        cached: takes the values of the formulas.
    """
    sheet, body = place.sheet, place.body
    put_text(cell_at(sheet, place.title.top, place.title.left), form.title)
    put_text(cell_at(sheet, place.subtitle.top, place.subtitle.left), form.subtitle)
    down = max(1, len(form.rows)) - 1
    make_room(sheet, body.top, down)
    if form.rows:
        _write_rows(form, sheet, body, cached)
    else:
        _write_nil(sheet, body, form.nil)
    if place.total is not None:
        _write_total(form, sheet, place.total.top + down, body=(body, body.top + down), cached=cached)
    _write_notes(form.notes, sheet, place.notes.top + down, body)


def _write_rows(form: Form, sheet: Worksheet, body: Span, cached: Cached) -> None:
    """Write the body; the last column is a formula over the summed ones."""
    for index, cells in enumerate(form.rows):
        row = body.top + index
        for offset, content in enumerate(cells):
            put(cell_at(sheet, row, body.left + offset), content)
        if form.summed:
            parts = [cells[offset] for offset in form.summed]
            area = _across(row, body.left, form.summed)
            put_total(cell_at(sheet, row, body.right), cells[-1], parts, area, cached=cached)
        _fit_height(sheet, row, body, cells)


def _write_nil(sheet: Worksheet, body: Span, nil: str) -> None:
    """Write NIHIL, or that data were not delivered, across the body."""
    cell = cell_at(sheet, body.top, body.left)
    put_text(cell, nil)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    _merge(sheet, body, body.top)


def _write_total(form: Form, sheet: Worksheet, row: int, *, body: tuple[Span, int], cached: Cached) -> None:
    """Write the JUMLAH row: column sums, where the form says that its columns are sums."""
    span, last = body
    for offset, total in enumerate(form.total):
        column = span.left + offset
        cell = cell_at(sheet, row, column)
        if form.summed:
            letter = get_column_letter(column)
            parts = [cells[offset] for cells in form.rows]
            put_total(cell, total, parts, f"{letter}{span.top}:{letter}{last}", cached=cached)
        else:
            put(cell, total)


def _write_notes(notes: tuple[str, ...], sheet: Worksheet, row: int, body: Span) -> None:
    """Write one note a row across the width of the form."""
    _unmerge_row(sheet, row)
    make_room(sheet, row, max(1, len(notes)) - 1)
    for at, note in enumerate(notes or ("",), row):
        put_text(cell_at(sheet, at, body.left), note)
        _merge(sheet, body, at)
    fit_heights(sheet, row, row + max(1, len(notes)) - 1)


def _unmerge_row(sheet: Worksheet, row: int) -> None:
    """Undo the merges that begin in a row, so that it can be merged to another width."""
    for area in [area for area in sheet.merged_cells.ranges if area.min_row == row]:
        sheet.unmerge_cells(area.coord)


def _merge(sheet: Worksheet, body: Span, row: int) -> None:
    """Merge a row across the width of the form."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=body.left, end_column=body.right)


def _fit_height(sheet: Worksheet, row: int, body: Span, cells: tuple[document.Cell, ...]) -> None:
    """Make a row higher where a text needs more lines than one; a row fixed in the template would cut it."""
    height = sheet.row_dimensions[row].height
    if height is None:
        return
    needed = height
    for column, content in enumerate(cells, body.left):
        if isinstance(content, str) and content:
            cell = cell_at(sheet, row, column)
            more = cell_lines(cell, content, width_of(sheet, column, column)) - 1
            needed = max(needed, height + more * float(cell.font.size or 0) * LINE)
    sheet.row_dimensions[row].height = needed


def _across(row: int, left: int, offsets: tuple[int, ...]) -> str:
    """Return the cells of a row at 0-based offsets, neighbours joined.

    Example:
        >>> _across(9, 1, (2, 3, 4, 7))
        'C9:E9,H9'
    """
    runs: list[list[int]] = []
    for offset in sorted(offsets):
        if runs and runs[-1][-1] == offset - 1:
            runs[-1].append(offset)
        else:
            runs.append([offset])
    names = [(get_column_letter(left + run[0]), get_column_letter(left + run[-1])) for run in runs]
    return ",".join(f"{first}{row}" if first == last else f"{first}{row}:{last}{row}" for first, last in names)


def name_document(sheet: Worksheet, title: str, period: str) -> None:
    """Put title and period of the document where head and foot of the template ask for them."""
    bands = [band for band in (sheet.oddHeader, sheet.oddFooter) if band is not None]
    for band in bands:
        for part in (band.left, band.center, band.right):
            if part is not None and part.text:
                part.text = part.text.replace(_TITLE_TAG, title).replace(_PERIOD_TAG, period)
