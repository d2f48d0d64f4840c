"""One of several register sheets of a workbook that is of another month than the others: its title was not changed.

Workbooks with a sheet for each kecamatan are handed on from month to month, and one title is forgotten. Its persons
count in the month of the title, as they must; that the others are of another month is told. Sheets whose names state
their month are meant so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise import periods
from reports.model.period import Period
from reports.problems import Detail, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import FileReading, SheetTable, TableReading

CODE = "month-of-one-sheet"
_KIND = "register"
_DECIDED = "decision"
"""Source of a period that the office has decided."""
_FEWEST = 2
"""Sheets of one month that make another one the exception."""
_NAMES_ANOTHER = frozenset({CODE, "period-conflict"})
"""Problems of tables of one month that name another, in which they are missed."""


def with_sheet_months(path: str, tables: Sequence[TableReading]) -> tuple[TableReading, ...]:
    """Return the tables of a file with a warning at each register sheet that is of another month than most are.

    Args:
        path: of the file, as shown.
        tables: of the file.
    """
    exceptions = _exceptions(tables)
    if not exceptions:
        return tuple(tables)
    first_tables = {reading.table.sheet: reading.table for reading in reversed(tables) if reading.table.kind == _KIND}
    return tuple(
        replace(reading, problems=(*reading.problems, _problem(path, reading.table, *exceptions[reading.table.sheet])))
        if reading.table is first_tables.get(reading.table.sheet) and reading.table.sheet in exceptions
        else reading
        for reading in tables
    )


def _exceptions(tables: Sequence[TableReading]) -> dict[str, tuple[Period, int]]:
    """Return sheet of another month → the month of most sheets, and how many these are."""
    months = _month_by_sheet(tables)
    sheets: defaultdict[Period, set[str]] = defaultdict(set)
    for sheet, month in months.items():
        sheets[month].add(sheet)
    if len(sheets) < _FEWEST:
        return {}
    usual = max(sheets, key=lambda month: (len(sheets[month]), month.last))
    count = len(sheets[usual])
    districts = {reading.table.district for reading in tables if reading.table.sheet in sheets[usual]}
    return {
        table.sheet: (usual, count)
        for table in (reading.table for reading in tables)
        if table.sheet in months.keys() - sheets[usual]
        and count >= _FEWEST
        and (number := len(sheets[months[table.sheet]])) < count
        and (number == 1 or table.district not in districts)
        and not _is_meant(table)
    }


def _problem(path: str, table: SheetTable, usual: Period, count: int) -> Problem:
    details: dict[str, Detail] = {
        "chosen": str(table.period), "chosen_from": table.period_from, "other": str(usual), "count": count,
    }  # fmt: skip
    return Problem(CODE, path, table.sheet, details=details)


def _month_by_sheet(tables: Sequence[TableReading]) -> dict[str, Period]:
    """Return sheet → the one month of its registers; sheets without persons or of several months are left out."""
    months: defaultdict[str, set[Period]] = defaultdict(set)
    for reading in tables:
        period = reading.table.period
        if reading.table.kind == _KIND and reading.records.rows and period is not None:
            months[reading.table.sheet].add(period)
    return {sheet: month for sheet, (month, *more) in months.items() if month.is_month and not more}


def _is_meant(table: SheetTable) -> bool:
    """Tell whether the month of a sheet is decided, or stated by the name of the sheet itself."""
    stated = periods.stated(table.sheet)
    return table.period_from == _DECIDED or bool(stated.period or stated.months)


def missed_in(file: FileReading, period: Period) -> Iterator[str]:
    """Yield the code of each problem by which a table of another month may belong to a period.

    Args:
        file: with its tables.
        period: of the document.
    """
    for reading in file.tables:
        table_period = reading.table.period
        if table_period is None or _overlap(table_period, period):
            continue
        for problem in reading.problems:
            if problem.code in _NAMES_ANOTHER and _overlap(Period.parse(str(problem.details["other"])), period):
                yield problem.code


def _overlap(first: Period, second: Period) -> bool:
    return first.first <= second.last and second.first <= first.last
