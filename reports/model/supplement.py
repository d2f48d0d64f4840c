"""What logs tell of a period beside the tables of figures: executed deportations, orders, progress over the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from reports.model.period import Month


@dataclass(frozen=True)
class Supplement:
    """Counts of a period that belong to no table of figures; None is what no log tells."""

    deported: int | None = None
    """Persons whose deportation was executed in the period; None if the log has no dates of execution."""
    with_order: int | None = None
    """Activities on an order whose number is recorded; None if none of the log has any."""
    ordered: int = 0
    """Activities of the period that are carried out on an order."""
    meetings: int | None = None
    """Meetings from 1 January to the end of the period; None without any log of the year."""
    operations: int | None = None
    """Joint operations from 1 January to the end of the period."""
    recorded: int | None = None
    """Activities and decisions of the period entered in APGAKKUM; None if no log says it of any row."""
    unrecorded: tuple[tuple[str, date], ...] = ()
    """Kind and day of the others, by day."""
    lacking: tuple[Month, ...] = ()
    """Months of the year up to the end of the period without a log of activities."""
