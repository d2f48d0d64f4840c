"""Counts beside the tables of figures: executed deportations, orders of activities, meetings of the year so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures.apgakkum import recorded_entries
from reports.measures.enforcement import persons_of_rows
from reports.measures.enforcement_gaps import ORDERED
from reports.measures.frame_columns import counts, days, number_of, texts, values
from reports.measures.oversight import held_activities
from reports.model.period import Month, Period
from reports.model.supplement import Supplement

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from reports.measures.declaration import Scope
    from reports.model.coverage import Coverage

_DEPORTATION, _MEETING, _OPERATION = "TAK_F", "rapat", "operasi-gabungan"


def supplement(frames: Mapping[str, pd.DataFrame], coverage: Coverage, scope: Scope) -> Supplement:
    """Return what the logs tell of a period beside its tables.

    Args:
        frames: accepted rows by kind, of all months.
        coverage: months for which a log of activities was delivered.
        scope: period, as-of date and work area.
    """
    log = frames.get("activities")
    with_order, ordered = _orders(log, scope)
    last = Month.of(min(scope.as_of, scope.period.end))
    year = Period(Month(last.year, 1), last)
    delivered = [month for month in year.months if coverage.find("activities", month)]
    kinds = _kinds_held(log, year, scope) if delivered else None
    recorded, unrecorded = recorded_entries(frames, scope)
    return Supplement(
        _deported(frames.get("incidents"), scope),
        with_order,
        ordered,
        None if kinds is None else kinds.count(_MEETING),
        None if kinds is None else kinds.count(_OPERATION),
        recorded,
        unrecorded,
        tuple(month for month in year.months if month not in delivered),
    )


def _deported(log: pd.DataFrame | None, scope: Scope) -> int | None:
    """Return how many persons were deported in the period by the dates of execution; None if the log has none."""
    if log is None or log.empty:
        return None
    log, months = log.reset_index(drop=True), frozenset(scope.period.months)
    decided = [day if day and day <= scope.as_of else None for day in days(log, "decision_date")]
    rows = zip(
        persons_of_rows(log, decided), values(log, "actions"), days(log, "execution_date"), counts(log, "persons"),
        counts(log, "persons_male"), counts(log, "persons_female"), strict=True,
    )  # fmt: skip
    executed = [
        (person, day, number_of(*numbers))
        for person, kinds, day, *numbers in rows
        if day is not None and kinds is not None and _DEPORTATION in tuple(kinds)
    ]
    persons: dict[Hashable, int] = {}
    for person, day, number in executed:
        if Month.of(day) in months and day <= scope.as_of:
            persons[person] = max(number, persons.get(person, 0))
    return sum(persons.values()) if executed else None


def _orders(log: pd.DataFrame | None, scope: Scope) -> tuple[int | None, int]:
    """Return how many activities of the period have the number of their order, and how many are carried out on one."""
    if log is None or log.empty:
        return None, 0
    rows = held_activities(log, scope)
    ordered = [
        number
        for number, kind in zip(texts(rows, "order_no"), texts(rows, "activity_kind"), strict=True)
        if kind in ORDERED
    ]
    is_recorded = any(_is_number(number) for number in texts(log, "order_no"))
    return (sum(map(_is_number, ordered)) if is_recorded else None), len(ordered)


def _is_number(text: str | None) -> bool:
    return text is not None and any(map(str.isdigit, text))


def _kinds_held(log: pd.DataFrame | None, year: Period, scope: Scope) -> list[str | None]:
    """Return the kind of each activity of the year so far that was held by the as-of date."""
    if log is None or log.empty:
        return []
    months = frozenset(map(str, year.months))
    return [
        kind
        for kind, month, day in zip(
            texts(log, "activity_kind"), texts(log, "period"), days(log, "activity_date"), strict=True
        )
        if month in months and (day is None or day <= scope.as_of)
    ]
