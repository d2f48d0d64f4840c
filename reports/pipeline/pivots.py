"""Reads a table of counts, with a column for each agency, class or decision: one count for each number."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

from reports.intake.normalise import normalise
from reports.intake.validate import Checked, bin_records, check_totals
from reports.model.grid import cell_name, column_letter
from reports.model.sheet import Records, TableReading
from reports.problems import Problem
from reports.vocabulary import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.intake.normalise import Cells
    from reports.intake.recognise import Located
    from reports.model.pivot import Pivot, PivotPart

_OF_COLUMNS = frozenset({"values-missing", "decisions-unstated"})
"""Problems of a field without a column, which are none where the headers of the counts say it."""


def pivoted_reading(located: Located, cells: Cells, pivot: Pivot, *, originals: bool) -> TableReading:
    """Return the counts of a table.

    Args:
        located: the table; its columns are those of the places.
        cells: the same, for one agency after the other.
        pivot: the columns of the agencies.
        originals: keep the original texts too.
    """
    table, problems = located.table, list(located.problems)
    pieces: list[tuple[int, Records, int]] = []
    filled = _filled(cells, pivot)
    stated = [(total.row, total.first) for total in located.totals]
    checked = Checked(cells.path, cells.grid, table)
    for position, part in enumerate(pivot.parts):
        part_cells = replace(cells, columns={**located.columns, **part.columns})
        records, of_cells = normalise(part_cells, {}, originals=originals)
        size = len(records.rows)
        coded_values: dict[str, list[object]] = {field: [code] * size for field, code in part.values.items()}
        if "recap" in records.values:
            coded_values["recap"] = [True] * size
        letters = [f"{field}={column_letter(column)}" for field, column in part.columns.items()]
        coded_values["count_columns"] = [" ".join(letters)] * size
        records = replace(records, values={**records.values, **coded_values})
        problems += [*of_cells, *check_totals(checked, located.records, part.columns, stated)]
        pieces += [
            (position, records, index)
            for index, row in enumerate(records.rows)
            if row in filled[position] or (position == 0 and not any(row in rows for rows in filled))
        ]
    records, of_rows = bin_records(cells.path, table, _merged(pieces))
    problems += [*of_rows, *_sums(cells, pivot)]
    named_fields = {field for part in pivot.parts for field in part.values} | {"service_date"}
    remaining = (
        problem for problem in problems if problem.code not in _OF_COLUMNS or problem.field not in named_fields
    )
    return TableReading(table, records, _once(remaining))


def _filled(cells: Cells, pivot: Pivot) -> list[frozenset[int]]:
    """Return the rows with a number of each part."""
    return [
        frozenset(
            row
            for row in cells.rows
            if any(cells.grid.cell(row, column) is not None for column in part.columns.values())
        )
        for part in pivot.parts
    ]


def _merged(pieces: Iterable[tuple[int, Records, int]]) -> Records:
    """Return the records of all agencies, row by row."""
    ordered = sorted(pieces, key=lambda piece: (piece[1].rows[piece[2]], piece[0]))
    return Records(
        tuple(records.rows[index] for _, records, index in ordered),
        _columns([(records.values, index) for _, records, index in ordered]),
        _columns([(records.raw, index) for _, records, index in ordered]),
    )


def _columns(pieces: Sequence[tuple[Mapping[str, list[Any]], int]]) -> dict[str, list[Any]]:
    names = dict.fromkeys(name for columns, _ in pieces for name in columns)
    return {name: [columns[name][index] if name in columns else None for columns, index in pieces] for name in names}


def _sums(cells: Cells, pivot: Pivot) -> list[Problem]:
    """Return a problem at each sum of columns that is none."""
    problems = []
    for row, total in product(cells.rows, pivot.totals):
        stated = numbers.whole(cells.grid.cell(row, total.column))
        parts = [part for part in pivot.parts if total.values.items() <= part.values.items()]
        counted = sum(_number(cells, row, part) for part in parts)
        if stated is not None and stated != counted:
            details = {"stated": stated, "counted": counted}
            place = cell_name(row, total.column)
            problems.append(Problem("total-mismatch", cells.path, cells.table.sheet, place, None, str(stated), details))
    return problems


def _number(cells: Cells, row: int, part: PivotPart) -> int:
    """Return the number of one part in one row: its total, else L and P together."""
    numbers_by_field = {field: numbers.whole(cells.grid.cell(row, column)) for field, column in part.columns.items()}
    total = numbers_by_field.pop("count_total", None)
    return total if total is not None else sum(number or 0 for number in numbers_by_field.values())


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those that several agencies of a row share."""
    problem_by_place: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        problem_by_place.setdefault((problem.code, problem.cell, problem.field, problem.value), problem)
    return tuple(problem_by_place.values())
