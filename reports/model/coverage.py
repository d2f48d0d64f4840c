"""Deliveries in the ledger: kinds of input, their periods and numbers of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.period import Month, Period


DECISIONS = "decisions"
"""Kind of what a log of incidents delivers that is a list of decisions only: actions, and no incidents."""


@dataclass(frozen=True)
class Delivery:
    """One table delivered for a period.

    A table without rows, stated period or NIHIL is a blank form and not a delivery.
    """

    kind: str
    """Of the table, or ``DECISIONS``."""
    period: Period
    accepted: int
    set_aside: int
    nil_declared: bool
    districts: frozenset[str] | None = None
    """Kecamatan that a register of one kecamatan is of; None for a register that may be of all."""


@dataclass(frozen=True)
class Coverage:
    """All deliveries of an office."""

    deliveries: tuple[Delivery, ...]
    undecided: frozenset[tuple[str, Month]] = frozenset()
    """Kinds and months of which two versions lie in the inputs: not delivered until the office has decided."""

    def find(self, kind: str, month: Month) -> tuple[Delivery, ...]:
        """Return the deliveries of a kind that cover a month."""
        if (kind, month) in self.undecided:
            return ()
        return tuple(delivery for delivery in self.deliveries if delivery.kind == kind and month in delivery.period)

    def covers(self, kind: str, period: Period) -> bool:
        """Tell whether a kind was delivered for every month of a period."""
        return all(self.find(kind, month) for month in period.months)

    def lacking(self, kind: str, month: Month, districts: tuple[str, ...]) -> frozenset[str]:
        """Return the kecamatan of which nothing was delivered, where most tables of a month are of single ones.

        Args:
            kind: of input.
            month: of the tables.
            districts: kecamatan codes of the work area.
        """
        deliveries = self.find(kind, month)
        of_districts = [delivery.districts for delivery in deliveries if delivery.districts]
        if 2 * len(of_districts) <= len(deliveries):
            return frozenset()
        return frozenset(districts).difference(*of_districts)
