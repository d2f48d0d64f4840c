"""Which files a correction workbook replaces that came back: its original, and the correction workbooks before it.

A correction workbook names the content of every file it was made from, so that the original is known wherever it lies
and whatever it is called. Of two that were made from the same file the one that was saved later counts, and both are
told. An original that has changed since is not replaced: nobody but the office knows which of the two is right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.model.sheet import FileReading
from reports.problems import Problem
from reports.vocabulary.correction_sheet import file_key, short_digest, short_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reports.model.returned import Returned

REPLACED = "file-replaced"
TWICE = "correction-twice"
STALE = "correction-stale"


@dataclass(frozen=True)
class InputFile:
    """What has to be known of a file to tell what replaces it."""

    path: str
    sha256: str
    returned: Returned | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Short SHA-256 of the files it was made from, the latest first."""
        return self.returned.sources if self.returned else ()


@dataclass(frozen=True)
class Replacement:
    """What counts instead of a file."""

    other: str
    """Path of the correction workbook that counts."""
    code: str
    """Problem code: the file is its original, or another correction of it."""


def replacements(files: Iterable[InputFile], saved: Callable[[str], int]) -> dict[str, Replacement]:
    """Return path → what replaces it, for every file that a correction workbook replaces.

    Args:
        files: all files that were read.
        saved: from a path to when the file was saved last; decides only between corrections of one file.
    """
    known_files = tuple(files)
    carriers = sorted((file for file in known_files if file.sources), key=lambda file: _rank(file, saved), reverse=True)
    replacement_by_path: dict[str, Replacement] = {}
    for carrier in carriers:
        if carrier.path in replacement_by_path:
            continue
        for file in known_files:
            code = _replaced_as(file, carrier)
            if code and file.path != carrier.path and file.path not in replacement_by_path:
                replacement_by_path[file.path] = Replacement(carrier.path, code)
    return replacement_by_path


def _rank(file: InputFile, saved: Callable[[str], int]) -> tuple[int, int, str]:
    """Return the order of corrections: the one of more generations first, then the one saved later."""
    return len(file.sources), saved(file.path), file.path


def _replaced_as(file: InputFile, carrier: InputFile) -> str | None:
    """Return as what a file is replaced by a correction workbook; None when it is not."""
    if short_digest(file.sha256) in carrier.sources or file.sha256 == carrier.sha256:
        return REPLACED
    return TWICE if set(file.sources) & set(carrier.sources) else None


def is_replaced(file: FileReading) -> bool:
    """Tell whether a correction workbook counts instead of a file."""
    return file.problem is not None and file.problem.code in (REPLACED, TWICE)


def with_replacements(files: Sequence[FileReading], saved: Callable[[str], int]) -> list[FileReading]:
    """Return the readings, those that are replaced as skipped, and corrections of a changed original with a problem."""
    read = [file for file in files if file.status == "read" and file.sha256]
    input_files = [InputFile(file.path, file.sha256, file.returned) for file in read]
    replaced = replacements(input_files, saved)
    return [_settled(file, replaced.get(file.path), files, replaced.keys()) for file in files]


def _settled(
    file: FileReading, replacement: Replacement | None, files: Sequence[FileReading], replaced_paths: Iterable[str]
) -> FileReading:
    """Return one reading as it counts."""
    if replacement is not None:
        problem = Problem(replacement.code, file.path, details={"other": replacement.other})
        return FileReading(file.path, file.sha256, "skipped", problem)
    original = _changed_original(file, files, frozenset(replaced_paths))
    if original is None:
        return file
    return replace(file, problems=(*file.problems, Problem(STALE, file.path, details={"other": original})))


def _changed_original(file: FileReading, files: Sequence[FileReading], replaced_paths: frozenset[str]) -> str | None:
    """Return the path of the original of a correction workbook where it has changed since; None without one."""
    returned = file.returned
    if returned is None or not returned.source_path or file.path in replaced_paths:
        return None
    return next(
        (
            candidate.path
            for candidate in files
            if candidate.status == "read"
            and candidate.returned is None
            and candidate.path not in replaced_paths
            and short_hash(file_key(candidate.path)) == returned.source_path
        ),
        None,
    )
