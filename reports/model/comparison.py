"""Figures of earlier periods for comparison."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.figures import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.figures import Figure, Figures


@dataclass(frozen=True)
class HandedIn:
    """A figure that was handed in, and what it counts to today."""

    number: int
    today: int


@dataclass(frozen=True)
class Base:
    """Figures of an earlier period, or the reason why there are none."""

    figures: Figures | None = None
    reason: str = ""
    """Why there are no figures: an Indonesian clause without a full stop, printed in place of the changes."""
    revised: frozenset[str] = frozenset()
    """Ids of figures whose number was handed in and counts to another one today."""
    handed_in: Mapping[str, HandedIn] = field(default_factory=dict)
    """Figure id → both numbers, where what was handed in differs from what is counted today."""
    recounted: bool = False
    """Whether the numbers are those of today, because what was handed in was counted under other rules."""

    def change(self, now: Figure) -> Change | None:
        """Return the change of a figure since this period; None when its table cannot be compared."""
        if self.figures is None or now.table not in self.figures.tables:
            return None
        base = self.figures.figure(now.table, now.row, now.column)
        if now.months or base.months:
            return None
        return Change(now, base, self.figures.period, base.id in self.revised)


@dataclass(frozen=True)
class Comparison:
    """The previous period, and the same period a year earlier."""

    previous: Base = field(default_factory=Base)
    year_before: Base = field(default_factory=Base)
