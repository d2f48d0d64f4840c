"""Foreign workers by size of their place of work, for a meeting on places of work, and who stands behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.ledger.frames import narrow
from reports.measures import Scope, workplace_tables, workplaces_behind
from reports.measures.frame_columns import texts
from reports.measures.workers_by_size import COLUMNS
from reports.model.contributions import Backing, Contribution
from reports.model.figures import TOTAL
from reports.model.period import Month
from reports.pipeline.counting import relevant
from reports.privacy.disclosure.thresholds import thresholds
from reports.vocabulary.workplaces import (
    BY_SIZE,
    WORKPLACES,
    Size,
    hiding_workplaces,
    is_at_bound,
    sizes,
)

if TYPE_CHECKING:
    import pandas as pd

    from reports.measures.workers_by_size import Workplaces
    from reports.pipeline.counting import Counts
    from reports.pipeline.gather import Gathered


def with_workplaces(counts: Counts, gathered: Gathered, districts: tuple[str, ...]) -> Counts:
    """Return counts with the tables of foreign workers by place of work."""
    figures = counts.figures
    month = Month.of(figures.as_of)
    register = narrow([relevant(file, {month}) for file in gathered.files], "register", COLUMNS)
    tables = workplace_tables(register, gathered.coverage, Scope(figures.period, figures.as_of, districts))
    return replace(counts, figures=replace(figures, tables={**figures.tables, **{table.id: table for table in tables}}))


def workplace_backings(register: pd.DataFrame, scope: Scope, edition: str) -> dict[str, Backing]:
    """Return figure id → who stands behind it: as many places of work as hide each other, and those who know a part.

    Args:
        register: accepted rows.
        scope: what is counted for.
        edition: a shared one.
    """
    behind, threshold = workplaces_behind(register, scope), thresholds(edition).ordinary
    addresses = texts(register, "address")
    passports = zip(texts(register, "passport_no"), texts(register, "nationality"), strict=True)
    persons = [f"{passport}|{nation}" if passport else f"#{row}" for row, (passport, nation) in enumerate(passports)]
    of_workers = {
        figure: _of_workers(workplaces, addresses, persons)
        for figure, workplaces in behind.items()
        if not figure.endswith(f"/{WORKPLACES}")
    }
    return of_workers | {
        f"{BY_SIZE}/{size.code}/{WORKPLACES}": _of_workplaces(behind[figure], size, threshold)
        for size in (*sizes(), Size(TOTAL, 1, None, ""))
        if (figure := f"{BY_SIZE}/{size.code}/{WORKPLACES}") in behind
    }


def _of_workplaces(workplaces: Workplaces, size: Size, threshold: int) -> Backing:
    """Return places of work that hide each other: none does where the number of workers beside theirs tells of each."""
    number = len(workplaces.workers)
    owners = tuple(Contribution("sponsor", name, 1) for name in sorted(workplaces.workers))
    return Backing(1 if is_at_bound(size, number, len(workplaces.rows), threshold) else number, owners)


def _of_workers(workplaces: Workplaces, addresses: list[str | None], persons: list[str]) -> Backing:
    shares = Counter(workplaces.workers)
    shares.update(filter(None, (addresses[row] for row in workplaces.rows)))
    single = [Contribution("person", persons[row], 1) for row in workplaces.rows if len(workplaces.rows) == 1]
    hiding = hiding_workplaces(workplaces.workers.values())
    return Backing(hiding, (*single, *(Contribution("sponsor", name, shares[name]) for name in sorted(shares))))
