"""From counted cells to figure tables: which codes are shown, and whether a place is a value, nihil or missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.measures.declaration import Time
from reports.model.coverage import DECISIONS
from reports.model.figures import TOTAL, Figure, FigureTable, Status
from reports.model.period import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reports.measures.declaration import Dimension, Measure, Scope
    from reports.measures.tally import Cells, Tally
    from reports.model.coverage import Coverage, Delivery


@dataclass(frozen=True)
class Counted:
    """A measure with its numbers."""

    measure: Measure
    status: Status
    cells: Cells
    rows: frozenset[str]
    """Row codes met."""
    columns: frozenset[str]
    """Column codes met."""
    months: tuple[Month, ...] = ()
    """Months that were delivered, where not all of the period were."""
    lacking: frozenset[str] = frozenset()
    """Kecamatan of which nothing was delivered, where the others were."""


def count(measure: Measure, tally: Tally, scope: Scope, coverage: Coverage) -> Counted:
    """Return a measure with what was counted; what was not delivered has no numbers, whatever was."""
    status = _status(measure, scope, coverage, empty=not tally.rows)
    if status is Status.MISSING and measure.silent_is_missing and tally.rows:
        status = Status.VALUE  # of an earlier month, and still good on the as-of date
    if status is Status.MISSING:
        return Counted(measure, status, {}, frozenset(), frozenset())
    is_stock = measure.time is Time.STOCK
    months = () if is_stock else delivered_months(_delivering(measure), scope, coverage)
    lacking = coverage.lacking(measure.kind, Month.of(scope.as_of), scope.districts) if is_stock else frozenset()
    return Counted(measure, status, tally.cells, tally.rows, tally.columns, months, lacking)


def _delivering(measure: Measure) -> tuple[str, ...]:
    """Return the kinds of deliveries that feed a measure, that of its rows first."""
    return (measure.kind, DECISIONS) if measure.by_decision else (measure.kind,)


def _delivering_month(kinds: tuple[str, ...], month: Month, coverage: Coverage) -> tuple[Delivery, ...]:
    """Return what delivers a month; nothing where two versions of the first kind wait for the office."""
    if (kinds[0], month) in coverage.undecided:
        return ()
    return tuple(delivery for kind in kinds for delivery in coverage.find(kind, month))


def delivered_months(kinds: tuple[str, ...], scope: Scope, coverage: Coverage) -> tuple[Month, ...]:
    """Return the months of the period for which a kind was delivered; empty for all of them.

    Args:
        kinds: of deliveries, any of which does.
        scope: its period.
        coverage: what was delivered.
    """
    months = tuple(month for month in scope.period.months if _delivering_month(kinds, month, coverage))
    return months if len(months) < len(scope.period.months) else ()


def _status(measure: Measure, scope: Scope, coverage: Coverage, *, empty: bool) -> Status:
    """Return missing for a kind delivered for no month, nihil for one delivered with nothing in it, else value."""
    months = (Month.of(scope.as_of),) if measure.time is Time.STOCK else scope.period.months
    deliveries = [delivery for month in months for delivery in _delivering_month(_delivering(measure), month, coverage)]
    if not deliveries:
        return Status.MISSING
    nil = all(delivery.accepted == 0 and (delivery.set_aside == 0 or delivery.nil_declared) for delivery in deliveries)
    return Status.NIHIL if nil and empty else Status.VALUE


def assemble(parts: Sequence[Counted], scope: Scope) -> FigureTable:
    """Return the table that one measure, or several side by side, fill."""
    first = parts[0].measure
    rows = _rows(parts, scope)
    part_columns = [(part, _codes(part.measure.columns, scope, part.columns, {})) for part in parts]
    statuses = {part.status for part in parts}
    wide = (*rows, *(first.rows.groups(scope) if first.rows.groups else ()), TOTAL)
    figures = [
        figure for part, columns in part_columns for figure in _figures(part, wide, columns, as_of(first, scope))
    ]
    return FigureTable(
        id=first.table,
        unit=first.unit,
        definition=first.definition,
        as_of=as_of(first, scope),
        status=statuses.pop() if len(statuses) == 1 else Status.VALUE,
        rows=rows,
        columns=tuple(column for _, columns in part_columns for column in columns),
        cells={(figure.row, figure.column): figure for figure in figures},
        outside_total=tuple(sorted(first.outside_total)),
        months=parts[0].months,
    )


def as_of(measure: Measure, scope: Scope) -> date:
    """Return the date of a measure's figures: the as-of date, or the last day of the period."""
    return scope.as_of if measure.time is Time.STOCK else scope.period.end


def _rows(parts: Sequence[Counted], scope: Scope) -> tuple[str, ...]:
    totals: dict[str, int] = {}
    for part in parts:
        for (row, column), number in part.cells.items():
            if (column == TOTAL) is part.measure.column_total:
                totals[row] = totals.get(row, 0) + number
    return _codes(parts[0].measure.rows, scope, frozenset().union(*(part.rows for part in parts)), totals)


def _codes(
    dimension: Dimension, scope: Scope, counted_codes: frozenset[str], totals: dict[str, int]
) -> tuple[str, ...]:
    """Return the listed codes, then the others that were met, in the order of the dimension."""
    listed = dimension.listed(scope)
    unlisted = sorted(counted_codes.difference(listed), key=lambda code: dimension.order(code, totals.get(code, 0)))
    return (*listed, *unlisted)


def _is_unknown(part: Counted, row: str, column: str) -> bool:
    """Tell whether nothing is known of a place although its table was delivered."""
    if part.status is not Status.VALUE:
        return False
    if (row in part.lacking or row.rpartition(".")[0] in part.lacking) and not part.cells.get((row, column)):
        return True
    is_unread = not part.columns.isdisjoint(part.measure.open_columns) and not part.cells.get((row, column))
    is_unstated = column in part.measure.stated_columns and bool(part.rows) and column not in part.columns
    is_unstated = is_unstated or (column in part.measure.stated_columns and _is_silent(part, row, column))
    return is_unread or is_unstated or (part.measure.silent_is_missing and (row, column) not in part.cells)


def _is_silent(part: Counted, row: str, column: str) -> bool:
    """Tell whether something was counted in a row, and no number of a column that such rows state."""
    is_met = any(part.cells.get((row, other)) for other in part.columns)
    return is_met and (row, column) not in part.cells and row not in part.measure.without_stated


def _figures(part: Counted, rows: Iterable[str], columns: Sequence[str], day: date) -> Iterable[Figure]:
    measure, units = part.measure, dict(part.measure.column_units)
    shown_columns = (*columns, TOTAL) if measure.column_total else columns
    for row in rows:
        for column in shown_columns:
            status = Status.MISSING if _is_unknown(part, row, column) else part.status
            value = None if status is Status.MISSING else part.cells.get((row, column), 0)
            unit = units.get(column, measure.unit)
            yield Figure(measure.table, row, column, value, unit, measure.definition, day, status, part.months)
