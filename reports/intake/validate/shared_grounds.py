"""Grades whose ground stands in another row of the same incident: the case in one table, its decision in another.

A row that says DITINDAK without a decision lacks its ground by itself, and is told. Where a row of the same incident
about the same person holds the decision, nothing is lacking: the incident counts as that row says (settled rule 8).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.vocabulary import actions, report_numbers
from reports.vocabulary.report_numbers import ReportRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import FileReading, TableReading
    from reports.problems import Problem

_LACKING = "grade-without-ground"
_FIELDS = ("incident_id", "agency", "period", "incident_type", "district", "passport_no", "full_name", "grade")


@dataclass(frozen=True)
class LogRow:
    """An accepted row of a log of incidents."""

    file: int
    table: int
    row: int
    """Of the sheet, 1-based."""
    report: ReportRow
    grade: str


def log_rows(files: Sequence[FileReading]) -> Iterator[LogRow]:
    """Yield the accepted rows of all logs of incidents, in file order."""
    for index, file in enumerate(files):
        for number, reading in enumerate(file.tables):
            if reading.table.kind == "incidents":
                yield from _rows_of(reading, file.path, (index, number))


def _rows_of(reading: TableReading, path: str, place: tuple[int, int]) -> Iterator[LogRow]:
    records, values = reading.records, reading.records.values
    columns = zip(records.rows, records.accepted, *(values[name] for name in _FIELDS), strict=True)
    for row, is_accepted, *cells in columns:
        texts = [cell if isinstance(cell, str) else None for cell in cells]
        number, agency, month, kind, district, passport, name, grade = texts
        if is_accepted:
            person = report_numbers.person_of(passport, name)
            yield LogRow(*place, row, ReportRow(number, agency, path, month or "", kind, district, person), grade or "")


def settle_shared_grounds(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files without remarks on grades whose ground another row of the same incident holds.

    Args:
        files: with their rows in final bins.
    """
    if not any(problem.code == _LACKING for file in files for reading in file.tables for problem in reading.problems):
        return tuple(files)
    rows = list(log_rows(files))
    grounds: defaultdict[tuple[int, int, int], int] = defaultdict(lambda: -1)
    for places in report_numbers.incidents([row.report for row in rows]):
        for row in (rows[place] for place in places):
            grounds[row.file, row.table, row.row] = _best([rows[place] for place in places], row)
    return tuple(replace(file, tables=tuple(_settled(file, index, grounds))) for index, file in enumerate(files))


def _best(incident: Sequence[LogRow], row: LogRow) -> int:
    """Return the rank of the highest grade in other rows of an incident about the person of a row; -1 for none."""
    other_rows = [other for other in incident if other is not row and other.report.person == row.report.person]
    return max((actions.GRADES.index(other.grade) for other in other_rows if other.grade in actions.GRADES), default=-1)


def _settled(file: FileReading, index: int, grounds: dict[tuple[int, int, int], int]) -> Iterator[TableReading]:
    """Yield the tables of a file without the remarks that other rows settle."""
    for number, reading in enumerate(file.tables):
        problems = tuple(
            problem
            for problem in reading.problems
            if problem.code != _LACKING or _rank(problem) > grounds[index, number, _row(problem)]
        )
        yield replace(reading, problems=problems) if len(problems) < len(reading.problems) else reading


def _rank(problem: Problem) -> int:
    """Return the rank of the grade that an officer stated."""
    return actions.GRADES.index(str(problem.details["stated"]))


def _row(problem: Problem) -> int:
    return int("".join(filter(str.isdecimal, problem.cell or "0")))
