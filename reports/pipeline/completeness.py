"""What of the inputs was not read or not understood and bears on a period, so that documents are drafts (rule 16).

A table bears on a month that its title, sheet, file or folder names, or, without any month, if at least half of what a
kind needs was found in it. So does a log with rows of no month, which may be of any. A file that was not read bears on
the months its name or folder states. Lists known as another and files that are no workbooks make no draft unless they
lie in a folder of the month (``other_inputs``).
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.intake.recognise.periods import stated_by_name
from reports.intake.validate import LOG_VERSIONS, VERSIONS
from reports.model.period import Month, Period
from reports.model.quality import NotUnderstood
from reports.model.sheet import RowBin
from reports.pipeline.delivery import rows_without_month
from reports.pipeline.intake import MOST_FOLDERS
from reports.vocabulary import kinds
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reports.model.coverage import Coverage
    from reports.model.reconciliation import SourceRemarks
    from reports.model.sheet import FileReading, TableReading

LEFT_OUT = frozenset({"file-skipped", "file-superseded", "file-replaced", "correction-twice", "file-copy"})
"""Lock files of Excel, what the office itself leaves out, what a correction workbook replaces, and copies."""


NIL_ASKED, NIL_ALONE = "nil-asked", "nil-alone"
"""What may declare that there was nothing."""
TRANSPOSED = "table-transposed"
"""What holds records across, its heads below each other."""


def not_understood(files: Iterable[FileReading], period: Period) -> tuple[NotUnderstood, ...]:
    """Return the files and tables that bear on a period and were not read or not understood, in file order."""
    return tuple(entry for file in files for entry in _of_file(file, period))


def missing_kinds(
    coverage: Coverage, period: Period, unread: Iterable[NotUnderstood], sources: Collection[SourceRemarks]
) -> tuple[str, ...]:
    """Return the kinds that were not delivered for a period and are not among what was not understood either.

    Args:
        coverage: what was delivered.
        period: of the documents.
        unread: what was not understood.
        sources: agencies whose counts are printed; those of an earlier month still hold.
    """
    possible = {kind for entry in unread for kind in entry.kinds} | ({"agency_counts"} if sources else set())
    return tuple(kind for kind in kinds.KINDS if kind not in possible and not coverage.covers(kind, period))


def _of_file(file: FileReading, period: Period) -> Iterator[NotUnderstood]:
    if file.problem is not None and file.problem.code not in LEFT_OUT:
        unread = unread_file(file.path, file.problem.code, period)
        yield from (unread,) if unread else ()
        return
    for entry, months in (*undecided_tables(file), *unread_tables(file)):
        if months is None or (months.first <= period.last and period.first <= months.last):
            yield entry


def undecided_tables(file: FileReading) -> Iterator[tuple[NotUnderstood, Period | None]]:
    """Yield what the office has to decide of a file's versions and of NIHIL that stands alone, with its months.

    None stands for all months.
    """
    for problem in file.problems:
        if problem.code in {VERSIONS, LOG_VERSIONS}:
            entry = NotUnderstood(file.path, "", problem.code, 0, (str(problem.details["kind"]),))
            yield entry, Period.of(Month.parse(str(problem.details["month"])))
        if problem.code in {NIL_ALONE, TRANSPOSED}:
            months = str(problem.details["months"])
            possible = tuple(str(problem.details["kinds"]).split())
            entry = NotUnderstood(file.path, problem.sheet or "", problem.code, 0, possible)
            yield entry, Period.parse(months) if months else None


def unread_tables(file: FileReading) -> Iterator[tuple[NotUnderstood, Period | None]]:
    """Yield the tables of a file that were not understood, with the months each bears on; None for all months."""
    for reading in file.tables:
        period, like = reading.table.period, reading.table.resembles
        if period is None and reading.table.kind is None and not (like is not None and like.is_likely):
            continue
        without_month = rows_without_month(reading)
        if without_month:
            kind = reading.table.kind or ""
            entry = NotUnderstood(file.path, reading.table.sheet, "month-unstated", without_month, (kind,))
            yield entry, period or _months_of(reading)
        elif any(problem.code == NIL_ASKED for problem in reading.problems):
            yield NotUnderstood(file.path, reading.table.sheet, NIL_ASKED, 0, (reading.table.kind or "",)), period
        elif _is_unknown(reading):
            yield _entry(file, reading), period
        elif _lacks_month(reading):
            rows = reading.count(RowBin.ACCEPTED)
            yield NotUnderstood(file.path, reading.table.sheet, "period-unknown", rows, ("register",)), period


def unread_file(path: str, problem: str, period: Period) -> NotUnderstood | None:
    """Return a file that could not be read where its name or folder states a month of a period, else None."""
    if problem in LEFT_OUT or not _is_named_for(path, period):
        return None
    possible = kinds.named_in(normal(PurePosixPath(path).stem))
    return NotUnderstood(path, "", problem, 0, tuple(kind for kind in kinds.KINDS if kind in possible) or kinds.KINDS)


def _is_unknown(reading: TableReading) -> bool:
    return reading.table.kind is None and reading.table.other_list is None and reading.count(RowBin.UNKNOWN) > 0


def _months_of(reading: TableReading) -> Period | None:
    """Return the months from the first to the last row of a table that has one; None where none has."""
    months = sorted({str(month) for month in reading.records.values["period"] if month is not None})
    return Period(Month.parse(months[0]), Month.parse(months[-1])) if months else None


def _lacks_month(reading: TableReading) -> bool:
    """Tell whether persons are listed for no single month: such a list delivers no register."""
    period = reading.table.period
    without = period is None or not period.is_month
    return reading.table.kind == "register" and without and reading.count(RowBin.ACCEPTED) > 0


def _entry(file: FileReading, reading: TableReading) -> NotUnderstood:
    table, like = reading.table, reading.table.resembles
    reason = next((problem.code for problem in reading.problems if problem.code in _REASONS), "kind-unknown")
    rows = reading.count(RowBin.UNKNOWN)
    if like is None or not like.is_likely:
        return NotUnderstood(file.path, table.sheet, reason, rows, ())
    return NotUnderstood(file.path, table.sheet, reason, rows, (like.kind,), like.known, like.missing)


_REASONS = (
    "agency-asked",
    "recap-of-log",
    "recap-alone",
    "recap-month-unsure",
    "kind-ambiguous",
    "kind-unproven",
    "counts-split",
    "versions-sheets",
    "table-transposed",
    "header-undecided",
    "list-asked",
    "month-asked",
    "kind-incomplete",
    "kind-resembles",
    "kind-unknown",
)
"""Problem codes that say why a table was not understood."""


def _is_named_for(path: str, period: Period) -> bool:
    """Tell whether the name of a file or of its folders states a month of a period."""
    stated = period_of_name(path)
    return stated is not None and stated.first <= period.last and period.first <= stated.last


def period_of_name(path: str) -> Period | None:
    """Return the period that the name of a file or of its folders states."""
    place = PurePosixPath(path)
    return stated_by_name(place.stem, tuple(reversed(place.parts[:-1][-MOST_FOLDERS:])))
