"""Report numbers that stand in two files without a reporting agency: two incidents by rule, with a warning.

One incident is one number of one agency, or of one file where no agency is named (settled rule 7). A log and the list
of its decisions in another file then count each case twice, unless both name INSTANSI PELAPOR.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reports.intake.validate.file_versions import LOG_VERSIONS
from reports.intake.validate.shared_grounds import log_rows
from reports.model.grid import cell_name
from reports.model.sheet import with_table_problems
from reports.problems import Detail, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.validate.shared_grounds import LogRow
    from reports.model.sheet import FileReading

CODE = "report-in-two-files"
_OF_FILE = "file "
"""Beginning of the second part of a key for which a file stands, and no agency."""
_MOST = 5
"""Numbers that are named."""


def tell_reports_in_two_files(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a warning for each pair of files that share report numbers and count them apart.

    Of a month of which two files are versions nothing is counted, and nothing told.

    Args:
        files: with their rows in final bins, and versions told.
    """
    problems: defaultdict[tuple[int, int], list[Problem]] = defaultdict(list)
    for pair in _shared_rows(files).values():
        first = pair[0][0]
        problems[first.file, first.table].append(_problem(files, pair))
    return with_table_problems(files, problems)


def _shared_rows(files: Sequence[FileReading]) -> dict[tuple[int, int], list[tuple[LogRow, LogRow]]]:
    """Return pair of files → the first rows of each report number that both hold and that is counted in each."""
    first_rows: defaultdict[tuple[str, str], dict[str, LogRow]] = defaultdict(dict)
    for row in log_rows(files):
        if row.report.key is not None:
            number, source, month = row.report.key
            first_rows[number, month].setdefault(source, row)
    undecided = _months_of_versions(files)
    shared: defaultdict[tuple[int, int], list[tuple[LogRow, LogRow]]] = defaultdict(list)
    for rows_by_source in first_rows.values():
        for first, second in _pairs(rows_by_source):
            if (frozenset((first.file, second.file)), second.report.month) not in undecided:
                shared[first.file, second.file].append((first, second))
    return shared


def _months_of_versions(files: Sequence[FileReading]) -> set[tuple[frozenset[int], str]]:
    """Return the positions of two files that are versions of a log of incidents, with the month."""
    position_by_path = {file.path: position for position, file in enumerate(files)}
    return {
        (frozenset((position, position_by_path[str(problem.details["other"])])), str(problem.details["month"]))
        for position, file in enumerate(files)
        for problem in file.problems
        if problem.code == LOG_VERSIONS and problem.details["kind"] == "incidents"
    }


def _pairs(rows_by_source: dict[str, LogRow]) -> Iterator[tuple[LogRow, LogRow]]:
    """Yield the row of the first source with that of each other file; two named agencies are two reports."""
    (first_source, first), *later_rows = rows_by_source.items()
    for source, row in later_rows:
        if row.file != first.file and (source.startswith(_OF_FILE) or first_source.startswith(_OF_FILE)):
            yield first, row


def _problem(files: Sequence[FileReading], pairs: Sequence[tuple[LogRow, LogRow]]) -> Problem:
    """Return the warning at the first of the shared numbers."""
    row, other_row = pairs[0]
    file, table = files[row.file], files[row.file].tables[row.table].table
    column = next((column.index for column in table.columns if column.field == "incident_id"), 1)
    numbers = [first.report.number or "" for first, _second in pairs[:_MOST]]
    details: dict[str, Detail] = {
        "count": len(pairs),
        "numbers": ", ".join(numbers) + (" …" if len(pairs) > _MOST else ""),
        "other": files[other_row.file].path,
    }
    return Problem(CODE, file.path, table.sheet, cell_name(row.row, column), "incident_id", None, details)
