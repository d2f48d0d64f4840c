"""Writes the headline of a table above it: on its sheet it says the same as in the printed document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Paragraph, Table
from reports.render.excel import styles
from reports.render.excel.cells import write_row
from reports.render.excel.row_heights import fit_heights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Section


def by_table(sections: Iterable[Section]) -> dict[str, str]:
    """Return id of a table → the headline that stands over it in the document."""
    headline_by_id: dict[str, str] = {}
    for section in sections:
        for above, below in zip(section.blocks, section.blocks[1:], strict=False):
            if isinstance(above, Paragraph) and above.is_headline and isinstance(below, Table):
                headline_by_id.setdefault(below.id, above.text)
        headline_by_id |= by_table(section.sections)
    return headline_by_id


def write(sheet: Worksheet, row: int, width: int, text: str) -> None:
    """Write a headline across the width of its table; the widths of the columns are set already.

    Args:
        sheet: of the table.
        row: the empty row above the header, 1-based.
        width: number of columns.
        text: of the headline; empty writes nothing.
    """
    if text:
        write_row(sheet, row, (text,), (styles.HEADLINE,))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        fit_heights(sheet, row, row)
