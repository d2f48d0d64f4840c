"""What documents of a period are composed from: its figures, those they are compared with, and its events."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.ledger.frames import frames
from reports.measures import covered, events, measure
from reports.model.comparison import Base, Comparison
from reports.model.period import Month
from reports.vocabulary import formats
from reports.vocabulary.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from reports.model.events import Event
    from reports.model.figures import Figures
    from reports.model.holdings import Coverage
    from reports.model.period import Period
    from reports.model.sheet import FileReading
    from reports.pipeline.gather import Gathered
    from reports.vocabulary.config import Config

_YEAR = 12


@dataclass(frozen=True)
class Counts:
    """Figures of a period with those it is compared with, and what happened in it."""

    figures: Figures
    changes: Comparison
    events: tuple[Event, ...]


def counted(gathered: Gathered, period: Period, as_of: date, config: Config) -> Counts:
    """Return the figures of a period with their comparisons, and its events."""
    before, year_ago = period.plus(-len(period.months)), period.plus(-_YEAR)
    stocks = {Month.of(as_of), before.last, year_ago.last}
    accepted = frames([relevant(file, stocks) for file in gathered.files])
    scope = Scope(accepted, gathered.coverage, config.work_area.districts)
    now = scope.measure(period, as_of)
    changes = Comparison(_base(now, before, scope), _base(now, year_ago, scope))
    return Counts(now, changes, events(accepted, period))


def compared(now: Figures, before: Figures | None, period: Period) -> Base:
    """Return the figures of an earlier period as a base, or why there is nothing to compare with."""
    label = formats.period(period)
    if before is None:
        return Base(why_not=f"data {label} belum tersedia")
    if covered(before) and covered(before) != covered(now):
        return Base(why_not=f"cakupan kecamatan pada register {label} berbeda")
    return Base(before)


def relevant(file: FileReading, stocks: set[Month]) -> FileReading:
    """Return a file without the registers of months that nothing is counted from."""
    kept = tuple(
        one
        for one in file.tables
        if one.table.kind != "register" or one.table.period is None or one.table.period.last in stocks
    )
    return dataclasses.replace(file, tables=kept)


@dataclass(frozen=True)
class Scope:
    """What every period is counted from."""

    accepted: Mapping[str, pd.DataFrame]
    coverage: Coverage
    districts: tuple[str, ...]

    def measure(self, period: Period, as_of: date) -> Figures:
        """Count every table of a period."""
        return measure(self.accepted, self.coverage, period, as_of=as_of, districts=self.districts)


def _base(now: Figures, period: Period, scope: Scope) -> Base:
    """Return the figures of an earlier period, or why there is nothing to compare with."""
    if not any(scope.coverage.has(kind, period) for kind in KINDS):
        return compared(now, None, period)
    return compared(now, scope.measure(period, period.end), period)
