"""Total rows of a table of no known kind, by their words and by their sums.

A word alone proves a total where it labels the row; as a value of another column (sex: Total) it needs sums that
agree. A sum alone proves a total by the digits that agree, so that 3 = 1 + 2 proves nothing. Rows are positions in
the body, from 0.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.intake.recognise.body_lines import Line, is_total_word
from reports.intake.recognise.closing_totals import closing_totals
from reports.intake.recognise.column_sums import Numbers, RunningSums, Stated, agreement, leading_totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_INNER_DIGITS, _LABELLED_DIGITS = 4.0, 0.5
"""Digits that must agree for a sum inside the body: without a total's word, and with one among others."""
_AGREEING = 0.6
"""Part of the rows with a total's word in a column of values that must be sums."""
_PART = 0.5
"""Part of the numbers beside such a word that must agree; published totals do not always add up."""
_MANY = 0.3
"""Part of the rows from which labels with a total's word among others name records: Jumlah desa, Jumlah penduduk."""
_REPEATED = 0.5
"""Distinct texts of a column, as part of its texts, up to which it is a column of categories."""


def total_rows(lines: Sequence[Line], numbers: Numbers, titles: str) -> set[int]:
    """Return the positions of the total rows.

    Args:
        lines: the rows of the body.
        numbers: their numbers, an item for each line.
        titles: the texts above the table; a last row named like the title is a total.
    """
    totals = set(_by_word(lines, numbers))
    if numbers.columns:
        inner = totals - {0, len(lines) - 1}
        leading = [] if inner else leading_totals(numbers, _records(lines, totals))
        totals |= set(leading) if leading else _by_sums(lines, numbers, totals)
    return totals | closing_totals(lines, numbers, totals, titles)


def _records(lines: Sequence[Line], totals: set[int]) -> list[int]:
    return [position for position, line in enumerate(lines) if line.is_addend and position not in totals]


def _by_word(lines: Sequence[Line], numbers: Numbers) -> Iterator[int]:
    """Yield the rows that say total and nothing else in one of their first texts."""
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        for column, words in line.words if line.is_addend else ():
            if is_total_word(words):
                places[column, words].append(position)
    for (column, _words), positions in places.items():
        adjacent = sum(next_position == previous + 1 for previous, next_position in pairwise(positions))
        if 2 * adjacent >= len(positions):
            continue  # rows below each other that all say total hold a value
        labels = all(lines[position].texts[0][0] == column for position in positions)
        labels = labels and not _is_category(lines, column, positions)
        if labels or _agreeing(lines, numbers, positions) >= _AGREEING * len(positions):
            yield from positions


def _is_category(lines: Sequence[Line], column: int, totals: list[int]) -> bool:
    """Tell whether the other texts of a column come again and again, as those of a classification do."""
    if len(totals) < 2:
        return False
    skipped = set(totals)
    texts = [
        words
        for position, line in enumerate(lines)
        if line.is_addend and position not in skipped
        for place, words in line.words
        if place == column
    ]
    return len(texts) > 3 and len(set(texts)) <= _REPEATED * len(texts)


def _agreeing(lines: Sequence[Line], numbers: Numbers, positions: list[int]) -> int:
    """Return how many of the rows are sums of the rows up to the one before, or down to the next."""
    skipped = set(positions)
    running = RunningSums(numbers, [line.is_addend and row not in skipped for row, line in enumerate(lines)])

    def is_sum(position: int, first: int, end: int) -> bool:
        addends, stated = running.count(first, end), numbers.stated(position)
        return addends > 0 and agreement(numbers, stated, running.between(first, end), addends, _PART) > 0

    begins = [0, *(position + 1 for position in positions[:-1])]
    ends = [*positions[1:], len(lines)]
    above = sum(is_sum(position, begin, position) for position, begin in zip(positions, begins, strict=True))
    below = sum(is_sum(position, position + 1, end) for position, end in zip(positions, ends, strict=True))
    return max(above, below)


def _by_sums(lines: Sequence[Line], numbers: Numbers, by_word: set[int]) -> set[int]:
    """Return the rows that sum the rows above them, up to a total, a group, a blank row or the top."""
    walk = _TotalWalk(lines, numbers, by_word)
    for position in range(len(lines)):
        walk.take(position)
    return walk.totals


class _TotalWalk:
    """A walk down the body that knows the sums of the rows above."""

    def __init__(self, lines: Sequence[Line], numbers: Numbers, by_word: set[int]) -> None:
        self.lines, self.numbers, self.totals = lines, numbers, set(by_word)
        self.records = RunningSums(numbers, [line.is_addend for line in lines])
        self.block, self.part = 0, 0  # first row of the block, and of its part below a blank row
        self.subtotals = dict.fromkeys(numbers.columns, 0.0)  # sums of the totals that no total of totals has summed
        self.summed = 0
        labelled = sum(line.has_total_word for line in lines)
        self.trusts_labels = labelled <= max(2, _MANY * len(lines))

    def take(self, position: int) -> None:
        """Put the next row among the totals or the records."""
        line = self.lines[position]
        if line.opens_block:
            self.part = position
        if line.is_addend and position not in self.totals and self._is_sum(position):
            self.totals.add(position)
        if position in self.totals:
            self.records.remove(position)
            self._count_subtotal(position)
        if position in self.totals or not line.is_addend:
            self.block = self.part = position + 1

    def _is_sum(self, position: int) -> bool:
        """Tell whether a row is the sum of a block above it, of all records, or of the subtotals."""
        line = self.lines[position]
        labelled = line.has_total_word
        if labelled and self.trusts_labels and self._closes_block(position):
            return True
        stated = self.numbers.stated(position)
        if not stated or (line.is_numbered and not labelled):
            return False
        digits = _LABELLED_DIGITS if labelled else _INNER_DIGITS
        fewest = 1 if labelled else 3 if len(stated) == 1 else 2
        return any(
            self.records.count(begin, position) >= fewest
            and agreement(self.numbers, stated, self.records.between(begin, position), fewest) >= digits
            for begin in {self.block, self.part, 0}
        ) or self._sums_totals(stated, digits)

    def _sums_totals(self, stated: Stated, digits: float) -> bool:
        """Tell whether numbers are the sums of the totals since the last total of totals; it begins anew then."""
        if self.summed < 2:
            return False
        if agreement(self.numbers, stated, self.subtotals.__getitem__, self.summed) < digits:
            return False
        self.subtotals, self.summed = dict.fromkeys(self.numbers.columns, 0.0), 0
        return True

    def _count_subtotal(self, position: int) -> None:
        self.summed += 1
        for column, value in self.numbers.stated(position).items():
            self.subtotals[column] += value

    def _closes_block(self, position: int) -> bool:
        """Tell whether a row follows a total, or a group or blank row follows it, below a record at least."""
        if position == 0 or position + 1 >= len(self.lines):
            return False
        next_line = self.lines[position + 1]
        return position - 1 in self.totals or next_line.opens_block or not next_line.is_addend
