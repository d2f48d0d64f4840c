"""A figure with the source rows that make it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.figures import Figure
    from reports.model.period import Period


class Relation(StrEnum):
    """How a figure and the number of its rows relate."""

    ROWS = "rows"
    """Each row adds one: the number of rows is the figure."""
    SUM = "sum"
    """Rows state numbers, which are added."""
    ONCE = "once"
    """Several rows are one incident, action or person, and add once."""
    NONE = "none"
    """The figure has no value, so that no row makes it; or the answer is for others and tells no row."""


@dataclass(frozen=True)
class TracedCell:
    """A cell of the sender's sheet."""

    name: str
    """As ``F17``."""
    text: str | None
    """As it stands there; None for an empty cell and for one whose text is not to be shown."""
    is_withheld: bool = False
    """Whether there is a text, which is not shown since it may say who a person is."""


@dataclass(frozen=True)
class TracedField:
    """A value of a row that decides whether and where it counts."""

    column: str
    """Of the ledger."""
    name: str
    """As officials call it."""
    value: str
    """Normalised: a code, an ISO date, a number; empty for none."""
    label: str
    """The same in words."""
    cells: tuple[TracedCell, ...]
    """Cells of the row that it can come from; none where a title, the sheet or a row between says it."""
    is_withheld: bool = False
    """Whether there is a value, which is not shown."""


@dataclass(frozen=True)
class TracedRow:
    """A source row."""

    path: str
    sheet: str
    table: int
    """1-based number of the table on its sheet."""
    row: int
    """Sheet row, 1-based."""
    adds: int
    """What it adds to the figure."""
    counted_in: tuple[tuple[str, str], ...]
    """Row and column of the table that it is counted in, by their printed names."""
    fields: tuple[TracedField, ...]
    counted_with: str = ""
    """Where the row stands that it is one with and that adds for both, as ``file › sheet!row``; empty for none."""

    @property
    def place(self) -> str:
        """Where it stands, as ``file › sheet!row``."""
        sheet = f"{self.sheet}!" if self.sheet else ""
        return f"{self.path} › {sheet}{self.row}"


@dataclass(frozen=True)
class Trace:
    """A figure and all rows behind it."""

    figure: Figure
    period: Period
    title: str
    """Of its table."""
    row_label: str
    column_label: str
    rows: tuple[TracedRow, ...]
    edition: str = "dinas"
    """Whom the answer is for; one for others holds no row."""

    @property
    def relation(self) -> Relation:
        """How the number of rows and the figure relate."""
        if self.figure.value is None or self.edition != "dinas":
            return Relation.NONE
        if any(row.counted_with for row in self.rows):
            return Relation.ONCE
        return Relation.ROWS if all(row.adds == 1 for row in self.rows) else Relation.SUM
