"""Checks the totals a sheet states (JUMLAH) against the rows they sum."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain, combinations
from string import ascii_uppercase
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.model.grid import cell_name
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary import numbers, schema, ticks
from reports.vocabulary.text import normal
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.model.grid import Grid
    from reports.model.sheet import SheetTable

_BY_SEX = late_regex(r"\b([LP])[A-Z-]*\s*[:=]?\s*(\d{1,6})\b")
"""Men or women in the text of a total."""
_IN_TEXT = late_regex(r"\d[\d.]*")
_CARRIED = "PINDAH"
"""Begins the words for what is carried over from the sheet before: JUMLAH PINDAHAN, DIPINDAHKAN stands at its end."""
_OVER_MONTHS = late_regex(r"\b(TRIWULAN|TRW|SEMESTER|KUMULATIF|SETAHUN|TAHUN|S ?/ ?D|S\. ?D\.?|SAMPAI DENGAN)(?![A-Z])")
"""A total of more than one month, so labelled."""


@dataclass(frozen=True)
class Checked:
    """The table whose totals are checked."""

    path: str
    """As printed in problems."""
    grid: Grid
    table: SheetTable
    set_aside: tuple[frozenset[int], ...] = ()
    """Rows set aside, those of one reason together: a total may leave them out."""
    stated_before: frozenset[int] = frozenset()
    """Numbers that the totals of the sheets before state: what is carried over from them is one of these."""

    def mismatch(self, row: int, column: int, field: str | None, stated: int, counted: int) -> Problem:
        """Return the problem that gives both numbers."""
        details = {"stated": stated, "counted": counted}
        cell = cell_name(row, column)
        return Problem("total-mismatch", self.path, self.table.sheet, cell, field, str(stated), details)


@dataclass(frozen=True)
class _Total:
    """A row that states totals."""

    row: int
    reported: tuple[tuple[int, ...], ...]
    """Readings of it: rows it may sum, all of them and without those set aside; the nearest of these is reported."""
    unreported: tuple[tuple[int, ...], ...] = ()
    """Readings that agree as well, and are not reported."""
    carried: int | None = None
    """Row above all records that brings the total of the sheet before: JUMLAH PINDAHAN."""

    @property
    def readings(self) -> tuple[tuple[int, ...], ...]:
        """All readings."""
        return (*self.reported, *self.unreported)

    @property
    def top(self) -> int:
        """First row that it may sum."""
        return min((rows[0] for rows in self.readings if rows), default=self.row)

    def counted(self, stated: int, counts: Sequence[int]) -> int:
        """Return, of the counts of all readings, the nearest one that is reported."""
        return min(counts[: len(self.reported)], key=lambda count: abs(count - stated))


def stated_numbers(grid: Grid, rows: Iterable[int]) -> frozenset[int]:
    """Return all whole numbers that rows of totals state."""
    return frozenset(number for row in rows for _column, number in _stated(grid, row))


def rows_set_aside(problems: Iterable[Problem]) -> tuple[frozenset[int], ...]:
    """Return the rows that each reason sets aside, all words for departures being one reason.

    Args:
        problems: those of the rows set aside, each at a cell of its row.
    """
    rows_by_reason: dict[str, set[int]] = {}
    for problem in problems:
        if problem.cell is not None:
            row = int(problem.cell.lstrip(ascii_uppercase))
            rows_by_reason.setdefault(problem.code.removesuffix("-struck"), set()).add(row)
    return tuple(frozenset(rows_by_reason[reason]) for reason in sorted(rows_by_reason))


def check_totals(
    checked: Checked, records: tuple[int, ...], columns: Mapping[str, int], totals: Sequence[tuple[int, int]]
) -> tuple[Problem, ...]:
    """Return a problem for each stated total that agrees with no reading of the rows it may sum.

    The readings are its block and all rows above it, each with and without the rows set aside for each reason.

    Args:
        checked: the table.
        records: sheet rows of the records.
        columns: field → column.
        totals: (row of the total, first row of its block).
    """
    counted = {column: field for field, column in columns.items() if schema.type_of(field) is schema.Type.COUNT}
    counted = {} if checked.table.kind == "register" else counted
    rows, problems = sorted(records), list[Problem]()
    carried = _carried_row(checked, rows)
    totals = [pair for pair in totals if pair[0] != carried]
    for row, first in totals:
        above = rows[: bisect_left(rows, row)]
        of_block = _readings(checked, above[bisect_left(above, first) :])
        if _compare(checked, _Total(row, of_block), counted) and not _is_over_months(checked, row):
            pair = (of_block, _readings(checked, above))
            # the first total is one of everything above it, groups without a total of their own included
            nearest, other_readings = reversed(pair) if row == min(totals)[0] else pair
            starts = _starts_of_groups(checked, row, totals)
            nested = chain.from_iterable(_readings(checked, above[bisect_left(above, start) :]) for start in starts)
            total = _Total(row, nearest, (*other_readings, *nested), carried)
            problems += _compare(checked, total, counted)
    return tuple(problems)


def _carried_row(checked: Checked, rows: Sequence[int]) -> int | None:
    """Return the row above all records that brings the total of the sheet before, as pages of one sheet have none."""
    above = range(checked.table.header_rows[1] + 1, rows[0] if rows else 0)
    carried = (row for row in above if any(word.startswith(_CARRIED) for word in _label(checked, row)))
    row = next(carried, None)
    is_stated = row is not None and stated_numbers(checked.grid, (row,)) <= checked.stated_before
    return row if is_stated else None


def _starts_of_groups(checked: Checked, row: int, totals: Sequence[tuple[int, int]]) -> list[int]:
    """Return the rows from which a total of several groups with totals of their own may sum.

    It begins behind the total before it that is called like it (JUMLAH PEMEGANG ITAS, JUMLAH PEMEGANG ITAP), or below
    the caption of what it is the total of.
    """
    words = _label(checked, row)
    earlier = [other for other, _first in totals if other < row and _label(checked, other)[:2] == words[:2]]
    captions = [
        caption
        for caption, role in checked.table.structure.items()
        if role is RowRole.GROUP and caption < row and _label(checked, caption)[-len(words) + 1 :] == words[1:]
    ]
    return [start + 1 for start in (*earlier[-1:], *captions[-1:])] if len(words) > 1 else []


def _label(checked: Checked, row: int) -> list[str]:
    """Return the words of the first text of a row, numbers taken off."""
    text = next((cell for cell in checked.grid.rows[row - 1] if isinstance(cell, str)), "")
    return [word for word in normal(text).split() if not word.isdigit()]


def _compare(checked: Checked, total: _Total, counted: Mapping[int, str]) -> list[Problem]:
    """Return the problems of one total: of sums where there are columns of counts, else of the number of rows."""
    return _sums(checked, total, counted) if counted else [*_number_of_rows(checked, total), *_ticks(checked, total)]


def _readings(checked: Checked, rows: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the rows, and the rows without those of one, several or all reasons for which some are set aside."""
    reasons = [reason for reason in checked.set_aside if not reason.isdisjoint(rows)]
    combined = chain.from_iterable(combinations(reasons, size) for size in range(1, len(reasons) + 1))
    left_out = (frozenset[int]().union(*some) for some in combined)
    return (tuple(rows), *(tuple(row for row in rows if row not in some) for some in left_out))


