"""Hide further cells until every small one could be larger in the eyes of every reader; then show what is not needed.

For each demand (a cell must be able to change by so much) a shift is found; the cells it moves are hidden. A shift that
somebody would see through from their own records is replaced for them by another one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.privacy.disclosure.protection.own_parts import Witness, witnesses
from reports.privacy.disclosure.protection.shifting import Shifts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.privacy.disclosure.protection.shifting import Bounds, Shift
    from reports.privacy.disclosure.universe import Pattern, Universe

FEWEST = 3
"""Values that every hidden cell keeps."""


@dataclass(frozen=True)
class Demand:
    """A cell must be able to change by so much, in the eyes of everybody or of one insider."""

    cell: str
    change: int
    small: str = ""
    """A cell that is below its threshold after the shift, so that the stars still explain each other."""
    insider: str = ""
    """Name of a person, sponsor, agency or pair; empty for a demand that must hold for all."""


class Suppression:
    """A pattern in the making.

    Attributes:
        hidden: cells hidden so far.
        failed: demands without any shift.
    """

    def __init__(self, universe: Universe, primary: Iterable[str], cost: Mapping[str, float], start: Pattern) -> None:
        self._universe, self._cost, self._start = universe, cost, start
        self._cells = {cell.id: cell for cell in universe.cells}
        self.primary = tuple(sorted(primary, key=lambda cell: (-self._cells[cell].value, cell)))
        self.hidden = {*self.primary, *start.hidden, *start.may_be_zero}
        self.failed: list[Demand] = []
        self._witnesses = {witness.name: witness for witness in witnesses(universe.cells)}
        self._knowing = self._by_cell()
        self._shifts = self._program(self._movable())
        self._shift_by_demand: dict[Demand, Shift] = {}

    def _movable(self) -> list[str]:
        """Return the cells that may be hidden: those that are not zero, and no cell that must be printed."""
        return [
            cell.id
            for cell in self._universe.cells
            if cell.id in self._free or ((cell.value or cell.signed) and not cell.fixed)
        ]

    @property
    def _free(self) -> set[str]:
        """Cells whose number is not printed."""
        return self.hidden | self._start.absent

    def _program(self, movable: Iterable[str]) -> Shifts:
        zero = self._start.may_be_zero | self._start.absent
        lowest = {cell: 0 if cell in zero else 1 for cell in self._cells}
        shifts = Shifts(self._universe, [self._cells[cell] for cell in movable], self._cost, lowest)
        shifts.make_free(sorted(self._free))
        return shifts

    def _by_cell(self) -> dict[str, list[str]]:
        """Return cell → names of those who know a part of it."""
        knowing: dict[str, list[str]] = {}
        for name, witness in self._witnesses.items():
            for cell in (*sorted(witness.own_cells), *witness.part):
                knowing.setdefault(cell, []).append(name)
        return knowing

    def protect(self) -> None:
        """Hide cells until every demand of the primary cells holds for everybody."""
        for cell in self.primary:
            self._protect_cell(cell)

    def _protect_cell(self, cell: str) -> None:
        """Let a small cell move up by threshold less one; where it cannot, up to the threshold and down to one.

        One that must not be guessed nearly moves up by its whole spread, or down, or by half of it to both sides.
        """
        value, threshold = self._cells[cell].value, max(self._cells[cell].threshold, FEWEST)
        up, short = max(threshold, self._cells[cell].spread) - 1, max(threshold - value, 1)
        down = min(up - short, value - 1)
        ways = [[up], [short, -down] if short + down >= up > short else []]
        if self._cells[cell].spread > threshold:
            ways += [[up - up // 2, -(up // 2)], [-up]] if value - up >= threshold else []
        if not any(steps and all(self.meet(Demand(cell, step)) for step in steps) for steps in ways):
            self.failed.append(Demand(cell, up))

    def meet(self, demand: Demand) -> bool:
        """Find a shift for a demand, for everybody if it names no insider, and hide the cells it moves."""
        if demand in self._shift_by_demand:
            return True
        insider = self._witnesses.get(demand.insider)
        if not self._meet(demand, insider):
            return False
        if insider is None:
            for name in self._seen_through(demand, self._shift_by_demand[demand]):
                special = replace(demand, insider=name)
                if special not in self._shift_by_demand and not self._meet(special, self._witnesses[name]):
                    self.failed.append(special)
        return True

    def _meet(self, demand: Demand, insider: Witness | None) -> bool:
        shift = self._shifts.cheapest(self._bounds(demand, insider))
        if shift is None:
            return False
        self._shift_by_demand[demand] = shift
        afresh = [cell for cell in shift if cell not in self.hidden]
        self.hidden.update(afresh)
        self._shifts.make_free(afresh)
        return True

    def has(self, demand: Demand) -> bool:
        """Whether a demand is met already."""
        return demand in self._shift_by_demand

    def cost_of(self, demand: Demand) -> float | None:
        """Return what meeting a demand would cost; None if it cannot be met."""
        shift = self._shifts.cheapest(self._bounds(demand, self._witnesses.get(demand.insider)))
        return None if shift is None else self._shifts.cost_of(shift)

    def _bounds(self, demand: Demand, insider: Witness | None) -> Bounds:
        far = float("inf")
        bounds: Bounds = {}
        if insider:
            bounds |= dict.fromkeys(sorted(insider.own_cells), (0.0, 0.0))
            bounds |= {cell: (-float(count_of_others), far) for cell, count_of_others in insider.part.items()}
        if demand.small:
            cell = self._cells[demand.small]
            bounds[demand.small] = (bounds.get(demand.small, (-far, far))[0], float(cell.threshold - 1 - cell.value))
        bounds[demand.cell] = (float(demand.change), float(demand.change))
        return bounds

    def _seen_through(self, demand: Demand, shift: Shift) -> list[str]:
        """Return who sees through the shift of a demand; nobody needs protection from the owner of a cell."""
        names = dict.fromkeys(name for cell in shift for name in self._knowing.get(cell, ()))
        return [
            name
            for name in names
            if demand.cell not in self._witnesses[name].own_cells and not self._witnesses[name].accepts(shift)
        ]

    def prune(self) -> None:
        """Show again, the dearest first, each secondary cell without which every demand still holds."""
        self._shifts = self._program(sorted(self._free))
        secondary = self.hidden - set(self.primary) - self._start.hidden - self._start.may_be_zero
        for cell in sorted(secondary, key=lambda cell: (-self._cost[cell], cell)):
            self._shifts.hold(cell)
            replaced = self._shifts_without(cell)
            if replaced is None:
                self._shifts.release(cell)
            else:
                self._shift_by_demand |= replaced
                self.hidden.discard(cell)
        self._shifts = self._program(self._movable())

    def _shifts_without(self, cell: str) -> dict[Demand, Shift] | None:
        """Return new shifts for all demands whose shift moves a cell that is held now; None if one has none."""
        replaced: dict[Demand, Shift] = {}
        waiting = [demand for demand, shift in self._shift_by_demand.items() if cell in shift]
        while waiting:
            demand = waiting.pop(0)
            shift = self._shifts.cheapest(self._bounds(demand, self._witnesses.get(demand.insider)))
            if shift is None:
                return None
            replaced[demand] = shift
            if not demand.insider:
                special = [replace(demand, insider=name) for name in self._seen_through(demand, shift)]
                waiting += [
                    demand for demand in special if demand not in self._shift_by_demand and demand not in replaced
                ]
        return replaced
