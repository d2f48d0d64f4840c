"""Whether a log without records declares that there was nothing, for which month, or only may do so and is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit, nil_rows, periods
from reports.intake.recognise.body_lines import says_total
from reports.model.grid import cell_name
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary import nil_sentences, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid, Scalar
    from reports.model.period import Month, Period
    from reports.model.place import Place

_MOST_ROWS = 30
"""Rows below a header in which a declaration is looked for."""


@dataclass(frozen=True)
class Declaration:
    """What a table says of nothing."""

    declared: bool = False
    through: Month | None = None
    """The last month that a row which says NIHIL names."""
    cell_asked: str | None = None
    """The cell of what may declare nil."""
    dashes: str | None = None
    """The first cell of the row of dashes by which the table is nil."""

    def problems(self, place: Place, sheet: str) -> Iterator[Problem]:
        """Yield what is told of it."""
        if self.cell_asked:
            yield Problem("nil-asked", place.path, sheet, self.cell_asked)
        if self.dashes:
            yield Problem("nil-by-dashes", place.path, sheet, self.dashes)


@dataclass(frozen=True)
class _Rows:
    """The rows below the header of one table."""

    grid: Grid
    header: Header
    body: Body
    fields: Mapping[int, str]

    def texts(self, row: int) -> list[tuple[int, str]]:
        """Return the texts of a row with their columns."""
        return [(column, cell) for column, cell in self.cells(row) if isinstance(cell, str)]

    def cells(self, row: int) -> list[tuple[int, Scalar]]:
        """Return the cells of a row in the columns of the table."""
        cells = ((column, self.grid.cell(row, column)) for column in self.header.labels)
        return [(column, cell) for column, cell in cells if cell is not None]

    def is_number(self, column: int, cell: Scalar) -> bool:
        """Tell whether a cell is the running number of its row."""
        return self.fields.get(column) == "row_no" and cell_fit.is_row_number(cell)

    @property
    def nil(self) -> list[int]:
        """The rows that say NIHIL."""
        return [row for row, role in self.body.structure.items() if role is RowRole.NIL]


def declaration(
    grid: Grid, header: Header, body: Body, kind: str, fields: Mapping[int, str], period: Period | None, last: int
) -> Declaration:
    """Return what a table declares.

    Args:
        grid: the sheet.
        header: of the table.
        body: its rows.
        kind: of the table.
        fields: column → field.
        period: of the table.
        last: row that it reaches at most.
    """
    rows = _Rows(grid, header, body, fields)
    dated = nil_rows.last_month(grid, body.structure, fields)
    by_words = any(nil_rows.is_nil(kind, grid.rows[row - 1], list(header.labels), fields) for row in rows.nil)
    if body.records:
        return Declaration(body.nil and by_words, dated)
    if not body.nil:
        return Declaration(cell_asked=_cell_to_ask(rows, kind, last))
    row = rows.nil[0]
    cell = cell_name(row, (rows.texts(row) or rows.cells(row))[0][0])
    sentences = [text for row in rows.nil for _column, text in rows.texts(row)]
    months = [month for text in sentences for month in months_of(text, period)]
    if dated is None and (period is None or any(month is None for month in months)):
        return Declaration(cell_asked=cell)
    months_named = [month for month in (*months, dated) if month]
    return Declaration(declared=True, through=max(months_named, default=None), dashes=None if by_words else cell)


def months_of(text: str, period: Period | None) -> Iterator[Month | None]:
    """Yield the month that a sentence names; None where it is none of the table's, or one of many."""
    stated = periods.stated(text)
    if stated.period:
        within = period is None or (stated.period.first in period and stated.period.last in period)
        yield stated.period.last if within else None
    elif stated.months and period:
        yield next((month for month in period.months if month.month == stated.months[1]), None)
    elif nil_sentences.says_this_month(text) and not (period and period.is_month):
        yield None


def _cell_to_ask(rows: _Rows, kind: str, last: int) -> str | None:
    """Return the first cell below the header that may say that there was nothing; None for a blank form."""
    if kind not in nil_rows.DECLARING:
        return None
    first = rows.header.bottom + 1
    for row in range(first, min(first + _MOST_ROWS - 1, last, rows.grid.height) + 1):
        filled = [(column, cell) for column, cell in rows.cells(row) if not rows.is_number(column, cell)]
        texts = [cell for _column, cell in filled if isinstance(cell, str)]
        for column, cell in filled:
            if _says_nothing(cell, in_total=says_total(texts), is_alone=len(filled) == len(texts)):
                return cell_name(row, column)
    return None


def _says_nothing(cell: Scalar, *, in_total: bool, is_alone: bool) -> bool:
    """Tell whether a cell may declare nil: words, a dash, and zero in a row that says total."""
    if not isinstance(cell, str):
        return in_total and cell == 0 and not isinstance(cell, bool)
    if numbers.is_zero(cell):
        return in_total or (is_alone and cell.strip() != "0")
    return nil_sentences.may_declare_nil(cell)
