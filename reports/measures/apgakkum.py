"""Which activities and decisions of a period the logs say to be entered in APGAKKUM, the ministry's application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures.frame_columns import days, texts, values
from reports.measures.oversight import held_activities
from reports.model.period import Month
from reports.vocabulary import actions
from reports.vocabulary.recorded_entries import is_recorded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import pandas as pd

    from reports.measures.declaration import Scope

ENTERED = frozenset({"administratif", "lapangan", "operasi-gabungan", "operasi-mandiri"})
"""Kinds of activity that the ministry wants entered."""
Entries = tuple[tuple[str, "date"], ...]
_Key = tuple[str, "date", object]
"""Kind, day, and what tells two of one kind and day apart."""


def recorded_entries(frames: Mapping[str, pd.DataFrame], scope: Scope) -> tuple[int | None, Entries]:
    """Return how many activities and decisions of a period are entered, and kind and day of the others by day.

    Only logs that say it of some row count; None where none does. Copies of a decision are one, entered if any is.

    Args:
        frames: accepted rows by kind.
        scope: period and as-of date.
    """
    logs = {kind: log.reset_index(drop=True) for kind, log in frames.items() if _has_column(log)}
    if not logs.keys() & {"activities", "incidents"}:
        return None, ()
    states: dict[_Key, bool] = {}
    for key, entered in (*_activities(logs.get("activities"), scope), *_decisions(logs.get("incidents"), scope)):
        states[key] = entered or states.get(key, False)
    unrecorded = sorted((day, kind) for (kind, day, _), entered in states.items() if not entered)
    return sum(states.values()), tuple((kind, day) for day, kind in unrecorded)


def _has_column(log: pd.DataFrame) -> bool:
    return "apgakkum" in log and not log.empty and any(text is not None for text in texts(log, "apgakkum"))


def _activities(log: pd.DataFrame | None, scope: Scope) -> Iterator[tuple[_Key, bool]]:
    """Yield kind, day and row of each activity of the period that is to be entered, and whether it is."""
    if log is None:
        return
    rows = held_activities(log, scope)
    for position, kind, day, text in zip(
        rows.index, texts(rows, "activity_kind"), days(rows, "activity_date"), texts(rows, "apgakkum"), strict=True
    ):
        if kind in ENTERED and day is not None:
            yield (kind, day, position), is_recorded(text)


def _decisions(log: pd.DataFrame | None, scope: Scope) -> Iterator[tuple[_Key, bool]]:
    """Yield kind, day and number of each action decided in the period, and whether it is entered."""
    if log is None:
        return
    months = frozenset(scope.period.months)
    for position, kinds, day, number, text in zip(
        log.index, values(log, "actions"), days(log, "decision_date"), texts(log, "decision_no"),
        texts(log, "apgakkum"), strict=True,
    ):  # fmt: skip
        if day is None or kinds is None or Month.of(day) not in months or day > scope.as_of:
            continue
        for kind in sorted(set(actions.KINDS).intersection(tuple(kinds))):  # type: ignore[arg-type] # as frames hold them
            yield (kind, day, number or position), is_recorded(text)
