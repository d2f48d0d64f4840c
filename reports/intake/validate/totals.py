"""Checks the totals a sheet states (JUMLAH) against the rows they sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import numbers, schema, ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.model.grid import Grid
    from reports.model.sheet import SheetTable

_BY_SEX = re.compile(r"\b([LP])[A-Z-]*\s*[:=]?\s*(\d{1,6})\b")
"""Men or women in the text of a total."""
_IN_TEXT = re.compile(r"\d[\d.]*")


@dataclass(frozen=True)
class Checked:
    """The table whose totals are checked."""

    path: str
    """As printed in problems."""
    grid: Grid
    table: SheetTable

    def mismatch(self, row: int, column: int, field: str | None, stated: int, counted: int) -> Problem:
        """Return the problem that gives both numbers."""
        details = {"stated": stated, "counted": counted}
        cell = cell_name(row, column)
        return Problem("total-mismatch", self.path, self.table.sheet, cell, field, str(stated), details)


def check_totals(
    checked: Checked, records: tuple[int, ...], columns: Mapping[str, int], totals: Iterable[tuple[int, int]]
) -> tuple[Problem, ...]:
    """Return a problem for each stated total that is neither the sum of its block nor of all rows above it.

    Args:
        checked: the table.
        records: sheet rows of the records.
        columns: field → column.
        totals: (row of the total, first row of its block).
    """
    counted = {column: field for field, column in columns.items() if schema.type_of(field) is schema.Type.COUNT}
    problems: list[Problem] = []
    for row, first in totals:
        block = [record_row for record_row in records if first <= record_row < row]
        records_above = [record_row for record_row in records if record_row < row]
        if counted and checked.table.kind != "register":
            problems += _sums(checked, row, (block, records_above), counted)
        else:
            problems += _number_of_rows(checked, row, (block, records_above))
            problems += _ticks(checked, row, (block, records_above))
    return tuple(problems)


def _sums(checked: Checked, row: int, blocks: tuple[list[int], list[int]], counted: Mapping[int, str]) -> list[Problem]:
    """Check the total row's counts column by column."""
    problems = []
    damaged = {finding.column for finding in checked.grid.findings if blocks[1][:1] <= [finding.row] <= [row]}
    for column, field in sorted(counted.items()):
        stated = numbers.whole(checked.grid.cell(row, column))
        if stated is None or column in damaged:
            continue  # a sum over cells without their values proves nothing
        sums = [
            sum(numbers.whole(checked.grid.cell(record_row, column)) or 0 for record_row in block) for block in blocks
        ]
        if stated not in sums:
            problems.append(checked.mismatch(row, column, field, stated, sums[0]))
    return problems


def _ticks(checked: Checked, row: int, blocks: tuple[list[int], list[int]]) -> list[Problem]:
    """Check the number that a total row states below ticked columns: how often each is ticked."""
    problems = []
    for column, option in _ticked(checked.table).items():
        stated = numbers.whole(checked.grid.cell(row, column))
        counted = [
            sum(bool(ticks.is_ticked_below(option, checked.grid.cell(record, column))) for record in block)
            for block in blocks
        ]
        if stated is not None and stated not in counted:
            problems.append(checked.mismatch(row, column, None, stated, counted[0]))
    return problems


def _ticked(table: SheetTable) -> dict[int, str]:
    """Return the ticked columns with the value that the header of each names."""
    return {column.index: column.header.rpartition(" / ")[2] for column in table.columns if column.how == "tick"}


def _number_of_rows(checked: Checked, row: int, blocks: tuple[list[int], list[int]]) -> list[Problem]:
    """Check the one number a register's total row states: how many rows there are."""
    ticked = _ticked(checked.table)
    stated = [pair for pair in _stated(checked.grid, row) if pair[0] not in ticked]
    sizes = {len(block) for block in blocks}
    if not stated or any(number in sizes for _, number in stated) or sum(number for _, number in stated) in sizes:
        return []
    by_sex = _both_sexes(checked.grid, row)
    if by_sex is not None and by_sex[1] in sizes:
        return []
    column, number = by_sex or stated[-1]
    return [checked.mismatch(row, column, None, number, len(blocks[0]))]


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
