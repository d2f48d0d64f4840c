"""Heights of rows by their texts. Excel fits rows on opening, other programs print what the file says.

Widths are those of Arial and its metric twins in digits of the body type, the unit of column widths: exact enough to
count lines, which is all that is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

BODY_SIZE = 10.0
"""Points of the type in which column widths are counted."""
LINE = 1.3
"""Height of a line, of the type size."""
_DEFAULT_WIDTH = 10.0
_INDENT = 1.5
"""Digits that one step of indentation takes."""
_BOLD = 1.08
_SPARE = 0.97
"""Share of a column that is filled before a word moves to the next line, since programs round differently."""
_NARROW, _WIDE = frozenset("ijltfrI.,:;'!|()[]/-• "), frozenset("mwMWABCDEFGHKNOPQRSUVXYZ@%…—")


def text_width(text: str) -> float:
    """Return the width of a text in digits.

    Example:
        >>> text_width("1234"), text_width("il"), text_width("MM")
        (4.0, 1.0, 2.6)
    """
    return sum(0.5 if letter in _NARROW else 1.3 if letter in _WIDE else 1.0 for letter in text)


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a width given in digits, broken between words."""
    return sum(_lines_of_paragraph(paragraph, max(1.0, width * _SPARE)) for paragraph in text.split("\n"))


def _lines_of_paragraph(paragraph: str, width: float) -> int:
    """Fill lines word by word."""
    lines, used = 1, 0.0
    for word in paragraph.split():
        wide = text_width(word)
        if used and used + 0.5 + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + (0.5 if used else 0.0)
        # A word wider than the column is broken inside.
        lines, used = lines + int(used // width), used % width
    return lines


def cell_lines(cell: Cell, text: str, width: float) -> int:
    """Return how many lines a text takes in a cell of a width, by the cell's type."""
    size = float(cell.font.size or BODY_SIZE) * (_BOLD if cell.font.b else 1.0)
    return lines_of(text, (width - _INDENT * float(cell.alignment.indent or 0)) * BODY_SIZE / size)


def width_of(sheet: Worksheet, left: int, right: int) -> float:
    """Return the width of columns together, both ends included."""
    letters = (get_column_letter(column) for column in range(left, right + 1))
    return sum(
        float(sheet.column_dimensions[letter].width) if letter in sheet.column_dimensions else _DEFAULT_WIDTH
        for letter in letters
    )


def fit_heights(sheet: Worksheet, first: int, last: int) -> None:
    """Make rows as high as the texts of their cells need; merged texts count with the width of their merge."""
    spans = {(area.min_row, area.min_col): area.max_col for area in sheet.merged_cells.ranges}
    # all rows at once: openpyxl looks through the whole sheet for its width each time it is asked for some
    for row, cells in enumerate(sheet.iter_rows(min_row=first, max_row=last), first):
        height = BODY_SIZE * LINE
        for cell in cells:
            if isinstance(cell, Cell) and isinstance(cell.value, str) and cell.alignment.wrap_text:
                width = width_of(sheet, cell.column, spans.get((row, cell.column), cell.column))
                lines = cell_lines(cell, cell.value, width)
                height = max(height, lines * float(cell.font.size or BODY_SIZE) * LINE)
        sheet.row_dimensions[row].height = round(height + 3, 1)
