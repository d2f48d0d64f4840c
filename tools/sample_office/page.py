"""A sheet under construction: cells at their places, merges, hidden parts. No file format is known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reports.model.grid import Span

Cell = str | int | float | date | None


@dataclass
class Page:
    """A sheet under construction; the writers of each format read it."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    """Values by (row, column), 1-based."""
    merges: list[Span] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    """Rows printed bold."""
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    boxes: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Ranges with grid lines: top, left, bottom, right."""
    widths: dict[int, float] = field(default_factory=dict)
    """Column widths in characters."""

    def put(self, row: int, column: int, value: Cell) -> None:
        """Write a cell; None leaves it empty."""
        if value is not None:
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a range unless it is a single cell."""
        if (top, left) != (bottom, right):
            self.merges.append(Span(top, left, bottom, right))

    @property
    def height(self) -> int:
        """Last row with a value."""
        return max(row for row, _ in self.cells)

    @property
    def width(self) -> int:
        """Last column with a value."""
        return max(column for _, column in self.cells)

    def rows(self) -> list[list[Cell]]:
        """Return all rows from row 1, of equal length."""
        columns = range(1, self.width + 1)
        return [[self.cells.get((row, column)) for column in columns] for row in range(1, self.height + 1)]
