"""Locates a table that is of none of our kinds, by the contrast between its header and what stands below.

Body rows fill much the same columns with the same sorts of things; a header is text (or years) over columns that hold
numbers, or simply the first wide row. A blank row does not end a table whose next row fills its key columns; notes,
sources and summaries of another shape do.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.recognise.labels import labels, text_of
from reports.intake.recognise.row_shapes import NEUTRAL, TEXT, YEAR, Shape, is_numeric, shapes_of, value_of
from reports.model.sheet import RowRole
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid

_TOTAL = re.compile(
    r"\b(?:JUMLAH|JML|JLH|TOTAL|TOTALS|SUBTOTAL|SUB TOTAL|GRAND TOTAL|REKAPITULASI|NASIONAL|KESELURUHAN)\b"
)
_MOST_HEADER_ROWS = 6
_FEWEST_ROWS = 2
"""Records that a table of no kind must have to be one."""
_ALWAYS = 0.95
"""Part of the rows that a column must fill to be a key column."""
_SOME = 0.3
"""Part of the columns of the very last row that must be sums for it to be a total."""
_NEAR = 1e-6
"""Relative difference up to which a stated sum is equal."""


@dataclass(frozen=True)
class Found:
    """A table of no kind."""

    header_rows: tuple[int, int]
    data_rows: tuple[int, int]
    labels: dict[int, Label]
    columns: tuple[int, ...]
    """Columns with a label or data."""
    structure: dict[int, RowRole]
    """Rows of the body that are no records."""
    records: tuple[int, ...]


def find(grid: Grid, first: int = 1) -> Found | None:
    """Return the first table at or below a row; None when nothing there looks like one."""
    shapes = shapes_of(grid)
    search = _Search(grid, shapes, first)
    start = search.first_data_row()
    if start is None:
        return None
    header = search.header_above(start)
    if header is None:
        return None
    start = search.with_section_rows(header, start)
    return search.table(header, start)


class _Search:
    """One search on one sheet; everything is derived from the shapes of the rows."""

    def __init__(self, grid: Grid, shapes: list[Shape], first: int) -> None:
        self.grid, self.shapes, self.first = grid, shapes, first
        counts = sorted(len(shape) for shape in shapes[first - 1 :] if len(shape) >= 2)
        self.width = counts[(3 * len(counts)) // 4] if counts else 0
        wide = [shape for shape in shapes[first - 1 :] if self.is_wide(shape)]
        filled: dict[int, list[str]] = {}
        for shape in wide:
            for column, sort in shape.items():
                filled.setdefault(column, []).append(sort)
        self.numeric = {column for column, sorts in filled.items() if _mostly_numeric(sorts)}
        self.years = {column for column, sorts in filled.items() if sorts.count(YEAR) > len(sorts) / 2}
        self.key = {column for column, sorts in filled.items() if len(sorts) >= _ALWAYS * len(wide)}

    def is_wide(self, shape: Shape) -> bool:
        """Tell whether a row fills at least half of the usual columns."""
        return len(shape) >= max(2, 0.5 * self.width)

    def shape(self, row: int) -> Shape:
        """Return the shape of a 1-based row."""
        return self.shapes[row - 1]

    def first_data_row(self) -> int | None:
        """Return the first wide row with numbers where the columns have them; in a table of text, the second."""
        wide = [row for row in range(self.first, len(self.shapes) + 1) if self.is_wide(self.shape(row))]
        if len(wide) < _FEWEST_ROWS:
            return None
        if not self.numeric:
            return wide[1]
        return next((row for row in wide if self._holds_numbers(row) and not self._is_numbering(row)), None)

    def _holds_numbers(self, row: int) -> bool:
        shape = self.shape(row)
        there = [column for column in self.numeric if column in shape]
        fitting = [column for column in there if is_numeric(shape[column]) or shape[column] == NEUTRAL]
        if not there or len(fitting) < 0.6 * len(there):
            return False
        # years over columns that are no years are a header
        years = [column for column in there if shape[column] == YEAR and column not in self.years]
        return len(years) < 0.6 * len(there)

    def _is_numbering(self, row: int) -> bool:
        """Tell whether a row holds the column numbers, 1 2 3 and on."""
        values = [value_of(cell) for cell in self.grid.rows[row - 1] if cell is not None]
        return len(values) >= 3 and values == [float(number) for number in range(1, len(values) + 1)]

    def header_above(self, start: int) -> tuple[int, int] | None:
        """Return the header rows above the first data row; None when there are none."""
        bottom = start - 1
        while bottom >= self.first and (
            not self.shape(bottom) or self._is_numbering(bottom) or self._is_section(bottom)
        ):
            bottom -= 1
        if bottom < self.first or not self._may_be_header(bottom, set(), lowest=True):
            return None
        top, labelled = bottom, set(self.shape(bottom))
        while (
            top - 1 >= self.first
            and bottom - top + 2 <= _MOST_HEADER_ROWS
            and self._may_be_header(top - 1, labelled, lowest=False)
        ):
            top -= 1
            labelled |= self._covered(top)
        return (top, bottom)

    def _covered(self, row: int) -> set[int]:
        """Return the columns a row labels, merged cells spread."""
        covered = set(self.shape(row))
        for span in self.grid.merged:
            if span.top <= row <= span.bottom and span.left in covered:
                covered |= set(range(span.left, span.right + 1))
        return covered

    def _may_be_header(self, row: int, labelled: set[int], *, lowest: bool) -> bool:
        """Tell whether a row above the data may be a header row and is no title, unit or key:value row."""
        shape = self.shape(row)
        texts = [text_of(cell) for cell in self.grid.rows[row - 1] if cell is not None]
        if not shape or any(text == ":" or text.endswith(" :") for text in texts):
            return False
        merged = self._partly_merged(row)
        if lowest:
            return len(shape) >= 2 or merged
        if len(shape) == 1:
            return merged
        missing = set(range(min(shape), max(shape) + 1)) - labelled
        return merged or len(shape) >= 3 or bool(missing & self._used())

    def _used(self) -> set[int]:
        return self.numeric | self.key

    def _partly_merged(self, row: int) -> bool:
        """Tell whether a row holds a merged cell over some, not nearly all, of the columns."""
        return any(
            span.top <= row <= span.bottom and 2 <= span.right - span.left + 1 < 0.9 * max(self.width, 3)
            for span in self.grid.merged
            if self.grid.cell(span.top, span.left) is not None
        )

    def _is_section(self, row: int) -> bool:
        """Tell whether a thin row above the first wide one belongs to the body: it has numbers where they stand."""
        shape = self.shape(row)
        there = {column: sort for column, sort in shape.items() if column in self.numeric}
        return (
            bool(there)
            and not self.is_wide(shape)
            and all(is_numeric(sort) for sort in there.values())
            and YEAR not in there.values()
        )

    def with_section_rows(self, header: tuple[int, int], start: int) -> int:
        """Return the first row of the body: thin rows between header and numbers belong to it."""
        between = [row for row in range(header[1] + 1, start) if self.shape(row) and not self._is_numbering(row)]
        return between[0] if between else start

    def table(self, header: tuple[int, int], start: int) -> Found | None:
        """Return the table below a header."""
        last = self._last_row(start)
        rows = [row for row in range(start, last + 1) if self.shape(row)]
        structure = self._structure(header, rows)
        while (
            rows
            and structure.get(rows[-1]) in {RowRole.TOTAL, RowRole.GROUP, RowRole.NOTE}
            and not self._closes(rows, structure)
        ):
            structure.pop(rows.pop())
        records = tuple(row for row in rows if row not in structure)
        if len(records) < _FEWEST_ROWS:
            return None
        found = labels(self.grid, *header)
        with_data = {column for row in rows for column in self.shape(row)}
        numbering = {row: RowRole.NUMBERING for row in range(header[1] + 1, start) if self.shape(row)}
        labelled = {column for row in range(header[0], header[1] + 1) for column in self.shape(row)}
        columns = tuple(sorted(with_data | labelled))
        return Found(header, (rows[0], rows[-1]), found, columns, numbering | structure, records)

    def _last_row(self, start: int) -> int:
        """Return the last row of the body, walking over blank rows and thin rows while wide ones of its kind follow."""
        last, gap = start, False
        body: list[Shape] = []
        for row in range(start, len(self.shapes) + 1):
            shape = self.shape(row)
            if not shape:
                gap = True
            elif self.is_wide(shape):
                if gap and not self._resumes(shape, body):
                    break
                body.append(shape)
                last, gap = row, False
        return last

    def _resumes(self, shape: Shape, body: list[Shape]) -> bool:
        """Tell whether a row behind a blank one goes on with the table: it fills the key columns as they are."""
        filled = Counter(column for one in body for column in one)
        key = {column for column, number in filled.items() if number >= _ALWAYS * len(body)}
        fitting = all(
            is_numeric(shape[column]) or shape[column] == NEUTRAL for column in key & self.numeric if column in shape
        )
        return key <= set(shape) and fitting

    def _structure(self, header: tuple[int, int], rows: list[int]) -> dict[int, RowRole]:
        """Return the rows of the body that are no records: totals by word or sum, groups, repeated headers."""
        head = {tuple(text_of(cell) for cell in self.grid.rows[row - 1]) for row in range(header[0], header[1] + 1)}
        structure: dict[int, RowRole] = {}
        block: list[int] = []
        for row in rows:
            role = (
                RowRole.REPEATED_HEADER
                if tuple(text_of(cell) for cell in self.grid.rows[row - 1]) in head
                else self._role(row, rows, block)
            )
            if role is None:
                block.append(row)
            else:
                structure[row] = role
                block = []
        return structure

    def _role(self, row: int, rows: list[int], block: list[int]) -> RowRole | None:
        shape = self.shape(row)
        if self._is_numbering(row) and self.is_wide(shape):
            return RowRole.NUMBERING
        if not any(column in self.numeric for column in shape) and len(shape) == 1 and self.numeric:
            return RowRole.GROUP
        if self._says_total(row) or self._sums(row, block):
            return RowRole.TOTAL
        if row == rows[-1] and (self._sums(row, rows[:-1], part=_SOME) or self._breaks_stub(row, rows)):
            return RowRole.TOTAL
        return None

    def _says_total(self, row: int) -> bool:
        """Tell whether one of the first texts of a row is a total's word, alone or in a short label."""
        texts = [cell for cell in self.grid.rows[row - 1] if isinstance(cell, str)][:3]
        return any(len(words := normal(text).split()) <= 4 and bool(_TOTAL.search(" ".join(words))) for text in texts)

    def _sums(self, row: int, block: list[int], part: float = 0.8) -> bool:
        """Tell whether a row sums those above it in the block (two rows and two columns at least).

        Published totals do not always add up: behind the last record ``part`` of the columns is enough.
        """
        columns = [column for column in self.numeric if self.shape(row).get(column) not in {None, NEUTRAL, TEXT}]
        if len(block) < 2 or len(columns) < min(2, len(self.numeric)):
            return False
        stated = {column: value_of(self.grid.cell(row, column)) for column in columns}
        sums = {column: sum(value_of(self.grid.cell(one, column)) or 0.0 for one in block) for column in columns}
        same = [
            column
            for column, value in stated.items()
            if value is not None and abs(value - sums[column]) <= _NEAR * max(1.0, abs(value))
        ]
        added = [column for column in same if stated[column]]
        return len(same) >= part * len(columns) and len(added) >= min(2, len(columns))

    def _breaks_stub(self, row: int, rows: list[int]) -> bool:
        """Tell whether the last row has text in a first column that is numbered throughout."""
        first = min((column for one in rows for column in self.shape(one)), default=1)
        numbered = [is_numeric(self.shape(one).get(first, TEXT)) for one in rows[:-1]]
        return len(numbered) > 2 and all(numbered) and self.shape(row).get(first) == TEXT

    def _closes(self, rows: list[int], structure: dict[int, RowRole]) -> bool:
        """Tell whether the last row is the total of an inner block, like the totals of the blocks before it."""
        if structure[rows[-1]] is not RowRole.TOTAL:
            return False
        label = [normal(cell) for cell in self.grid.rows[rows[-1] - 1] if isinstance(cell, str)]
        return any(
            role is RowRole.TOTAL
            and row != rows[-1]
            and bool(label)
            and label[-1] in {normal(c) for c in self.grid.rows[row - 1] if isinstance(c, str)}
            for row, role in structure.items()
        )


def _mostly_numeric(sorts: list[str]) -> bool:
    known = [sort for sort in sorts if sort != NEUTRAL]
    return bool(known) and sum(map(is_numeric, known)) >= 0.6 * len(known)
