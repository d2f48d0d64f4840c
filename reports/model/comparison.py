"""Figures of earlier periods for comparison."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.figures import Change

if TYPE_CHECKING:
    from reports.model.figures import Figure, Figures


@dataclass(frozen=True)
class Base:
    """Figures of an earlier period, or the reason why there are none."""

    figures: Figures | None = None
    reason: str = ""
    """Why there are no figures: an Indonesian clause without a full stop, printed in place of the changes."""
    revised: frozenset[str] = frozenset()
    """Ids of figures that differ from those submitted earlier."""

    def change(self, now: Figure) -> Change | None:
        """Return the change of a figure since this period; None when its table cannot be compared."""
        if self.figures is None or now.table not in self.figures.tables:
            return None
        base = self.figures.figure(now.table, now.row, now.column)
        return Change(now, base, self.figures.period, base.id in self.revised)


@dataclass(frozen=True)
class Comparison:
    """The previous period, and the same period a year earlier."""

    previous: Base = field(default_factory=Base)
    year_before: Base = field(default_factory=Base)
