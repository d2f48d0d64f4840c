"""What of the inputs no figure of a period is made of, and why: named on the quality page, without making a draft.

Lists known as another or decided to be none, recapitulations, files and sheets that are left out, files that are no
workbooks or hold no table, and tables of no kind that bear on no month. What bears on another month is not named.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.model.quality import NotUnderstood, OtherFile
from reports.model.sheet import RowBin
from reports.pipeline.completeness import period_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.period import Period
    from reports.model.sheet import FileReading, TableReading

NOT_A_WORKBOOK = "file-no-workbook"
"""Problem code of a PDF, a picture or a text among the inputs."""
_OF_SHEETS = frozenset({"sheet-left-out", "file-empty"})
"""Problems of a file that was read, by which a sheet or all of it is not counted."""
_NOT_NAMED = frozenset({"file-skipped", "file-copy", "file-replaced"})
"""Files that stand for another one, which is named or counted: lock files, copies, originals of a correction."""
_OF_TABLES = (
    "table-decided", "recap-compared", "recap-weeks-few", "recap-beside", "recap-of-log", "recap-alone",
    "recap-month-unsure", "list-other", "list-roster",
)  # fmt: skip
"""Problems that say why a table is not counted, the plainest first."""


def other_files(files: Iterable[FileReading], period: Period, drafts: Iterable[NotUnderstood]) -> tuple[OtherFile, ...]:
    """Return what of the inputs is not counted for a period and makes no draft, in file order.

    Args:
        files: as read.
        period: of the document.
        drafts: what was not understood and makes the document a draft; it is named elsewhere.
    """
    drafted = {(entry.path, entry.sheet) for entry in drafts}
    entries = (entry for file in files if file.meeting is None for entry in _of_file(file, period))
    return tuple(dict.fromkeys(entry for entry in entries if (entry.path, entry.sheet) not in drafted))


def _of_file(file: FileReading, period: Period) -> Iterator[OtherFile]:
    if not _overlaps(period_of_name(file.path), period):
        return
    if file.problem is not None:
        code = file.problem.code
        suffix = PurePosixPath(file.path).suffix.lstrip(".").upper() if code == NOT_A_WORKBOOK else ""
        yield from [] if code in _NOT_NAMED else [OtherFile(file.path, "", suffix, reason=code)]
        return
    for problem in file.problems:
        if problem.code in _OF_SHEETS:
            yield OtherFile(file.path, problem.sheet or "", "", reason=problem.code)
    for reading in file.tables:
        if _overlaps(reading.table.period, period) and _is_counted_nowhere(reading):
            yield _of_table(file.path, reading)


def _overlaps(stated: Period | None, period: Period) -> bool:
    """Tell whether a period may be meant: a stated one that overlaps it, or none."""
    return stated is None or (stated.first <= period.last and period.first <= stated.last)


def _is_counted_nowhere(reading: TableReading) -> bool:
    return reading.table.kind is None and reading.count(RowBin.UNKNOWN) > 0


def _of_table(path: str, reading: TableReading) -> OtherFile:
    codes = {problem.code for problem in reading.problems}
    reason = next((code for code in _OF_TABLES if code in codes), "kind-unknown")
    word = reading.table.other_list if reason in {"list-other", "list-roster"} else None
    return OtherFile(path, reading.table.sheet, word or "", reading.count(RowBin.UNKNOWN), reason)
