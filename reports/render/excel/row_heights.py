"""Sets row heights by their texts: Excel fits rows on opening, but other programs use the height in the file.

Text widths are those of Arial and metric-compatible fonts, in digits of the body font (the unit of column widths).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

BODY_SIZE = 10.0
"""Size in points of the font in which column widths are counted."""
LINE = 1.3
"""Line height relative to the font size."""
_DEFAULT_WIDTH = 10.0
_INDENT = 1.5
"""Width in digits of one indentation step."""
BOLD = 1.08
"""Width of bold letters relative to regular ones."""
_SPARE = 0.97
"""Share of a column's width that a line may fill, since programs round differently."""
_DIGIT = 556
"""Advance width of a digit of Arial in thousandths of an em."""
_WIDTHS = (
    (191, "'"), (222, "ijl‘’"), (260, "|"), (278, "ftI.,:;!/\\[] ·"), (333, "r()-`"), (350, "•"), (355, '"'),
    (389, "*"), (500, "cksvxyzJ"), (584, "+=<>~×−"), (611, "FTZ"), (667, "ABEKPSVXY&"), (722, "wCDHNRU"),
    (778, "GOQ"), (833, "mM"), (889, "%"), (944, "W"), (1000, "…—"), (1015, "@"),
)  # fmt: skip
"""Advance width in thousandths of an em → letters; all others are as wide as a digit."""
_ADVANCE = {letter: width for width, letters in _WIDTHS for letter in letters}


def text_width(text: str) -> float:
    """Return the width of a text in digits.

    Example:
        >>> text_width("1234"), round(text_width("il"), 1), round(text_width("MM"), 1)
        (4.0, 0.8, 3.0)
    """
    return sum(_ADVANCE.get(letter, _DIGIT) for letter in text) / _DIGIT


def count_lines(text: str, width: float) -> int:
    """Return the number of lines of a text in a width given in digits, wrapped between words."""
    return sum(_count_paragraph_lines(paragraph, max(1.0, width * _SPARE)) for paragraph in text.split("\n"))


def _count_paragraph_lines(paragraph: str, width: float) -> int:
    """Return the number of lines of a paragraph, filled word by word."""
    lines, used = 1, 0.0
    for word in paragraph.split():
        wide = text_width(word)
        if used and used + 0.5 + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + (0.5 if used else 0.0)
        # A word wider than the column is broken.
        lines, used = lines + int(used // width), used % width
    return lines


def count_cell_lines(cell: Cell, text: str, width: float) -> int:
    """Return the number of lines of a text in a cell of a width in digits, by the cell's font and indent."""
    size = float(cell.font.size or BODY_SIZE) * (BOLD if cell.font.b else 1.0)
    return count_lines(text, (width - _INDENT * float(cell.alignment.indent or 0)) * BODY_SIZE / size)


def columns_width(sheet: Worksheet, left: int, right: int) -> float:
    """Return the total width of columns in digits, both ends included."""
    letters = (get_column_letter(column) for column in range(left, right + 1))
    return sum(
        float(sheet.column_dimensions[letter].width) if letter in sheet.column_dimensions else _DEFAULT_WIDTH
        for letter in letters
    )


def fit_heights(sheet: Worksheet, first: int, last: int) -> None:
    """Set the heights of rows to what their wrapped texts need; merged cells count with their merged width."""
    spans = {(area.min_row, area.min_col): area.max_col for area in sheet.merged_cells.ranges}
    # All rows in one call: openpyxl scans the whole sheet for its width on each call of iter_rows.
    for row, cells in enumerate(sheet.iter_rows(min_row=first, max_row=last), first):
        height = BODY_SIZE * LINE
        for cell in cells:
            if isinstance(cell, Cell) and isinstance(cell.value, str) and cell.alignment.wrap_text:
                width = columns_width(sheet, cell.column, spans.get((row, cell.column), cell.column))
                lines = count_cell_lines(cell, cell.value, width)
                height = max(height, lines * float(cell.font.size or BODY_SIZE) * LINE)
        sheet.row_dimensions[row].height = round(height + 3, 1)
