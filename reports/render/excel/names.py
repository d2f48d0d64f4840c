"""Names of sheets, and the words for figure ids that sheets print."""

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
    "table_name",
]


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a sheet name no other sheet has; Excel does not tell upper from lower case."""
    used = {name.lower() for name in taken}
    candidates = (wanted, *(f"{wanted[: LONGEST_NAME - 3]} {number}" for number in range(2, 100)))
    return next(name for name in candidates if name.lower() not in used)


_LAST = (labels.WORK_AREA, places.OUTSIDE, labels.UNKNOWN, TOTAL)
"""Rows that come after the others, in this order."""


def rows_of(table: FigureTable) -> tuple[str, ...]:
    """Return the row codes: as the table lists them, then what only its cells know, then margins."""
    return _ordered(table.rows, (row for row, _ in table.cells))


def columns_of(table: FigureTable) -> tuple[str, ...]:
    """Return the column codes, margins last."""
    return _ordered(table.columns, (column for _, column in table.cells))


def _ordered(listed: tuple[str, ...], seen: Iterable[str]) -> tuple[str, ...]:
    """Return listed codes, further ones by name, then those that come last."""
    present = set(seen) | set(listed)
    further = sorted(present - set(listed) - set(_LAST))
    first = [code for code in (*listed, *further) if code not in _LAST]
    return (*first, *(code for code in _LAST if code in present))
