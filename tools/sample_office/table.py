"""A table under construction: header from declared columns, records, and the rows between them, each in its bin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.grid import cell_name, column_letter
from tools.sample_office.truth import ACCEPTED, DUPLICATE, SET_ASIDE, Bins, Place, TableFact, Trap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tools.sample_office.page import Cell, Page


@dataclass(frozen=True)
class Head:
    """A column of a table."""

    field: str
    """Name under which records give its cell."""
    labels: tuple[str, ...]
    """Header texts from the top; neighbours with the same upper text are merged under it."""
    width: float = 14


@dataclass(frozen=True)
class Site:
    """Which table of which file."""

    path: str
    kind: str | None
    """None for a table of no known kind."""
    period: str
    """``YYYY-MM``."""


@dataclass
class TableMaker:
    """Writes one table into a page and keeps the books about it."""

    page: Page
    site: Site
    heads: Sequence[Head]
    row: int = 1
    """Next row to write."""
    _number: int = 0
    _header: tuple[int, int] = (0, 0)
    _body: list[int] = field(default_factory=list)
    _first: int = 0
    """Row of the first record."""
    _structure: int = 0
    _bins: dict[str, int] = field(default_factory=lambda: {ACCEPTED: 0, SET_ASIDE: 0, DUPLICATE: 0})
    traps: list[Trap] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """Rows of the header."""
        return max(len(head.labels) for head in self.heads)

    def column(self, name: str) -> int:
        """Return the 1-based column of a field."""
        return next(index for index, head in enumerate(self.heads, 1) if head.field == name)

    def titles(self, *lines: str) -> None:
        """Write title rows and an empty row under them."""
        for line in lines:
            self.page.put(self.row, 1, line)
            self.page.merge(self.row, 1, self.row, min(12, len(self.heads)))
            self.page.bold.add(self.row)
            self.row += 1
        self.row += 1

    def header(self) -> None:
        """Write the header; a second time it is a repeated header."""
        top, bottom = self.row, self.row + self.depth - 1
        for index, head in enumerate(self.heads, 1):
            for level, label in enumerate(head.labels):
                if not self._continues(index, level):
                    last = bottom if level == len(head.labels) - 1 else top + level
                    self.page.put(top + level, index, label)
                    self.page.merge(top + level, index, last, self._reach(index, level))
            self.page.widths[index] = head.width
        self.page.bold.update(range(top, bottom + 1))
        if self._header == (0, 0):
            self._header = (top, bottom)
        self._structure += self.depth
        self.row = bottom + 1

    def _continues(self, index: int, level: int) -> bool:
        """Tell whether a label stands under the same merged text as its left neighbour's."""
        if index == 1:
            return False
        here, left = self.heads[index - 1].labels, self.heads[index - 2].labels
        return level < len(here) - 1 and level < len(left) - 1 and here[: level + 1] == left[: level + 1]

    def _reach(self, index: int, level: int) -> int:
        """Return the last column that a label spans."""
        last = index
        while last < len(self.heads) and self._continues(last + 1, level):
            last += 1
        return last

    def numbering(self) -> None:
        """Write the row 1 2 3 4."""
        for index in range(1, len(self.heads) + 1):
            self.page.put(self.row, index, index)
        self._structure += 1
        self.row += 1

    def record(self, cells: Mapping[str, Cell], row_bin: str = ACCEPTED) -> Place:
        """Write a numbered record and return its place."""
        self._number += 1
        for index, head in enumerate(self.heads, 1):
            self.page.put(self.row, index, self._number if head.field == "row_no" else cells.get(head.field))
        self._bins[row_bin] += 1
        self._first = self._first or self.row
        self._body.append(self.row)
        self.row += 1
        return Place(self.site.path, self.page.name, self.row - 1)

    def between(self, *cells: Cell) -> int:
        """Write a row of the body that is no record (group, inner JUMLAH, note, NIHIL); return its row."""
        for index, value in enumerate(cells, 1):
            self.page.put(self.row, index, value)
        self._structure += 1
        self._body.append(self.row)
        self.row += 1
        return self.row - 1

    def empty_number(self) -> int:
        """Write a row that holds nothing but its number; return its row."""
        self._number += 1
        return self.between(self._number)

    def gap(self) -> None:
        """Leave a blank row."""
        self.row += 1

    def below(self, *cells: Cell) -> int:
        """Write a row under the body (grand total, note, signature); return its row."""
        for index, value in enumerate(cells, 1):
            self.page.put(self.row, index, value)
        self.row += 1
        return self.row - 1

    def signature(self, *lines: str) -> None:
        """Write a signature block at the right under the table."""
        self.row += 1
        for line in lines:
            self.page.put(self.row, max(2, len(self.heads) - 3), line or None)
            self.row += 1

    def trap(self, row: int | None, name: str | None, code: str | None, note: str) -> None:
        """Note a trap in a cell of a field; without a field it is the cell in column A, without a row the table."""
        column = self.column(name) if name else 1
        cell = None if row is None else cell_name(row, column)
        value = None if row is None else self.page.cells.get((row, column))
        self.traps.append(Trap(self.site.path, self.page.name, cell, code, note, value))

    def finish(self) -> TableFact:
        """Return what is to be known about the table."""
        body = (self._first, self._body[-1]) if self._first else None
        self.page.boxes.append((self._header[0], 1, self._body[-1], len(self.heads)))
        return TableFact(
            path=self.site.path,
            sheet=self.page.name,
            kind=self.site.kind,
            period=self.site.period or None,
            hidden=self.page.hidden,
            header_rows=self._header,
            data_rows=body,
            hidden_rows=tuple(sorted(self.page.hidden_rows)),
            hidden_columns=tuple(column_letter(one) for one in sorted(self.page.hidden_columns)),
            bins=Bins(self._bins[ACCEPTED], self._bins[SET_ASIDE], self._bins[DUPLICATE], self._structure),
        )