def _is_over_months(checked: Checked, row: int) -> bool:
    """Return whether a total is labelled as one of several months below a table of one month."""
    period = checked.table.period
    if period is None or period.first != period.last:
        return False
    return any(isinstance(cell, str) and _OVER_MONTHS.search(cell.upper()) for cell in checked.grid.rows[row - 1])


def _sums(checked: Checked, total: _Total, counted: Mapping[int, str]) -> list[Problem]:
    """Check the total row's counts column by column."""
    problems = []
    damaged = {finding.column for finding in checked.grid.damaged if total.top <= finding.row <= total.row}
    for column, field in sorted(counted.items()):
        stated = count_of(checked.grid.cell(total.row, column))
        if stated is None or column in damaged:
            continue  # a sum over cells without their values proves nothing
        sums = [sum(count_of(checked.grid.cell(row, column)) or 0 for row in rows) for rows in total.readings]
        carried = count_of(checked.grid.cell(total.carried, column)) if total.carried else None
        if stated not in sums and stated not in (count + (carried or 0) for count in sums):
            problems.append(checked.mismatch(total.row, column, field, stated, total.counted(stated, sums)))
    return problems


def _ticks(checked: Checked, total: _Total) -> list[Problem]:
    """Check the number that a total row states below ticked columns: how often each is ticked."""
    problems = []
    for column, option in _ticked(checked.table).items():
        stated = numbers.whole(checked.grid.cell(total.row, column))
        counts = [
            sum(bool(ticks.is_ticked_below(option, checked.grid.cell(row, column))) for row in rows)
            for rows in total.readings
        ]
        if stated is not None and stated not in counts:
            problems.append(checked.mismatch(total.row, column, None, stated, total.counted(stated, counts)))
    return problems


