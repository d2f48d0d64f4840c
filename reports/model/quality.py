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

    @property
    def balanced(self) -> bool:
        """Whether the bins add up to the rows seen."""
        return self.seen == self.accepted + self.set_aside + self.duplicate + self.structure

    def __add__(self, other: Balance) -> Balance:
        return Balance(
            self.seen + other.seen,
            self.accepted + other.accepted,
            self.set_aside + other.set_aside,
            self.duplicate + other.duplicate,
            self.structure + other.structure,
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
class Quality:
    """Data quality as stated in a document."""

    lines: tuple[SourceLine, ...]
    causes: Mapping[str, int]
    """Number of occurrences in the sources, by problem code."""
    set_aside: Mapping[str, int]
    """Number of rows set aside, by problem code."""
    inputs_sha256: str = ""
    """Hash over the sorted hashes of all inputs used."""

    @property
    def total(self) -> Balance:
        """Sum over all lines."""
        return sum((line.balance for line in self.lines), Balance())
