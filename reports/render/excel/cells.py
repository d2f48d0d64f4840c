"""Writes values into cells: real numbers, real dates, and text that can never become a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from reports.errors import ConfigurationError
from reports.model.figures import Change, Figure, Status
from reports.render.excel import styles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model import document

SYMBOLS = {Status.MISSING: "…", Status.SUPPRESSED: "*"}
"""Figure status → symbol written instead of a number."""
_LONGEST = 32_767
"""Maximum number of characters in a cell (Excel limit)."""
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet may take for a formula when the cell is edited or pasted."""


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return the cell at a row and column, both 1-based.

    Raises:
        ConfigurationError: the template merged the cell into another, so it cannot hold a value.
    """
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    raise ConfigurationError(
        "the template merges cell {cell} of sheet {sheet} into another", "undo that merge in the template",
        cell=f"{get_column_letter(column)}{row}", sheet=sheet.title,
    )  # fmt: skip


def parent_workbook(sheet: Worksheet) -> Workbook:
    """Return the workbook that a sheet belongs to."""
    workbook = sheet.parent
    if workbook is None:
        message = "a sheet without a workbook"
        raise ValueError(message)
    return workbook


def printable(text: str) -> str:
    """Return a text without the control characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def put_text(cell: Cell, text: str) -> None:
    """Write a text as text, never as a formula; characters that the file format cannot hold are dropped."""
    content = printable(text)[:_LONGEST]
    cell.value = content or None
    if content.startswith(_ACTIVE):
        cell.data_type = "s"
        cell.quotePrefix = True


def put_value(cell: Cell, content: document.Cell | int | date) -> None:
    """Write a value of a document: text, a figure (number or symbol), or a change with its sign."""
    if isinstance(content, str):
        put_text(cell, content)
    elif isinstance(content, Figure):
        put_figure(cell, content)
    elif isinstance(content, Change):
        difference = content.difference
        put_value(cell, SYMBOLS[Status.MISSING] if difference is None else difference)
        cell.number_format = styles.CHANGE
    else:
        cell.value = content


def put_figure(cell: Cell, figure: Figure) -> None:
    """Write the number of a figure, or the symbol that says why there is none."""
    number = shown_number(figure)
    cell.value = SYMBOLS.get(figure.status, SYMBOLS[Status.MISSING]) if number is None else number


def shown_number(figure: Figure) -> int | None:
    """Return the number that a figure shows; None when it shows a symbol."""
    return None if figure.status in SYMBOLS else figure.value


def write_row(
    sheet: Worksheet,
    row: int,
    contents: Sequence[document.Cell | int | date],
    cell_styles: tuple[styles.CellStyle, ...],
) -> None:
    """Write a row from column A, each cell with its style; further cells take the last style."""
    for index, content in enumerate(contents):
        cell = cell_at(sheet, row, index + 1)
        cell_styles[min(index, len(cell_styles) - 1)].apply(cell)
        put_value(cell, content)


def set_widths(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Set the widths of the columns from A on, in characters."""
    for index, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(index + 1)].width = width
