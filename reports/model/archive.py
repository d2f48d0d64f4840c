"""Contents of an archive of many years: months present, files used and not used, and the reasons."""

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
    """Completeness of one kind of input for one month."""

    PRESENT = "present"
    PARTIAL = "partial"
    """Incomplete: the register lacks kecamatan, or a file of that month could not be used."""
    MISSING = "missing"
    CONFLICTING = "conflicting"
    """The office has not chosen between several versions, or sources disagree about the period."""


@dataclass(frozen=True)
class Holding:
    """One cell of the coverage matrix: a kind of input in a month."""

    kind: str
    month: Month
    state: State
    files: tuple[str, ...] = ()
    """Paths of the files used, relative to the archive."""
    accepted: int = 0
    """Number of accepted rows."""
    reasons: tuple[str, ...] = ()
    """Why the state is not PRESENT: problem codes, or ``districts:<codes>`` of missing kecamatan."""


class Role(StrEnum):
    """How a file was used."""

    USED = "used"
    COPY = "copy"
    """Same content as another file."""
    SUPERSEDED = "superseded"
    """Left out by mappings.toml, or replaced by its correction workbook."""
    UNUSABLE = "unusable"
    """Could not be read, or states no period."""
    EMPTY = "empty"
    """Read, but has no input table."""


@dataclass(frozen=True)
class ArchiveFile:
    """One file of the archive."""

    path: str
    """Relative to the archive."""
    sha256: str
    role: Role
    months: tuple[Month, ...] = ()
    """Months the file has data for."""
    kinds: tuple[str, ...] = ()
    other: str = ""
    """Path of the original of a copy, or of the file that replaces this one."""
    reason: str = ""
    """Unusable file: problem code. Superseded file: mappings or correction."""
    period_from: str = ""
    """Source of the period: title, sheet, file, folder or dates."""
    rows_outside: int = 0
    """Rows that look like those of a table and stand outside of every table; nothing of them is read."""
    between_files: tuple[tuple[str, int], ...] = ()
    """Problem code and how many rows of the file it is of, of what another file says otherwise or once more."""


@dataclass(frozen=True)
class Break:
    """A month whose figures cannot be compared with those of earlier months."""

    month: Month
    kind: str
    reason: str
    """coverage (kecamatan changed), gap (previous months missing) or rules (new index codes or names)."""
    detail: str = ""


@dataclass(frozen=True)
class Archive:
    """Coverage, files, figures, breaks and differences of an archive."""

    first: Month
    last: Month
    holdings: Mapping[tuple[str, Month], Holding]
    """By kind and month; has every kind for every month from first to last."""
    files: tuple[ArchiveFile, ...]
    """Every file in the archive, sorted by path."""
    figures: Mapping[Month, Figures]
    """Recomputed figures of every month with data."""
    breaks: tuple[Break, ...]
    balance: Balance
    differences: Mapping[Month, tuple[tuple[str, int | None, int | None], ...]]
    """By month of an earlier return: (figure id, earlier value, present value) of each figure that changed."""

    def holding(self, kind: str, month: Month) -> Holding:
        """Return a cell of the coverage matrix; state MISSING outside the matrix."""
        return self.holdings.get((kind, month)) or Holding(kind, month, State.MISSING)
