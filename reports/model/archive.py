"""What an archive of many years holds: which months are there, which files count, which do not and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.figures import Figures
    from reports.model.period import Month
    from reports.model.quality import Balance


class State(StrEnum):
    """What the archive holds of one kind for one month."""

    PRESENT = "present"
    PARTIAL = "partial"
    """Some of it: not all kecamatan of the register, or a file of that month that could not be used."""
    MISSING = "missing"
    CONFLICTING = "conflicting"
    """Versions that no rule decides between, or a period that the evidence does not agree on."""


@dataclass(frozen=True)
class Holding:
    """One field of the coverage matrix."""

    kind: str
    month: Month
    state: State
    files: tuple[str, ...] = ()
    """Paths that count, relative to the archive."""
    accepted: int = 0
    """Rows that count."""
    reasons: tuple[str, ...] = ()
    """Why it is not simply present: codes of problems, or ``districts:<codes>`` of kecamatan that are missing."""


class Role(StrEnum):
    """What became of a file."""

    USED = "used"
    COPY = "copy"
    """The same content as another file."""
    SUPERSEDED = "superseded"
    """Another version of its month stands, by the stated rule or by mappings.toml."""
    UNUSABLE = "unusable"
    """It could not be read, or states no period."""
    EMPTY = "empty"
    """Read, and no table of ours in it."""


@dataclass(frozen=True)
class ArchiveFile:
    """One file of the archive."""

    path: str
    """Relative to the archive."""
    sha256: str
    role: Role
    months: tuple[Month, ...] = ()
    """Months it tells of."""
    kinds: tuple[str, ...] = ()
    other: str = ""
    """The file it is a copy of, or that stands instead of it."""
    reason: str = ""
    """Code of the problem that makes it unusable; of a superseded one the rule: mappings, rank, number."""
    period_from: str = ""
    """title, sheet, file, folder or dates."""


@dataclass(frozen=True)
class Break:
    """A month from which figures cannot be compared with those before."""

    month: Month
    kind: str
    reason: str
    """coverage (other kecamatan than the month before), gap (months missing before), rules (index codes, names)."""
    detail: str = ""


@dataclass(frozen=True)
class Archive:
    """The whole account of an archive."""

    first: Month
    last: Month
    holdings: Mapping[tuple[str, Month], Holding]
    """By kind and month, dense over the kinds and the months from first to last."""
    files: tuple[ArchiveFile, ...]
    """Every file found, by path."""
    figures: Mapping[Month, Figures]
    """Of every month with any data, rebuilt."""
    breaks: tuple[Break, ...]
    balance: Balance
    differences: Mapping[Month, tuple[tuple[str, int | None, int | None], ...]]
    """Where a return was once made or submitted: (figure id, then, now) of each figure that is another now."""

    def holding(self, kind: str, month: Month) -> Holding:
        """Return one field of the matrix; missing outside it."""
        return self.holdings.get((kind, month)) or Holding(kind, month, State.MISSING)
