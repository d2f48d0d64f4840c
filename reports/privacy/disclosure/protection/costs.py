"""What it costs a reader to lose a cell: more for large cells and margins, less for what was hidden lately anyway."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.privacy.disclosure.universe import Cell

MARGIN = 4.0
"""Factor for totals."""
HIDDEN_LATELY = 0.05
"""Factor for cells hidden in one of the last three months: the same star again tells nothing new."""
PRINTED_LATELY = 2.0
"""Factor for cells printed in one of the last three months."""


@dataclass(frozen=True)
class History:
    """What the last three months of the same edition printed and hid, by id."""

    printed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    """Of a table that was printed for a longer period, ids have that period before them: ``<period>|<id>``."""

    def of_spans(self, spans: Mapping[str, str]) -> History:
        """Return what was printed and hid of the cells of a pack, by id.

        Args:
            spans: table → the longer period that the pack prints it for.
        """
        return History(_of_spans(self.printed, spans), _of_spans(self.hidden, spans))


def _of_spans(names: frozenset[str], spans: Mapping[str, str]) -> frozenset[str]:
    return frozenset(
        cell
        for name in names
        for period, _, cell in [name.rpartition("|")]
        if spans.get(cell.partition("/")[0], "") == period
    )


def hiding_costs(cells: Iterable[Cell], history: History | None = None) -> dict[str, float]:
    """Return cell → cost of hiding it: log2(1 + number) + 1, by the factors above."""
    history = history or History()
    return {cell.id: (log2(1 + abs(cell.value)) + 1) * _factor(cell, history) for cell in cells}


def _factor(cell: Cell, history: History) -> float:
    margin = MARGIN if cell.margin else 1.0
    if cell.id in history.hidden:
        return margin * HIDDEN_LATELY
    return margin * PRINTED_LATELY if cell.id in history.printed else margin
