"""Changes against another period, only where both count the same area from the same kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.figures import TOTAL, Change, Status
from reports.vocabulary.labels import UNKNOWN
from reports.vocabulary.places import OUTSIDE

if TYPE_CHECKING:
    from reports.model.figures import Figures

_REGISTER = "stock-district-permit"


def covered(figures: Figures) -> frozenset[str]:
    """Return the kecamatan that have persons in the register."""
    table = figures.tables[_REGISTER]
    return frozenset(
        row for row in table.rows if row not in {OUTSIDE, UNKNOWN} and (table.figure(row, TOTAL).value or 0) > 0
    )


def is_placed(figures: Figures) -> bool:
    """Tell whether most persons of the register are of a known kecamatan; a register without persons is.

    Another one may be the list of a part of the area, and cannot be shown to cover the same kecamatan as any other.
    """
    table = figures.tables[_REGISTER]
    return 2 * (table.figure(UNKNOWN, TOTAL).value or 0) <= (table.figure(TOTAL, TOTAL).value or 0)


def compare(now: Figures, base: Figures, table: str, row: str, column: str) -> Change | None:
    """Return the change of a figure; None where the two periods cannot be compared.

    They can when the register holds the same kecamatan in both, known for most persons, and the input of the figure was
    delivered for both.
    """
    if covered(now) != covered(base) or not (is_placed(now) and is_placed(base)):
        return None
    change = Change(now.figure(table, row, column), base.figure(table, row, column), base.period)
    partial = change.now.months or change.base.months
    return None if partial or Status.MISSING in {change.now.status, change.base.status} else change
