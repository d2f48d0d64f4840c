"""Sums of the rows of a table, looked up in running sums per column, and how much an agreement of sums proves."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from math import log10, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PART = 0.8
"""Part of the stated numbers that must agree for a row to be a sum."""
_EXACT = 1e-6
"""Relative difference up to which a sum agrees in any case."""
_ROUNDED = 0.005
"""Relative difference that the rounding of the addends may make at most."""
_SAMPLED = 200
"""Numbers of a column that its unit is judged by."""
_FINEST = 4
"""Decimals beyond which numbers are no rounded ones."""

Stated = dict[int, float]
"""Column → number of one row."""


@dataclass(frozen=True)
class Numbers:
    """The numbers of the columns that can be summed, one list a column with an item for every row of the body."""

    columns: Mapping[int, Sequence[float | None]]
    units: Mapping[int, float]
    """Column → the unit its numbers are rounded to; 0 for numbers that are not rounded."""

    def stated(self, position: int) -> Stated:
        """Return the numbers of a row by column."""
        return {
            column: value for column, values in self.columns.items() if (value := values[position]) is not None
        }


def numbers_of(columns: Mapping[int, Sequence[float | None]]) -> Numbers:
    """Return columns of numbers with the units that they are rounded to."""
    return Numbers(columns, {column: _unit(values) for column, values in columns.items()})


def _unit(values: Sequence[float | None]) -> float:
    """Return the unit of a column: 1 for whole numbers, 0.1 for one decimal, 0 for more than can be rounded ones."""
    decimals = 0
    for value in [value for value in values if value is not None][:_SAMPLED]:
        while decimals <= _FINEST and abs(value - round(value, decimals)) > _EXACT * max(1.0, abs(value)) / 10:
            decimals += 1
    return 10.0**-decimals if decimals <= _FINEST else 0.0


@dataclass
class RunningSums:
    """Running sums of the rows added so far; item i of a column is the sum of the first i rows."""

    numbers: Numbers
    sums: dict[int, list[float]] = field(init=False)
    counts: list[int] = field(default_factory=lambda: [0])
    """Item i is how many of the first i rows are addends."""

    def __post_init__(self) -> None:
        self.sums = {column: [0.0] for column in self.numbers.columns}

    def add(self, position: int, *, counted: bool) -> None:
        """Add the next row; one that is not counted adds nothing."""
        for column, values in self.numbers.columns.items():
            sums = self.sums[column]
            sums.append(sums[-1] + ((values[position] or 0.0) if counted else 0.0))
        self.counts.append(self.counts[-1] + counted)

    def between(self, first: int, end: int) -> Stated:
        """Return the sums of the rows from a position to before another."""
        return {column: sums[end] - sums[first] for column, sums in self.sums.items()}


def running_sums(numbers: Numbers, counted: Iterable[bool]) -> RunningSums:
    """Return the running sums of all rows, of which those marked are addends."""
    running = RunningSums(numbers)
    for position, is_addend in enumerate(counted):
        running.add(position, counted=is_addend)
    return running


def agreement(numbers: Numbers, stated: Stated, sums: Stated, addends: int, part: float = PART) -> float:
    """Return how many digits of a row agree with sums, all columns together; 0 when too few columns agree.

    Args:
        numbers: where the units of the columns are.
        stated: the numbers of the row.
        sums: the sums of other rows.
        addends: how many rows were summed; each may have been rounded by half a unit.
        part: the part of the stated numbers that must agree.
    """
    digits, agreeing = 0.0, 0
    for column, value in stated.items():
        tolerance = _tolerance(value, numbers.units[column], addends)
        if abs(value - sums[column]) <= tolerance:
            agreeing += 1
            digits += log10(max(1.0, abs(value) / tolerance))
    return digits if agreeing >= part * len(stated) else 0.0


def _tolerance(value: float, unit: float, addends: int) -> float:
    """Return the difference up to which a sum agrees; the errors of rounded addends partly cancel out."""
    rounding = min(unit / 2 * max(1.0, 2 * sqrt(addends)), _ROUNDED * abs(value))
    return max(_EXACT * abs(value), rounding, 1e-9, min(unit / 2, 0.4) if float(value).is_integer() else 0.0)


def leading_totals(numbers: Numbers, rows: Sequence[int]) -> list[int]:
    """Return the rows that are each the sum of those behind it up to the next such row, if such blocks fill the table.

    One such row alone is the total of the whole table; it must have three addends. Rows are positions; a last row
    that is in no block may be the closing total.
    """
    for pivot in _pivots(numbers, rows):
        for skipped in (0, 1):
            heads = _chain(numbers, rows[skipped:], pivot)
            if heads and not skipped:
                return heads
            if len(heads) > 1 and _is_sum_of(numbers, rows[0], heads):
                return [rows[0], *heads]
    return []


def _pivots(numbers: Numbers, rows: Sequence[int]) -> list[int]:
    """Return the columns with the largest sums; columns with negative numbers cannot be searched."""
    totals = {
        column: sum(values[position] or 0.0 for position in rows)
        for column, values in numbers.columns.items()
        if all((values[position] or 0.0) >= 0 for position in rows)
    }
    return sorted((column for column in totals if totals[column] > 0), key=lambda column: -totals[column])[:3]


def _chain(numbers: Numbers, rows: Sequence[int], pivot: int) -> list[int]:
    """Return the heads of the blocks that fill the rows, or all but the last; empty when they do not."""
    columns = {column: [values[row] for row in rows] for column, values in numbers.columns.items()}
    shifted = Numbers(columns, numbers.units)
    running = running_sums(shifted, [True] * len(rows))
    heads: list[int] = []
    longest, digits, place = 0, 0.0, 0
    while place < len(rows) - 1:
        end, proof = _block_end(shifted, running, place, pivot)
        if not end:
            return []
        heads.append(rows[place])
        longest, digits, place = max(longest, end - place - 1), digits + proof, end
    enough = longest >= 2 and digits >= 6 if len(heads) > 1 else longest >= 3 and digits >= 4
    return heads if enough else []


def _block_end(numbers: Numbers, running: RunningSums, head: int, pivot: int) -> tuple[int, float]:
    """Return the end of the block that a row sums, and the digits that agree; 0 when it sums none."""
    stated, sums = numbers.stated(head), running.sums[pivot]
    value = stated.get(pivot, 0.0)
    if not value:
        return 0, 0.0
    tolerance = _tolerance(value, numbers.units[pivot], 4)
    end = max(bisect_left(sums, sums[head + 1] + value - tolerance), head + 2)
    while end < len(sums) and sums[end] <= sums[head + 1] + value + tolerance:
        proof = agreement(numbers, stated, running.between(head + 1, end), end - head - 1)
        if proof:
            return end, proof
        end += 1
    return 0, 0.0


def _is_sum_of(numbers: Numbers, row: int, addends: Sequence[int]) -> bool:
    """Tell whether a row is the sum of other rows."""
    return agreement(numbers, numbers.stated(row), _sum_of(numbers, addends), len(addends)) > 0


def _sum_of(numbers: Numbers, rows: Sequence[int]) -> Stated:
    return {column: sum(values[row] or 0.0 for row in rows) for column, values in numbers.columns.items()}
