"""Names of sheets, labels of figure codes, and the print order of rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.vocabulary import labels, places
from reports.vocabulary.table_names import (
    EDITIONS,
    LONGEST_NAME,
    OF_MEETINGS,
    STATUS,
    TABLES,
    TableName,
    column_label,
    row_label,
    short_name,
    table_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.model.figures import FigureTable

__all__ = [
    "EDITIONS",
    "LONGEST_NAME",
    "OF_MEETINGS",
    "STATUS",
    "TABLES",
    "TableName",
    "column_label",
    "free_name",
    "row_label",
    "short_name",
    "table_name",
]


def free_name(desired_name: str, existing_names: Iterable[str]) -> str:
    """Return a sheet name that no other sheet has; Excel ignores case in sheet names."""
    used = {name.lower() for name in existing_names}
    candidates = (desired_name, *(f"{desired_name[: LONGEST_NAME - 3]} {number}" for number in range(2, 100)))
    return next(name for name in candidates if name.lower() not in used)


_LAST = (labels.WORK_AREA, places.OUTSIDE, labels.UNKNOWN, TOTAL)
"""Codes that come after all others, in this order."""


def row_codes(table: FigureTable) -> tuple[str, ...]:
    """Return the row codes in print order: listed ones, then further ones of the cells, then totals."""
    return _print_order(table.rows, (row for row, _ in table.cells))


def column_codes(table: FigureTable) -> tuple[str, ...]:
    """Return the column codes in print order, totals last."""
    return _print_order(table.columns, (column for _, column in table.cells))


def _print_order(listed: tuple[str, ...], used_codes: Iterable[str]) -> tuple[str, ...]:
    """Return the listed codes, further codes by name, then those of ``_LAST``."""
    present = set(used_codes) | set(listed)
    further = sorted(present - set(listed) - set(_LAST))
    first = [code for code in (*listed, *further) if code not in _LAST]
    return (*first, *(code for code in _LAST if code in present))
