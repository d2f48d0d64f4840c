"""What documents of a period are composed from: its figures, those they are compared with, and its events."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.documents import changes
from reports.intake.validate import balance_of
from reports.ledger.frames import frames
from reports.measures import Scope as MeasureScope
from reports.measures import (
    covered,
    decided_until,
    decision_remarks,
    events,
    is_placed,
    measure,
    source_remarks,
    supplement,
)
from reports.model.comparison import Base, Comparison
from reports.model.decisions import DecisionRemarks
from reports.model.period import Month, Period
from reports.model.quality import Quality, SourceLine
from reports.model.sheet import RowBin
from reports.model.supplement import Supplement
from reports.pipeline.completeness import not_understood
from reports.pipeline.other_inputs import other_files
from reports.pipeline.sheet_months import missed_in
from reports.problems import Problem, Severity
from reports.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from datetime import date

    import pandas as pd

    from reports.model.coverage import Coverage
    from reports.model.events import Event
    from reports.model.figures import Figures
    from reports.model.reconciliation import SourceRemarks
    from reports.model.sheet import FileReading, TableReading
    from reports.pipeline.gather import Gathered
    from reports.vocabulary.config import Config

_YEAR = 12


@dataclass(frozen=True)
class Counts:
    """Figures of a period with those it is compared with, and what happened in it."""

    figures: Figures
    changes: Comparison
    events: tuple[Event, ...]
    decisions: DecisionRemarks = field(default_factory=DecisionRemarks)
    sources: tuple[SourceRemarks, ...] = ()
    by_month: tuple[Figures, ...] = ()
    """Figures of each month of a longer period; only where asked for."""
    supplement: Supplement = field(default_factory=Supplement)


def counted(
    gathered: Gathered,
    period: Period,
    as_of: date,
    config: Config,
    document_date: date | None = None,
    *,
    by_month: bool = False,
) -> Counts:
    """Return the figures of a period with their comparisons, its events, and the remarks on decisions.

    Args:
        gathered: inputs with their rows in final bins.
        period: to be counted.
        as_of: of the stock, and of the grades.
        config: of the office.
        document_date: a decision after it counts in no month.
        by_month: count the months of a longer period one by one, too.
    """
    months = tuple(month for month in period.months if month.first <= as_of) if by_month and not period.is_month else ()
    previous, year_ago = period.plus(-len(period.months)), period.plus(-_YEAR)
    stocks = {Month.of(as_of), previous.last, year_ago.last, *months}
    accepted = frames([relevant(file, stocks) for file in gathered.files])
    remarks = remarks_on_decisions(accepted, period, as_of, config, document_date)
    accepted = decided_until(accepted, document_date) if document_date else accepted
    scope = Scope(accepted, gathered.coverage, config.work_area.districts)
    now = scope.measure(period, as_of)
    comparison = Comparison(_base(now, previous, scope), _base(now, year_ago, scope))
    sources = remarks_on_sources(accepted, period, as_of, config)
    monthly = tuple(scope.measure(Period.of(month), min(month.last, as_of)) for month in months)
    further_counts = supplement(accepted, gathered.coverage, MeasureScope(period, as_of, config.work_area.districts))
    return Counts(now, comparison, events(accepted, period, as_of), remarks, sources, monthly, further_counts)


def remarks_on_decisions(
    accepted: Mapping[str, pd.DataFrame], period: Period, as_of: date, config: Config, document_date: date | None = None
) -> DecisionRemarks:
    """Return the remarks on the decisions of a period."""
    return decision_remarks(accepted, MeasureScope(period, as_of, config.work_area.districts), document_date)


def remarks_on_sources(
    accepted: Mapping[str, pd.DataFrame], period: Period, as_of: date, config: Config
) -> tuple[SourceRemarks, ...]:
    """Return what is printed of the agencies whose counts are compared with the register."""
    return source_remarks(accepted, MeasureScope(period, as_of, config.work_area.districts))


def compared(now: Figures, earlier: Figures | None, period: Period) -> Base:
    """Return the figures of an earlier period as a base, or why there is nothing to compare with."""
    if earlier is None:
        return Base(reason=changes.missing_data_reason(period))
    unplaced = next((figures.period for figures in (earlier, now) if not is_placed(figures)), None)
    if unplaced is not None:
        return Base(reason=changes.unknown_districts_reason(unplaced))
    if covered(earlier) and covered(earlier) != covered(now):
        return Base(reason=changes.other_districts_reason(period))
    return Base(earlier)


def relevant(file: FileReading, stocks: set[Month]) -> FileReading:
    """Return a file without the registers of months that nothing is counted from."""
    kept_tables = tuple(
        table
        for table in file.tables
        if table.table.kind != "register" or table.table.period is None or table.table.period.last in stocks
    )
    return dataclasses.replace(file, tables=kept_tables)


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
    if not any(scope.coverage.covers(kind, period) for kind in KINDS):
        return compared(now, None, period)
    return compared(now, scope.measure(period, period.end), period)


_SETS_ASIDE = frozenset(
    "no-person not-foreign no-event no-incident not-counted not-held not-held-counted departed "
    "departed-struck value-uncounted".split()
)


def quality_of(files: Sequence[FileReading], period: Period) -> Quality:
    """Return the quality of the sources of a period: tables that cover it or hold rows of it."""
    lines: list[SourceLine] = []
    causes: Counter[str] = Counter()
    set_aside: Counter[str] = Counter()
    hashes: set[str] = set()
    departures: list[Problem] = []
    not_held = 0
    for file in files:
        feeding = [table for table in file.tables if table.table.kind in KINDS and _feeds(table, period)]
        causes.update(_differing_recaps(file, period))
        causes.update(missed_in(file, period))
        sheets = {table.table.sheet for table in feeding}
        causes.update(problem.code for problem in file.problems if _is_beside(problem, sheets))
        for table in feeding:
            lines.append(_line(file, table))
            hashes.add(file.sha256)
            causes.update(problem.code for problem in table.problems if _is_cause(problem))
            set_aside.update(problem.code for problem in table.problems if problem.code in _SETS_ASIDE)
            not_held += _not_held(table, period)
            departures += [
                problem for problem in table.problems if problem.code in _LEFT and _is_of_stock(table, period)
            ]
    unread = not_understood(files, period)
    digest = hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
    return Quality(
        tuple(lines),
        dict(sorted(causes.items())),
        dict(sorted(set_aside.items())),
        digest,
        unread,
        other_files(files, period, unread),
        len(departures),
        sum(not problem.details.get("day") for problem in departures),
        not_held,
    )


def _is_cause(problem: Problem) -> bool:
    """Tell whether a problem stands on the quality page: no remark, but an action that is decided to count nowhere."""
    return problem.severity is not Severity.INFO or problem.code == "action-uncounted"


def _not_held(table: TableReading, period: Period) -> int:
    """Return how many activities of a period a table records as not held."""
    if table.table.kind != "activities":
        return 0
    months, values = {str(month) for month in period.months}, table.records.values
    rows = zip(values["period"], values["not_held"], strict=True)
    return sum(reason is not None and month in months for month, reason in rows)


def _differing_recaps(file: FileReading, period: Period) -> list[str]:
    """Return the code of each number of a file's recapitulations that differs from a register of a period."""
    return [
        problem.code
        for table in file.tables
        for problem in table.problems
        if problem.code == _RECAP_DIFFERS and problem.details["month"] in {"", str(period.last)}
    ]


