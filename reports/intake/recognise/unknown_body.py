"""The body of a table of no known kind: its rows, also behind blank ones, and what each of them is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.intake.recognise.body_lines import Line
from reports.intake.recognise.cell_fit import is_person
from reports.intake.recognise.column_profile import Profile, profile_of
from reports.intake.recognise.column_sums import Numbers, numbers_of
from reports.intake.recognise.labels import text_of
from reports.intake.recognise.lone_rows import lone_roles, records_below
from reports.intake.recognise.row_shapes import (
    NUMBER,
    TEXT,
    Shape,
    are_years_in_a_row,
    is_column_numbering,
    is_numeric,
    value_of,
)
from reports.intake.recognise.sheet_blocks import is_labels_only
from reports.intake.recognise.unknown_totals import total_rows
from reports.model.sheet import RowRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.sheet_blocks import Sheet
    from reports.intake.recognise.unknown_headers import HeaderRows
    from reports.model.grid import Scalar

_ALWAYS = 0.95
"""Part of the rows that a key column fills."""
_FEW = 4
"""Rows that do not tell yet which columns of numbers are always filled."""
_MOST_NAMES = 2
"""Rows with one text that may open a block which goes on with a table."""
_RUNNING = 0.8
"""Part of the rows that running numbers must count."""
_TEXTS = 3
"""First texts of a row that may hold a total's word."""


@dataclass
class _BodyWalk:
    """A walk down a body."""

    profile: Profile
    rows: list[int] = field(default_factory=list)
    """Rows of the body; each begins or ends with one that fits, or lies between such."""
    waiting: list[int] = field(default_factory=list)
    """Rows since the last one that fits."""
    gap: bool = False
    """A stray number, which is as good as a blank row, was met since the last row that fits."""
    _filled: Counter[int] = field(default_factory=Counter)
    _fitting: int = 0

    def take(self, row: int, shape: Shape, cells: Sequence[Scalar]) -> None:
        """Take a row of a block; one that certainly holds a person is a record, whatever its columns hold elsewhere."""
        if not shape:
            return
        self.waiting.append(row)
        if self.profile.fits(shape) or is_person(cells):
            self.rows += self.waiting
            self.waiting, self.gap = [], False
            self._filled.update(shape.keys())
            self._fitting += 1
        elif len(shape) == 1:
            ((column, sort),) = shape.items()
            self.gap = self.gap or (sort == NUMBER and column > self.profile.stub)

    def key(self) -> set[int]:
        """Return the columns that nearly all fitting rows fill; of a few rows with numbers only those of the labels."""
        key = {column for column, count in self._filled.items() if count >= _ALWAYS * self._fitting}
        few = self.profile.numeric and self._fitting < _FEW
        return {column for column in key if column <= self.profile.stub} or key if few else key


@dataclass(frozen=True)
class BodySearch:
    """Search for the rows of one body below its header."""

    sheet: Sheet
    profile: Profile
    header: HeaderRows

    def rows(self, blocks: Sequence[range], position: int) -> list[int]:
        """Return the filled rows of the body; it begins in the block at a position and may reach over later ones."""
        rows = self._walk(blocks, position)
        return rows + records_below(self, rows)

    def _walk(self, blocks: Sequence[range], position: int) -> list[int]:
        """Return the rows down to the last one that fits."""
        walk = _BodyWalk(self.profile)
        for index in range(position, len(blocks)):
            first = self.header.body if index == position else blocks[index][0]
            if index > position and not self._resumes(blocks[index], walk.key()):
                break
            for row in range(first, blocks[index][-1] + 1):
                if self._begins_table(row, blocks[index]) or (walk.gap and not self._goes_on(row, walk.key())):
                    return walk.rows
                walk.take(row, self.sheet.shape(row), self.sheet.cells(row))
        return walk.rows

    def _goes_on(self, row: int, key: set[int]) -> bool:
        """Tell whether a row behind a stray number goes on with the table."""
        shape = self.sheet.shape(row)
        return not self.profile.fits(shape) or key <= shape.keys()

    def _resumes(self, block: range, key: set[int]) -> bool:
        """Tell whether a block behind a blank row goes on with the table: its first full row fills the key columns."""
        names = 0
        for row in block:
            shape = self.sheet.shape(row)
            if self.profile.is_lone(shape) and self.profile.numeric and TEXT in shape.values():
                names += 1
            elif shape:
                fits = self.profile.fits(shape) and not self._is_header_like(row)
                alike = bool(self.profile.numeric) or self._is_of_texts(block, key)
                return bool(key) and key <= shape.keys() and fits and alike and names <= _MOST_NAMES
        return False

    def _is_of_texts(self, block: range, key: set[int]) -> bool:
        """Tell whether a block goes on with a table of texts, which must have two key columns at least."""
        profile = profile_of(self.sheet, block)
        sorts = [self.sheet.shape(row).get(column, TEXT) for row in block for column in key]
        return len(key) > 1 and not (profile.numeric if profile else any(map(is_numeric, sorts)))

    def _begins_table(self, row: int, block: range) -> bool:
        """Tell whether a row is the header of another table: labels over numbers, with numbers below it again."""
        if row == self.header.body or not self._is_header_like(row) or self.is_header(row):
            return False
        below = next(
            (lower_row for lower_row in range(row + 1, block[-1] + 1) if len(self.sheet.shape(lower_row)) > 1), 0
        )
        return bool(below) and self.profile.fits(self.sheet.shape(below)) and not self._is_header_like(below)

    def _is_header_like(self, row: int) -> bool:
        """Tell whether a row has different labels over most columns of numbers: texts, or years that run on."""
        shape, numeric = self.sheet.shape(row), self.profile.numeric
        if len(shape) < 2 or not is_labels_only(shape) or is_person(self.sheet.cells(row)):
            return False
        texts = [column for column in numeric if shape.get(column) == TEXT]
        years = self.profile.odd_columns(shape)
        values = [value_of(self.sheet.cells(row)[column - 1]) or 0.0 for column in sorted(years)]
        labels = [text_of(self.sheet.cells(row)[column - 1]) for column in (*texts, *years)]
        return (not years or are_years_in_a_row(values)) and len(set(labels)) == len(labels) > len(numeric) / 2

    @cached_property
    def _headers(self) -> set[tuple[Scalar, ...]]:
        return {tuple(self.sheet.cells(row)) for row in range(self.header.top, self.header.bottom + 1)}

    def is_header(self, row: int) -> bool:
        """Tell whether a row repeats a row of the header."""
        return len(self.sheet.shape(row)) > 1 and self.sheet.cells(row) in self._headers


