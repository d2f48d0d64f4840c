"""Writes the instruction sheet: a single column of sentences, so that intake never recognises it as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName

from reports.model.grid import Span
from reports.render.excel import styles
from reports.render.excel.cell_ranges import absolute_range
from reports.render.excel.cells import cell_at, parent_workbook, put_text, set_widths
from reports.render.excel.row_heights import fit_heights

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Petunjuk"
_WIDTH = 84
"""Width in characters that fits a portrait page: LibreOffice does not shrink a sheet of one column."""


def write(sheet: Worksheet, lines: tuple[str, ...], lists: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Write sentences, the first as title, then lists of choices one per row; return heading → defined name.

    Args:
        sheet: an empty sheet.
        lines: the sentences.
        lists: heading of a list → its values.
    """
    set_widths(sheet, (_WIDTH,))
    for row, line in enumerate(lines, 1):
        cell = cell_at(sheet, row, 1)
        (styles.CAPTION if row == 1 else styles.PLAIN).apply(cell)
        put_text(cell, line)
    row = len(lines)
    defined_names = {}
    for heading, values in lists.items():
        row = _write_list(sheet, row + 2, heading, values)
        name = f"daftar_{heading.lower().replace(' ', '_')}"
        cells = absolute_range(sheet.title, Span(row - len(values) + 1, 1, row, 1))
        parent_workbook(sheet).defined_names[name] = DefinedName(name, attr_text=cells)
        defined_names[heading] = name
    fit_heights(sheet, 1, row)
    sheet.print_area = f"A1:A{row}"
    return defined_names


def _write_list(sheet: Worksheet, row: int, heading: str, values: tuple[str, ...]) -> int:
    """Write a list under its heading; return its last row."""
    heading_cell = cell_at(sheet, row, 1)
    styles.LABEL.apply(heading_cell)
    put_text(heading_cell, f"Pilihan yang tersedia untuk {heading}:")
    for number, value in enumerate(values, row + 1):
        cell = cell_at(sheet, number, 1)
        styles.PLAIN.apply(cell)
        put_text(cell, value)
    return row + len(values)