def _is_beside(problem: Problem, sheets: Container[str | None]) -> bool:
    """Tell whether by a problem outside of tables something may be wrong in those of sheets; a legend is for all."""
    return problem.code == _LEGEND or (problem.code == _ROWS_OUTSIDE and problem.sheet in sheets)


_LEGEND, _ROWS_OUTSIDE = "legend-unread", "rows-outside"
_RECAP_DIFFERS = "recap-differs"
_LEFT = frozenset({"departed", "departed-struck"})


def _is_of_stock(table: TableReading, period: Period) -> bool:
    """Tell whether a table is a register whose persons are the stock of a period."""
    table_period = table.table.period
    return table.table.kind == "register" and table_period is not None and table_period.last == period.last


def _feeds(table: TableReading, period: Period) -> bool:
    """Tell whether a table covers any month of a period, or holds accepted rows that belong to one."""
    table_period = table.table.period
    if table_period is None and not table.records.rows:
        return False
    if table_period is not None and table_period.first <= period.last and period.first <= table_period.last:
        return True
    months = {str(month) for month in period.months}
    rows = zip(table.records.values["period"], table.records.bins, strict=True)
    return any(row_bin is RowBin.ACCEPTED and month in months for month, row_bin in rows)


def _line(file: FileReading, table: TableReading) -> SourceLine:
    period = str(table.table.period) if table.table.period else ""
    return SourceLine(file.path, table.table.sheet, table.table.kind or "", period, balance_of(table))
