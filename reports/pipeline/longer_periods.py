"""Figures of longer periods, for the tables of a shared edition that cannot be printed for the months of the pack."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.ledger.frames import frames
from reports.measures import Scope, backings, measure
from reports.model.figures import Status
from reports.model.period import Month, Period
from reports.pipeline.counting import relevant
from reports.privacy.declared_labels import TYPES, declared_type, with_declared_types
from reports.privacy.disclosure.descent import OF_LONGER_PERIODS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.contributions import Backing
    from reports.model.figures import FigureTable
    from reports.pipeline.gather import Gathered

_QUARTER = 3
"""Months."""


@dataclass(frozen=True)
class LongerFigures:
    """Tables measured for more months than those of a pack."""

    period: Period
    tables: Mapping[str, FigureTable]
    """Those of which all months were delivered; their figures name these months."""
    backings: Mapping[str, Backing]
    """Figure id → who stands behind it."""


def longer_periods(period: Period) -> tuple[Period, ...]:
    """Return the longer periods that tables may be printed for: the last whole quarter, and the year until its end.

    They are the same for every pack until the next quarter ends, and one lies within the other or beside it, so that
    subtracting them leaves whole quarters only.

    Args:
        period: of the pack; a longer period has more months.
    """
    last = period.last
    while last.month % _QUARTER:
        last = last.plus(-1)
    quarter, year = Period(last.plus(1 - _QUARTER), last), Period(Month(last.year, 1), last)
    return tuple(
        longer
        for longer, most in ((quarter, 0), (year, _QUARTER))
        if len(longer.months) > max(most, len(period.months))
    )


def longer_figures(gathered: Gathered, scope: Scope) -> tuple[LongerFigures, ...]:
    """Return the figures of the longer periods of a pack, as of their ends, so that they are the same in every pack.

    Args:
        gathered: inputs with their rows in final bins.
        scope: of the pack.
    """
    accepted = frames([relevant(file, set()) for file in gathered.files])
    measured = []
    for period in longer_periods(scope.period):
        of_period = Scope(period, period.end, scope.districts)
        figures = measure(accepted, gathered.coverage, period, as_of=period.end, districts=scope.districts)
        counted = with_declared_types(figures).tables
        tables = {name: _naming_months(counted[name], period) for name in OF_LONGER_PERIODS if _is_whole(counted[name])}
        behind = backings(accepted, of_period, OF_LONGER_PERIODS, {TYPES: declared_type})
        measured.append(LongerFigures(period, tables, behind))
    return tuple(measured)


def _is_whole(table: FigureTable) -> bool:
    """Whether a table counts something, and all of its months were delivered."""
    return table.status is Status.VALUE and not table.months


def _naming_months(table: FigureTable, period: Period) -> FigureTable:
    cells = {place: replace(figure, months=period.months) for place, figure in table.cells.items()}
    return replace(table, cells=cells, months=period.months)
