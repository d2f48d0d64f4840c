"""Columns of dates that cannot be what their header says: of a register's permits, half would have ended years ago."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.vocabulary import dates
from reports.vocabulary.date_order import order_of

if TYPE_CHECKING:
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid
    from reports.model.period import Period

_FIELD = "permit_expiry"
_SAMPLED = 200
"""Records that are looked at, from all over the table."""
_FEWEST = 6
"""Dates that say something about a column."""
_YEARS = 2
"""A permit of somebody present that ended longer ago is odd."""


def implausible(grid: Grid, mapping: Mapping_, body: Body, period: Period | None) -> dict[int, tuple[str, ...]]:
    """Return the column of permit expiries, with its field, where at least half of its dates are years past.

    Args:
        grid: the sheet.
        mapping: of its columns.
        body: rows of the table.
        period: of the table; without one nothing is said.
    """
    match = next((one for one in mapping.matches if one.field == _FIELD and not one.fields), None)
    if mapping.kind != "register" or period is None or match is None or match.how == "remembered":
        return {}
    records = body.records[:: max(1, len(body.records) // _SAMPLED)]
    cells = [grid.cell(row, match.column) for row in records]
    order = order_of(_FIELD, cells, period.last.year)
    read = [
        order.days[cell] if order and isinstance(cell, str) and cell in order.days else dates.read(cell).last
        for cell in cells
        if cell is not None
    ]
    days = [day for day in read if day is not None]
    limit = date(period.last.year - _YEARS, period.last.month, 1)
    past = sum(day < limit for day in days)
    return {match.column: (_FIELD,)} if len(days) >= _FEWEST and 2 * past >= len(days) else {}
