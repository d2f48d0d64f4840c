"""What the ledger holds, as measures need it: which kinds were delivered for which months, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.period import Month, Period


@dataclass(frozen=True)
class Delivery:
    """One table that was delivered for a period.

    A table without rows, without a stated period and without NIHIL is a blank form and no delivery.
    """

    kind: str
    period: Period
    accepted: int
    set_aside: int
    nil_declared: bool


@dataclass(frozen=True)
class Coverage:
    """Which kinds were delivered for which months."""

    deliveries: tuple[Delivery, ...]

    def of(self, kind: str, month: Month) -> tuple[Delivery, ...]:
        """Return the deliveries of a kind that cover a month."""
        return tuple(one for one in self.deliveries if one.kind == kind and month in one.period)

    def has(self, kind: str, period: Period) -> bool:
        """Tell whether a kind was delivered for every month of a period."""
        return all(self.of(kind, month) for month in period.months)
