"""The trend of the register: a month without one is missing, never absent or zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.measures import trend
from reports.measures.trend import months_of_other_area
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


KOJA, CILINCING = "31.72.03", "31.72.04"


@pytest.mark.parametrize(
    ("june", "september", "differs"),
    [
        ({KOJA: 30}, {KOJA: 40}, False),
        ({KOJA: 30}, {KOJA: 30, CILINCING: 25}, True),
        ({KOJA: 30, CILINCING: 25}, {KOJA: 30}, True),
        ({KOJA: 30, CILINCING: 9}, {KOJA: 30}, False),
        ({KOJA: 30, CILINCING: 10}, {KOJA: 30}, True),
        ({KOJA: 30, "99": 25}, {KOJA: 30}, False),
    ],
    ids=["same", "added", "left out", "few may leave", "ten do not", "outside"],
)
def test_a_register_of_other_kecamatan_is_of_another_area(
    frames_of: MakesFrames, june: dict[str, int], september: dict[str, int], *, differs: bool
) -> None:
    """In either direction; kecamatan outside the work area are none of it."""
    rows = [
        {"permit_class": "ITAS", "district": district, "period": month}
        for month, counts in (("2024-06", june), ("2024-09", september))
        for district, count in counts.items()
        for _ in range(count)
    ]
    register = frames_of(register=rows)["register"]
    expected = frozenset({"2024-06"}) if differs else frozenset()
    assert months_of_other_area(register, MONTHS, (KOJA, CILINCING)) == expected


def test_no_register_is_of_no_area(frames_of: MakesFrames) -> None:
    """Neither of the work area nor of another."""
    register = frames_of(register=[{"permit_class": "ITAS", "district": "99", "period": "2024-06"}])["register"]
    assert months_of_other_area(register, MONTHS, (KOJA,)) == frozenset()
