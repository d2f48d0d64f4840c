"""Data quality of a run: the balance of rows by bin, and problems by cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Balance:
    """Number of rows by bin, of one table or of several together."""

    seen: int = 0
    accepted: int = 0
    set_aside: int = 0
    duplicate: int = 0
    structure: int = 0
    unknown: int = 0

    @property
    def balanced(self) -> bool:
        """Whether the bins add up to the rows seen."""
        return self.seen == self.accepted + self.set_aside + self.duplicate + self.structure + self.unknown

    def __add__(self, other: Balance) -> Balance:
        return Balance(
            self.seen + other.seen,
            self.accepted + other.accepted,
            self.set_aside + other.set_aside,
            self.duplicate + other.duplicate,
            self.structure + other.structure,
            self.unknown + other.unknown,
        )


@dataclass(frozen=True)
class SourceLine:
    """One input table of a document."""

    path: str
    """Relative to the office folder."""
    sheet: str
    kind: str
    period: str
    balance: Balance


@dataclass(frozen=True)
class NotUnderstood:
    """A file or table of the inputs that bears on a period and was not read or not understood."""

    path: str
    """Relative to the office folder."""
    sheet: str
    """Empty when the whole file was not read."""
    reason: str
    """Code of the problem that says why."""
    rows: int
    """Records that are counted nowhere; 0 for a file that was not read."""
    kinds: tuple[str, ...]
    """Kinds that may be in it; all of them for a file that was not read."""
    known: tuple[str, ...] = ()
    """Headers that were understood."""
    missing: tuple[str, ...] = ()
    """Fields that the likeliest kind still needs."""


@dataclass(frozen=True)
class OtherFile:
    """A file, sheet or table of the inputs that no figure is made of, and that makes no draft."""

    path: str
    """Relative to the office folder."""
    sheet: str
    """Empty for a whole file."""
    what: str
    """Suffix of a file that is no workbook, or the word by which another list is known; else empty."""
    rows: int = 0
    """Records that are counted nowhere."""
    reason: str = "list-other"
    """Code of the problem that says why."""


@dataclass(frozen=True)
class Quality:
    """Data quality as stated in a document."""

    lines: tuple[SourceLine, ...]
    causes: Mapping[str, int]
    """Number of occurrences in the sources, by problem code."""
    set_aside: Mapping[str, int]
    """Number of rows set aside, by problem code."""
    inputs_sha256: str = ""
    """Hash over the sorted hashes of all inputs used."""
    not_understood: tuple[NotUnderstood, ...] = ()
    """While there is any, documents are drafts (settled rule 16)."""
    other_files: tuple[OtherFile, ...] = ()
    """What else lies in the inputs and is not counted; named on the quality page."""
    departed: int = 0
    """Rows of the register of the last month that were set aside since the person has left."""
    departed_undated: int = 0
    """Those of them that state no date."""
    not_held: int = 0
    """Activities of the period that were recorded and not held."""

    @property
    def total(self) -> Balance:
        """Sum over all lines."""
        return sum((line.balance for line in self.lines), Balance())

    @property
    def faulty(self) -> int:
        """Number of rows set aside for a fault: who has left and what was not held is none (settled rule 3)."""
        return self.total.set_aside - sum(self.set_aside.get(code, 0) for code in _NO_FAULT)


_NO_FAULT = ("departed", "departed-struck", "not-held", "value-uncounted")
