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
from reports.intake.recognise.column_sums import Numbers, RunningSums, agreement, leading_totals, running_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_INNER_DIGITS, _LABELLED_DIGITS = 4.0, 0.5
"""Digits that must agree for a sum inside the body: without a total's word, and with one among others."""
_FEWEST_ADDENDS = {1: 3}
"""Addends that a sum without a word must have, by columns compared; two otherwise."""
_AGREEING = 0.6
"""Part of the rows with a total's word in a column of values that must be sums."""
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
        if any(after == before + 1 for before, after in pairwise(positions)):
            continue  # rows below each other that all say total hold a value
        labels = all(lines[position].texts[0][0] == column for position in positions)
        if (labels and not _is_category(lines, column, positions)) or _agreeing(lines, numbers, positions) >= _AGREEING * len(positions):
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
    running = running_sums(numbers, [line.is_addend and position not in skipped for position, line in enumerate(lines)])

    def is_sum(position: int, first: int, end: int) -> bool:
        addends = running.counts[end] - running.counts[first]
        stated = numbers.stated(position)
        return addends > 0 and agreement(numbers, stated, running.between(first, end), addends) > 0

    begins = [0, *(position + 1 for position in positions[:-1])]
    ends = [*positions[1:], len(lines)]
    above = sum(is_sum(position, begin, position) for position, begin in zip(positions, begins, strict=True))
    below = sum(is_sum(position, position + 1, end) for position, end in zip(positions, ends, strict=True))
    return max(above, below)


def _by_sums(lines: Sequence[Line], numbers: Numbers, by_word: set[int]) -> set[int]:
    """Return the rows that sum the rows above them, up to a total, a group, a blank row or the top."""
    walk = _Walk(lines, numbers, by_word)
    for position in range(len(lines)):
        walk.take(position)
    return walk.totals


class _Walk:
    """A walk down the body that knows the sums of the rows above."""

    def __init__(self, lines: Sequence[Line], numbers: Numbers, by_word: set[int]) -> None:
        self.lines, self.numbers, self.totals = lines, numbers, set(by_word)
        self.records, self.subtotals = RunningSums(numbers), RunningSums(numbers)
        self.begins: tuple[int, ...] = (0, 0)
        """First row of the block, and of the part of it below a blank row."""
        self.level = 0
        """First row whose subtotals no total of totals has summed."""
        labelled = sum(line.has_total_word for line in lines)
        self.trusts_labels = labelled <= max(2, _MANY * len(lines))

    def take(self, position: int) -> None:
        """Put the next row among the totals or the records."""
        line = self.lines[position]
        if line.opens_block:
            self.begins = (self.begins[0], position)
        is_total = position in self.totals or (line.is_addend and self._is_sum(position))
        if is_total:
            self.totals.add(position)
        self.records.add(position, counted=line.is_addend and not is_total)
        self.subtotals.add(position, counted=is_total)
        if is_total or not line.is_addend:
            self.begins = (position + 1, position + 1)

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
        if any(self._sums(self.records, begin, position, digits) for begin in {*self.begins, 0}):
            return True
        if self._sums(self.subtotals, self.level, position, digits):
            self.level = position
            return True
        return False

    def _sums(self, running: RunningSums, begin: int, position: int, digits: float) -> bool:
        stated = self.numbers.stated(position)
        addends = running.counts[position] - running.counts[begin]
        if addends < (1 if digits < 1 else _FEWEST_ADDENDS.get(len(stated), 2)):
            return False
        return agreement(self.numbers, stated, running.between(begin, position), addends) >= digits

    def _closes_block(self, position: int) -> bool:
        """Tell whether a row follows a total, or a group or blank row follows it, below a record at least."""
        if position == 0 or position + 1 >= len(self.lines):
            return False
        after = self.lines[position + 1]
        return position - 1 in self.totals or after.opens_block or not after.is_addend
