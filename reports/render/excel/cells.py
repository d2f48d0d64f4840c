"""Values into cells: real numbers, real dates, and text that can never become a formula."""

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
"""What stands where there is no number to show."""
_LONGEST = 32_767
"""Characters a cell can hold."""
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet may take for a formula when the cell is edited or pasted on."""


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return the cell at a 1-based place.

    Raises:
        ConfigurationError: the template merged it into another, so that it can hold nothing.
    """
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    raise ConfigurationError(
        "the template merges cell {cell} of sheet {sheet} into another", "undo that merge in the template",
        cell=f"{get_column_letter(column)}{row}", sheet=sheet.title,
    )  # fmt: skip


def workbook_of(sheet: Worksheet) -> Workbook:
    """Return the workbook a sheet belongs to."""
    workbook = sheet.parent
    if workbook is None:
        message = "a sheet without a workbook"
        raise ValueError(message)
    return workbook


def clean(text: str) -> str:
    """Return a text without the control characters that no part of a workbook can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def put_text(cell: Cell, text: str) -> None:
    """Write a text as text, whatever it begins with; characters the file format cannot hold are dropped."""
    kept = clean(text)[:_LONGEST]
    cell.value = kept or None
    if kept.startswith(_ACTIVE):
        cell.data_type = "s"
        cell.quotePrefix = True


def put(cell: Cell, content: document.Cell | int | date) -> None:
    """Write what a document holds: text, a figure (a number, or its symbol), a change with its sign."""
    if isinstance(content, str):
        put_text(cell, content)
    elif isinstance(content, Figure):
        put_number(cell, content)
    elif isinstance(content, Change):
        difference = content.difference
        put(cell, SYMBOLS[Status.MISSING] if difference is None else difference)
        cell.number_format = styles.CHANGE
    else:
        cell.value = content


def put_number(cell: Cell, figure: Figure) -> None:
    """Write the number of a figure, or the symbol that says why there is none."""
    shown = number(figure)
    cell.value = SYMBOLS.get(figure.status, SYMBOLS[Status.MISSING]) if shown is None else shown


def number(figure: Figure) -> int | None:
    """Return what a figure shows as a number; None when it shows a symbol."""
    return None if figure.status in SYMBOLS else figure.value


def write_row(
    sheet: Worksheet, row: int, contents: Sequence[document.Cell | int | date], looks: tuple[styles.Look, ...]
) -> None:
    """Write a row from column A, each cell with its look; the last look serves the rest."""
    for index, content in enumerate(contents):
        cell = cell_at(sheet, row, index + 1)
        looks[min(index, len(looks) - 1)].apply(cell)
        put(cell, content)


def set_widths(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Set the widths of the columns from A, in characters."""
    for index, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(index + 1)].width = width
