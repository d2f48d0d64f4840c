"""Recapitulations beside a list, behind an empty column: tables of their own, whose heads name nothing of the list.

NO | TGL | NAMA   | ALAMAT |   | KECAMATAN | JML       KECAMATAN is that of the recapitulation, not of the incidents
 1 |  …  | LI WEI | Jl. X  |   | Koja      |  2        its rows are names that differ, and numbers
 2 |  …  | TAN LI | Jl. Y  |   | Cilincing |  1

Columns behind an empty one that go on with the records of the list stay columns of the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from reports.intake.recognise.body_lines import says_total
from reports.intake.recognise.header import is_numbering
from reports.intake.recognise.header_mapping import WEIGHTLESS
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.unknown_tables import UnknownTable
from reports.model.sheet import RowRole
from reports.vocabulary import numbers, recap_words, schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.recognise.header import Header
    from reports.model.grid import Grid, Scalar

_LISTS = frozenset({"register", "incidents", "activities", "services"})
"""Kinds whose rows stand for a person or an event each."""
_FEWEST_ROWS = 2
"""Rows of the shortest recapitulation."""
_OF_RECORDS = frozenset("full_name passport_no birth_date niora incident_date activity_date service_date".split())
"""Fields of a single person or event, which nothing is counted by."""


@dataclass(frozen=True)
class RecapBeside:
    """A recapitulation beside a list; rows and columns are 1-based, both ends included."""

    columns: range
    rows: tuple[int, ...]
    """Below the header, its total included."""
    total: int | None
    """Row of its total."""

    def table(self, header: Header, above: int) -> UnknownTable:
        """Return it as a table of no kind.

        Args:
            header: of the list, in whose rows its own heads stand.
            above: last row of the table above.
        """
        records = tuple(row for row in self.rows if row != self.total)
        return UnknownTable(
            header_rows=(header.top, header.bottom),
            data_rows=(records[0], records[-1]),
            labels={column: label for column, label in header.labels.items() if column in self.columns},
            columns=tuple(self.columns),
            structure={self.total: RowRole.TOTAL} if self.total is not None and self.total < records[-1] else {},
            records=records,
            above=above,
            last_row=self.rows[-1],
            is_weak=False,
        )


def recaps_beside(grid: Grid, header: Header, last_row: int) -> tuple[RecapBeside, ...]:
    """Return the recapitulations beside a list, from the left.

    Args:
        grid: the sheet.
        header: of the list and all that stands beside it.
        last_row: which the list reaches at most.
    """
    if not header.candidates or header.candidates[0].kind not in _LISTS:
        return ()
    blocks = _blocks(grid, header, last_row)
    if len(blocks) < 2:
        return ()
    list_block = max(blocks, key=lambda block: _telling_fields(header, block))
    search = _Search(grid, header, last_row, list_block)
    recaps = (search.recap(block) for block in blocks if block != list_block)
    return tuple(recap for recap in recaps if recap is not None)


def without_recaps(grid: Grid, recaps: Sequence[RecapBeside], rows: tuple[int, int], header_top: int) -> Grid:
    """Return a sheet without the cells of recapitulations, and without the titles over them alone.

    Args:
        grid: the sheet.
        recaps: to be left out.
        rows: first and last row of the list with its titles.
        header_top: first row of its header.
    """
    taken_columns = {column - 1 for recap in recaps for column in recap.columns}
    lines = list(grid.rows)
    for row in range(rows[0], rows[1] + 1):
        cells = tuple(None if position in taken_columns else cell for position, cell in enumerate(lines[row - 1]))
        if row >= header_top or any(cell is not None for cell in cells):
            lines[row - 1] = cells
    merged = tuple(
        span
        for span in grid.merged
        if not (rows[0] <= span.top <= rows[1] and set(range(span.left - 1, span.right)) <= taken_columns)
    )
    return replace(grid, rows=tuple(lines), merged=merged)


def without_fields_of(header: Header, recaps: Sequence[RecapBeside]) -> Header:
    """Return a header without the columns of recapitulations; no kind's needs may be met any more."""
    taken_columns = {column for recap in recaps for column in recap.columns}
    labels = {column: label for column, label in header.labels.items() if column not in taken_columns}
    best = header.candidates[0]
    mapping = replace(
        best,
        matches=tuple(match for match in best.matches if match.column in labels),
        repeated=tuple(match for match in best.repeated if match.column in labels),
        contested={column: fields for column, fields in best.contested.items() if column in labels},
    )
    return replace(header, labels=labels, candidates=(mapping,), rivals=())


def _blocks(grid: Grid, header: Header, last_row: int) -> list[range]:
    """Return the runs of columns with a head or a cell, parted by columns without any."""
    filled = set(header.labels)
    first, last = min(filled), max(filled)
    gaps = set(range(first, last)) - filled
    for row in grid.rows[header.bottom : last_row] if gaps else ():
        if all(cell is None for cell in row):
            break
        gaps -= {column for column in gaps if row[column - 1] is not None}
    blocks: list[range] = []
    for column in (column for column in range(first, last + 1) if column not in gaps):
        if blocks and blocks[-1][-1] == column - 1:
            blocks[-1] = range(blocks[-1][0], column + 1)
        else:
            blocks.append(range(column, column + 1))
    return blocks


