"""What a report says of decisions beside its figures: late ones, impossible ones, those on protected persons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from reports.measures.enforcement_gaps import enforcement_gaps
from reports.measures.frame_columns import days, texts, values
from reports.measures.incidents import count_decided_later, count_without_action
from reports.model.decisions import DecisionRemarks, NamedDecision
from reports.model.period import Month
from reports.vocabulary import actions, incident_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.measures.declaration import Scope

_EXEMPT = frozenset({incident_words.VICTIM, incident_words.DIPLOMAT})
_AFTER_DOCUMENT = "after-document"


def decision_remarks(
    frames: Mapping[str, pd.DataFrame], scope: Scope, document_date: date | None = None
) -> DecisionRemarks:
    """Return the remarks on the decisions of a period.

    Args:
        frames: accepted rows by kind.
        scope: period, as-of date and work area.
        document_date: a decision cannot be later; None where it is not known.
    """
    log = frames.get("incidents")
    gaps = enforcement_gaps(decided_until(frames, document_date) if document_date else frames, scope)
    if log is None or log.empty:
        return DecisionRemarks(gaps=gaps)
    decisions = list(_named_decisions(log, scope, document_date))
    unplaced = (decision for decision in decisions if decision.reason not in _EXEMPT)
    protected = (decision for decision in decisions if decision.reason in _EXEMPT)
    return DecisionRemarks(
        count_decided_later(log, scope),
        tuple(sorted(unplaced, key=_order)),
        tuple(sorted(protected, key=_order)),
        gaps,
        count_without_action(log, scope),
    )


def _named_decisions(log: pd.DataFrame, scope: Scope, document_date: date | None) -> Iterator[NamedDecision]:
    months = frozenset(scope.period.months)
    for kinds, unplaced, number, decided, incident, filed, protected in zip(
        values(log, "actions"), values(log, "unplaced"), texts(log, "decision_no"), days(log, "decision_date"),
        days(log, "incident_date"), texts(log, "period"), texts(log, "protected"), strict=True,
    ):  # fmt: skip
        if decided is None or number is None:
            continue
        of_period = Month.of(incident) in months if incident else filed in {str(month) for month in months}
        counted = tuple(kind for kind in _tuple(kinds) if kind != actions.PROPOSAL)
        if actions.UNREAD in _tuple(unplaced):
            continue  # its figures say so
        if _tuple(unplaced) and of_period:
            reason = "before" if incident and decided < incident else "late"
            yield NamedDecision(_tuple(unplaced), number, decided, incident, reason)
        elif counted and document_date and decided > document_date:
            if of_period or Month.of(decided) in months:
                yield NamedDecision(counted, number, decided, incident, _AFTER_DOCUMENT)
        elif counted and protected in _EXEMPT and Month.of(decided) in months:
            yield NamedDecision(counted, number, decided, incident, protected)


def _tuple(kinds: object) -> tuple[str, ...]:
    return () if kinds is None else tuple(kinds)  # type: ignore[arg-type] # as the frame holds them


def _order(decision: NamedDecision) -> tuple[object, ...]:
    return decision.decided, decision.number, decision.kinds, decision.incident or date.max, decision.reason


def decided_until(frames: Mapping[str, pd.DataFrame], day: date) -> dict[str, pd.DataFrame]:
    """Return frames in which decisions after a day carry no action and no grade: they cannot have been taken yet."""
    log = frames.get("incidents")
    if log is None or log.empty:
        return dict(frames)
    late = [decided is not None and decided > day for decided in days(log, "decision_date")]
    if not any(late):
        return dict(frames)
    grades = zip(late, texts(log, "grade"), texts(log, "grade_before"), strict=True)
    proposals = [
        tuple(kind for kind in _tuple(kinds) if kind == actions.PROPOSAL) if is_late else kinds
        for is_late, kinds in zip(late, values(log, "actions"), strict=True)
    ]
    graded = [grade_before if is_late and grade_before else grade for is_late, grade, grade_before in grades]
    changed = {"actions": proposals, "grade": graded}
    columns = {name: pd.Series(column, index=log.index, dtype=object) for name, column in changed.items()}
    return {**frames, "incidents": log.assign(**columns)}
