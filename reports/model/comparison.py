"""The figures of earlier periods that a document compares with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.figures import Change

if TYPE_CHECKING:
    from reports.model.figures import Figure, Figures


@dataclass(frozen=True)
class Base:
    """One earlier period, or why there is none."""

    figures: Figures | None = None
    why_not: str = ""
    """In Indonesian, a clause without a full stop; printed in place of the changes."""
    revised: frozenset[str] = frozenset()
    """Ids of figures that differ from what was once submitted."""

    def change(self, now: Figure) -> Change | None:
        """Return the change of a figure since this period; None where its table cannot be compared."""
        if self.figures is None or now.table not in self.figures.tables:
            return None
        base = self.figures.figure(now.table, now.row, now.column)
        return Change(now, base, self.figures.period, base.id in self.revised)


@dataclass(frozen=True)
class Comparison:
    """The period before and the same period a year before."""

    previous: Base = field(default_factory=Base)
    year_before: Base = field(default_factory=Base)
