"""Counts beside the tables of figures: executed deportations, orders, meetings of the year so far."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.measures import Scope, supplement
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Month, Period

if TYPE_CHECKING:
    from tests.measures.conftest import MakesFrames

SEPTEMBER = Scope(Period.parse("2024-09"), date(2024, 9, 30), ("31.72.03",))
NOTHING = Coverage(())


def deportation(executed: date | None, passport: str | None = "A1", **more: object) -> dict[str, object]:
    """Return a decided deportation."""
    return {
        "actions": ("TAK_F",), "decision_no": "SK-1", "decision_date": date(2024, 8, 30), "execution_date": executed,
        "passport_no": passport, "nationality": "CHN", **more,
    }  # fmt: skip


def test_persons_are_counted_in_the_month_in_which_they_were_deported(frames_of: MakesFrames) -> None:
    """Each once, also where two rows tell of it; a row may stand for several; no later day counts."""
    rows = [
        deportation(date(2024, 9, 2)), deportation(date(2024, 9, 2)), deportation(date(2024, 8, 31), "A2"),
        deportation(date(2024, 10, 1), "A3"), deportation(None, "A4"), deportation(date(2024, 9, 9), None, persons=3),
        {**deportation(date(2024, 9, 9), "A5"), "actions": ("TAK_A",)},
    ]  # fmt: skip
    assert supplement(frames_of(incidents=rows), NOTHING, SEPTEMBER).deported == 4


def test_a_log_without_dates_of_execution_tells_nothing_of_deportations(frames_of: MakesFrames) -> None:
    """Nothing is not zero; with a date of another month it is zero."""
    undated = frames_of(incidents=[deportation(None)])
    assert supplement(undated, NOTHING, SEPTEMBER).deported is None
    elsewhere = frames_of(incidents=[deportation(date(2024, 8, 31))])
    assert supplement(elsewhere, NOTHING, SEPTEMBER).deported == 0
    assert supplement({}, NOTHING, SEPTEMBER).deported is None


def test_orders_and_the_year_so_far(frames_of: MakesFrames) -> None:
    """Meetings need no order; months without a log are named, and activities after the as-of date not counted."""

    def held(month: int, kind: str, order: str | None = None, day: int = 5) -> dict[str, object]:
        when = date(2024, month, day)
        return {"activity_date": when, "activity_kind": kind, "order_no": order, "period": f"2024-{month:02}"}

    rows = [
        held(3, "rapat"), held(8, "operasi-gabungan"), held(9, "operasi-gabungan", "SP-7"), held(9, "lapangan", "-"),
        held(9, "rapat"), held(10, "rapat"),
    ]  # fmt: skip
    coverage = Coverage((Delivery("activities", Period.parse("2024-03..2024-10"), 6, 0, False),))
    counted = supplement(frames_of(activities=rows), coverage, SEPTEMBER)
    assert (counted.with_order, counted.ordered) == (1, 2)
    assert (counted.meetings, counted.operations) == (2, 2)
    assert counted.lacking == (Month(2024, 1), Month(2024, 2))
    without = supplement(frames_of(activities=[held(9, "lapangan")]), NOTHING, SEPTEMBER)
    assert (without.with_order, without.meetings) == (None, None)


def test_what_is_not_entered_in_apgakkum_is_listed_by_day(frames_of: MakesFrames) -> None:
    """Activities of oversight and decided actions; copies of a decision are one; meetings are not entered there."""

    def held(day: int, kind: str, text: str | None) -> dict[str, object]:
        return {"activity_date": date(2024, 9, day), "activity_kind": kind, "apgakkum": text}

    def decided(day: int, number: str, text: str | None, *kinds: str) -> dict[str, object]:
        when = date(2024, 9, day)
        return {"actions": kinds, "decision_no": number, "decision_date": when, "apgakkum": text, "passport_no": number}

    activities = [held(3, "lapangan", "2024-09-04"), held(9, "lapangan", "belum"), held(2, "rapat", None)]
    incidents = [
        decided(5, "SK-1", None, "TAK_F", "TAK_A"), decided(5, "SK-1", "sudah", "TAK_F"),
        decided(6, "SK-2", "", "TAK_E"),
    ]  # fmt: skip
    counted = supplement(frames_of(activities=activities, incidents=incidents), NOTHING, SEPTEMBER)
    assert counted.recorded == 2
    expected = (("TAK_A", date(2024, 9, 5)), ("TAK_E", date(2024, 9, 6)), ("lapangan", date(2024, 9, 9)))
    assert counted.unrecorded == expected
    silent = supplement(frames_of(activities=[held(3, "lapangan", None)]), NOTHING, SEPTEMBER)
    assert (silent.recorded, silent.unrecorded) == (None, ())
