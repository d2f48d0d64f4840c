"""The end of every story of a meeting: its documents published, each as a set of its own, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pipeline.meeting import manifest_of
from reports.pipeline.request import MeetingOutcome, Outcome
from reports.publish import ensure_writable, publish
from reports.vocabulary.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.pipeline.meeting import Prepared
    from reports.pipeline.request import Request


def folder_of(workbook: Path, request: Request) -> Path:
    """Return the folder of a meeting's documents, found to be writable before the long work; a dry run needs it not.

    Raises:
        OutputError: it cannot be written.
    """
    folder = (request.output or request.office / "outputs") / workbook.stem
    if not request.dry_run:
        ensure_writable(folder)
    return folder


def published(
    sets: Mapping[str, Mapping[str, bytes]], folder: Path, prepared: Prepared, request: Request
) -> MeetingOutcome:
    """Publish the documents of a meeting and return what was made; a dry run only names it.

    Args:
        sets: ``<document>.<edition>`` → its files, in the order they are written.
        folder: of the meeting's documents.
        prepared: what the documents were composed from.
        request: the shared options.

    Raises:
        OutputError: the output cannot be written, or another run holds it.
    """
    if request.dry_run:
        written = tuple(folder / file for artifacts in sets.values() for file in artifacts)
    else:
        manifest = manifest_of(prepared)
        written = tuple(
            path for name, artifacts in sets.items() for path in publish(folder, artifacts, manifest, name=name)
        )
    data = prepared.material.data
    missing = tuple(kind for kind in KINDS if not data.coverage.has(kind, data.period))
    outcome = Outcome(written, prepared.problems, data.quality.total, missing)
    return MeetingOutcome(prepared.material.meeting.name, str(data.period), outcome)
