"""What must hold over several sheets of a meeting, and against the name of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import dates
from reports.vocabulary.follow_up_matching import task_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from reports.intake.meeting.items import Rows
    from reports.model.meeting import Decision, FollowUp, Invitee

_MOST_PAIRS = 250_000
"""Decisions times follow-ups that are compared."""
_DATE_IN_NAME = late_regex(r"\d{4}[-_.]\d{1,2}[-_.]\d{1,2}|\d{1,2}[-_. ](?:\d{1,2}|[A-Za-z]+)[-_. ]\d{4}")


def day_in_name(name: str) -> date | None:
    """Return the one date that a file name holds.

    Example:
        >>> day_in_name("rapat-2024-10-16"), day_in_name("rapat 16 oktober 2024 final"), day_in_name("rapat-2")
        (datetime.date(2024, 10, 16), datetime.date(2024, 10, 16), None)
    """
    named_days = {dates.read(match.replace("_", "-")).first for match in _DATE_IN_NAME.findall(name)} - {None}
    return named_days.pop() if len(named_days) == 1 else None


def tell_nobody_noted(rows: Rows, invited: Mapping[int, Invitee]) -> None:
    """Add one problem if a meeting took place and no attendance is recorded at all."""
    if not invited or any(invitee.attendance for invitee in invited.values()):
        return
    sheet = rows.listed.grid.sheet
    if all(problem.code != "attendance-unreadable" for problem in rows.findings.of(sheet)):
        rows.findings.add("attendance-unnoted", sheet, rows.listed.cell(min(invited), "attendance"), "attendance")


def tell_loose_decisions(rows: Rows, decision_by_row: Mapping[int, Decision], follow_ups: Iterable[FollowUp]) -> None:
    """Add a problem for each decision without an owner or a deadline.

    Both may stand beside the decision, or in the follow-up that carries it out. Nothing is said of a list so long that
    nobody wrote it by hand.
    """
    tasks = tuple(follow_ups)
    if len(decision_by_row) * len(tasks) > _MOST_PAIRS:
        return
    for number, (row, decision) in enumerate(decision_by_row.items(), 1):
        task = task_of(decision, number, tasks)
        sheet = rows.listed.grid.sheet
        if decision.owner is None and not (task and task.owner):
            rows.findings.add(
                "decision-without-owner", sheet, rows.listed.cell(row, _column_of_lack(rows, "owner")), "owner"
            )
        elif decision.deadline is None and not (task and task.deadline):
            cell = rows.listed.cell(row, _column_of_lack(rows, "deadline"))
            rows.findings.add("decision-without-deadline", sheet, cell, "deadline")


def _column_of_lack(rows: Rows, field: str) -> str:
    """Return the column a lack is shown in: its own where there is one, else that of the decision."""
    return field if field in rows.listed.columns else "text"
