"""What the files of a month of an archive say of one another, as a return of the same files tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reports.intake.validate import tell_cases_in_two_files, tell_departed_copies, tell_reports_in_two_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.sheet import FileReading
    from reports.pipeline.archive.deliveries import Field
    from reports.problems import Problem

CODES = frozenset(
    "activity-in-two-files case-in-two-files departed-elsewhere departed-still-counted report-in-two-files".split()
)
"""Problems that no file has alone."""


def between_files(files: Sequence[FileReading]) -> tuple[tuple[str, str, int], ...]:
    """Return path, problem code and number of rows of what files say of one another, sorted.

    Args:
        files: that deliver a month, with their rows in final bins.
    """
    told_files = tell_cases_in_two_files(tell_departed_copies(tell_reports_in_two_files(files)))
    counts: Counter[tuple[str, str]] = Counter()
    for file in told_files:
        for problem in (problem for table in file.tables for problem in table.problems if problem.code in CODES):
            counts[file.path, problem.code] += _rows(problem)
    return tuple((path, code, number) for (path, code), number in sorted(counts.items()))


def _rows(problem: Problem) -> int:
    """Return how many rows a problem is of."""
    number = problem.details.get("count", 1)
    return number if isinstance(number, int) else 1


def counts_by_file(
    found_by_field: Mapping[Field, tuple[tuple[str, str, int], ...]],
) -> dict[str, dict[str, int]]:
    """Return path → problem code → number of rows, over all months.

    Logs are joined whole, whatever the month, so that the same rows are found in several; registers are of one month.
    """
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (kind, _month), entries in found_by_field.items():
        for path, code, number in entries:
            before = counts[path].get(code, 0)
            counts[path][code] = before + number if kind == "register" else max(before, number)
    return dict(counts)
