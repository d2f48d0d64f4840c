"""Fills a ministry form in the template: copies its styled body row for every row and moves what is below down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from reports.render.excel.cells import cell_at, put_text
from reports.render.excel.form_body import FormBody
from reports.render.excel.insert_rows import repeat_row
from reports.render.excel.row_heights import LINE, columns_width, count_cell_lines, fit_heights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model import document
    from reports.model.document import Form, SubLine
    from reports.model.grid import Span
    from reports.render.excel.package import CachedValues
    from reports.render.excel.template import FormPlace

_TITLE_TAG, _PERIOD_TAG = "{judul}", "{periode}"
"""Placeholders in the page header and footer of the template for the document's title and period."""


def fill_form(form: Form, place: FormPlace, cached: CachedValues) -> Iterator[tuple[document.Cell, int, int]]:
    """Write a form into its sheet of the template; return its contents, each with its row and column.

    Args:
        form: the form to write.
        place: its cells in the template.
        cached: collects the values of the formulas.
    """
    sheet, body = place.sheet, place.body
    put_text(cell_at(sheet, place.title.top, place.title.left), form.title)
    put_text(cell_at(sheet, place.subtitle.top, place.subtitle.left), form.subtitle)
    down = max(1, sum(1 + len(form.below(index)) for index in range(len(form.rows)))) - 1
    repeat_row(sheet, body.top, down)
    lines = FormBody(form, sheet, body.top, body.left, body.right, cached)
    if form.rows:
        _write_rows(lines, body)
    else:
        _write_nil(sheet, body, form.nil)
    total_line = None if place.total is None else place.total.top + down
    if total_line is not None:
        below = form.below(len(form.rows))
        repeat_row(sheet, total_line, len(below))
        lines.write_total(total_line)
        _fit_sublines(sheet, total_line, body, below)
        down += len(below)
    _write_notes(form.notes, sheet, place.notes.top + down, body)
    return lines.places(total_line)


def _write_rows(lines: FormBody, body: Span) -> None:
    """Write the body rows and raise those whose text needs more than one line."""
    lines.write_rows()
    for index, (line, cells) in enumerate(zip(lines.lines, lines.form.rows, strict=True)):
        _fit_height(lines.sheet, line, body, cells)
        _fit_sublines(lines.sheet, line, body, lines.form.below(index))


def _fit_sublines(sheet: Worksheet, line: int, body: Span, below: tuple[SubLine, ...]) -> None:
    """Raise the sub-lines below a line whose label needs more than one line."""
    for depth, subline in enumerate(below, 1):
        _fit_height(sheet, line + depth, body, ("", subline.label))


def _write_nil(sheet: Worksheet, body: Span, nil: str) -> None:
    """Write NIHIL, or that the data were not delivered, across the body."""
    cell = cell_at(sheet, body.top, body.left)
    put_text(cell, nil)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    _merge(sheet, body, body.top)


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


def fill_headers_and_footers(sheet: Worksheet, title: str, period: str) -> None:
    """Replace the placeholders for title and period in the page header and footer of a template sheet."""
    bands = [band for band in (sheet.oddHeader, sheet.oddFooter) if band is not None]
    for band in bands:
        for part in (band.left, band.center, band.right):
            if part is not None and part.text:
                part.text = part.text.replace(_TITLE_TAG, title).replace(_PERIOD_TAG, period)