def _telling_fields(header: Header, block: range) -> int:
    """Return how many fields the columns of a block would fill that tell something about the kind."""
    best = header.candidates[0]
    fields = {match.field for match in (*best.matches, *best.repeated) if match.column in block}
    return len(fields - WEIGHTLESS) + sum(column in block for column in best.contested)


@dataclass(frozen=True)
class _Search:
    """A list with what stands beside it."""

    grid: Grid
    header: Header
    last_row: int
    list_block: range

    def recap(self, block: range) -> RecapBeside | None:
        """Return a block as a recapitulation; None where it may go on with the records of the list."""
        rows = self._first_rows(block)
        totals = [
            row for row in rows if says_total([cell for cell in self._cells(row, block) if isinstance(cell, str)])
        ]
        records = [row for row in rows if row not in totals]
        if len(records) < _FEWEST_ROWS or len(totals) > 1 or not self._has_shape(block, records):
            return None
        if totals or self._is_of_other_rows(block, rows) or self._counts_the_list(block, records):
            return RecapBeside(block, tuple(rows), totals[0] if totals else None)
        return None

    def _cells(self, row: int, block: range) -> tuple[Scalar, ...]:
        return self.grid.rows[row - 1][block[0] - 1 : block[-1]]

    def _is_total(self, row: int, block: range) -> bool:
        return says_total([cell for cell in self._cells(row, block) if isinstance(cell, str)])

    def _is_filled(self, row: int, block: range, fewest: int = 1) -> bool:
        return sum(cell is not None for cell in self._cells(row, block)) >= fewest

    def _first_rows(self, block: range) -> list[int]:
        """Return the rows of a block below its header, down to its first blank row."""
        numbered = is_numbering(self.grid.rows[self.header.bottom]) if self.header.bottom < self.grid.height else False
        rows = range(self.header.bottom + 1 + numbered, self.last_row + 1)
        return list(takewhile(lambda row: self._is_filled(row, block), rows))

    def _has_shape(self, block: range, records: Sequence[int]) -> bool:
        """Tell whether each column holds numbers or names, and the names of no two rows are the same."""
        names: list[tuple[Scalar, ...]] = []
        has_numbers = False
        for column in block:
            cells = tuple(self.grid.cell(row, column) for row in records)
            if self._may_count(column) and all(cell is None or _is_number(cell) for cell in cells):
                has_numbers |= any(cell is not None for cell in cells)
            elif all(isinstance(cell, str) for cell in cells) and self._may_name(column):
                names.append(cells)
            elif any(cell is not None for cell in cells) and not self._has_field(column, "row_no"):
                return False
        rows = [tuple(normal(str(cell)) for cell in row) for row in zip(*names, strict=True)]
        return has_numbers and bool(rows) and len(set(rows)) == len(rows)

    def _fields(self, column: int) -> tuple[str, ...]:
        """Return the fields of the list that the head of a column names."""
        label = self.header.labels.get(column)
        reading = read_header(self.header.candidates[0].kind, label) if label else None
        return reading.fields if reading else ()

    def _has_field(self, column: int, field: str) -> bool:
        return self._fields(column)[:1] == (field,)

    def _may_count(self, column: int) -> bool:
        """Tell whether a head may stand over counts: not over numbers of passports, of decisions or of rows."""
        fields = self._fields(column)
        return all(schema.type_of(field) is schema.Type.COUNT for field in fields)

    def _may_name(self, column: int) -> bool:
        """Tell whether a head may stand over what is counted: not over persons, their documents or days."""
        return not _OF_RECORDS & set(self._fields(column))

    def _is_of_other_rows(self, block: range, rows: Sequence[int]) -> bool:
        """Tell whether a block ends before the list or after it, and is not scattered over its rows."""
        below = [row for row in range(rows[-1] + 1, self.last_row + 1) if self._is_filled(row, block, 2)]
        if below and not self._begins_another(below[0], block) and any(row in self._list_rows for row in below):
            return False
        return rows != self._list_rows

    def _begins_another(self, row: int, block: range) -> bool:
        """Tell whether a row below a recapitulation holds the heads of the next one."""
        cells = [cell for cell in self._cells(row, block) if cell is not None]
        return all(isinstance(cell, str) and not _is_number(cell) for cell in cells)

    @cached_property
    def _list_rows(self) -> list[int]:
        """The rows of the list that fill several of its columns, its total aside."""
        rows = range(self.header.bottom + 1, self.last_row + 1)
        return [
            row
            for row in rows
            if self._is_filled(row, self.list_block, 2)
            and not is_numbering(self.grid.rows[row - 1])
            and not self._is_total(row, self.list_block)
        ]

    def _counts_the_list(self, block: range, records: Sequence[int]) -> bool:
        """Tell whether a block holds what the list says elsewhere, a total, or counts of the list's rows."""
        list_fields = {field for column in self.list_block for field in self._fields(column)} - WEIGHTLESS
        for column in block:
            if list_fields & set(self._fields(column)):
                return True
            label = self.header.labels.get(column)
            if label and not self._fields(column) and normal(label[-1]) in recap_words.words("total"):
                return True
            counts = [numbers.whole(self.grid.cell(row, column)) for row in records]
            is_uneven = self._may_count(column) and None not in counts and set(counts) != {1}
            if is_uneven and sum(count or 0 for count in counts) == len(self._list_rows):
                return True
        return False


def _is_number(cell: Scalar) -> bool:
    return numbers.whole(cell) is not None or isinstance(cell, float)
