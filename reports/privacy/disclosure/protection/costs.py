"""What it costs a reader to lose a cell: more for large cells and margins, less for what was hidden lately anyway."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.privacy.disclosure.universe import Cell

MARGIN = 4.0
"""Factor for totals."""
HIDDEN_LATELY = 0.05
"""Factor for cells hidden in one of the last three months: the same star again tells nothing new."""
PRINTED_LATELY = 2.0
"""Factor for cells printed in one of the last three months."""


@dataclass(frozen=True)
class History:
    """What the last three months of the same edition printed and hid, by id without period."""

    printed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


def hiding_costs(cells: Iterable[Cell], history: History | None = None) -> dict[str, float]:
    """Return cell → cost of hiding it: log2(1 + number) + 1, by the factors above."""
    history = history or History()
    return {cell.id: (log2(1 + abs(cell.value)) + 1) * _factor(cell, history) for cell in cells}


def _factor(cell: Cell, history: History) -> float:
    margin = MARGIN if cell.margin else 1.0
    if cell.id in history.hidden:
        return margin * HIDDEN_LATELY
    return margin * PRINTED_LATELY if cell.id in history.printed else margin
