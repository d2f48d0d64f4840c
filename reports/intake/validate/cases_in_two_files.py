"""What stands on the same day in the logs of two files: each row is one of its own, with a warning.

Rows of one number and one agency are one incident (settled rule 7), and two logs that share most of their cases are
versions (settled rule 2). What remains is joined; a person or an activity that stands in both logs then counts twice,
and that is told.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reports.intake.validate.file_versions import LOG_VERSIONS
from reports.model.grid import cell_name
from reports.model.sheet import with_table_problems
from reports.problems import Detail, Problem
from reports.vocabulary import report_numbers
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from reports.model.sheet import FileReading

    Row = tuple[int, int, int]
    """File and table by position, and row of the sheet."""

CODE = "case-in-two-files"
_CODES = {"incidents": CODE, "activities": "activity-in-two-files"}
_DATES = {"incidents": "incident_date", "activities": "activity_date"}
_OF_ACTIVITY = ("activity_date", "activity_kind", "place", "district", "checked", "findings")
_FIELDS = ("passport_no", "full_name", "incident_date", "incident_id")


def tell_cases_in_two_files(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a warning at the first of the cases that each pair of files shares and counts apart.

    Args:
        files: with their rows in final bins, and versions told.
    """
    problems: defaultdict[tuple[int, int], list[Problem]] = defaultdict(list)
    for (first, second, kind), rows in _shared_rows(files).items():
        if not _are_versions(files[second], files[first].path, kind):
            row, other_row = rows[0]
            problems[other_row[:2]].append(_problem(files, kind, row, other_row, len(rows)))
    return with_table_problems(files, problems)


def _shared_rows(files: Sequence[FileReading]) -> dict[tuple[int, int, str], list[tuple[Row, Row]]]:
    """Return pair of files and kind → the rows of what stands in both and is no one incident by its number."""
    first_rows: dict[Hashable, tuple[Row, object]] = {}
    shared: defaultdict[tuple[int, int, str], list[tuple[Row, Row]]] = defaultdict(list)
    for kind, rows in (("incidents", _cases(files)), ("activities", _activities(files))):
        for case, number, row in rows:
            first_row, first_number = first_rows.setdefault((kind, case), (row, number))
            if first_row[0] != row[0] and (number is None or number != first_number):
                shared[first_row[0], row[0], kind].append((first_row, row))
    return shared


def _activities(files: Sequence[FileReading]) -> Iterator[tuple[Hashable, object, Row]]:
    """Yield what tells each accepted activity from others; one without day, kind or place is left out."""
    for index, file in enumerate(files):
        for table, reading in enumerate(file.tables):
            records = reading.records
            if reading.table.kind == "activities":
                columns = (records.values[name] for name in _OF_ACTIVITY)
                for row, is_accepted, day, kind, place, *more in zip(
                    records.rows, records.accepted, *columns, strict=True
                ):
                    if is_accepted and None not in {day, kind, place}:
                        yield (day, kind, normal(str(place)), *more), None, (index, table, row)


def _cases(files: Sequence[FileReading]) -> Iterator[tuple[Hashable, object, Row]]:
    """Yield person and day, report number and place of each accepted row of the logs of incidents."""
    for index, file in enumerate(files):
        for table, reading in enumerate(file.tables):
            if reading.table.kind != "incidents":
                continue
            records = reading.records
            columns = (records.values[name] for name in _FIELDS)
            for row, is_accepted, passport, name, day, number in zip(
                records.rows, records.accepted, *columns, strict=True
            ):
                person = report_numbers.person_of(_text(passport), _text(name))
                if is_accepted and person is not None and day is not None:
                    # a number in both files is told, or is one incident, by itself
                    report = number if report_numbers.is_report_number(number) else None
                    yield (person, day), report, (index, table, row)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _are_versions(file: FileReading, other: str, kind: str) -> bool:
    """Tell whether a problem of a file calls it a version of another log of a kind."""
    return any(
        problem.code == LOG_VERSIONS and (problem.details["other"], problem.details["kind"]) == (other, kind)
        for problem in file.problems
    )


def _problem(files: Sequence[FileReading], kind: str, row: Row, other_row: Row, count: int) -> Problem:
    """Return the warning at the later of two rows."""
    file, table = files[other_row[0]], files[other_row[0]].tables[other_row[1]].table
    column = next((column.index for column in table.columns if column.field == _DATES[kind]), 1)
    details: dict[str, Detail] = {"count": count, "row": row[2], "other": files[row[0]].path}
    return Problem(_CODES[kind], file.path, table.sheet, cell_name(other_row[2], column), _DATES[kind], None, details)
