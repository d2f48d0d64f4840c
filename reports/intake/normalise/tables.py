"""A located table to records in the ledger's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.normalise import events, incidents, register
from reports.intake.normalise.columns import Cells
from reports.model.sheet import Records
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.grid import Grid
    from reports.model.sheet import SheetTable

_BUILDERS = {
    "register": register.values,
    "incidents": incidents.values,
    "activities": events.activities,
    "services": events.services,
    "agency_counts": events.agency_counts,
}
_COUNTED = {
    "register": ("nationality", "sex", "permit_expiry"),
    "incidents": ("incident_date", "nationality"),
    "activities": ("activity_date",),
    "services": ("service_date", "sex"),
    "agency_counts": (),
}
"""Fields whose gaps move figures to ``unknown`` or to the month of the sheet; said once a table."""


def normalise(
    path: str, grid: Grid, table: SheetTable, rows: tuple[int, ...], columns: Mapping[str, int],
    groups: Mapping[int, tuple[str | None, str | None]],
) -> tuple[Records, tuple[Problem, ...]]:  # fmt: skip
    """Return the records of a table and the problems of its cells.

    Args:
        path: as printed in problems.
        grid: the sheet.
        table: a table of a known kind.
        rows: sheet rows of its records.
        columns: field → column.
        groups: sheet row → (district, village) said by group rows.
    """
    cells = Cells(path, grid, table, rows, columns)
    values, problems = _BUILDERS[table.kind or ""](cells, groups)
    raw = {field: cells.texts(field) for field in columns if field != "row_no"}
    return Records(rows, values, raw), (*problems, *_gaps(cells))


def _gaps(cells: Cells) -> list[Problem]:
    """Say once a table how many records lack a counted field."""
    found = []
    for field in _COUNTED[cells.table.kind or ""]:
        count = sum(cell is None for cell in cells.raw(field))
        if count:
            details = {"count": count, "field": field}
            found.append(Problem("values-missing", cells.path, cells.table.sheet, field=field, details=details))
    return found
