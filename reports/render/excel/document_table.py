"""Writes a table of a document as a sheet: the same title, columns and rows, real numbers, live totals."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.model.figures import Change, Figure
from reports.render.excel import headline_row, styles, table_totals
from reports.render.excel.cells import cell_at, put_text, set_widths, write_row
from reports.render.excel.row_heights import BOLD, fit_heights, text_width
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Cell, Table
    from reports.render.excel.package import CachedValues

_TOP = 4
"""Header row, below title, subtitle and an empty row."""
_NARROWEST, _WIDEST = 9.0, 46.0
"""Column widths in characters."""
_TITLE = 1.35
"""Width of title letters (bold and larger) relative to body letters."""
_SPARE_COLUMN = 10.0
"""Width in characters of an empty column beside a narrow table."""
_SPACE = 4.0
"""Width in characters between two columns."""
_PORTRAIT = 105.0
"""Width in characters up to which a table stands on a portrait page, at four fifths of its own size or more."""
_SHARE, _SIGNS = re.compile(r"[+−-]?[\d.,]+%"), frozenset("-…*")
"""Text of a share, and what stands in its place."""
_CHANGED = frozenset((formats.MINUS, "+", "-"))
"""Signs of a change."""
_ONE_PAGE = 45
"""Sheets of up to this many rows are scaled to one page."""
_UPRIGHT, _ACROSS = 728.0, 482.0
"""Height between the margins of an A4 page in points."""
_ROW_HEIGHT = 15.0
"""Height in points of a row whose height nobody set."""
_OVERFULL = 1.2
"""Share of its height by which a page is overfilled, and scaled, before a few rows and the total get one more."""
_STYLES = {
    "body": (styles.ROW_TEXT, styles.ROW_NUMBER),
    "group": (styles.SUBTOTAL_TEXT, styles.SUBTOTAL_NUMBER),
    "subtotal": (styles.SUBTOTAL_TEXT, styles.SUBTOTAL_NUMBER),
    "total": (styles.SUM_TEXT, styles.SUM_NUMBER),
}


def write_table(sheet: Worksheet, table: Table, *, page: styles.Page, cached: CachedValues, headline: str = "") -> None:
    """Write a table with its title and headline above and its notes below."""
    numeric = _numeric_columns(table)
    write_row(sheet, 1, (table.title,), (styles.CAPTION,))
    write_row(sheet, 2, (table.subtitle,), (styles.SUBTITLE,))
    header_styles = tuple(
        styles.HEAD_NUMBER if is_number else styles.HEAD_TEXT_INDENTED if follows_number else styles.HEAD_TEXT
        for is_number, follows_number in zip(numeric, (False, *numeric), strict=False)
    )
    write_row(sheet, _TOP, table.head, header_styles)
    for number, row in enumerate(table.rows, _TOP + 1):
        write_row(sheet, number, row.cells, _row_styles(row.role, numeric))
        _put_shares(sheet, number, row.cells, numeric)
    if table.nil:
        _write_nil(sheet, table.nil, len(table.head))
    table_totals.write(sheet, table.rows, _TOP + 1, cached)
    widths = _printed_widths(table)
    set_widths(sheet, widths)
    last = _write_notes(sheet, table, len(widths))
    _finish(sheet, last, widths, page)
    headline_row.write(sheet, _TOP - 1, len(widths), headline)


def _row_styles(role: str, numeric: tuple[bool, ...]) -> tuple[styles.CellStyle, ...]:
    """Return the style of each cell of a row; a text after a number keeps its distance."""
    text_style, number_style = _STYLES[role]
    after_number = styles.ROW_TEXT_INDENTED if role == "body" else text_style
    return tuple(
        number_style if is_number else after_number if follows_number else text_style
        for is_number, follows_number in zip(numeric, (False, *numeric), strict=False)
    )


def _put_shares(sheet: Worksheet, row: int, cells: tuple[Cell, ...], numeric: tuple[bool, ...]) -> None:
    """Write shares as numbers, so that the PC's own signs stand in them as in the numbers beside them."""
    for column, (content, is_number) in enumerate(zip(cells, numeric, strict=True), 1):
        value = formats.share_value(content) if is_number and isinstance(content, str) else None
        if value is not None:
            cell = cell_at(sheet, row, column)
            cell.value, cell.quotePrefix = value, False
            cell.number_format = styles.SHARE_CHANGE if str(content)[0] in _CHANGED else styles.SHARE


