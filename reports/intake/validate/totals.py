"""Checks the totals a sheet states (JUMLAH) against the rows they sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import numbers, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.model.grid import Grid
    from reports.model.sheet import SheetTable

_IN_TEXT = re.compile(r"\d[\d.]*")


def check_totals(
    path: str, grid: Grid, table: SheetTable, records: tuple[int, ...], columns: Mapping[str, int], totals: Iterable[tuple[int, int]]
) -> tuple[Problem, ...]:
    """Return a problem for each stated total that is neither the sum of its block nor of all rows above it.

    Args:
        path: as printed in problems.
        grid: the sheet.
        table: the table.
        records: sheet rows of the records.
        columns: field → column.
        totals: (row of the total, first row of its block).
    """
    counted = {column: field for field, column in columns.items() if schema.type_of(field) is schema.Type.COUNT}
    problems = []
    for row, first in totals:
        block = [one for one in records if first <= one < row]
        every = [one for one in records if one < row]
        if counted and table.kind != "register":
            problems += _sums(path, grid, table, row, (block, every), counted)
        else:
            problems += _number_of_rows(path, grid, table, row, (block, every))
    return tuple(problems)


def _sums(
    path: str, grid: Grid, table: SheetTable, row: int, blocks: tuple[list[int], list[int]], counted: Mapping[int, str]
) -> list[Problem]:
    """Check the total row's counts column by column."""
    problems = []
    for column, field in sorted(counted.items()):
        stated = numbers.whole(grid.cell(row, column))
        if stated is None:
            continue
        sums = [sum(numbers.whole(grid.cell(one, column)) or 0 for one in block) for block in blocks]
        if stated not in sums:
            problems.append(_problem(path, table, row, column, field, stated, sums[0]))
    return problems


def _number_of_rows(path: str, grid: Grid, table: SheetTable, row: int, blocks: tuple[list[int], list[int]]) -> list[Problem]:
    """Check the one number a register's total row states: how many rows there are."""
    stated = _stated(grid, row)
    sizes = {len(block) for block in blocks}
    if not stated or any(number in sizes for _, number in stated) or sum(number for _, number in stated) in sizes:
        return []
    column, number = stated[-1]
    return [_problem(path, table, row, column, None, number, len(blocks[0]))]


def _stated(grid: Grid, row: int) -> list[tuple[int, int]]:
    """Return (column, number) for every whole number of a row, in cells and in texts such as ``JUMLAH : 45 orang``."""
    found = []
    for column, cell in enumerate(grid.rows[row - 1], start=1):
        if isinstance(cell, str):
            number = numbers.whole(cell)
            texts = [number] if number is not None else [numbers.whole(one.rstrip(".")) for one in _IN_TEXT.findall(cell)]
            found += [(column, one) for one in texts if one is not None and cell.strip() not in {"-", "–"}]
        elif (number := numbers.whole(cell)) is not None:
            found.append((column, number))
    return found


def _problem(path: str, table: SheetTable, row: int, column: int, field: str | None, stated: int, counted: int) -> Problem:
    details = {"stated": stated, "counted": counted}
    return Problem("total-mismatch", path, table.sheet, cell_name(row, column), field, str(stated), details)
