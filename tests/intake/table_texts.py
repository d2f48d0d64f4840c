"""Reads tables written as text, each row with what it is, and saves them as workbooks: truth and sheet in one place.

A table begins with ``--- its name``. A line is a row: a letter for what it is, then the cells between bars.
T title, H header, X column numbers, G name of a group, R record, S total of a block, Z closing total, N note, a dot
for a blank row. ``<`` goes on with the merged cell to the left, ``^`` with the one above, ``.^`` is a blank row that
the cells above reach over where the row below says so. Digits are numbers, YYYY-MM-DD dates, '12' the text 12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.model.grid import Scalar

_BODY = "GRS"
_MARKS = {"<", "^"}


@dataclass(frozen=True)
class Answer:
    """Where a table is, rows and columns 1-based."""

    header: tuple[int, int]
    data: tuple[int, int]
    records: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass
class TextTable:
    """A sheet as it is drawn."""

    name: str
    rows: list[list[Scalar]] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    marks: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, line: str) -> None:
        """Add a line as a row."""
        self.letters.append(line[0])
        self.rows.append([])
        if line.startswith(".^"):
            self.marks[len(self.rows), 0] = "^"
        if line[0] == ".":
            return
        for column, part in enumerate(line[2:].split("|"), start=1):
            text = part if column == 1 else part.removeprefix(" ")  # spaces that set a label in stay
            stripped = text.strip()
            if stripped in _MARKS:
                self.marks[len(self.rows), column] = stripped
            self.rows[-1].append(None if stripped in {"", *_MARKS} else _cell(text))

    def answers(self) -> list[Answer]:
        """Return the tables of the sheet by the letters of its rows."""
        heads: list[list[int]] = []
        for row, letter in enumerate(self.letters, start=1):
            if letter == "H" and heads and not set("RT").intersection(self.letters[heads[-1][-1] : row]):
                heads[-1].append(row)
            elif letter == "H":
                heads.append([row])
        ends = [*(rows[0] for rows in heads[1:]), len(self.rows) + 1]
        return [self._answer(rows, end) for rows, end in zip(heads, ends, strict=True)]

    def _answer(self, header: list[int], end: int) -> Answer:
        body = [row for row in range(header[-1], end) if self.letters[row - 1] in _BODY]
        records = tuple(row for row in body if self.letters[row - 1] == "R")
        filled = {
            column
            for row in (*header, *body)
            for column, cell in enumerate(self.rows[row - 1], start=1)
            if cell is not None or self.marks.get((row, column)) == "<"
        }
        return Answer((header[0], header[-1]), (body[0], body[-1]), records, tuple(sorted(filled)))

    def spans(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield the merged cells: top, left, bottom, right."""
        for row, cells in enumerate(self.rows, start=1):
            for column, cell in enumerate(cells, start=1):
                right, bottom = column, row
                while self.marks.get((row, right + 1)) == "<":
                    right += 1
                while self._goes_on(bottom + 1, column):
                    bottom += 1
                if cell is not None and (right, bottom) != (column, row):
                    yield row, column, bottom, right

    def _goes_on(self, row: int, column: int) -> bool:
        if (row, 0) in self.marks:
            return self.marks.get((row + 1, column)) == "^"
        return self.marks.get((row, column)) == "^"

    def save(self, path: Path) -> None:
        """Write the sheet as a workbook."""
        book = openpyxl.Workbook()
        page = book.active
        for row, cells in enumerate(self.rows, start=1):
            for column, cell in enumerate(cells, start=1):
                if cell is not None:
                    page.cell(row, column, cell)
        for top, left, bottom, right in self.spans():
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        book.save(path)


def _cell(text: str) -> Scalar:
    stripped = text.strip()
    if re.fullmatch(r"-?\d+", stripped):
        return int(stripped)
    if re.fullmatch(r"-?\d+\.\d+", stripped):
        return float(stripped)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", stripped):
        return date.fromisoformat(stripped)
    return stripped[1:-1] if re.fullmatch(r"'.*'", stripped) else text.rstrip()


def tables(path: Path) -> Iterator[TextTable]:
    """Yield the tables of a file."""
    for part in re.split(r"(?m)^--- ", path.read_text(encoding="utf-8"))[1:]:
        name, *lines = part.splitlines()
        table = TextTable(name)
        for line in lines:
            if line.strip():
                table.add(line)
        yield table
