"""Who is still here on an as-of date before the end of the month (settled rule 3).

Rows are put into bins for the end of their register's month, since a file is read once for every run. A person who left
after an earlier as-of date is in the stock of that date.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from reports.model.sheet import RowBin
from reports.vocabulary import departures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reports.model.sheet import FileReading, TableReading
    from reports.problems import Problem


def still_here(files: Iterable[FileReading], as_of: date) -> list[FileReading]:
    """Return files with the persons who left after a day accepted again, in the register of that day's month."""
    return [
        dataclasses.replace(file, tables=tuple(_on(table, as_of) for table in file.tables))
        if any(_is_of(table, as_of) for table in file.tables)
        else file
        for file in files
    ]


def _is_of(reading: TableReading, as_of: date) -> bool:
    """Tell whether a table is a register of the month of a day, and that day is not its last."""
    period = reading.table.period
    return reading.table.kind == "register" and period is not None and period.first.first <= as_of < period.end


def _on(reading: TableReading, as_of: date) -> TableReading:
    if not _is_of(reading, as_of):
        return reading
    departed_problem_by_row = {
        _row(problem): problem for problem in reading.problems if problem.code == "departed" and problem.cell
    }
    records, back = reading.records, []
    for index, (row, stored) in enumerate(zip(records.rows, records.values["departed"], strict=True)):
        if row in departed_problem_by_row and isinstance(stored, str) and not departures.had_left(stored, as_of):
            back.append(index)
    if not back:
        return reading
    bins = list(records.bins)
    for index in back:
        bins[index] = RowBin.ACCEPTED
    problems_to_drop = {id(departed_problem_by_row[records.rows[index]]) for index in back}
    return dataclasses.replace(
        reading,
        records=dataclasses.replace(records, bins=tuple(bins)),
        problems=tuple(problem for problem in reading.problems if id(problem) not in problems_to_drop),
    )


def _row(problem: Problem) -> int:
    """Return the row of the cell that a problem is told at."""
    return int("".join(filter(str.isdigit, problem.cell or "")))
