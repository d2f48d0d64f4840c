"""What a report says of decisions beside its figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from reports.measures import Scope, decided_until, decision_remarks
from reports.model.decisions import DecisionRemarks, NamedDecision
from reports.model.period import Period

if TYPE_CHECKING:
    from tests.measures.conftest import MakesFrames

SEPTEMBER = Scope(Period.parse("2024-09"), date(2024, 9, 30), ("31.72.01",))


def decided(**fields: Any) -> dict[str, Any]:
    """Return an incident of August with a deportation decided in September, changed as given."""
    return {
        "incident_date": date(2024, 8, 20), "period": "2024-08", "actions": ("TAK_F",), "decision_no": "SK-1",
        "decision_date": date(2024, 9, 12), **fields,
    }  # fmt: skip


def test_incidents_of_earlier_months_with_a_decision_in_the_period_are_counted(frames_of: MakesFrames) -> None:
    """Not those of the month itself, of another month's decision, or with a detention or proposal only."""
    others = [
        {"incident_date": date(2024, 9, 2)}, {"decision_date": date(2024, 10, 2)}, {"actions": ("USUL_TANGKAL",)},
        {"actions": ("DETENSI",)}, {"incident_date": None, "period": None},
    ]  # fmt: skip
    frames = frames_of(incidents=[decided(), *(decided(**other) for other in others)])
    assert decision_remarks(frames, SEPTEMBER).of_earlier_incidents == 1
    assert decision_remarks({}, SEPTEMBER) == DecisionRemarks()


def test_decisions_with_an_impossible_date_are_named_with_the_reason(frames_of: MakesFrames) -> None:
    """In the report of the incident's month; they carry no action."""
    row = {"incident_date": date(2024, 9, 2), "period": "2024-09", "actions": (), "unplaced": ("TAK_F",)}
    rows = [decided(**{**row, "decision_date": day}) for day in (date(2024, 8, 1), date(2026, 8, 1))]
    rows.append(decided(**{**row, "incident_date": date(2024, 8, 2), "decision_date": date(2024, 7, 1)}))
    named = decision_remarks(frames_of(incidents=rows), SEPTEMBER).unplaced
    assert [(one.decided, one.reason) for one in named] == [(date(2024, 8, 1), "before"), (date(2026, 8, 1), "late")]


def test_a_decision_after_the_document_date_is_named_and_counts_nowhere(frames_of: MakesFrames) -> None:
    """A document cannot know of it; proposals stay, and the grade before it counts."""
    graded = {"grade": "ditindak", "grade_before": "dugaan"}
    late = decided(incident_date=date(2024, 9, 2), actions=("TAK_F", "USUL_TANGKAL"), **graded)
    frames = frames_of(incidents=[late, decided(decision_date=date(2024, 9, 1), **graded)])
    day = date(2024, 9, 11)
    (named,) = decision_remarks(frames, SEPTEMBER, day).unplaced
    assert named == NamedDecision(("TAK_F",), "SK-1", date(2024, 9, 12), date(2024, 9, 2), "after-document")
    log = decided_until(frames, day)["incidents"]
    assert list(log["actions"]) == [("USUL_TANGKAL",), ("TAK_F",)]
    assert list(log["grade"]) == ["dugaan", "ditindak"]
    assert decided_until(frames, date(2024, 9, 12))["incidents"] is frames["incidents"]


def test_actions_on_victims_and_diplomats_are_named_in_the_month_of_the_decision(frames_of: MakesFrames) -> None:
    """Children and refugees may fall under one."""
    rows = [decided(protected=role) for role in ("korban", "diplomat", "anak", "pengungsi", None)]
    named = decision_remarks(frames_of(incidents=rows), SEPTEMBER).against_protected
    assert [one.reason for one in named] == ["diplomat", "korban"]


def test_persons_of_an_incident_without_an_action_of_their_own_are_counted(frames_of: MakesFrames) -> None:
    """Settled rule 8: the incident takes the highest grade, persons keep theirs; one acted on elsewhere is none."""
    common = {"incident_id": "LK/1", "agency": "Polsek", "incident_date": date(2024, 9, 3), "incident_type": "overstay"}
    rows = [
        {**common, "grade": "ditindak", "passport_no": "A1"},
        {**common, "grade": "klarifikasi", "passport_no": "A1"},
        {**common, "grade": "klarifikasi", "passport_no": "A2"},
        {**common, "grade": "dugaan", "passport_no": None, "persons": 3},
        {**common, "incident_id": "LK/2", "grade": "klarifikasi", "passport_no": "A3"},
    ]
    period = Period.parse("2024-09")
    scope = Scope(period, period.end, ("31.72.01",))
    assert decision_remarks(frames_of(incidents=rows), scope).without_action == 1 + 3
    assert decision_remarks(frames_of(incidents=rows[2:]), scope).without_action == 0
