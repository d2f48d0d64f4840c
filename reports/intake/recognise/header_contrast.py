"""Weighs the header of a table of no kind against the rows above and below it, independently of how it was found.

A header row names columns, and it differs from what stands below it: text over numbers, words that do not come again.
A row of data in the header, and a title, count against it. When another window weighs as much as the one that was
found, the choice is a doubt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.intake.recognise.cell_fit import is_person
from reports.intake.recognise.labels import labels, text_of
from reports.intake.recognise.row_shapes import NEUTRAL, TEXT, YEAR, is_numeric, shape_of, sort_of, value_of
from reports.model.sheet import MOST_CANDIDATES, Candidate
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.model.grid import Grid, Scalar
    from reports.problems import Detail

_SAMPLED = 30
"""Records that a header is held against."""
_TITLE = 3
"""Points that a row with one text of its own costs a header."""
_SUMMED = 8
"""Columns of a total row that are summed at most."""
_DATUM = 3
"""Points that a cell of data costs a header."""
_NEAR = 1e-6
"""Relative difference up to which a stated sum is equal."""


@dataclass(frozen=True)
class Table:
    """What was found: the header, the records and the totals by sum, rows 1-based."""

    grid: Grid
    header: tuple[int, int]
    records: tuple[int, ...]
    columns: tuple[int, ...]
    totals: tuple[int, ...] = ()
    """Total rows of the body."""

    def sampled(self, below: int) -> list[tuple[Scalar, ...]]:
        """Return the first records below a row."""
        first = bisect_right(self.records, below)
        return [self.grid.rows[row - 1] for row in self.records[first : first + _SAMPLED]]


def weigh(table: Table) -> tuple[Candidate, ...]:
    """Return the candidates for the header of a table of no kind, the one found first."""
    chosen = _weighed(table, table.header)
    other_candidates = [_weighed(table, rows) for rows in _windows(table)]
    other_candidates.sort(key=lambda candidate: -candidate.score)
    lost_candidates = [
        _lost(candidate, chosen.score - candidate.score) for candidate in other_candidates[: MOST_CANDIDATES - 1]
    ]
    return (replace(chosen, evidence=(*chosen.evidence, *_totals(table))), *lost_candidates)


def is_doubtful(candidates: tuple[Candidate, ...]) -> bool:
    """Tell whether the runner-up weighs as much as the header that was found."""
    return len(candidates) > 1 and candidates[1].score >= candidates[0].score


def _lost(candidate: Candidate, points: int) -> Candidate:
    why = (_("lost by {points} points"), {"points": points}) if points > 0 else (_("weighs as much"), {})
    return replace(candidate, evidence=(*candidate.evidence, why))


def _totals(table: Table) -> Iterator[tuple[str, Mapping[str, Detail]]]:
    """Say how many total rows state the sums of the rows above them."""
    if table.totals:
        sums = _Sums(table)
        agreeing = sum(sums.agree_with(row) for row in table.totals)
        message = _("total rows that agree with the rows above: {agreeing} of {totals}")
        yield message, {"agreeing": agreeing, "totals": len(table.totals)}


class _Sums:
    """Running sums of the records by column, made when a column is first asked for."""

    def __init__(self, table: Table) -> None:
        self.table, self.columns = table, dict[int, list[float]]()

    def agree_with(self, total: int) -> bool:
        """Tell whether half of a row's numbers are the sums of the records above, of its block or of all."""
        table = self.table
        begin = bisect_left(table.totals, total)
        first = bisect_right(table.records, table.totals[begin - 1]) if begin else 0
        end = bisect_left(table.records, total)
        stated = ((column, value_of(table.grid.cell(total, column))) for column in table.columns)
        stated_values = dict(islice(((column, value) for column, value in stated if value), _SUMMED))
        agreeing = 0
        for column, value in stated_values.items():
            sums = self._of(column)
            near = _NEAR * abs(value)
            agreeing += abs(value - sums[end]) <= near or abs(value - sums[end] + sums[first]) <= near
        return bool(stated_values) and 2 * agreeing >= len(stated_values)

    def _of(self, column: int) -> list[float]:
        """Return the running sums of a column; item i is the sum of the first i records."""
        if column not in self.columns:
            values = (value_of(self.table.grid.cell(row, column)) or 0.0 for row in self.table.records)
            self.columns[column] = [0.0, *accumulate(values)]
        return self.columns[column]


