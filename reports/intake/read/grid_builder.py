"""Brings what any reader found into a Grid: rows of equal length, blanks as None, ranges cut to the area."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from reports.intake.read.contract import Unreadable
from reports.intake.read.damaged_texts import WITHOUT_VALUE, errors_in, visible
from reports.intake.read.layout import Layout
from reports.intake.read.wrapped_columns import unwrapped
from reports.model.grid import Grid, Scalar, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.model.grid import Place

MOST_CELLS = 1_048_576 * 24
"""A sheet with a larger area is refused: all rows of Excel in two dozen columns still pass."""

MOST_COLUMNS = 16_384
MOST_ROWS, MOST_FILLED_ROWS, MOST_FILLED = 1_100_000, 500_000, 6_000_000
"""Rows, rows with anything in them, and filled cells of a file; what is made of more takes longer than a file may take,
or more memory (measured: a million rows of four cells 25 s, 7.2 million cells in 400,000 rows 16 s and 0.8 GiB)."""


def grid(name: str, rows: Iterable[Sequence[Scalar]], layout: Layout | None = None, *, hidden: bool = False) -> Grid:
    """Return a sheet's Grid."""
    layout = layout or Layout()
    # a sheet may have a million cells: this takes half the time of a function called for each
    filled = [
        tuple(
            [
                (None if not cell or cell.isspace() else cell if cell.isascii() else visible(cell))
                if type(cell) is str
                else None
                if type(cell) is float and cell - cell
                else cell
                # a number less itself is 0 only if it is finite
                for cell in row
            ]
        )
        for row in rows
    ]
    width = max(map(len, filled), default=0)
    refuse_area(len(filled), width)
    blank = (None,) * width
    # all blank rows are one object
    even = [
        blank if not row else (blank if row == blank else row) if len(row) == width else _widened(row, blank)
        for row in filled
    ]
    bare, wrapped = unwrapped(tuple(even))
    findings = (*layout.findings, *errors_in(bare), *wrapped)
    blanks = [(finding.row, finding.column) for finding in findings if finding.code in WITHOUT_VALUE]
    return framed(name, _with_blanks_at(bare, blanks), replace(layout, findings=findings), hidden=hidden)


def framed(name: str, rows: tuple[tuple[Scalar, ...], ...], layout: Layout, *, hidden: bool = False) -> Grid:
    """Return the Grid of rows that are even already, and hold None for every blank."""
    height, width = len(rows), len(rows[0]) if rows else 0
    return Grid(
        name,
        rows,
        _clipped(layout.merged, height, width),
        hidden,
        frozenset(row for row in layout.hidden_rows if row <= height),
        frozenset(column for column in layout.hidden_columns if column <= width),
        layout.date_1904,
        frozenset(place for place in layout.struck if _holds(rows, place)),
        {place: text for place, text in layout.displayed_texts.items() if _holds(rows, place)},
        layout.findings,
    )


def _with_blanks_at(rows: tuple[tuple[Scalar, ...], ...], places: list[Place]) -> tuple[tuple[Scalar, ...], ...]:
    """Return the rows with these cells blank."""
    filled = [place for place in places if _holds(rows, place)]
    if not filled:
        return rows
    changed = list(rows)
    for row, column in filled:
        cells = list(changed[row - 1])
        cells[column - 1] = None
        changed[row - 1] = tuple(cells)
    return tuple(changed)


def _holds(rows: tuple[tuple[Scalar, ...], ...], place: Place) -> bool:
    """Tell whether a cell holds anything."""
    row, column = place
    return 1 <= row <= len(rows) and 1 <= column <= len(rows[0]) and rows[row - 1][column - 1] is not None


def sparse(cells: Mapping[tuple[int, int], Scalar]) -> list[list[Scalar]]:
    """Return the rows that hold these cells, given by 1-based row and column.

    Raises:
        Unreadable: the cells lie too far apart.
    """
    filled = {place: value for place, value in cells.items() if value is not None}
    height = max((row for row, _ in filled), default=0)
    refuse_area(height, max((column for _, column in filled), default=0))
    rows: list[list[Scalar]] = [[] for _ in range(height)]
    for (row, column), value in sorted(filled.items(), key=lambda item: item[0]):
        row_cells = rows[row - 1]
        row_cells.extend([None] * (column - 1 - len(row_cells)))
        row_cells.append(value)
    return rows


def refuse_area(height: int, width: int) -> None:
    """Raise when a sheet is too large to be held, or wider than any office program makes one."""
    if height * width > MOST_CELLS or width > MOST_COLUMNS:
        raise Unreadable("file-too-large")


def refuse_excess(grids: Sequence[Grid]) -> None:
    """Raise when the sheets of a file together are more than can be worked on."""
    area, height = sum(sheet.height * sheet.width for sheet in grids), sum(sheet.height for sheet in grids)
    if area <= MOST_FILLED and height <= MOST_FILLED_ROWS:
        return  # were every cell filled, it would not be too much
    filled = [len(row) - row.count(None) for sheet in grids for row in sheet.rows]
    excess = (
        area > MOST_CELLS,
        len(filled) > MOST_ROWS,
        len(filled) - filled.count(0) > MOST_FILLED_ROWS,
        sum(filled) > MOST_FILLED,
    )
    if any(excess):
        raise Unreadable("file-too-large")


def moment(value: datetime) -> Scalar:
    """Return a moment as calamine gives it: a date at midnight."""
    plain = value.replace(tzinfo=None)
    return plain.date() if plain.time() == time() else plain


def _widened(row: tuple[Scalar, ...], blank: tuple[None, ...]) -> tuple[Scalar, ...]:
    """Return a short row at full width."""
    return blank if row.count(None) == len(row) else row + blank[len(row) :]


def _clipped(merged: Iterable[Span], height: int, width: int) -> tuple[Span, ...]:
    """Return the merged ranges cut to the area of the sheet.

    Ranges do not overlap in any workbook an office program wrote, so that all together are no larger than the sheet;
    those that come after the sheet is used up are there to keep their reader busy.
    """
    clipped: list[Span] = []
    area_left = height * width
    for span in merged:
        cut = Span(span.top, span.left, min(span.bottom, height), min(span.right, width))
        area = (cut.bottom - cut.top + 1) * (cut.right - cut.left + 1)
        if cut.top <= cut.bottom and cut.left <= cut.right and area <= area_left:
            clipped.append(cut)
            area_left -= area
    return tuple(clipped)
