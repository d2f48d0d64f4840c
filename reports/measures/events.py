"""The activities of a period as a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.measures.frame_columns import counts, days, of_months, texts
from reports.model.events import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from reports.model.period import Period


def events(frames: Mapping[str, pd.DataFrame], period: Period, as_of: date | None = None) -> tuple[Event, ...]:
    """Return the activities of a period by date; those without one last.

    Args:
        frames: accepted rows by kind.
        period: of the activities.
        as_of: an activity after it was not held yet; None for the end of the period.
    """
    log = frames.get("activities")
    if log is None:
        return ()
    rows = of_months(log, frozenset(map(str, period.months)))
    period_events = [
        Event(day, kind, level, district, title or "", place or "", last, agencies or "", checked, findings)
        for day, kind, level, district, title, place, last, agencies, checked, findings in zip(
            days(rows, "activity_date"), texts(rows, "activity_kind"), texts(rows, "level"), texts(rows, "district"),
            texts(rows, "activity"), texts(rows, "place"), days(rows, "activity_end"), texts(rows, "agencies"),
            counts(rows, "checked"), counts(rows, "findings"), strict=True,
        )
        if day is None or day <= (as_of or period.end)
    ]  # fmt: skip
    return tuple(sorted(period_events, key=_order))


def _order(event: Event) -> tuple[object, ...]:
    """Sort by date, then by everything else, so that the order of rows never shows."""
    return (
        event.day or date.max, event.kind or "~", event.level or "~", event.district or "~", event.title, event.place,
        event.last or date.min, event.agencies, event.checked or 0, event.findings or 0,
    )  # fmt: skip
