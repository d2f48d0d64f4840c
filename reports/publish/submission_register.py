"""The register of submissions: ``records/submissions.jsonl`` of an office, one line for each document handed in.

Each line holds the hash of the one before; that of the last one stands in ``submissions.head.json``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.model import chained_lines
from reports.model.submission import Submission
from reports.private_files import temporary
from reports.publish.folders import ensure_writable
from reports.publish.recovery import JOURNAL, recover
from reports.publish.sets import create, put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

RECORDS = "records"
"""Folder of an office for what a run never rebuilds."""
REGISTER, HEAD = "submissions.jsonl", "submissions.head.json"
_SET = "submissions"
"""What the registers are together, while they are put in place."""
_KEPT = "submitted"
"""Folder in ``records`` for the figures of the office's own documents as they were handed in."""


def submissions(office: Path) -> tuple[Submission, ...]:
    """Return what an office handed in, the oldest first.

    Raises:
        ConfigurationError: the register was changed, or cannot be read.
    """
    text = record_text(office, REGISTER)
    entries = chained_lines.parse(text, REGISTER, Submission.of)
    head = _head(office)
    if head and head != chained_lines.state(text):
        raise ConfigurationError(
            "the last lines of records/{file} were changed or removed",
            "restore the file from a copy: what was shared cannot be known without it",
            file=REGISTER,
        )
    return tuple(replace(entry, place=place) for place, entry in enumerate(entries, 1))


def _head(office: Path) -> str:
    """Return the hash of the last line as it was recorded; empty where no version of pora has recorded it yet."""
    try:
        return str(json.loads(record_text(office, HEAD) or "{}").get("last", ""))
    except (ValueError, AttributeError):
        return "unreadable"


def record_text(office: Path, file: str) -> str:
    """Return the text of a file of the folder ``records``; empty where there is none.

    Raises:
        ConfigurationError: it cannot be read.
    """
    place = office / RECORDS / file
    decided = temporary(place.parent, place.name)
    try:
        # A run that was killed in between has decided on a new text, which the next one to write there puts in place.
        is_decided = any(place.parent.glob(f".*{JOURNAL}"))
        path = decided if is_decided and decided.exists() else place
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            "{file} cannot be read", "check the file and its permissions", file=f"{RECORDS}/{file}"
        ) from error


def finish_registers(office: Path) -> None:
    """Finish what a killed run had decided to write into the registers; the office's lock is held."""
    recover(office / RECORDS)


def record(office: Path, new: Sequence[Submission], registers: Mapping[str, str], figures: Mapping[str, bytes]) -> None:
    """Add submissions to the register, together with the other registers that change with them; all or none.

    Args:
        office: whose lock is held.
        new: in the order of their lines.
        registers: further files of ``records`` with their new text.
        figures: sha256 → figures as handed in, to be kept.

    Raises:
        OutputError: they cannot be written; the registers are as they were.
    """
    folder = office / RECORDS
    ensure_writable(folder, office)
    for digest, content in figures.items():
        create(folder / _KEPT / f"{digest}.figures.json", content)
    text = record_text(office, REGISTER)
    for submission in new:
        text = chained_lines.extended(text, submission.values())
    # What protects persons is put in place first: a run in between then knows too much rather than too little.
    state = json.dumps({"schema": 1, "last": chained_lines.state(text)}) + "\n"
    texts = {**registers, REGISTER: text, HEAD: state}
    put(folder, _SET, {file: register_text.encode() for file, register_text in texts.items()})


def kept_figures(office: Path, submission: Submission) -> str | None:
    """Return the text of the figures kept of a submission; None where there are none."""
    if not submission.figures:
        return None
    try:
        return (office / RECORDS / _KEPT / f"{submission.figures}.figures.json").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
