"""Sums of the rows of a table, looked up in running sums per column, and how much an agreement of sums proves."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from math import log10, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PART = 0.8
"""Part of the stated numbers that must agree for a row to be a sum."""
_EXACT = 1e-6
"""Relative difference up to which a sum agrees in any case."""
_ROUNDED = 0.005
"""Relative difference that the rounding of the addends may make at most."""
_PIVOTS = 3
"""Columns that blocks are searched by."""
_DIGITS, _LONE_DIGITS = 6.0, 4.0
"""Digits that must agree for totals that each open a block, and for one total above all rows."""
_MOST_HEADS = 20
"""Rows that equal the next one, as constant numbers do, before the search for blocks gives up."""
_USUAL_BLOCK = 4
"""Addends that the end of a block is searched with."""
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
        return {column: value for column, values in self.columns.items() if (value := values[position]) is not None}


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


class RunningSums:
    """Sums of the addends in any run of rows, from sums that are made once; rows may be taken out, from the top on."""

    def __init__(self, numbers: Numbers, addends: Sequence[bool]) -> None:
        """Sum the columns over the rows that are addends."""
        self.numbers = numbers
        self._sums = {
            column: [0.0, *accumulate([(value or 0.0) * add for value, add in zip(values, addends, strict=True)])]
            for column, values in numbers.columns.items()
        }
        self._counts = [0, *accumulate(addends)]
        self.length = len(addends)
        self._removed: list[int] = []
        self._removed_sums: dict[int, list[float]] = {column: [0.0] for column in numbers.columns}

    def remove(self, position: int) -> None:
        """Take a row out; it must be an addend, and below all rows that were taken out before."""
        self._removed.append(position)
        for column, sums in self._removed_sums.items():
            sums.append(sums[-1] + (self.numbers.columns[column][position] or 0.0))

    def count(self, first: int, end: int) -> int:
        """Return the number of addends from a position to before another."""
        low, high = bisect_left(self._removed, first), bisect_left(self._removed, end)
        return self._counts[end] - self._counts[first] - (high - low)

    def prefix(self, column: int) -> list[float]:
        """Return the sums of a column up to before each row, without regard to rows taken out."""
        return self._sums[column]

    def between(self, first: int, end: int) -> Callable[[int], float]:
        """Return a function of a column to the sum of its addends from a position to before another."""
        low, high = bisect_left(self._removed, first), bisect_left(self._removed, end)

        def total(column: int) -> float:
            sums, removed = self._sums[column], self._removed_sums[column]
            return sums[end] - sums[first] - (removed[high] - removed[low])

        return total


def agreement(
    numbers: Numbers, stated: Stated, total: Callable[[int], float], addends: int, part: float = PART
) -> float:
    """Return how many digits of a row agree with sums, all columns together; 0 when too few columns agree.

    Args:
        numbers: where the units of the columns are.
        stated: the numbers of the row.
        total: gives the sum of other rows by column.
        addends: how many rows were summed; each may have been rounded by half a unit.
        part: the part of the stated numbers that must agree.
    """
    digits, misses, most = 0.0, 0, (1 - part) * len(stated) + 1e-9
    for column, value in stated.items():
        difference, size = abs(value - total(column)), abs(value)
        if difference > 1 + _ROUNDED * size or difference > (
            tolerance := _tolerance(size, numbers.units[column], addends)
        ):
            misses += 1
            if misses > most:
                return 0.0
        else:
            digits += log10(max(1.0, size / tolerance))
    return digits


def _tolerance(size: float, unit: float, addends: int) -> float:
    """Return the difference up to which a sum agrees, below 1 + 0.005 × size. Errors of rounding partly cancel out."""
    rounding = min(unit / 2 * max(1.0, 2 * sqrt(addends)), _ROUNDED * size)
    return max(_EXACT * size, rounding, 1e-9, min(unit / 2, 0.4))


def leading_totals(numbers: Numbers, rows: Sequence[int]) -> list[int]:
    """Return the rows that are each the sum of those behind it up to the next such row, if such blocks fill the table.

    One such row alone is the total of the whole table; it must have three addends. Rows are positions; a last row
    that is in no block may be the closing total.
    """
    columns = {column: [values[row] for row in rows] for column, values in numbers.columns.items()}
    chosen = Numbers(columns, numbers.units)
    running = RunningSums(chosen, [True] * len(rows))
    for pivot in _pivots(chosen):
        heads = _chain(running, 0, pivot)
        below = [] if heads else _chain(running, 1, pivot)
        if len(below) > 1 and _is_sum_of(chosen, 0, below):
            heads = [0, *below]
        if heads:
            return [rows[head] for head in heads]
    return []


def _pivots(numbers: Numbers) -> list[int]:
    """Return the three columns with the largest sums; columns with negative numbers cannot be searched."""
    totals = {
        column: sum(value or 0.0 for value in values)
        for column, values in numbers.columns.items()
        if all((value or 0.0) >= 0 for value in values)
    }
    return sorted((column for column in totals if totals[column] > 0), key=lambda column: -totals[column])[:_PIVOTS]


def _chain(running: RunningSums, first: int, pivot: int) -> list[int]:
    """Return the heads of the blocks that fill all rows from one on, but perhaps the last; empty when they do not."""
    heads: list[int] = []
    sums, digits, place, length = 0, 0.0, first, running.length
    while place < length - 1:
        end, proof = _block_end(running, place, pivot)
        if not end:
            return []
        heads.append(place)
        if end - place > 2:  # a row that equals the next one proves nothing
            sums, digits = sums + 1, digits + proof
        place = end
        while place < length - 1 and not any(running.numbers.stated(place).values()):
            place += 1  # nothing but zeros belongs to the block above, whose sum it does not change
        if len(heads) > _MOST_HEADS and 2 * sums < len(heads):
            return []
    if len(heads) > 1:
        return heads if digits >= _DIGITS and 2 * sums >= len(heads) else []
    return heads if digits >= _LONE_DIGITS and place - first > 3 else []


def _block_end(running: RunningSums, head: int, pivot: int) -> tuple[int, float]:
    """Return the end of the block that a row sums, and the digits that agree; 0 when it sums none."""
    numbers = running.numbers
    stated, sums = numbers.stated(head), running.prefix(pivot)
    value = stated.get(pivot, 0.0)
    if not value:
        return 0, 0.0
    tolerance = _tolerance(value, numbers.units[pivot], _USUAL_BLOCK)
    end = max(bisect_left(sums, sums[head + 1] + value - tolerance), head + 2)
    while end < len(sums) and sums[end] <= sums[head + 1] + value + tolerance:
        proof = agreement(numbers, stated, running.between(head + 1, end), end - head - 1)
        if proof:
            return end, proof
        end += 1
    return 0, 0.0


def _is_sum_of(numbers: Numbers, row: int, addends: Sequence[int]) -> bool:
    """Tell whether a row is the sum of other rows."""
    return agreement(numbers, numbers.stated(row), sums_of(numbers, addends).__getitem__, len(addends)) > 0


def sums_of(numbers: Numbers, rows: Sequence[int]) -> Stated:
    """Return the sums of rows by column."""
    return {column: sum(values[row] or 0.0 for row in rows) for column, values in numbers.columns.items()}
