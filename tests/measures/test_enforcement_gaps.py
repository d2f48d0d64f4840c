"""What is still to be settled of the actions of a period, by cases worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from reports.measures import Scope
from reports.measures.enforcement_gaps import enforcement_gaps
from reports.model.decisions import EnforcementGaps
from reports.model.period import Period

if TYPE_CHECKING:
    from tests.measures.conftest import MakesFrames

SEPTEMBER = Scope(Period.parse("2024-09"), date(2024, 9, 30), ("31.72.01",))


def row(*kinds: str, day: int | None = 12, month: int = 9, **fields: Any) -> dict[str, Any]:
    """Return a row of one person with actions decided on a day of a month, changed as given."""
    decided = date(2024, month, day) if day else None
    return {"passport_no": "A1", "nationality": "JPN", "actions": kinds, "decision_date": decided, **fields}


@pytest.mark.parametrize(
    ("rows", "alone"),
    [
        ([row("TAK_F")], 1),
        ([row("TAK_F"), row("TAK_A")], 0),
        ([row("TAK_F"), row("TAK_A", passport_no="A2")], 1),
        ([row("TAK_F"), row("TAK_A", month=10, day=2)], 1),
        ([row("TAK_F", month=10, day=2)], 0),
        ([row("TAK_F", month=8, period="2024-08")], 0),
        ([row("TAK_F", month=8, period="2024-08"), row("TAK_A")], 0),
        ([row("TAK_F"), row("USUL_TANGKAL")], 1),
    ],
    ids=["alone", "with a ban", "ban of another", "ban decided later", "decided later", "decided earlier",
         "decided earlier, ban now", "ban proposed"],
)  # fmt: skip
def test_a_deportation_without_a_ban_is_told_in_the_month_of_its_decision(
    frames_of: MakesFrames, rows: list[dict[str, Any]], alone: int
) -> None:
    """A ban of the same person counts whatever row it stands in, if it was decided by the as-of date."""
    assert enforcement_gaps(frames_of(incidents=rows), SEPTEMBER).deportations_alone == alone


def test_article_78_3_asks_for_both_actions(frames_of: MakesFrames) -> None:
    """A case without any decision lacks a decision, not a leg; a fee is no leg."""
    cases = [
        row("TAK_F", article="78-3"),
        row("TAK_A", article="78-3", passport_no="A2"),
        row("TAK_A", "TAK_F", article="78-3", passport_no="A3"),
        row("TAK_F", passport_no="A4"),
        row("TAK_E", article="78-3", passport_no="A5"),
        row(article="78-3", day=None, passport_no="A6"),
    ]
    assert enforcement_gaps(frames_of(incidents=cases), SEPTEMBER).one_leg == 2


def test_plans_proposals_and_lacking_decisions_are_apart(frames_of: MakesFrames) -> None:
    """Each case once, in the month of its incident, and only as long as nothing of it was decided."""
    cases = [
        row(day=None, undecided=("TAK_F",)),
        row(day=None, undecided=("TAK_F",)),
        row(day=None, planned=("TAK_F", "TAK_A"), passport_no="A2"),
        row("USUL_TANGKAL", day=None, planned=("USUL_TANGKAL",), passport_no="A3"),
        row(day=None, undecided=("TAK_F",), passport_no="A4", period="2024-08"),
        row(day=None, undecided=("TAK_F",), passport_no="A5"),
        row("TAK_F", "TAK_A", passport_no="A5"),
        row("TAK_F", "TAK_A", month=10, day=3, passport_no="A6"),
    ]
    assert enforcement_gaps(frames_of(incidents=cases), SEPTEMBER) == EnforcementGaps(
        undecided=1, planned=1, proposed_bans=1, decided_later=1
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("TAK_F", grade="klarifikasi")], 1),
        ([row("TAK_F", grade="ditindak")], 0),
        ([row("TAK_F", grade="terbukti")], 0),
        ([row("TAK_F", grade="dugaan"), row("TAK_A", grade="ditindak")], 0),
        ([row("TAK_F", grade="dugaan"), row("TAK_A", grade="klarifikasi")], 1),
        ([row("TAK_F", grade="dugaan", month=10, day=2)], 0),
        ([row("TAK_F", grade="dugaan", period="2024-08")], 1),
        ([row("TAK_F", grade="dugaan", month=8, period="2024-08")], 0),
        ([row("DETENSI", grade="dugaan")], 0),
        ([row("DETENSI", grade="dugaan", article="75-2-d")], 1),
        ([row("USUL_TANGKAL", grade="dugaan")], 0),
        ([row(day=None, grade="dugaan")], 0),
    ],
    ids=["lower", "as decided", "higher", "another row of the case", "both rows lower", "decided later",
         "earlier incident", "earlier month", "detention", "detention as an action", "proposal", "no decision"],
)  # fmt: skip
def test_a_decision_beside_a_lower_grade_is_told(frames_of: MakesFrames, rows: list[dict[str, Any]], told: int) -> None:
    """It counts as an action, and its incident does not count as acted on: somebody has to settle which is right."""
    assert enforcement_gaps(frames_of(incidents=rows), SEPTEMBER).graded_lower == told


def test_orders_are_missed_only_where_a_log_has_some(frames_of: MakesFrames) -> None:
    """A log without a column of orders says nothing of them; meetings need none."""
    held = {"activity_date": date(2024, 9, 3), "activity_kind": "lapangan"}
    rows = [{**held, "order_no": "SPRINT-1"}, held, {**held, "order_no": "-"}, {**held, "activity_kind": "rapat"}]
    gaps = enforcement_gaps(frames_of(activities=rows), SEPTEMBER)
    assert (gaps.without_order, gaps.ordered_kinds) == (2, 3)
    assert enforcement_gaps(frames_of(activities=rows[1:]), SEPTEMBER).without_order == 0
    assert enforcement_gaps({}, SEPTEMBER) == EnforcementGaps()
