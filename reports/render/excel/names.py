"""Names of sheets, and the words for figure ids that sheets print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary.tables import (
    EDITIONS,
    KINDS,
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

__all__ = [
    "EDITIONS",
    "KINDS",
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
