"""Writes rows, sub-lines and JUMLAH of a form into the lines of its sheet, with live formulas that add them up."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.render.excel.cells import cell_at, put_value
from reports.render.excel.live_totals import put_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Cell, Form, SubLine
    from reports.render.excel.package import CachedValues


@dataclass(frozen=True)
class FormBody:
    """Where the rows of a form stand on its sheet."""

    form: Form
    sheet: Worksheet
    top: int
    """Sheet row of the first line."""
    left: int
    right: int
    cached: CachedValues

    @property
    def lines(self) -> tuple[int, ...]:
        """Sheet row of each row of the form."""
        heights = (1 + len(self.form.below(index)) for index in range(len(self.form.rows)))
        return tuple(accumulate(heights, initial=self.top))[:-1]

    def places(self, total_line: int | None) -> Iterator[tuple[Cell, int, int]]:
        """Yield each content with its sheet row and column.

        Args:
            total_line: sheet row of JUMLAH; None where there is none.
        """
        lines = self.lines if total_line is None else (*self.lines, total_line)
        for index, (line, cells) in enumerate(zip(lines, (*self.form.rows, self.form.total), strict=False)):
            yield from ((content, line, self.left + offset) for offset, content in enumerate(cells))
            for depth, subline in enumerate(self.form.below(index), 1):
                for cell, position, _span in self._cells_of(line + depth, subline):
                    yield subline.cells[position], cell.row, cell.column

    def write_rows(self) -> None:
        """Write the rows with their sub-lines; the last column is a formula over the summed columns."""
        for index, (line, cells) in enumerate(zip(self.lines, self.form.rows, strict=True)):
            self._write_cells(line, cells)
            self._write_sublines(line, self.form.below(index))
            if self.form.summed:
                self._sum_row(line, cells, self.form.below(index))

    def write_total(self, line: int) -> None:
        """Write the JUMLAH row: formulas where the form declares summed columns, else plain values."""
        below = self.form.below(len(self.form.rows))
        self._write_sublines(line, below)
        for offset, total in enumerate(self.form.total):
            cell = cell_at(self.sheet, line, self.left + offset)
            if self.form.summed:
                parts = [cells[offset] for cells in self.form.rows]
                put_total(cell, total, parts, _area(self.lines, self.left + offset), cached=self.cached)
            else:
                put_value(cell, total)
        for depth, subline in enumerate(below, 1):
            self._sum_sublines(line + depth, subline)

    def _write_cells(self, line: int, cells: tuple[Cell, ...]) -> None:
        for offset, content in enumerate(cells):
            put_value(cell_at(self.sheet, line, self.left + offset), content)

    def _write_sublines(self, line: int, below: tuple[SubLine, ...]) -> None:
        """Write the lines below a row, whose number and JUMLAH stand once for all of them."""
        for depth, subline in enumerate(below, 1):
            put_value(cell_at(self.sheet, line + depth, self.left + 1), subline.label)
            for cell, column, span in self._cells_of(line + depth, subline):
                put_value(cell, subline.cells[column])
                if span > 1:
                    last = cell.column + span - 1
                    self.sheet.merge_cells(
                        start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=last
                    )
        if below:
            for column in (self.left, self.right):
                self.sheet.merge_cells(
                    start_row=line, end_row=line + len(below), start_column=column, end_column=column
                )

    def _cells_of(self, line: int, subline: SubLine) -> list[tuple[SheetCell, int, int]]:
        """Return each cell of a sub-line with its index and its span."""
        columns = accumulate(subline.spans, initial=self.left + 2)
        return [
            (cell_at(self.sheet, line, column), index, span)
            for index, (column, span) in enumerate(zip(columns, subline.spans, strict=False))
        ]

    def _sum_row(self, line: int, cells: tuple[Cell, ...], below: tuple[SubLine, ...]) -> None:
        """Write JUMLAH of a row as the sum of its summed columns and of the same columns of its sub-lines."""
        summed = self.form.summed
        parts = [cells[offset] for offset in summed]
        parts += [part for subline in below for part in summed_cells(subline, summed)]
        areas = (_row_area(line + depth, self.left, summed) for depth in range(len(below) + 1))
        put_total(cell_at(self.sheet, line, self.right), cells[-1], parts, ",".join(areas), cached=self.cached)

    def _sum_sublines(self, line: int, total: SubLine) -> None:
        """Write a sub-line of JUMLAH as the sum of the same sub-lines of the rows."""
        matching_lines = [
            (line_above + depth, subline)
            for index, line_above in enumerate(self.lines)
            for depth, subline in enumerate(self.form.below(index), 1)
            if subline.label == total.label
        ]
        for cell, index, _span in self._cells_of(line, total):
            area = _area(tuple(line_above for line_above, _ in matching_lines), cell.column)
            parts = [subline.cells[index] for _, subline in matching_lines]
            put_total(cell, total.cells[index], parts, area, cached=self.cached)


def summed_cells(subline: SubLine, summed: tuple[int, ...]) -> list[Cell]:
    """Return the cells of a sub-line that begin in a summed column."""
    offsets = accumulate(subline.spans, initial=2)
    return [cell for offset, cell in zip(offsets, subline.cells, strict=False) if offset in summed]


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of neighbouring numbers.

    Example:
        >>> _runs((8, 10, 11, 12))
        [(8, 8), (10, 12)]
    """
    groups = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in group] for _, group in groups]
    return [(run[0], run[-1]) for run in runs]


def _area(lines: tuple[int, ...], column: int) -> str:
    """Return the cells of a column in some lines as text, with neighbours joined into ranges.

    Example:
        >>> _area((8, 10, 11), 3)
        'C8,C10:C11'
    """
    letter = get_column_letter(column)
    return ",".join(f"{letter}{a}" if a == b else f"{letter}{a}:{letter}{b}" for a, b in _runs(lines))


def _row_area(row: int, left: int, offsets: tuple[int, ...]) -> str:
    """Return the cells of a row at 0-based offsets as text, with neighbours joined into ranges.

    Example:
        >>> _row_area(9, 1, (2, 3, 4, 7))
        'C9:E9,H9'
    """
    names = [(get_column_letter(left + first), get_column_letter(left + last)) for first, last in _runs(offsets)]
    return ",".join(f"{first}{row}" if first == last else f"{first}{row}:{last}{row}" for first, last in names)
