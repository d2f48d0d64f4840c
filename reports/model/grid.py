"""A sheet as read, before its tables are recognised.

Rows and columns are 1-based as in Excel, except in the tuples of ``Grid.rows``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Scalar = str | int | float | bool | date | datetime | time | timedelta | None
"""Value of a cell; empty text is None."""


def column_letter(column: int) -> str:
    """Return the Excel letters of a 1-based column."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
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
    """Cells by row from row 1; all rows have the same length, and empty cells are included."""
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    date_1904: bool = False
    """Date serial numbers count from 1904 (old Macintosh workbooks)."""

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def cell(self, row: int, column: int) -> Scalar:
        """Return the value of a cell, 1-based; None outside the sheet."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None
