"""Foreign workers of the register by sponsor, for the annex of names of a meeting on places of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures.frame_columns import coded, of_months, texts
from reports.model.named_persons import Sponsor
from reports.model.period import Month
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from reports.measures.declaration import Scope

_WORKING = "bekerja"


def sponsors(frames: Mapping[str, pd.DataFrame], scope: Scope) -> tuple[tuple[Sponsor, ...], int]:
    """Return the sponsors of working foreigners by name, and how many of these have none.

    Spellings that differ in case and signs alone are one sponsor, written as the one of them that sorts first.

    Args:
        frames: accepted rows by kind.
        scope: the register of the month of its as-of date is looked at.
    """
    register = frames.get("register")
    if register is None or register.empty:
        return (), 0
    rows = of_months(register, frozenset({str(Month.of(scope.as_of))}))
    workers: dict[str, list[tuple[str, str]]] = {}
    without = 0
    for name, purpose, district in zip(
        texts(rows, "sponsor_name"), texts(rows, "purpose"), coded(rows, "district"), strict=True
    ):
        key = normal(name or "") if purpose == _WORKING else ""
        without += purpose == _WORKING and not key
        if key:
            workers.setdefault(key, []).append((name or "", district))
    by_name = [
        Sponsor(min(name for name, _ in persons), len(persons), tuple(sorted({district for _, district in persons})))
        for _, persons in sorted(workers.items())
    ]
    return tuple(by_name), without
