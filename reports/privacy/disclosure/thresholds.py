"""The numbers that decide what is small, by edition and table, from ``reports/data/disclosure.json``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reports.vocabulary import resources


@dataclass(frozen=True)
class Thresholds:
    """Smallest numbers that an edition prints, besides zero."""

    ordinary: int
    adverse: int
    """For tables of what may harm a person: actions, offences, overstay."""
    adverse_tables: frozenset[str]
    exempt_tables: frozenset[str]
    """Tables that count no persons."""
    most_hidden: float
    """Share of the non-zero cells of a table above which it is printed in less detail instead."""

    def of(self, table: str, column: str = "") -> int:
        """Return the threshold of a table, or of one column; 0 exempts it."""
        if table in self.exempt_tables and column not in ("checked", "findings"):
            return 0
        refused = column.startswith("refused")
        return self.adverse if table in self.adverse_tables or refused else self.ordinary


@cache
def thresholds(edition: str) -> Thresholds:
    """Return the thresholds of a shared edition.

    Raises:
        KeyError: the edition prints exact numbers, or there is none of that name.
    """
    declared = resources.load("disclosure")
    declared_limits = declared["thresholds"][edition]
    return Thresholds(
        declared_limits["ordinary"],
        declared_limits["adverse"],
        frozenset(declared["adverse_tables"]),
        frozenset(declared["exempt_tables"]),
        declared["most_hidden_share"],
    )