def roles_of(search: BodySearch, rows: Sequence[int], titles: str) -> dict[int, RowRole]:
    """Return what the rows of a body are that are no records."""
    roles = dict(_roles_by_shape(search, rows))
    lines, numbers = _lines(search, rows, roles)
    for position in total_rows(lines, numbers, titles):
        roles[rows[position]] = RowRole.TOTAL
    for previous, row in pairwise(rows):
        if (
            roles.get(previous) is RowRole.TOTAL
            and row not in roles
            and search.profile.is_lone(search.sheet.shape(row))
        ):
            roles[row] = RowRole.GROUP
    return roles


def _roles_by_shape(search: BodySearch, rows: Sequence[int]) -> Iterator[tuple[int, RowRole]]:
    """Yield the groups, repeated headers, column numbers, notes and stray cells."""
    sheet, profile = search.sheet, search.profile
    yield from lone_roles(search, rows).items()
    first = sheet.shape(rows[0])
    groups = first.keys() if profile.is_bare(first) else set()
    for row in rows:
        if profile.is_lone(sheet.shape(row)):
            continue
        if sheet.shape(row).keys() == groups and profile.is_bare(sheet.shape(row)):
            yield row, RowRole.GROUP
        elif search.is_header(row):
            yield row, RowRole.REPEATED_HEADER
        elif is_column_numbering(sheet.cells(row)) and profile.is_wide(sheet.shape(row)):
            yield row, RowRole.NUMBERING


def _lines(search: BodySearch, rows: Sequence[int], roles: dict[int, RowRole]) -> tuple[list[Line], Numbers]:
    """Return the rows of a body and their numbers for the search for totals."""
    sheet, profile = search.sheet, search.profile
    cells = [sheet.cells(row) for row in rows]
    values = {
        column: [value_of(row[column - 1]) for row in cells]
        for column in sorted(profile.numeric - profile.years - profile.dates)
    }
    running = next((column for column in values if _counts(values[column])), None)
    numbered = values.pop(running) if running is not None else [None] * len(rows)
    lines = [
        Line(
            tuple(_first_texts(sheet, row)),
            is_addend=row not in roles,
            opens_block=position > 0 and row > rows[position - 1] + 1,
            is_numbered=position > 0 and _follows(numbered[position - 1], numbered[position]),
            breaks_numbers=running is not None and numbered[position] is None,
        )
        for position, row in enumerate(rows)
    ]
    return lines, numbers_of(values)


def _first_texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    shape = sheet.shape(row)
    columns = sorted(column for column, sort in shape.items() if sort == TEXT)[:_TEXTS]
    for column in columns:
        yield column, str(sheet.cells(row)[column - 1])


def _follows(previous: float | None, number: float | None) -> bool:
    return previous is not None and number is not None and number == previous + 1


def _counts(values: Sequence[float | None]) -> bool:
    """Tell whether a column numbers the rows: most have a number, most numbers one more than the number before."""
    numbers_given = [value for value in values if value is not None]
    if len(numbers_given) <= 2 or len(numbers_given) < _RUNNING * len(values):
        return False
    steps = [number == previous + 1 for previous, number in pairwise(numbers_given)]
    return sum(steps) >= _RUNNING * len(steps)
