"""Figures of an earlier period as they were handed in, beside what the same period counts to today (settled rule 15).

Counted under the rules of today, what was handed in is the base of comparisons. Counted under other rules, the earlier
period is recounted, so that both sides of a change follow the same rules. Where the two figures differ, both stand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reports.model.comparison import Base, Comparison, HandedIn
from reports.model.figures import Figures, Status
from reports.pipeline.rules import RULES
from reports.publish.submission_register import kept_figures, submissions
from reports.vocabulary.editions import DINAS, RETURN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reports.model.period import Period
    from reports.model.submission import Submission

DOCUMENT, EDITION = RETURN, DINAS
Values = dict[str, int | None]
"""Figure id → value; None for what was not delivered."""


@dataclass(frozen=True)
class Compared:
    """Comparisons of a return, and the entries of the register that they rest on."""

    changes: Comparison
    entries: tuple[Submission, ...] = ()


def compared_with_submitted(changes: Comparison, office: Path, period: Period) -> Compared:
    """Return comparisons with what was handed in for the earlier periods.

    A return ignores its own entry and later ones, so that it is the same when it is made again.

    Args:
        changes: as counted from the inputs of today.
        office: whose register tells what was handed in.
        period: of the return.

    Raises:
        ConfigurationError: the register was changed.
    """
    entries = _before(submissions(office), period)
    if not entries:
        return Compared(changes)
    previous, first = _with_submitted(changes.previous, entries, office)
    year_before, second = _with_submitted(changes.year_before, entries, office)
    used = {entry.place: entry for entry in (first, second) if entry}
    return Compared(Comparison(previous, year_before), tuple(used.values()))


def _before(entries: Sequence[Submission], period: Period) -> tuple[Submission, ...]:
    """Return the returns that were handed in before the one of a period was."""
    returns = [entry for entry in entries if (entry.document, entry.edition) == (DOCUMENT, EDITION)]
    own_position = next((place for place, entry in enumerate(returns) if entry.period == str(period)), len(returns))
    return tuple(returns[:own_position])


def _with_submitted(base: Base, entries: Sequence[Submission], office: Path) -> tuple[Base, Submission | None]:
    """Return a base with what was handed in for its period last; the base alone where that cannot be compared."""
    if base.figures is None:
        return base, None
    same = [entry for entry in entries if entry.period == str(base.figures.period)]
    entry = same[-1] if same else None
    if entry is None or entry.as_of != base.figures.as_of.isoformat():
        return base, None
    values = values_of(kept_figures(office, entry)) or {}
    differing = {
        name: HandedIn(number, today)
        for name, number in values.items()
        if number is not None and (today := _today(base.figures, name)) is not None and today != number
    }
    recounted = entry.versions.get("rules") != RULES
    figures = base.figures if recounted else _replaced(base.figures, differing)
    revised = frozenset() if recounted else frozenset(differing)
    return replace(base, figures=figures, revised=revised, handed_in=differing, recounted=recounted), entry


def values_of(text: str | None) -> Values | None:
    """Return the values of a file of figures; None where it is lost or damaged, which ``pora verify`` tells."""
    try:
        content: dict[str, Any] = json.loads(text or "")
        return {
            str(figure["id"]): None if figure["value"] is None else int(figure["value"])
            for figure in content["figures"]
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _today(figures: Figures, name: str) -> int | None:
    """Return what a figure counts to today; None where its table or number is missing."""
    table, row, column = name.split("/")
    counted = figures.tables.get(table)
    return counted.figure(row, column).value if counted else None


def _replaced(figures: Figures, numbers: Mapping[str, HandedIn]) -> Figures:
    """Return figures with the numbers that were handed in."""
    tables = dict(figures.tables)
    for name, handed_in in numbers.items():
        table, row, column = name.split("/")
        figure = replace(tables[table].figure(row, column), value=handed_in.number, status=Status.VALUE)
        tables[table] = replace(tables[table], cells={**tables[table].cells, (row, column): figure})
    return replace(figures, tables=tables)
