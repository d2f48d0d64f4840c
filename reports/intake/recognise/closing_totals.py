"""The rows that close a table of no known kind: its grand total, with or without a total's word, and averages below it.

The last row is a total more often than any other, so less proof is asked for: a part of its columns, sums of chosen
rows only (no of-which rows, first level only), or a name that is the title's.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from math import log10
from typing import TYPE_CHECKING

from reports.intake.recognise.column_sums import PART, Numbers, Stated, agreement, sums_of
from reports.late_patterns import late_regex
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.body_lines import Line

_SUMMARY = late_regex(r"^(?:RATA RATA|RERATA|AVERAGE|MEAN|MEDIAN|PERSEN(?:TASE)?|PERCENT(?:AGE)?|CHANGE)\b")
"""A closing row that is neither record nor sum."""
_COUNTRY = frozenset({"INDONESIA", "NATIONAL"})
_OF_WHICH = late_regex(r"^(?:O W|OF WHICH|DI ANTARANYA|DIANTARANYA|TERMASUK|A L|ANTARA LAIN)\b")
_SOME = 0.3
"""Part of the numbers of the last row that must agree: published totals stand beside rates that do not add up."""
_DIGITS, _CHOSEN_DIGITS, _LEFT_OUT_DIGITS = 2.5, 3.5, 7.0
"""Digits that must agree with the sum of all rows, of the rows of one level, of all rows but one or two."""
_SHORTEST_NAME = 5
"""Letters of a name in capitals, or in the title, by which a last row without a word is known as a total."""
_FEWEST_NAMES = 4
"""Rows that a last row named otherwise is compared with."""


def closing_totals(lines: Sequence[Line], numbers: Numbers, totals: set[int], titles: str) -> set[int]:
    """Return the last rows that are totals, from the bottom up to the last record."""
    closing: set[int] = set()
    summary_rows = [position for position, line in enumerate(lines) if _says_summary(line)]
    words_prove = (
        len(lines) > 2 and len(summary_rows) <= max(2, len(lines) // 3) and not _are_values(lines, summary_rows)
    )
    for position in range(len(lines) - 1, 0, -1):
        by_word = words_prove and _says_summary(lines[position])
        if position not in totals and not by_word and not _closes(lines, numbers, totals, closing, position, titles):
            break
        closing.add(position)
    return closing


def _are_values(lines: Sequence[Line], summary_rows: list[int]) -> bool:
    """Tell whether rows of one label with a total's word are a category: the other labels come as often in a row."""
    labels = {lines[position].label for position in summary_rows}
    if len(summary_rows) < 2 or len(labels) > 1:
        return False
    runs = [(label, len(list(run))) for label, run in groupby(line.label for line in lines if line.is_addend)]
    return len(runs) > 1 and all(count == len(summary_rows) for _label, count in runs)


def _says_summary(line: Line) -> bool:
    """Tell whether the label of a row names a total or an average."""
    return line.is_addend and (line.has_total_word or bool(_SUMMARY.match(line.label)))


def _closes(
    lines: Sequence[Line], numbers: Numbers, by_sums: set[int], closing: set[int], position: int, titles: str
) -> bool:
    """Tell whether a row without a total's word, below which only totals stand, is a total itself."""
    totals = by_sums | closing
    # what a total below has summed is a record, more likely than not
    part = PART if any(not _SUMMARY.match(lines[row].label) for row in closing) else _SOME
    line = lines[position]
    if not line.is_addend:
        return False
    if line.breaks_numbers:
        return True
    if line.is_numbered:
        return False
    is_last = position + 1 == len(lines)
    if is_last and _is_named_as_total(lines, position, titles):
        return True
    records = [row for row in range(position) if lines[row].is_addend and row not in totals]
    return bool(numbers.stated(position)) and _is_sum(lines, numbers, records, totals, position, part)


def _is_named_as_total(lines: Sequence[Line], position: int, titles: str) -> bool:
    """Tell whether a row is named like the country or the title, or alone in capitals; not in alphabetical order."""
    label = lines[position].label
    addends = [line for line in lines[:position] if line.is_addend and line.label]
    names = [line.label for line in addends]
    alphabetical = sorted(names) == names and names[-1:] <= [label]
    if len(label) < _SHORTEST_NAME or len(addends) < _FEWEST_NAMES or label in names or alphabetical:
        return False
    capitals = lines[position].texts[0][1].isupper() and not any(line.texts[0][1].isupper() for line in addends)
    title = f" {normal(titles)} "
    in_title = f" {label} " in title and not any(f" {name} " in title for name in names)
    return label in _COUNTRY or capitals or in_title


