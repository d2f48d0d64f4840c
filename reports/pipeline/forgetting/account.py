"""The order to forget, and the account of what was done: every file that went, every file that stays, each with why."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- a field of a dataclass that others read
from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003 -- as above
from typing import TYPE_CHECKING

from reports.pipeline.archive.outputs import FOLDER as ARCHIVE
from reports.pipeline.corrections import FOLDER as CORRECTIONS
from reports.pipeline.request import INPUTS, LEDGER

if TYPE_CHECKING:
    from reports.model.period import Month

RECORDS = "records"
STORES = ("ledger", "corrections", "documents", "archive")
"""What data can be kept for a limited time in, as ``pora.toml`` names it."""


@dataclass(frozen=True)
class Order:
    """What is to be forgotten: months before a limit in some stores, or persons in all."""

    before: Mapping[str, Month] = field(default_factory=dict)
    """Store → first month that stays."""
    persons: tuple[str, ...] = field(default=(), repr=False)
    """Names and numbers of persons, as they were typed."""
    outputs: bool = False
    """Remove documents, too."""


@dataclass(frozen=True)
class Removal:
    """A file that is removed, or of which something is."""

    file: Path
    store: str
    why: str
    """``person``, ``month``, ``source-gone`` (no input holds it now), ``unusable``, ``unfinished`` or ``redacted``."""


@dataclass(frozen=True)
class Staying:
    """A file that stays though it holds what was to be forgotten, or may hold it."""

    file: Path
    why: str
    """``input``, ``archive-input``, ``later-months``, ``document``, ``changed``, ``own-text``, ``record``, ``foreign``,
    or why it cannot be looked into: ``protected``, ``too-large``, ``link``."""


@dataclass(frozen=True)
class Plan:
    """What is to be done, worked out before anything is touched."""

    removals: tuple[Removal, ...] = ()
    staying: tuple[Staying, ...] = ()
    readings: Mapping[Path, frozenset[str]] = field(default_factory=dict)
    """Folder of a ledger → keys of the readings it drops; their files are among the removals."""
    last: frozenset[Path] = frozenset()
    """Files of readings that tell the name and numbers of a person from what was typed: they go after all others."""
    searched: int = 0
    """Files that were looked into for a person."""


@dataclass(frozen=True)
class Stores:
    """Where the stores of an office lie."""

    office: Path
    outputs: Path

    @property
    def ledgers(self) -> tuple[Path, ...]:
        """The ledger of the inputs, and one for each archive that was reprocessed; links are none."""
        main = self.office / LEDGER
        if not main.is_dir() or main.is_symlink():
            return ()
        inner = (path for path in main.iterdir() if path.is_dir() and not path.is_symlink())
        return (main, *sorted(inner))

    @property
    def corrections(self) -> Path:
        """Folder of the correction workbooks."""
        return self.outputs / CORRECTIONS

    @property
    def archive(self) -> Path:
        """Folder of what was rebuilt of archives."""
        return self.outputs / ARCHIVE

    def store_of(self, path: Path) -> str:
        """Return the store of a file: one of :data:`STORES`, ``records``, ``inputs``, or ``texts`` for all others."""
        if path.is_relative_to(self.outputs):
            inner = path.relative_to(self.outputs).parts[0]
            return {CORRECTIONS: "corrections", ARCHIVE: "archive"}.get(inner, "documents")
        top = path.relative_to(self.office).parts[0]
        return {LEDGER: "ledger", RECORDS: "records", INPUTS: "inputs"}.get(top, "texts")
