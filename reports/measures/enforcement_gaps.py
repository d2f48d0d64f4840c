"""What is still to be settled of the actions of a period: lacking decisions, lacking bans, plans, orders.

A case is a person (passport number and nationality), else a report, else a row; no person appears in the result.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.measures.frame_columns import days, texts, values
from reports.model.decisions import EnforcementGaps
from reports.model.period import Month
from reports.vocabulary import actions

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date

    import pandas as pd

    from reports.measures.declaration import Scope

_DEPORTATION, _BAN = "TAK_F", "TAK_A"
_ARTICLE_OF_BOTH = "78-3"
"""Overstay of more than 60 days: deportation and penangkalan together."""
ORDERED = frozenset({"lapangan", "operasi-gabungan", "operasi-mandiri"})
"""Kinds of activity that are carried out on an order."""


@dataclass
class _Case:
    """What the rows of one case say."""

    decided: dict[str, date] = field(default_factory=dict)
    """Earliest day on which each kind of action was decided."""
    articles: set[str] = field(default_factory=set)
    undecided: set[str] = field(default_factory=set)
    planned: set[str] = field(default_factory=set)
    grades: set[str] = field(default_factory=set)
    tak_days: set[date] = field(default_factory=set)
    """Days on which an action of Pasal 75 ayat (2) was decided."""
    is_of_period: bool = False


def enforcement_gaps(frames: Mapping[str, pd.DataFrame], scope: Scope) -> EnforcementGaps:
    """Return what is still to be settled of the actions of a period, counted by case.

    Args:
        frames: accepted rows by kind.
        scope: period and as-of date.
    """
    without_order, ordered = _orders(frames.get("activities"), scope)
    log = frames.get("incidents")
    cases = [] if log is None or log.empty else _cases(log, scope)
    recent = [case for case in cases if case.is_of_period]
    late = [
        case
        for case in recent
        if case.decided and not _decided_by(case, scope.as_of)
    ]  # fmt: skip
    return EnforcementGaps(
        deportations_alone=sum(_is_alone(case, scope) for case in cases),
        one_leg=sum(_has_one_leg(case, scope) for case in cases),
        undecided=sum(bool(case.undecided - set(case.decided)) for case in recent),
        planned=sum(bool(case.planned - {actions.PROPOSAL} - set(case.decided)) for case in recent),
        proposed_bans=sum(actions.PROPOSAL in case.planned and _BAN not in case.decided for case in recent),
        decided_later=len(late),
        graded_lower=sum(_is_graded_lower(case, scope) for case in cases),
        without_order=without_order,
        ordered_kinds=ordered,
    )


def _cases(log: pd.DataFrame, scope: Scope) -> list[_Case]:
    """Return the cases of a log; the rows of one person or report are one case."""
    months = frozenset(map(str, scope.months))
    cases: dict[Hashable, _Case] = defaultdict(_Case)
    for position, passport, nationality, report, decided_kinds, undecided, planned, day, article, month, grade in zip(
        log.index, texts(log, "passport_no"), texts(log, "nationality"), texts(log, "incident_id"),
        values(log, "actions"), values(log, "undecided"), values(log, "planned"), days(log, "decision_date"),
        texts(log, "article"), texts(log, "period"), texts(log, "grade"), strict=True,
    ):  # fmt: skip
        case = cases[(passport, nationality) if passport else report or position]
        case.undecided |= _kinds(undecided)
        case.planned |= _kinds(planned)
        case.articles |= {article} if article else set()
        case.grades |= {grade} if grade else set()
        case.tak_days |= {day} if day and actions.has_tak(_kinds(decided_kinds), article) else set()
        case.is_of_period |= month in months
        for kind in _kinds(decided_kinds) - {actions.PROPOSAL}:
            if day is not None:
                case.decided[kind] = min(day, case.decided.get(kind, day))
    return list(cases.values())


def _kinds(cell: object) -> frozenset[str]:
    return frozenset() if cell is None else frozenset(tuple(cell))  # type: ignore[arg-type] # as the frame holds them


def _decided_by(case: _Case, day: date) -> set[str]:
    """Return the kinds of action that were decided by a day."""
    return {kind for kind, decided in case.decided.items() if decided <= day}


def _falls_in(days_: Iterable[date], scope: Scope) -> bool:
    """Tell whether one of some days lies in the period, and not after the as-of date."""
    months = frozenset(scope.period.months)
    return any(Month.of(day) in months and day <= scope.as_of for day in days_)


def _is_alone(case: _Case, scope: Scope) -> bool:
    deported = case.decided.get(_DEPORTATION)
    if deported is None or not _falls_in([deported], scope):
        return False
    return _BAN not in _decided_by(case, scope.as_of)


def _has_one_leg(case: _Case, scope: Scope) -> bool:
    if _ARTICLE_OF_BOTH not in case.articles:
        return False
    legs = _decided_by(case, scope.as_of) & {_DEPORTATION, _BAN}
    return len(legs) == 1 and _falls_in([case.decided[leg] for leg in legs], scope)


def _is_graded_lower(case: _Case, scope: Scope) -> bool:
    """Tell whether an action was decided on a case of which every row has a lower grade than ``ditindak``."""
    days_ = {day for day in case.tak_days if day <= scope.as_of}
    if not days_ or not case.grades or not (case.is_of_period or _falls_in(days_, scope)):
        return False
    return max(map(actions.GRADES.index, case.grades)) < actions.GRADES.index("ditindak")


def _orders(log: pd.DataFrame | None, scope: Scope) -> tuple[int, int]:
    """Return how many activities on an order lack its number, and how many there are; nothing if none has a number."""
    if log is None or log.empty:
        return 0, 0
    months = frozenset(map(str, scope.period.months))
    numbers = [
        number
        for number, kind, month, day in zip(
            texts(log, "order_no"), texts(log, "activity_kind"), texts(log, "period"), days(log, "activity_date"),
            strict=True,
        )
        if kind in ORDERED and month in months and (day is None or day <= scope.as_of)
    ]  # fmt: skip
    lacking = sum(number is None or not any(map(str.isdigit, number)) for number in numbers)
    return (lacking, len(numbers)) if lacking < len(numbers) else (0, len(numbers))