def places(table: Table) -> Iterator[tuple[Cell, int, int]]:
    """Yield each content of the body with its row and column on the sheet, both 1-based."""
    for number, row in enumerate(table.rows, _TOP + 1):
        for column, content in enumerate(row.cells, 1):
            yield content, number, column


def _numeric_columns(table: Table) -> tuple[bool, ...]:
    """Tell for each column whether it holds figures, or nothing but texts that are numbers (shares)."""
    columns = (tuple(row.cells[column] for row in table.rows) for column in range(len(table.head)))
    return tuple(_holds_numbers(cells) for cells in columns)


def _holds_numbers(cells: tuple[Cell, ...]) -> bool:
    if any(isinstance(cell, Figure | Change) for cell in cells):
        return True
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    return any(map(_SHARE.fullmatch, texts)) and all(_SHARE.fullmatch(text) or text in _SIGNS for text in texts)


def _write_nil(sheet: Worksheet, text: str, width: int) -> None:
    """Write why the table has no rows, across its width."""
    row = _TOP + 1
    for column in range(1, width + 1):
        styles.ROW_NIL.apply(cell_at(sheet, row, column))
    put_text(cell_at(sheet, row, 1), text)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _widths(table: Table) -> tuple[float, ...]:
    """Return the column widths in characters; the first column grows when the title is wider than the table."""
    numeric = _numeric_columns(table)
    first, *other_widths = (_width(table, column, numeric=numeric[column]) for column in range(len(table.head)))
    title = max(text_width(table.title) * _TITLE, text_width(table.subtitle))
    return (max(first, min(_WIDEST, title - sum(other_widths))), *other_widths)


def _printed_widths(table: Table) -> tuple[float, ...]:
    """Return the column widths with empty columns beside a table whose title is wider, or printing would cut it off."""
    widths = _widths(table)
    missing = max(text_width(table.title) * _TITLE, text_width(table.subtitle)) - sum(widths)
    return (*widths, *(_SPARE_COLUMN,) * math.ceil(max(0.0, missing) / _SPARE_COLUMN))


def _width(table: Table, column: int, *, numeric: bool) -> float:
    """Return the width of a column by its longest text, within bounds; headers of number columns take two lines."""
    header = table.head[column]
    words = header.split() if numeric else [header]
    needed = max(_two_lines(words), *(text_width(_text(row.cells[column])) for row in table.rows), 0.0)
    return max(_NARROWEST, min(_WIDEST, needed + _SPACE))


def _two_lines(words: list[str]) -> float:
    """Return the width of the bold words of a header on two lines."""
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return min((max(map(text_width, lines)) for lines in breaks), default=0.0) * BOLD


def _text(cell: Cell) -> str:
    return formats.cell(cell)


def _write_notes(sheet: Worksheet, table: Table, width: int) -> int:
    """Write one note per row across the printed columns; return the last row."""
    row = _TOP + max(1, len(table.rows))
    fit_heights(sheet, _TOP, row)
    if not table.notes:
        return row
    first = row + 2
    for number, note in enumerate(table.notes, first):
        write_row(sheet, number, (note,), (styles.NOTE,))
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    last = first + len(table.notes) - 1
    fit_heights(sheet, first, last)
    return last


def _finish(sheet: Worksheet, last: int, widths: tuple[float, ...], page: styles.Page) -> None:
    """Freeze the header and set up printing; narrow tables on portrait pages, where more of their rows fit."""
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(len(widths))}{last}"
    is_across = sum(widths) > _PORTRAIT
    styles.set_page(sheet, page, landscape=is_across)
    sheet.page_setup.fitToHeight = 1 if last <= _ONE_PAGE else _pages(sheet, last, _ACROSS if is_across else _UPRIGHT)


def _pages(sheet: Worksheet, last: int, page_height: float) -> int:
    """Return the pages that a long sheet is scaled to, so that its total is not alone on one more; 0 for any number."""
    height = sum(sheet.row_dimensions[row].height or _ROW_HEIGHT for row in range(1, last + 1))
    pages = max(1, int(height / page_height))
    return pages if height <= pages * page_height * _OVERFULL else 0
