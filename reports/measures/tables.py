"""All declared tables, counted for a period."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from reports.measures import enforcement, incidents, oversight, reconciliation, services, stock
from reports.measures.coded_units import facts
from reports.measures.declaration import Measure, Scope
from reports.measures.figure_tables import Counted, assemble, count, delivered_months
from reports.measures.tally import Tally, tally
from reports.model.coverage import DECISIONS
from reports.model.figures import Figures
from reports.vocabulary import kinds, schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.measures.coded_units import Known
    from reports.measures.declaration import Units
    from reports.model.coverage import Coverage
    from reports.model.period import Period

MEASURES: tuple[Measure, ...] = (
    *stock.MEASURES,
    *services.MEASURES,
    *incidents.MEASURES,
    *enforcement.MEASURES,
    *oversight.MEASURES,
    *reconciliation.MEASURES,
)
"""Every declared measure; those of one table stand together."""


def measure(
    frames: Mapping[str, pd.DataFrame], coverage: Coverage, period: Period, *, as_of: date, districts: tuple[str, ...]
) -> Figures:
    """Count every table for a period.

    Args:
        frames: accepted rows by kind, with the columns of ``schema.ledger_columns``; a kind without rows may be absent.
        coverage: which kinds were delivered for which months.
        period: what flow tables cover.
        as_of: the date of stock tables; the register of its month is counted.
        districts: kecamatan codes of the work area, in print order.
    """
    scope = Scope(period, as_of, districts)
    tallies_by_kind = {
        kind: tallies(kind, frames.get(kind), delivered_scope(kind, scope, coverage)) for kind in kinds.KINDS
    }
    return figures(tallies_by_kind, coverage, scope)


def delivered_scope(kind: str, scope: Scope, coverage: Coverage) -> Scope:
    """Return a scope with the months for which a kind was delivered."""
    return replace(
        scope,
        delivered=delivered_months((kind,), scope, coverage),
        decided=delivered_months((kind, DECISIONS), scope, coverage),
    )


def tallies(kind: str, frame: pd.DataFrame | None, scope: Scope) -> tuple[Tally, ...]:
    """Count what one kind of input feeds, in the order in which its measures are declared.

    They depend on the rows of that kind only, so that they can be kept as long as those are the same.
    """
    units = SharedUnits({} if frame is None else {kind: frame}, scope)
    codes: Known = {}
    return tuple(
        tally(measure, facts(measure, units.of(measure), scope, codes), scope)
        for measure in MEASURES
        if measure.kind == kind
    )


def figures(counted: Mapping[str, tuple[Tally, ...]], coverage: Coverage, scope: Scope) -> Figures:
    """Put together what was counted of each kind; a kind that is not there was counted as empty."""
    remaining_tallies = {kind: iter(counted.get(kind, ())) for kind in kinds.KINDS}
    tables: dict[str, list[Counted]] = {}
    for measure in MEASURES:
        measured = next(remaining_tallies[measure.kind], Tally({}, frozenset(), frozenset()))
        tables.setdefault(measure.table, []).append(count(measure, measured, scope, coverage))
    assembled = {table: assemble(parts, scope) for table, parts in tables.items()}
    compared = reconciliation.with_pairs(assembled[reconciliation.TABLE], scope)
    return Figures(scope.period, scope.as_of, assembled | {reconciliation.TABLE: compared})


def counted_columns(kind: str) -> frozenset[str]:
    """Return the columns of a kind that its measures look at: of the register, where rows are many, only these."""
    return stock.COLUMNS if kind == "register" else frozenset(_columns(kind))


def _columns(kind: str) -> list[str]:
    return [column.name for column in schema.ledger_columns(kind)]


class SharedUnits:
    """The units of each way of counting, made once a run, since several tables count the same."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], scope: Scope) -> None:
        """Take the accepted rows by kind, and what is counted for."""
        self._frames = frames
        self._scope = scope
        self._unit_frames: dict[Units, pd.DataFrame] = {}

    def frame(self, kind: str) -> pd.DataFrame:
        """Return the frame of a kind, indexed by position."""
        given_frame = self._frames.get(kind)
        if given_frame is None:
            return pd.DataFrame(columns=_columns(kind))
        return given_frame.reset_index(drop=True)

    def of(self, measure: Measure) -> pd.DataFrame:
        """Return the units of a measure."""
        if measure.units not in self._unit_frames:
            self._unit_frames[measure.units] = measure.units(self.frame(measure.kind), self._scope)
        return self._unit_frames[measure.units]