def _windows(table: Table) -> Iterator[tuple[int, int]]:
    """Yield the header with a row more or less at either end, and the first record alone."""
    top, bottom = table.header
    if top > 1 and shape_of(table.grid.rows[top - 2]):
        yield top - 1, bottom
    if top < bottom:
        yield top + 1, bottom
        yield top, bottom - 1
    first = table.records[0]
    if first == bottom + 1:
        yield top, first
    yield first, first


def _weighed(table: Table, rows: tuple[int, int]) -> Candidate:
    """Return what speaks for and against a window."""
    window_labels = labels(table.grid, *rows)
    below = table.sampled(rows[1])
    labelled = [column for column in table.columns if column in window_labels]
    # each header cell counts: a group above and a word below say more than either alone
    cells = [table.grid.cell(row, column) for row in range(rows[0], rows[1] + 1) for column in table.columns]
    texts = sum(cell is not None for cell in cells)
    contrasts = [column for column in labelled if _differs(window_labels[column][-1], column, below)]
    data = sum(_data_cells(table, row, below) for row in range(rows[0], rows[1] + 1))
    titles = sum(_is_title(table, row) for row in range(rows[0], rows[1] + 1))
    evidence = [
        (
            _("columns with a label: {labelled} of {columns}"),
            {"labelled": len(labelled), "columns": len(table.columns)},
        ),
        (_("header cells: {texts}"), {"texts": texts}),
        (_("labels unlike what stands below them: {contrasts}"), {"contrasts": len(contrasts)}),
    ]
    if data:
        evidence.append((_("cells that look like data: {data}"), {"data": data}))
    if titles:
        evidence.append((_("rows with a single text, as titles have: {titles}"), {"titles": titles}))
    score = texts + len(contrasts) - _DATUM * data - _TITLE * titles
    return Candidate(rows, None, score, tuple(evidence))


def _differs(label: str, column: int, below: list[tuple[Scalar, ...]]) -> bool:
    """Tell whether a label is text over numbers, a year over numbers that are none, or a word that comes no more."""
    cells = [row[column - 1] for row in below if row[column - 1] is not None]
    sorts = [sort for cell in cells if (sort := sort_of(cell)) != NEUTRAL]
    if not sorts:
        return False
    if sum(map(is_numeric, sorts)) >= 0.6 * len(sorts):
        label_sort = sort_of(label)
        return label_sort == TEXT or (label_sort == YEAR and sorts.count(YEAR) <= len(sorts) / 2)
    texts = [normal(cell) for cell in cells if isinstance(cell, str)]
    # a word among words differs where they come again and again and it does not, or where it is written otherwise
    return normal(label) not in texts and (len(set(texts)) < len(texts) or _is_written_otherwise(label, cells))


def _is_written_otherwise(label: str, cells: list[Scalar]) -> bool:
    def manner(text: str) -> tuple[bool, bool]:
        """Return whether a text is in capitals and whether it holds digits."""
        return text.isupper(), any(mark.isdigit() for mark in text)

    return all(manner(cell) != manner(label) for cell in cells if isinstance(cell, str))


def _data_cells(table: Table, row: int, below: list[tuple[Scalar, ...]]) -> int:
    """Return how many numbers of a row stand over numbers, years aside, which may be labels; of a person all cells."""
    if is_person(table.grid.rows[row - 1]):
        return sum(cell is not None for cell in table.grid.rows[row - 1])
    shape = shape_of(table.grid.rows[row - 1])
    return sum(
        is_numeric(sort) and sort != YEAR and any(is_numeric(sort_of(lower_row[column - 1])) for lower_row in below)
        for column, sort in shape.items()
    )


def _is_title(table: Table, row: int) -> bool:
    """Tell whether a row holds one text, merged over nearly all columns or over none."""
    filled = [(column, cell) for column, cell in enumerate(table.grid.rows[row - 1], 1) if text_of(cell)]
    if len(filled) != 1:
        return False
    spans = [span for span in table.grid.merged if span.top <= row <= span.bottom and span.left == filled[0][0]]
    return not any(2 <= span.right - span.left + 1 < 0.9 * max(len(table.columns), 3) for span in spans)
