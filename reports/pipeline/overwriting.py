"""Keeps a return that was handed in from being replaced in the outputs without a reason."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reports.errors import NoInputError, UsageError
from reports.publish import finished_sets
from reports.publish.submission_register import submissions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.submission import Submission


def refuse_overwriting(office: Path, folder: Path, name: str, files: Mapping[str, bytes], reason: str) -> None:
    """Stop where other files would take the place of those that were handed in.

    Args:
        office: whose register tells what was handed in.
        folder: of the outputs.
        name: ``<document>.<edition>``.
        files: name → content, to be published.
        reason: of the office, for another version.

    Raises:
        UsageError: they would, and no reason is given.
        ConfigurationError: the register was changed.
    """
    if reason.strip():
        return
    entry = _handed_in(office, folder, name)
    if entry is None or {file: sha256(content).hexdigest() for file, content in files.items()} == dict(entry.artifacts):
        return
    raise UsageError(
        "{name} of {period} was handed in on {day}, and would be replaced by another version",
        'pora diff {period} shows what differs; to make it all the same, say why with --reason "…"',
        name=name,
        period=entry.period,
        day=entry.sent.isoformat(),
    )


def _handed_in(office: Path, folder: Path, name: str) -> Submission | None:
    """Return the entry of the very files that lie in a folder; None where they were not handed in."""
    try:
        lying = [dict(finished.artifacts) for finished in finished_sets(folder) if finished.name == name]
    except NoInputError:
        return None
    entries = [entry for entry in submissions(office) if entry.folder == folder.name]
    of_name = [entry for entry in entries if f"{entry.document}.{entry.edition}" == name]
    return next((entry for entry in reversed(of_name) if dict(entry.artifacts) in lying), None)
