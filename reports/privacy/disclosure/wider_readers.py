"""Readers who hold more than those of a pack: agencies, who hold the edition for the public as well as their own.

What the pack prints must open nothing that was hidden from them, nor tell them of few persons by its difference from
what they hold. Cells are hidden for their sake before the pack is protected against its own readers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.pack_universe import universe_of
from reports.privacy.disclosure.protect_pack import protect, suppress
from reports.privacy.disclosure.protection import primary_cells
from reports.privacy.disclosure.releases import hidden_elsewhere, opened_before, stars_of

if TYPE_CHECKING:
    from reports.privacy.disclosure.attack import Verdict
    from reports.privacy.disclosure.declared_rules import Pack
    from reports.privacy.disclosure.protection import History
    from reports.privacy.disclosure.releases import Released
    from reports.privacy.disclosure.thresholds import Thresholds
    from reports.privacy.disclosure.universe import Cell, Pattern


@dataclass(frozen=True)
class Wider:
    """Readers who hold more than those of the pack."""

    released: Released
    edition: str
    """Of the pack; its own stars are no secret to these readers."""
    limits: Thresholds
    """What may be told these readers: those of their own edition."""


class WiderReaders:
    """The readers who hold more, before a pack of some tables.

    Attributes:
        stars: cells of the pack that others have as stars; stars of this pack, too.
    """

    def __init__(self, wider: Wider, pack: Pack, history: History | None) -> None:
        self._history, self._cells = history, _cells(pack)
        filled = {cell.id for cell in self._cells if cell.value}
        self.stars = hidden_elsewhere(wider.released, pack) & filled
        self._universe, self._start = universe_of(_with_limits(pack, wider.limits), wider.released)
        opened = stars_of(wider.released, wider.edition) | opened_before(pack, wider.released)
        self._opened = opened | {cell.id for cell in self._cells}

    def hidden(self, *, attacked: bool) -> frozenset[str]:
        """Return the cells to hide for their sake.

        Args:
            attacked: whether the result is attacked, and more is hidden where that still narrows a cell.
        """
        own_stars = primary_cells(self._cells) | self.stars
        start = replace(self._start, hidden=self._start.hidden | own_stars)
        if not attacked:
            pattern = suppress(self._universe, start=start, history=self._history, opened=self._opened)
        else:
            pattern = protect(self._universe, start=start, history=self._history, opened=self._opened).pattern
        return self.stars | (pattern.hidden & {cell.id for cell in self._cells})

    def attacked(self, pattern: Pattern) -> tuple[Verdict, Pattern]:
        """Return what they can narrow of a pack that hides so much, and all that is hidden from them."""
        own_stars = pattern.hidden & {cell.id for cell in self._universe.cells}
        stars = replace(
            self._start,
            hidden=self._start.hidden | own_stars,
            may_be_zero=self._start.may_be_zero | pattern.may_be_zero,
        )
        return attack(self._universe, stars, opened=self._opened | own_stars), stars


def _cells(pack: Pack) -> tuple[Cell, ...]:
    return tuple(cell for table in pack.tables.values() for cell in table.cells.values())


def _with_limits(pack: Pack, limits: Thresholds) -> Pack:
    """Return a pack whose cells have the thresholds of another edition."""
    tables = {
        name: replace(
            table,
            cells={
                place: replace(cell, threshold=min(cell.threshold, limits.of(name, place[1])))
                for place, cell in table.cells.items()
            },
        )
        for name, table in pack.tables.items()
    }
    return replace(pack, tables=tables)
