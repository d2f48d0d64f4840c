"""A sheet as read, before its tables are recognised.

Rows and columns are 1-based as in Excel, except in the tuples of ``Grid.rows``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence  # noqa: TC003 -- the annotations are read at run time
from dataclasses import dataclass, field
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


def column_number(letters: str) -> int:
    """Return the 1-based number of a column's Excel letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Return the Excel name of a cell, 1-based."""
    return f"{column_letter(column)}{row}"


def row_span(rows: tuple[int, int]) -> str:
    """Return first and last of neighbouring rows as text: ``4`` or ``4–5``."""
    return str(rows[0]) if rows[0] == rows[1] else f"{rows[0]}–{rows[1]}"


def row_spans(rows: Iterable[int], most: int = 8) -> str:
    """Return ascending rows as text with at most ``most`` spans: ``7, 9–12``, and ``…`` for those that follow."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return ", ".join([*map(row_span, spans[:most]), *("…" for _ in spans[most : most + 1])])


@dataclass(frozen=True)
class Span:
    """A merged range, 1-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


COMMENT_UNREAD = "comment-unread"
"""Code of the finding that a cell has a comment."""
INVISIBLE = "text-invisible"
"""Code of the finding that a cell shows nothing of its value, by its colour or format."""
COMMENT_AUTHOR = "pora (koreksi)"
"""Author of the comments of a correction workbook, by which they are recognised when it is sent in again."""
Place = tuple[int, int]
"""Row and column of a cell, 1-based."""


@dataclass(frozen=True)
class CellFinding:
    """Something that a reader knows of a cell and that its value does not tell."""

    row: int
    """1-based, as the column."""
    column: int
    code: str
    """Code of the problem that it is."""
    value: str
    """What the cell shows."""


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
    struck: frozenset[Place] = frozenset()
    """Filled cells that are struck through as a whole."""
    displayed_texts: Mapping[Place, str] = field(default_factory=dict)
    """What cells with a number show where their number format adds letters or zeros: ``E00123456`` for 123456."""
    findings: tuple[CellFinding, ...] = ()
    """What is wrong with cells before anything is made of them, by row and column."""

    @property
    def damaged(self) -> tuple[CellFinding, ...]:
        """The findings by which the value of a cell is not what was meant; a comment or colour damages no value."""
        return tuple(finding for finding in self.findings if finding.code not in {COMMENT_UNREAD, INVISIBLE})

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

    def column(self, column: int, rows: Sequence[int]) -> list[Scalar]:
        """Return what :meth:`cell` does of a column in each of some rows."""
        if not 1 <= column <= self.width:
            return [None] * len(rows)
        every_row, height, at = self.rows, self.height, column - 1
        return [every_row[row - 1][at] if 1 <= row <= height else None for row in rows]

    def struck_rows(self) -> frozenset[int]:
        """Return the rows of which every filled cell is struck through, 1-based."""
        filled = Counter(row for row, _column in self.struck)
        return frozenset(
            row for row, count in filled.items() if count == len(self.rows[row - 1]) - self.rows[row - 1].count(None)
        )
