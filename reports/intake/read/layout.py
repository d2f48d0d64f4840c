"""What a file says of a sheet beside its values: hidden rows and columns, merged ranges, date system, marked cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.grid import CellFinding, Place, Span


@dataclass(frozen=True)
class Layout:
    """Layout of one sheet, 1-based."""

    merged: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    date_1904: bool = False
    scattered: bool = False
    """A few values lie far apart, as a forgotten cell in the last row of a sheet; the area would fill the memory."""
    struck: frozenset[Place] = frozenset()
    """Cells that are struck through, blank ones included."""
    displayed_texts: Mapping[Place, str] = field(default_factory=dict)
    """What numbers show where their number format adds letters or zeros."""
    findings: tuple[CellFinding, ...] = ()
