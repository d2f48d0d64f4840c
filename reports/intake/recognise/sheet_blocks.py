"""A sheet as blocks: runs of rows without a blank row between them, which hold tables or go on with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reports.intake.recognise.labels import text_of
from reports.intake.recognise.row_shapes import (
    NUMBER,
    TEXT,
    YEAR,
    Shape,
    are_years_in_a_row,
    is_column_numbering,
    shapes_of,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.grid import Grid, Scalar, Span

_TALLEST_SPAN = 30
"""Rows of a merged cell that are indexed; no header is taller."""
_FEWEST_SPACED = 3
"""Rows with a blank row after each that make one block."""
_WIDEST_GAP = 3
"""Blank rows that may lie between a header and its body."""
_TALLEST_HEADER = 20
"""Rows of a header and the titles above it."""


@dataclass(frozen=True)
class Sheet:
    """A sheet with the shapes of its rows; rows and columns are 1-based."""

    grid: Grid

    @cached_property
    def shapes(self) -> list[Shape]:
        """Shapes of the rows; item 0 is row 1. Items may be changed where a text proves to mark no data."""
        return shapes_of(self.grid)

    @cached_property
    def _spans(self) -> dict[int, list[Span]]:
        spans: dict[int, list[Span]] = defaultdict(list)
        for span in self.grid.merged:
            if self.grid.cell(span.top, span.left) is not None:
                for row in range(span.top, min(span.bottom, span.top + _TALLEST_SPAN) + 1):
                    spans[row].append(span)
        return spans

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.shapes)

    def shape(self, row: int) -> Shape:
        """Return the shape of a row."""
        return self.shapes[row - 1]

    def spans(self, row: int) -> list[Span]:
        """Return the merged cells with content that cover a row."""
        return self._spans.get(row, [])

    def cells(self, row: int) -> tuple[Scalar, ...]:
        """Return the cells of a row."""
        return self.grid.rows[row - 1]

    def texts(self, row: int) -> list[str]:
        """Return the filled cells of a row as texts."""
        return [text_of(cell) for cell in self.cells(row) if cell is not None]

    def filled_rows(self) -> list[int]:
        """Return the rows that hold anything, or that a merged cell reaches over to the next row, from the top."""
        reached = {row for row, spans in self._spans.items() if any(span.bottom > row for span in spans)}
        return [row for row, shape in enumerate(self.shapes, 1) if shape or row in reached]


def blocks(sheet: Sheet) -> list[range]:
    """Return the blocks of a sheet from the top.

    Rows that each have a blank row behind them make one block, and so do labels and the numbers without labels of
    their own that follow them behind a blank row.
    """
    parts = [part for run in _joined(sheet, list(_runs(sheet))) for part in _split(sheet, run)]
    joined: list[range] = []
    for part in parts:
        if joined and _is_header_of(sheet, joined[-1], part):
            joined[-1] = range(joined[-1][0], part[-1] + 1)
        else:
            joined.append(part)
    return joined


def _is_header_of(sheet: Sheet, above: range, below: range) -> bool:
    """Tell whether a block holds nothing but labels, all columns of the numbers that the next block begins with too."""
    if below[0] - above[-1] > _WIDEST_GAP + 1 or len(above) > _TALLEST_HEADER:
        return False
    labelled: set[int] = set()
    for row in above:
        shape = sheet.shape(row)
        labels = set(shape.values()) <= {TEXT, YEAR} or is_column_numbering(sheet.cells(row))
        if len(shape) > 1 and not labels:
            return False
        labelled |= shape.keys() if len(shape) > 1 else set()
    first = next((row for row in below if len(sheet.shape(row)) > 1 and not is_column_numbering(sheet.cells(row))), 0)
    numbers = {column for column, sort in sheet.shape(first).items() if sort == NUMBER} if first else set()
    return len(numbers) > 1 and len(labelled) > 1 and numbers <= labelled


def _runs(sheet: Sheet) -> Iterator[range]:
    """Yield the runs of rows that are not blank."""
    first = last = 0
    for row in sheet.filled_rows():
        if first and row > last + 1:
            yield range(first, last + 1)
            first = 0
        first, last = first or row, row
    if first:
        yield range(first, last + 1)


def _joined(sheet: Sheet, runs: list[range]) -> Iterator[range]:
    """Yield the runs with those of one row joined, where three follow each other two rows apart.

    The first may be a header with the first row of numbers; the others are rows of numbers then.
    """
    position = 0
    while position < len(runs):
        end, tall = position + 1, len(runs[position]) > 1
        while end < len(runs) and len(runs[end]) == 1 and runs[end][0] == runs[end - 1][-1] + 2:
            if tall and not any(NUMBER in sheet.shape(run[0]).values() for run in runs[end : end + 2]):
                break
            end += 1
        if end - position >= _FEWEST_SPACED:
            yield range(runs[position][0], runs[end - 1][-1] + 1)
        else:
            yield from runs[position:end]
        position = end


def _split(sheet: Sheet, run: range) -> Iterator[range]:
    """Yield the parts of a run that begins tables anew: a title and a new header below rows with numbers."""
    first, headers = run[0], set[tuple[str, ...]]()
    for row in run:
        if len(sheet.shape(row)) < 2 or not is_labels_only(sheet.shape(row)):
            continue
        title, texts = _title_above(sheet, row, first), tuple(sheet.texts(row))
        if title and texts not in headers and _stands_over_numbers(sheet, row, title - 1):
            yield range(first, title)
            first = title
        headers.add(texts)
    yield range(first, run[-1] + 1)


def _stands_over_numbers(sheet: Sheet, header: int, above: int) -> bool:
    """Tell whether a row has labels in columns where a row above has numbers; years are labels where they run on."""
    numbers, labels = sheet.shape(above), sheet.shape(header)
    columns = [column for column in labels if numbers.get(column) in {NUMBER, YEAR}]
    years = [value_of(sheet.cells(header)[column - 1]) or 0.0 for column in columns if labels[column] == YEAR]
    return bool(columns) and (not years or are_years_in_a_row(years))


def is_labels_only(shape: Shape) -> bool:
    """Tell whether a row holds texts and years only."""
    return {TEXT} <= set(shape.values()) <= {TEXT, YEAR}


def _title_above(sheet: Sheet, row: int, first: int) -> int:
    """Return the first of the rows with one text right above a row; 0 for none, or when they begin the run."""
    title = 0
    while row - 1 > first and list(sheet.shape(row - 1).values()) == [TEXT]:
        row = title = row - 1
    return title
