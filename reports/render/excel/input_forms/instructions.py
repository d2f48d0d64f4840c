"""The sheet of instructions: one column of sentences, so that recognition can never take it for a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName

from reports.model.grid import Span
from reports.render.excel import styles
from reports.render.excel.cell_ranges import target
from reports.render.excel.cells import cell_at, put_text, set_widths, workbook_of
from reports.render.excel.row_heights import fit_heights

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Petunjuk"
_WIDTH = 84
"""Fits a page upright as it is: LibreOffice does not shrink a sheet of a single column."""


def write(sheet: Worksheet, lines: tuple[str, ...], lists: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Write sentences, the first as a title, then lists of choices one a row; return heading → defined name.

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
    named = {}
    for heading, values in lists.items():
        row = _write_list(sheet, row + 2, heading, values)
        name = f"daftar_{heading.lower().replace(' ', '_')}"
        place = target(sheet.title, Span(row - len(values) + 1, 1, row, 1))
        workbook_of(sheet).defined_names[name] = DefinedName(name, attr_text=place)
        named[heading] = name
    fit_heights(sheet, 1, row)
    sheet.print_area = f"A1:A{row}"
    return named


def _write_list(sheet: Worksheet, row: int, heading: str, values: tuple[str, ...]) -> int:
    """Write a list under its heading; return its last row."""
    top = cell_at(sheet, row, 1)
    styles.LABEL.apply(top)
    put_text(top, f"Pilihan yang tersedia untuk {heading}:")
    for at, value in enumerate(values, row + 1):
        cell = cell_at(sheet, at, 1)
        styles.PLAIN.apply(cell)
        put_text(cell, value)
    return row + len(values)
