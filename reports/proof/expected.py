"""The tables and forms of a document as lines of cells, in the order in which every format prints them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reports.documents.figures_used import iter_blocks
from reports.model.document import Form, SignInSheet, Table
from reports.model.figures import Change, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Block, Cell, Document

    Line = tuple[Cell, ...]


@dataclass(frozen=True)
class Fault:
    """A place at which a file does not say what was composed; texts that may name a person are not told."""

    table: str
    """Title of the table; empty outside tables."""
    line: int
    """Of its body, from 1; 0 for its head or the whole of it."""
    column: int
    """From 1; 0 for the whole line."""
    expected: str = ""
    """The number or sign that was composed; empty for texts."""
    actual: str = ""

    @property
    def place(self) -> str:
        """Title with line and column."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return f"{self.table} [{':'.join(numbers)}]" if numbers else self.table


@dataclass(frozen=True)
class ExpectedTable:
    """A table as it has to be printed."""

    title: str
    subtitle: str
    head: tuple[str, ...]
    """Texts of the cells of the head, row by row."""
    lines: tuple[Line, ...]
    """Cells of the body as they follow each other; those of a line below a row of a form begin with its label."""
    offsets: tuple[tuple[int, ...], ...]
    """Column of each cell of each line, from 0."""
    is_form: bool = False

    def fault(self, line: int, column: int, actual: str) -> Fault:
        """Return a fault at a cell, both from 0, with its values if it is one of figures."""
        cell = self.lines[line][column]
        if not isinstance(cell, Figure | Change):
            return Fault(self.title, line + 1, column + 1)
        number = cell.value if isinstance(cell, Figure) else cell.difference
        return Fault(self.title, line + 1, column + 1, str(number), actual[:20] if not _has_letters(actual) else "")


def expected_tables(document: Document) -> Iterator[ExpectedTable]:
    """Yield every table, form and list to sign of a document in reading order."""
    sections = (document.completeness,) if document.completeness is not None else ()
    for block in chain(iter_blocks(sections), iter_blocks(document.sections)):
        if isinstance(block, Table | Form | SignInSheet):
            yield expected_table(block)


def expected_table(block: Block) -> ExpectedTable:
    """Return a table, form or list to sign as lines."""
    if isinstance(block, Form):
        return _form(block)
    if isinstance(block, Table):
        lines: tuple[Line, ...] = tuple(row.cells for row in block.rows)
        lines = (((block.nil,),) if block.nil else ()) + lines
        return ExpectedTable(block.title, block.subtitle, block.head, lines, tuple(map(_columns_of, lines)))
    if isinstance(block, SignInSheet):
        return ExpectedTable(block.title, block.subtitle, block.head, block.rows, tuple(map(_columns_of, block.rows)))
    raise TypeError(type(block))


def _form(form: Form) -> ExpectedTable:
    """Return a form: the row of its column numbers belongs to its head, and JUMLAH to its body."""
    head = (*(cell.text for row in form.head for cell in row), *map(str, range(1, len(form.widths) + 1)))
    lines: list[Line] = [(form.nil,)] if form.nil else []
    offsets: list[tuple[int, ...]] = [(0,)] if form.nil else []
    for index, row in enumerate((*form.rows, *((form.total,) if form.total else ()))):
        place = index if index < len(form.rows) else len(form.rows)
        lines.append(row)
        offsets.append(_columns_of(row))
        for below in form.below(place):
            lines.append((below.label, *below.cells))
            offsets.append(_below(below.spans[: len(below.cells)]))
    return ExpectedTable(form.title, form.subtitle, head, tuple(lines), tuple(offsets), is_form=True)


def _columns_of(line: Line) -> tuple[int, ...]:
    return tuple(range(len(line)))


def _below(spans: tuple[int, ...]) -> tuple[int, ...]:
    """Return the columns of a line below a row: its label in the second, then each cell over its span."""
    columns = [1, 2]
    for span in spans[:-1]:
        columns.append(columns[-1] + span)
    return tuple(columns[: len(spans) + 1])


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