def _is_sum(
    lines: Sequence[Line], numbers: Numbers, records: list[int], totals: set[int], position: int, part: float
) -> bool:
    """Tell whether a row is the sum of the records above, of its block, of the subtotals, or of chosen records."""
    stated = numbers.stated(position)
    begin = max((row for row in totals if row < position), default=-1)
    subtotals = sorted(row for row in totals if row < position)
    block = [row for row in records if row > begin]
    digits = max(_digits(numbers, stated, rows, part) for rows in (records, block, subtotals))
    level = max((_digits(numbers, stated, rows, PART) for rows in _levels(lines, records)), default=0.0)
    return digits >= _DIGITS or level >= _CHOSEN_DIGITS or _is_sum_of_most(numbers, records, stated)


def _digits(numbers: Numbers, stated: Stated, rows: Sequence[int], part: float) -> float:
    """Return the digits in which a row agrees with the sum of others, of which there must be two."""
    if len(rows) < 2:
        return 0.0
    digits = agreement(numbers, stated, sums_of(numbers, rows).__getitem__, len(rows), PART)
    if digits or part == PART:
        return digits
    # of several columns one agrees by chance the more easily, the more there are
    return agreement(numbers, stated, sums_of(numbers, rows).__getitem__, len(rows), part) - log10(len(stated))


def _levels(lines: Sequence[Line], records: list[int]) -> Iterator[list[int]]:
    """Yield the rows of the first level: not indented, not of-which rows, labelled in the usual column."""
    indents = {row: _indent(lines[row]) for row in records}
    least = min(indents.values(), default=0)
    if any(indent > least for indent in indents.values()):
        yield [row for row in records if indents[row] == least]
    columns = Counter(lines[row].texts[0][0] if lines[row].texts else 0 for row in records)
    for column, count in columns.most_common(2):
        if count < len(records):
            yield [row for row in records if (lines[row].texts[0][0] if lines[row].texts else 0) == column]


def _indent(line: Line) -> int:
    """Return how far a label is set in; a dash, a dot or "of which" before it sets it in too."""
    if not line.texts:
        return 0
    text = line.texts[0][1]
    bare = text.lstrip(" \t\u00a0-–—•·")
    return len(text) - len(bare) + (10 if _OF_WHICH.match(line.label) else 0)


def _is_sum_of_most(numbers: Numbers, records: list[int], stated: Stated) -> bool:
    """Tell whether a row is the sum of all rows but one or two, which are parts of others."""
    sums = sums_of(numbers, records)
    excess = {column: sums[column] - value for column, value in stated.items()}
    columns = [column for column, value in stated.items() if value and excess[column] > 0]
    if len(columns) < PART * sum(value != 0 for value in stated.values()) or len(records) < 4:
        return False
    pivot = max(columns, key=lambda column: stated[column], default=None)
    if pivot is None:
        return False
    for rows in _left_out(numbers.columns[pivot], records, excess[pivot]):
        sums_without = _sums_without_rows(numbers, sums, rows)
        if agreement(numbers, stated, sums_without.__getitem__, len(records) - len(rows)) >= _LEFT_OUT_DIGITS:
            return True
    return False


def _sums_without_rows(numbers: Numbers, sums: Stated, rows: Sequence[int]) -> Stated:
    return {column: total - sum(numbers.columns[column][row] or 0.0 for row in rows) for column, total in sums.items()}


def _left_out(values: Sequence[float | None], records: list[int], excess: float) -> Iterator[tuple[int, ...]]:
    """Yield a row, then two rows, whose numbers in one column are what the sum of all exceeds the total by."""

    def key(value: float) -> int:
        return round(value * 1000)

    places = {key(values[row] or 0.0): row for row in records if values[row]}
    for probe in (-1, 0, 1):
        if key(excess) + probe in places:
            yield (places[key(excess) + probe],)
    for row in records:
        second_row = places.get(key(excess - (values[row] or 0.0)))
        if values[row] and second_row is not None and second_row > row:
            yield row, second_row