def _ticked(table: SheetTable) -> dict[int, str]:
    """Return the ticked columns with the value that the header of each names."""
    return {column.index: column.header.rpartition(" / ")[2] for column in table.columns if column.how == "tick"}


def _number_of_rows(checked: Checked, total: _Total) -> list[Problem]:
    """Check the one number a register's total row states: how many rows there are."""
    ticked = _ticked(checked.table)
    stated = [pair for pair in _stated(checked.grid, total.row) if pair[0] not in ticked]
    sizes = [len(rows) for rows in total.readings]
    carried = _stated(checked.grid, total.carried) if total.carried else []
    if len(stated) == len(carried) == 1 and stated[0][1] - carried[0][1] in sizes:
        return []
    if not stated or any(number in sizes for _, number in stated) or sum(number for _, number in stated) in sizes:
        return []
    by_sex = _both_sexes(checked.grid, total.row)
    if by_sex is not None and by_sex[1] in sizes:
        return []
    before = _numbered_before(checked, total)
    if before and any(number - before in sizes for _, number in stated):
        return []
    column, number = by_sex or stated[-1]
    return [checked.mismatch(total.row, column, None, number, total.counted(number, sizes))]


def _numbered_before(checked: Checked, total: _Total) -> int:
    """Return how many rows the sheets before hold, whose running numbers this one goes on with; 0 where it does not.

    A total of theirs must state that number, too.
    """
    column = next((column.index for column in checked.table.columns if column.field == "row_no"), None)
    if column is None or not any(total.readings):
        return 0
    number = numbers.whole(checked.grid.cell(total.top, column)) or 1
    return number - 1 if number - 1 in checked.stated_before else 0


def _both_sexes(grid: Grid, row: int) -> tuple[int, int] | None:
    """Return column and sum of a cell such as ``L=58 P=16``; None where no cell of the row tells both sexes."""
    for column, cell in enumerate(grid.rows[row - 1], start=1):
        counts = _BY_SEX.findall(cell.upper()) if isinstance(cell, str) else []
        if sorted(letter for letter, _ in counts) == ["L", "P"]:
            return column, sum(int(number) for _, number in counts)
    return None


def _stated(grid: Grid, row: int) -> list[tuple[int, int]]:
    """Return (column, number) for every whole number of a row, in cells and in texts such as ``JUMLAH : 45 orang``."""
    stated_numbers = []
    for column, cell in enumerate(grid.rows[row - 1], start=1):
        if isinstance(cell, str):
            number = numbers.whole(cell)
            texts = (
                [number]
                if number is not None
                else [numbers.whole(match.rstrip(".")) for match in _IN_TEXT.findall(cell)]
            )
            stated_numbers += [
                (column, number_) for number_ in texts if number_ is not None and cell.strip() not in {"-", "–"}
            ]
        elif (number := numbers.whole(cell)) is not None:
            stated_numbers.append((column, number))
    return stated_numbers
