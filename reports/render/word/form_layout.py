"""The cells of a ministry's form as Word draws them: heads that span columns and rows, column numbers, sub-lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reports.render import column_widths
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Cell, Form, SubLine

Upright = Literal["", "restart", "continue"]
"""Whether a cell begins one that goes on in the rows below, or goes on with it."""
MANY_COLUMNS = 10
"""Columns above which the heads of a form are set in the smallest type."""
SMALLEST = 6.4
SMALL = 8.0
NUMBERS = 7.0
BODY = 8.5
"""Sizes of type in points: heads of many columns, other heads and remarks, column numbers, cells."""
_SIZE_OF_WIDTHS = 8.8
"""Size of the type that widths of words are told in."""
BODY_SCALE = BODY / _SIZE_OF_WIDTHS
"""Type of the tables of a Word copy, as a share of that."""
_NARROW_PADDING = 1.0
"""Left and right of a head of the smallest type together, in millimetres."""
_WIDE_PADDING = 2.2


@dataclass(frozen=True)
class FormCell:
    """A cell of a form with its place in the grid."""

    text: str
    columns: int = 1
    upright: Upright = ""
    size: float = BODY
    bold: bool = False
    left: bool = False


def head_size(form: Form) -> float:
    """Return the size of type of the heads of a form."""
    return SMALLEST if len(form.widths) > MANY_COLUMNS else SMALL


def least_width(form: Form) -> float:
    """Return the width in millimetres at which no word of a head is broken, columns being as wide as declared."""
    scale = head_size(form) / _SIZE_OF_WIDTHS
    padding = _NARROW_PADDING if head_size(form) == SMALLEST else _WIDE_PADDING
    total = sum(form.widths)
    column, needed = 0, 0.0
    for cells in head_rows(form):
        for cell in cells:
            share = sum(form.widths[column : column + cell.columns]) / total
            needed = max(needed, (column_widths.longest_word_width(cell.text) * scale + padding) / share)
            column = (column + cell.columns) % len(form.widths)
    return needed


def head_rows(form: Form) -> list[list[FormCell]]:
    """Return the rows of the head of a form, each as wide as the form."""
    size = head_size(form)
    rows: list[list[FormCell]] = []
    covered: dict[int, tuple[int, int]] = {}
    """First column → columns of a cell from above, and rows that it still covers."""
    for declared in form.head:
        row, waiting, column = [], iter(declared), 0
        while column < len(form.widths):
            columns, left = covered.get(column, (0, 0))
            if left:
                row.append(FormCell("", columns, "continue", size, bold=True))
                covered[column] = (columns, left - 1)
            else:
                cell = next(waiting)
                columns = cell.columns
                covered[column] = (columns, cell.rows - 1)
                row.append(FormCell(cell.text, columns, "restart" if cell.rows > 1 else "", size, bold=True))
            column += columns
        rows.append(row)
    return rows


def number_row(form: Form) -> list[FormCell]:
    """Return the row of column numbers."""
    return [FormCell(str(number), size=NUMBERS) for number in range(1, len(form.widths) + 1)]


def body_rows(form: Form) -> Iterator[list[FormCell]]:
    """Yield the rows below the head: what stands in place of rows, rows with their sub-lines, and the total."""
    if form.nil or not form.rows:
        yield [FormCell(form.nil or formats.NIHIL, len(form.widths))]
    rows = (*form.rows, *((form.total,) if form.total else ()))
    for index, cells in enumerate(rows):
        below = form.below(index)
        yield _row(form, cells, is_total=index == len(form.rows), has_lines=bool(below))
        for line in below:
            yield _subline(form, line)


def _row(form: Form, cells: tuple[Cell, ...], *, is_total: bool, has_lines: bool) -> list[FormCell]:
    last = len(cells) - 1
    size = BODY if form.total else SMALL
    return [
        FormCell(
            formats.cell(cell),
            upright="restart" if has_lines and column in {0, last} else "",
            size=size,
            bold=is_total,
            left=not is_total and (column == 1 or (column > 1 and isinstance(cell, str) and len(cell) > 1)),
        )
        for column, cell in enumerate(cells)
    ]


def _subline(form: Form, line: SubLine) -> list[FormCell]:
    """Return a line below a row, whose first and last cells go on."""
    size = BODY if form.total else SMALL
    cells = [FormCell(formats.cell(cell), span, size=size) for cell, span in zip(line.cells, line.spans, strict=True)]
    goes_on = FormCell("", upright="continue")
    return [goes_on, FormCell(line.label, size=SMALL, left=True), *cells, goes_on]
