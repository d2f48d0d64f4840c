"""The trend of the register: a month without one is missing, never absent or zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures import trend
from reports.model.coverage import Coverage, Delivery
from reports.model.figures import Status
from reports.model.period import Period

if TYPE_CHECKING:
    from tests.measures.conftest import MakesFrames

MONTHS = Period.parse("2024-06..2024-09").months


def test_months_without_a_register_are_missing(frames_of: MakesFrames) -> None:
    """Between two that have one, before the first and after the last; a register with nobody in it is zero."""
    rows = [{"permit_class": "ITAS", "district": "31.72.01", "period": "2024-07"}]
    deliveries = tuple(
        Delivery("register", Period.parse(month), accepted, 0, nil_declared=False)
        for month, accepted in (("2024-07", 1), ("2024-09", 0))
    )
    register = frames_of(register=rows)["register"]
    table = trend(register, Coverage(deliveries), MONTHS, as_of=MONTHS[-1].last, districts=("31.72.01",))
    assert table is not None
    assert table.rows == ("2024-06", "2024-07", "2024-08", "2024-09")
    totals = [table.figure(row, "total") for row in table.rows]
    assert [(one.value, one.status) for one in totals] == [
        (None, Status.MISSING), (1, Status.VALUE), (None, Status.MISSING), (0, Status.NIHIL),
    ]  # fmt: skip
    assert trend(register, Coverage(()), MONTHS, as_of=MONTHS[-1].last, districts=("31.72.01",)) is None
