"""What a file says of a sheet's looks, as far as it matters: hidden rows and columns, merged ranges, date system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.grid import Span


@dataclass(frozen=True)
class Layout:
    """Layout of one sheet, 1-based."""

    merged: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    date_1904: bool = False
    scattered: bool = False
    """A few values lie far apart, as a forgotten cell in the last row of a sheet; the area would fill the memory."""
