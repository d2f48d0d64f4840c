"""Columns of dates that cannot be what their header says, as a whole: they are left empty and asked about.

Of a register's permits or passports half would have ended years ago, or half of its persons would not be born yet, or
be small children, or be older than anybody is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.vocabulary import dates
from reports.vocabulary.date_order import order_of
from reports.vocabulary.digit_dates import order_of_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid, Scalar
    from reports.model.period import Period
    from reports.vocabulary.date_order import Order

_PLAUSIBLE = {"permit_expiry": (-2, 75), "passport_expiry": (-2, 15), "birth_date": (-110, -2)}
"""Field → years before and after the period within which most of its dates lie. Permits for life may have any end."""
_SAMPLED = 200
"""Records that are looked at, from all over the table."""
_FEWEST = 6
"""Dates that say something about a column."""


def implausible(grid: Grid, mapping: Mapping_, body: Body, period: Period | None) -> dict[int, tuple[str, ...]]:
    """Return the columns of a register, each with its field, at least half of whose dates cannot be that.

    Args:
        grid: the sheet.
        mapping: of its columns; those that the office has decided are left alone.
        body: rows of the table.
        period: of the table; without one nothing is said.
    """
    if mapping.kind != "register" or period is None:
        return {}
    records = body.records[:: max(1, len(body.records) // _SAMPLED)]
    judged = [
        match
        for match in mapping.matches
        if match.field in _PLAUSIBLE and not match.fields and match.how != "remembered"
    ]
    return {
        match.column: (match.field,)
        for match in judged
        if _is_odd(match.field, [grid.cell(row, match.column) for row in records], period)
    }


def _is_odd(field: str, cells: Sequence[Scalar], period: Period) -> bool:
    """Tell whether at least half of the dates of a column lie outside what is plausible for its field."""
    year = period.last.year
    order = order_of(field, cells, year) or order_of_digits(field, cells, year)
    if order and not order.is_year_first:
        # neither order is plausible: cells of other fields are told one by one, this one is read no further
        return field == "passport_expiry"
    days = _days(field, cells, order, period.last.year)
    years_before, years_after = _PLAUSIBLE[field]
    first, last = (date(period.last.year + years, period.last.month, 1) for years in (years_before, years_after))
    odd = sum(not first <= day <= last for day in days)
    return len(days) >= _FEWEST and 2 * odd >= len(days)


def _days(field: str, cells: Sequence[Scalar], order: Order | None, year: int) -> list[date]:
    """Return the days of the cells that are dates, with years of two digits as the whole column is read."""
    day_by_text = order.days if order else {}
    pivot = year % 100 if field == "birth_date" else 80
    read = [
        day_by_text[cell] if cell in day_by_text else dates.read(cell, pivot=pivot).last
        for cell in cells
        if cell is not None
    ]
    return [day for day in read if day is not None]
