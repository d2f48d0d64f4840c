"""Hide what must be hidden of a pack, attack the result, and hide more where the attack still narrows a cell.

The only module that knows both protection and attack.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.privacy.disclosure.attack import FEWEST, Verdict, attack
from reports.privacy.disclosure.protection import Demand, Suppression, hiding_costs, primary_cells
from reports.privacy.disclosure.universe import Pattern

if TYPE_CHECKING:
    from reports.privacy.disclosure.attack import Narrowed
    from reports.privacy.disclosure.protection import History
    from reports.privacy.disclosure.universe import Cell, Relation, Universe

ROUNDS = 8
"""Times that the attack may ask for more before what is still narrowed counts as not protectable."""
_PARTNERS = 12
"""Cells tried as the small one of a block, the cheapest of which is taken."""


@dataclass(frozen=True)
class Protected:
    """A pattern and the proof that it holds, or the cells for which it does not."""

    pattern: Pattern
    verdict: Verdict
    primary: frozenset[str]
    unprotected: tuple[str, ...]
    """Cells that no further hiding protects, by id."""


def protect(
    universe: Universe,
    *,
    start: Pattern | None = None,
    history: History | None = None,
    opened: frozenset[str] = frozenset(),
) -> Protected:
    """Return a pattern for a universe, attacked.

    Args:
        universe: cells and relations of the pack, joined with earlier releases if there are any.
        start: what is hidden or absent from the outset, whatever its number.
        history: what the last three months printed and hid.
        opened: stars that earlier releases gave away, and what need not be protected from these readers.
    """
    start = start or Pattern()
    primary = _small_cells(universe, start) - opened
    suppression = Suppression(universe, primary, hiding_costs(universe.cells, history), start)
    suppression.protect()
    for _ in range(ROUNDS):
        suppression.prune()
        pattern = replace(start, hidden=frozenset(suppression.hidden))
        verdict = attack(universe, pattern, opened=opened)
        if verdict.withstood or not _hide_more(universe, suppression, verdict):
            break
    return Protected(pattern, verdict, primary, tuple(sorted({narrowed.cell for narrowed in verdict.narrowed})))


def suppress(
    universe: Universe,
    *,
    start: Pattern | None = None,
    history: History | None = None,
    opened: frozenset[str] = frozenset(),
) -> Pattern:
    """Return the pattern of :func:`protect` before it is attacked: good enough to see how much would be hidden."""
    start = start or Pattern()
    primary = _small_cells(universe, start) - opened
    suppression = Suppression(universe, primary, hiding_costs(universe.cells, history), start)
    suppression.protect()
    suppression.prune()
    return replace(start, hidden=frozenset(suppression.hidden))


def _small_cells(universe: Universe, start: Pattern) -> frozenset[str]:
    """Return the primary cells of the new pack, differences too; what is absent, or was released, it does not print."""
    small = primary_cells(cell for cell in universe.cells if cell.id not in start.absent and not cell.released)
    changes = {cell.id for cell in universe.cells if cell.signed and cell.id in start.hidden}
    return small | {cell.id for cell in universe.cells if cell.id in changes and 0 < cell.value < cell.threshold}


def _hide_more(universe: Universe, suppression: Suppression, verdict: Verdict) -> bool:
    """Add the cheapest demand that could widen each narrowed cell; False if nothing new could be done."""
    cells = {cell.id: cell for cell in universe.cells}
    any_met = False
    for narrowed in verdict.narrowed:
        cell = cells[narrowed.cell]
        ways = _with_partner(universe, cell, narrowed) if cell.id in suppression.primary else _wider(cell, narrowed)
        afresh = [demand for demand in ways if not suppression.has(demand)]
        priced = [
            (cost, place) for place, demand in enumerate(afresh) if (cost := suppression.cost_of(demand)) is not None
        ]
        if priced:
            any_met = suppression.meet(afresh[min(priced)[1]]) or any_met
    return any_met


def _wider(cell: Cell, narrowed: Narrowed) -> list[Demand]:
    """Return the demands of which each gives a star the values it lacks; a released one may be above its threshold."""
    low, high = narrowed.values
    missing = max(FEWEST - (high - low + 1), 0)
    up = max(high + missing, cell.threshold if cell.released else 0)
    down = [low - missing] if missing and up == high + missing else []
    return [Demand(cell.id, value - cell.value) for value in (up, *down) if value != cell.value]


def _with_partner(universe: Universe, cell: Cell, narrowed: Narrowed) -> list[Demand]:
    """Return demands that a small cell grows while another one shrinks below its threshold.

    Readers exclude tables in which no star of a block is small.
    """
    values = max(cell.spread, FEWEST if narrowed.insider else cell.threshold)
    change = max(cell.threshold - cell.value, values - 1)
    near = {neighbour: None for relation in universe.relations for neighbour in _other_cells(relation, cell.id)}
    partners = [candidate for candidate in universe.cells if candidate.id in near and _can_be_small(candidate)]
    partners.sort(key=lambda candidate: (candidate.value, candidate.id))
    return [Demand(cell.id, change, partner.id, narrowed.insider) for partner in partners[:_PARTNERS]]


def _other_cells(relation: Relation, cell: str) -> tuple[str, ...]:
    names = tuple(name for name, _ in relation.terms)
    return names if cell in names else ()


def _can_be_small(cell: Cell) -> bool:
    return cell.threshold > 0 and cell.value > 0 and not cell.margin and not cell.fixed and cell.counts_persons
