"""A sheet as it was read, before anything is understood.

Rows and columns are 1-based everywhere outside a Grid's own ``rows``, as an official sees them in Excel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Scalar = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell can hold; empty text is None."""


def column_letter(column: int) -> str:
    """Return the Excel letters of a 1-based column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return the Excel name of a cell, 1-based."""
    return f"{column_letter(column)}{row}"


@dataclass(frozen=True)
class Span:
    """A merged range, 1-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """One sheet of one file."""

    sheet: str
    """Sheet name; empty for a csv."""
    rows: tuple[tuple[Scalar, ...], ...]
    """Cells by row from row 1, rows of equal length; a cell keeps its place."""
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    date_1904: bool = False
    """Serial numbers count from 1904 (old Macintosh workbooks)."""

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def cell(self, row: int, column: int) -> Scalar:
        """Return the value at a 1-based place; None beyond the edge."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None
