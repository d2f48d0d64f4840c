"""Counted figures in tables: the only numbers a document may print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.model.period import Month, Period

TOTAL = "total"
"""Code of a margin (total row or total column)."""


class Status(StrEnum):
    """Meaning of the value of a figure or table."""

    VALUE = "value"
    NIHIL = "nihil"
    """Delivered, but empty; the value is 0."""
    MISSING = "missing"
    """Not delivered; no value."""
    SUPPRESSED = "suppressed"
    """Hidden to protect persons; no value."""


@dataclass(frozen=True)
class Figure:
    """One number with its unit, definition, date and status."""

    table: str
    row: str
    column: str
    value: int | None
    unit: str
    definition: str
    as_of: date
    status: Status = Status.VALUE
    months: tuple[Month, ...] = ()
    """Months that a sum is of, where not all of the period were delivered; empty for all."""

    @property
    def id(self) -> str:
        """``<table>/<row>/<column>``."""
        return f"{self.table}/{self.row}/{self.column}"


@dataclass(frozen=True)
class FigureTable:
    """A table of figures; margins are the row and column ``total``."""

    id: str
    unit: str
    definition: str
    as_of: date
    status: Status
    """VALUE, NIHIL or MISSING for the whole table."""
    rows: tuple[str, ...]
    """Row codes in print order, without margins."""
    columns: tuple[str, ...]
    """Column codes in print order, without margins."""
    cells: Mapping[tuple[str, str], Figure]
    """Figures by (row, column), margins included."""
    outside_total: tuple[str, ...] = ()
    """Columns that are no part of the column ``total``, in print order."""
    months: tuple[Month, ...] = ()
    """Months that the figures are sums of, where not all of the period were delivered; empty for all."""

    def figure(self, row: str, column: str) -> Figure:
        """Return a figure; an unlisted cell is 0, or None in a MISSING table, with the status of the table."""
        cell = self.cells.get((row, column))
        if cell is not None:
            return cell
        value = None if self.status is Status.MISSING else 0
        about = (self.unit, self.definition, self.as_of, self.status, self.months)
        return Figure(self.id, row, column, value, *about)


@dataclass(frozen=True)
class Figures:
    """All tables of one period."""

    period: Period
    as_of: date
    tables: Mapping[str, FigureTable]

    def figure(self, table: str, row: str, column: str) -> Figure:
        """Return a figure by table, row and column."""
        return self.tables[table].figure(row, column)

    def counts(self, figure: Figure) -> bool:
        """Tell whether a figure is counted here, and is not the same cell of another period."""
        table = self.tables.get(figure.table)
        return table is not None and table.cells.get((figure.row, figure.column)) == figure


@dataclass(frozen=True)
class Change:
    """A figure compared with the same figure of another period."""

    now: Figure
    base: Figure
    base_period: Period
    revised: bool = False
    """The base differs from the figure submitted earlier."""

    @property
    def difference(self) -> int | None:
        """Present value minus base value; None when either has no value."""
        if self.now.value is None or self.base.value is None:
            return None
        return self.now.value - self.base.value
