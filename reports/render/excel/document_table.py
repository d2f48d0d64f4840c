"""A reading table of the document as a sheet: the same rows, the numbers as numbers, the totals live where they sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.model.figures import Change, Figure
from reports.render.excel import styles
from reports.render.excel.cells import cell_at, set_widths, write_row
from reports.render.excel.live_totals import put_total
from reports.render.excel.row_heights import fit_heights, text_width
from reports.vocabulary import formats

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Cell, Row, Table
    from reports.render.excel.package import Cached

_TOP = 4
"""Row of the head, below title, subtitle and an empty row."""
_NARROWEST, _WIDEST = 9.0, 46.0
"""Of a column, in characters."""
_TITLE = 1.2
"""Width of a title's letters, bold and larger, to those of the body."""
_LOOKS = {
    "body": (styles.ROW_TEXT, styles.ROW_NUMBER),
    "subtotal": (styles.SUBTOTAL_TEXT, styles.SUBTOTAL_NUMBER),
    "total": (styles.SUM_TEXT, styles.SUM_NUMBER),
}
_NUMBERED = re.compile(r"Tabel \d+")


def sheet_name(table: Table) -> str:
    """Return the number of a table, by which it is found in the document: ``Tabel 7``; unnumbered ones by title."""
    found = _NUMBERED.match(table.title)
    return found[0] if found else table.title


def write_table(sheet: Worksheet, table: Table, *, page: styles.Page, cached: Cached) -> None:
    """Write a table with its title above and its notes below."""
    counted = _counted(table)
    write_row(sheet, 1, (table.title,), (styles.CAPTION,))
    write_row(sheet, 2, (table.subtitle,), (styles.SUBTITLE,))
    heads = tuple(styles.HEAD_NUMBER if one else styles.HEAD_TEXT for one in counted)
    write_row(sheet, _TOP, table.head, heads)
    for at, row in enumerate(table.rows, _TOP + 1):
        text, number = _LOOKS[row.role]
        write_row(sheet, at, row.cells, tuple(number if one else text for one in counted))
    _write_totals(sheet, table.rows, cached)
    set_widths(sheet, _widths(table))
    last = _write_notes(sheet, table)
    _finish(sheet, last, len(counted), page)


def _counted(table: Table) -> tuple[bool, ...]:
    """Tell which columns hold figures."""
    return tuple(
        any(isinstance(row.cells[place], Figure | Change) for row in table.rows) for place in range(len(table.head))
    )


def _write_totals(sheet: Worksheet, rows: tuple[Row, ...], cached: Cached) -> None:
    """Write the last row as sums where the rows above add up to it."""
    if len(rows) < 2 or rows[-1].role != "total":
        return
    first, last = _TOP + 1, _TOP + len(rows)
    for place, total in enumerate(rows[-1].cells):
        if isinstance(total, Figure):
            letter = get_column_letter(place + 1)
            parts = [row.cells[place] for row in rows[:-1]]
            area = f"{letter}{first}:{letter}{last - 1}"
            put_total(cell_at(sheet, last, place + 1), total, parts, area, cached=cached, exact=True)


def _widths(table: Table) -> tuple[float, ...]:
    """Return the widths of the columns; the first takes what a long title needs beyond a narrow table."""
    counted = _counted(table)
    first, *others = (_width(table, place, counted=counted[place]) for place in range(len(table.head)))
    title = max(text_width(table.title) * _TITLE, text_width(table.subtitle))
    return (max(first, min(_WIDEST, title - sum(others))), *others)


def _width(table: Table, place: int, *, counted: bool) -> float:
    """Return the width of a column by its longest text, within bounds; heads of numbers may take several lines."""
    head = table.head[place].split() if counted else [table.head[place]]
    texts = [*head, *(_text(row.cells[place]) for row in table.rows)]
    return max(_NARROWEST, min(_WIDEST, max(map(text_width, texts)) + 2))


def _text(cell: Cell) -> str:
    return formats.cell(cell)


def _write_notes(sheet: Worksheet, table: Table) -> int:
    """Write one note a row across the table; return the last row."""
    row = _TOP + len(table.rows)
    fit_heights(sheet, _TOP, row)
    if not table.notes:
        return row
    first = row + 2
    for at, note in enumerate(table.notes, first):
        write_row(sheet, at, (note,), (styles.NOTE,))
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(table.head))
    last = first + len(table.notes) - 1
    fit_heights(sheet, first, last)
    return last


def _finish(sheet: Worksheet, last: int, width: int, page: styles.Page) -> None:
    """Freeze the head and set up for print."""
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(width)}{last}"
    styles.set_page(sheet, page)
