"""Two files of one month that hold the same (settled rule 2): told, and decided by the office alone.

Registers are versions of each other by their persons, logs by their rows. No mark in a name decides: which of FINAL and
REVISI was handed in, the office knows. Counts of other agencies have dates of their own (settled rule 12).
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from reports.intake.validate.file_contents import contents_by_month
from reports.model.file_versions import are_versions
from reports.problems import Detail, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

    from reports.model.sheet import FileReading, TableReading

VERSIONS, LOG_VERSIONS = "versions", "versions-log"
"""Codes of the problems of two versions of one month: of a register, of a log."""
_KINDS = ("register", "incidents", "activities", "services")


def tell_versions(
    files: Sequence[FileReading], months_of: Callable[[TableReading], Collection[str]]
) -> tuple[FileReading, ...]:
    """Return the files with an error at each that is a version of another file of the same month.

    It says what both hold; until the office leaves one out, that month has no register, or no such log.

    Args:
        files: with their rows in bins.
        months_of: the months that a table delivers; rows of other months make no versions.
    """
    problems: dict[int, list[Problem]] = {}
    for kind in _KINDS:
        months = [{month for table in _tables(file, kind) for month in months_of(table)} for file in files]
        for later, problem in _versions(files, kind, months):
            problems.setdefault(later, []).append(problem)
    return tuple(
        dataclasses.replace(file, problems=(*file.problems, *problems[index])) if index in problems else file
        for index, file in enumerate(files)
    )


def _tables(file: FileReading, kind: str) -> Iterator[TableReading]:
    return (table for table in file.tables if table.table.kind == kind)


def _versions(
    files: Sequence[FileReading], kind: str, months: Sequence[Collection[str]]
) -> Iterator[tuple[int, Problem]]:
    """Yield the position of the later file of each pair of versions, and the problem there."""
    for month, contents in sorted(_contents_of_shared_months(files, kind, months).items()):
        for earlier, later in combinations(contents, 2):
            later_content, earlier_content = contents[later], contents[earlier]
            shared = len(later_content & earlier_content)
            if are_versions(kind, shared, len(later_content), len(earlier_content)):
                details: dict[str, Detail] = {"other": files[earlier].path, "month": month}
                details |= {
                    "own": len(later_content),
                    "others": len(earlier_content),
                    "together": len(later_content | earlier_content),
                    "kind": kind,
                }
                code = VERSIONS if kind == "register" else LOG_VERSIONS
                yield later, Problem(code, files[later].path, details=details)


def _contents_of_shared_months(
    files: Sequence[FileReading], kind: str, months: Sequence[Collection[str]]
) -> dict[str, dict[int, set[Hashable]]]:
    """Return month → position of a file → what it holds, of months that several files deliver."""
    times = Counter(month for of_file in months for month in of_file)
    contents: dict[str, dict[int, set[Hashable]]] = {}
    for position, file in enumerate(files):
        shared = {month for month in months[position] if times[month] > 1}
        for month, content in contents_by_month(file, kind).items() if shared else ():
            if month in shared:
                contents.setdefault(month, {})[position] = content
    return contents
