"""Fills a ministry form in the template: copies its styled body row for every row and moves what is below down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from reports.render.excel.cells import cell_at, put_text, put_value
from reports.render.excel.insert_rows import repeat_row
from reports.render.excel.live_totals import put_total
from reports.render.excel.row_heights import LINE, columns_width, count_cell_lines, fit_heights

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model import document
    from reports.model.document import Form
    from reports.model.grid import Span
    from reports.render.excel.package import CachedValues
    from reports.render.excel.template import FormPlace

_TITLE_TAG, _PERIOD_TAG = "{judul}", "{periode}"
"""Placeholders in the page header and footer of the template for the document's title and period."""


def fill_form(form: Form, place: FormPlace, cached: CachedValues) -> None:
    """Write a form into its sheet of the template.

    Args:
        form: the form to write.
        place: its cells in the template.
        cached: collects the values of the formulas.
    """
    sheet, body = place.sheet, place.body
    put_text(cell_at(sheet, place.title.top, place.title.left), form.title)
    put_text(cell_at(sheet, place.subtitle.top, place.subtitle.left), form.subtitle)
    down = max(1, len(form.rows)) - 1
    repeat_row(sheet, body.top, down)
    if form.rows:
        _write_rows(form, sheet, body, cached)
    else:
        _write_nil(sheet, body, form.nil)
    if place.total is not None:
        _write_total(form, sheet, place.total.top + down, body=(body, body.top + down), cached=cached)
    _write_notes(form.notes, sheet, place.notes.top + down, body)


def _write_rows(form: Form, sheet: Worksheet, body: Span, cached: CachedValues) -> None:
    """Write the body rows; the last column is a formula over the summed columns."""
    for index, cells in enumerate(form.rows):
        row = body.top + index
        for offset, content in enumerate(cells):
            put_value(cell_at(sheet, row, body.left + offset), content)
        if form.summed:
            parts = [cells[offset] for offset in form.summed]
            area = _row_area(row, body.left, form.summed)
            put_total(cell_at(sheet, row, body.right), cells[-1], parts, area, cached=cached)
        _fit_height(sheet, row, body, cells)


def _write_nil(sheet: Worksheet, body: Span, nil: str) -> None:
    """Write NIHIL, or that the data were not delivered, across the body."""
    cell = cell_at(sheet, body.top, body.left)
    put_text(cell, nil)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    _merge(sheet, body, body.top)


def _write_total(form: Form, sheet: Worksheet, row: int, *, body: tuple[Span, int], cached: CachedValues) -> None:
    """Write the JUMLAH row: SUM formulas where the form declares summed columns, else plain values."""
    span, last = body
    for offset, total in enumerate(form.total):
        column = span.left + offset
        cell = cell_at(sheet, row, column)
        if form.summed:
            letter = get_column_letter(column)
            parts = [cells[offset] for cells in form.rows]
            put_total(cell, total, parts, f"{letter}{span.top}:{letter}{last}", cached=cached)
        else:
            put_value(cell, total)


def _write_notes(notes: tuple[str, ...], sheet: Worksheet, row: int, body: Span) -> None:
    """Write one note per row across the width of the form."""
    _unmerge_row(sheet, row)
    repeat_row(sheet, row, max(1, len(notes)) - 1)
    for number, note in enumerate(notes or ("",), row):
        put_text(cell_at(sheet, number, body.left), note)
        _merge(sheet, body, number)
    fit_heights(sheet, row, row + max(1, len(notes)) - 1)


def _unmerge_row(sheet: Worksheet, row: int) -> None:
    """Undo the merges that begin in a row, so that it can be merged over another width."""
    for area in [area for area in sheet.merged_cells.ranges if area.min_row == row]:
        sheet.unmerge_cells(area.coord)


def _merge(sheet: Worksheet, body: Span, row: int) -> None:
    """Merge a row across the width of the form."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=body.left, end_column=body.right)


def _fit_height(sheet: Worksheet, row: int, body: Span, cells: tuple[document.Cell, ...]) -> None:
    """Raise a row whose text needs more than one line; a height fixed by the template would cut the text off."""
    height = sheet.row_dimensions[row].height
    if height is None:
        return
    needed = height
    for column, content in enumerate(cells, body.left):
        if isinstance(content, str) and content:
            cell = cell_at(sheet, row, column)
            extra = count_cell_lines(cell, content, columns_width(sheet, column, column)) - 1
            needed = max(needed, height + extra * float(cell.font.size or 0) * LINE)
    sheet.row_dimensions[row].height = needed


def _row_area(row: int, left: int, offsets: tuple[int, ...]) -> str:
    """Return the cells of a row at 0-based offsets as text, with neighbours joined into ranges.

    Example:
        >>> _row_area(9, 1, (2, 3, 4, 7))
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


def fill_headers_and_footers(sheet: Worksheet, title: str, period: str) -> None:
    """Replace the placeholders for title and period in the page header and footer of a template sheet."""
    bands = [band for band in (sheet.oddHeader, sheet.oddFooter) if band is not None]
    for band in bands:
        for part in (band.left, band.center, band.right):
            if part is not None and part.text:
                part.text = part.text.replace(_TITLE_TAG, title).replace(_PERIOD_TAG, period)
