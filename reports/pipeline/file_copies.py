"""Files with the same content, of which one counts and the others are reported as copies."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.intake.recognise import stated_by_name
from reports.model.sheet import FileReading
from reports.pipeline.intake import MOST_FOLDERS
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.model.period import Period

COPY = "file-copy"
"""Problem code of a file with the content of another."""


def originals(paths_and_hashes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return hash → the file of that content that counts: the first by path, of those whose name states a month.

    A copy in a folder that states another year, or none, must not move what it holds to another month.
    """
    paths_by_hash: dict[str, list[str]] = {}
    for name, digest in paths_and_hashes:
        if digest:
            paths_by_hash.setdefault(digest, []).append(name)
    return {
        # the name of a file without copies is not looked at
        digest: paths[0] if len(paths) == 1 else min(paths, key=lambda path: (not _states_month(path), path))
        for digest, paths in paths_by_hash.items()
    }


def without_copies(readings: Sequence[FileReading]) -> list[FileReading]:
    """Return readings with copies skipped; a workbook of a meeting is read under each of its names."""
    original_by_hash = originals((reading.path, reading.sha256) for reading in readings if _may_be_copy(reading))
    return [
        _copy_of(reading, original_by_hash[reading.sha256])
        if _may_be_copy(reading) and original_by_hash.get(reading.sha256, reading.path) != reading.path
        else reading
        for reading in readings
    ]


def stated(path: str) -> Period | None:
    """Return the months that a file's name or its folders state."""
    parts = PurePosixPath(path)
    return stated_by_name(parts.stem, tuple(reversed(parts.parts[:-1]))[:MOST_FOLDERS])


def _may_be_copy(reading: FileReading) -> bool:
    return reading.status == "read" and reading.meeting is None and bool(reading.sha256)


def _copy_of(reading: FileReading, original: str) -> FileReading:
    return FileReading(
        reading.path, reading.sha256, "skipped", Problem(COPY, reading.path, details={"other": original})
    )


def _states_month(path: str) -> bool:
    period = stated(path)
    return period is not None and period.is_month
