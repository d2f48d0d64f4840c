"""Requests of the command line to the application layer, and their outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from reports.model.quality import Balance, NotUnderstood
    from reports.model.sheet import FileReading
    from reports.problems import Problem
    from reports.vocabulary.config import Config
    from reports.vocabulary.mappings_editor import Decision


TEMPLATES = "templates"
"""Folder of an office's own templates."""
INPUTS = "inputs"
"""Folder of an office that holds what it was sent."""
LEDGER = "ledger"
"""Folder of an office that keeps what was read."""
OUTPUTS = "outputs"
"""Folder of an office that documents are written into."""


@dataclass(frozen=True)
class Request:
    """The shared options of every command, resolved."""

    office: Path
    """Folder that holds pora.toml (or would)."""
    output: Path | None = None
    """Folder for outputs; None means the office's own ``outputs``."""
    edition: str = "dinas"
    as_of: date | None = None
    document_date: date | None = None
    strict: bool = False
    dry_run: bool = False
    password: str | None = field(default=None, repr=False)
    """Opens workbooks that are protected."""
    protection: str | None = field(default=None, repr=False)
    """Locks the documents that are made; None for no lock."""
    reason: str = ""
    """Why a document that was handed in is replaced by another version."""
    with_names: bool = False
    """Make the annex of names, too; in the office's own edition only."""

    @property
    def outputs(self) -> Path:
        """Folder for outputs: the one asked for, else the office's own."""
        return self.output or self.office / OUTPUTS


def document_day(request: Request, config: Config, as_of: date) -> date | None:
    """Return the day a return bears: the one asked for, else that of pora.toml; None for a dotted line.

    A day of pora.toml before the as-of date was left from an earlier return. No letter is older than its figures, and
    decisions after it would count in no month.

    Args:
        request: may give the day.
        config: may hold one.
        as_of: day the stock tables stand for.
    """
    if request.document_date:
        return request.document_date
    day = config.document.date
    return None if day is None or day < as_of else day


@dataclass(frozen=True)
class RemadeDocuments:
    """Documents as they would be made today."""

    sets: Mapping[str, Mapping[str, bytes]]
    """``<document>.<edition>`` → file name → content."""
    inputs: tuple[Mapping[str, str], ...]
    """``path`` and ``sha256`` of the inputs, by path."""
    all_inputs_sha256: str
    """Of every file of the inputs, used or not."""
    insiders: int | None = None
    """Insiders that a shared pack was attacked as; None where there is no such pack."""


@dataclass(frozen=True)
class Progress:
    """Findings of one file compared with those of its last correction workbook."""

    path: str
    """As the file is shown."""
    closed: tuple[tuple[str | None, str | None, str], ...]
    """Sheet, cell and code of each finding that is gone."""
    left: int
    new: int


@dataclass(frozen=True)
class Corrections:
    """Outcome of the correction workbooks of a run."""

    workbooks: tuple[Path, ...] = ()
    """Those that stand there now; with a dry run, those that would."""
    progress: tuple[Progress, ...] = ()
    """Files with something closed or new since the last time."""
    left_alone: tuple[Path, ...] = ()
    """Changed by somebody since they were made, and therefore left as they are."""
    impossible: tuple[str, ...] = ()
    """Files, as shown, for which no workbook could be made: too large, or protected by a password."""

    def __add__(self, other: Corrections) -> Corrections:
        return Corrections(
            self.workbooks + other.workbooks,
            self.progress + other.progress,
            self.left_alone + other.left_alone,
            self.impossible + other.impossible,
        )


@dataclass(frozen=True)
class CheckResult:
    """What ``pora check`` found. ``files`` carry their tables, ``problems`` are all of them in file order."""

    files: tuple[FileReading, ...]
    problems: tuple[Problem, ...]
    balance: Balance
    corrections: Corrections = Corrections()
    learned: tuple[Decision, ...] = ()
    """What returned correction workbooks have decided in this run."""

    @property
    def nothing_read(self) -> bool:
        """Whether no file could be read."""
        return not any(file.status == "read" for file in self.files)


@dataclass(frozen=True)
class Outcome:
    """What a document job did."""

    written: tuple[Path, ...]
    """Files in the order they were made; with a dry run, those that would have been."""
    problems: tuple[Problem, ...]
    balance: Balance
    missing_kinds: tuple[str, ...] = ()
    """Kinds that were not delivered for the period."""
    not_understood: tuple[NotUnderstood, ...] = ()
    """While there is any, the documents are drafts and the command ends with 1."""
    learned: tuple[Decision, ...] = ()
    """What returned correction workbooks have decided in this run."""
    faulty: int = 0
    """Rows set aside for a fault; with ``--strict`` the command ends with 1."""
    inputs: tuple[str, ...] = ()
    """sha256 of the files that were used, for the record of runs; none with a dry run."""
    agencies: tuple[str, ...] = ()
    """Codes of the other agencies whose counts are printed."""


@dataclass(frozen=True)
class MeetingOutcome:
    """What a job on the documents of a meeting did."""

    meeting: str
    """Name of its workbook without suffix."""
    period: str
    """The months looked back on."""
    run: Outcome
