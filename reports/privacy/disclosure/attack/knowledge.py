"""What the readers of a pack know: every reader, and insiders who contributed to its cells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from reports.privacy.disclosure.universe import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.privacy.disclosure.universe import Cell, Pattern, Universe


@dataclass(frozen=True)
class Reader:
    """What an attack takes into account. Every False weakens it: for tests, which show that the fact matters."""

    stars_are_persons: bool = True
    """A star stands for at least one, since zeros are printed as "-"."""
    blocks_hold_a_small_cell: bool = True
    """Stars that depend on each other are hidden because at least one of them is below its threshold."""
    insiders: bool = True
    """Persons, agencies and sponsors know their own part."""


@dataclass(frozen=True)
class Insider:
    """Somebody with knowledge of hidden cells beyond what is printed."""

    name: str
    exact: Mapping[str, int] = field(default_factory=dict)
    """Hidden cells whose number they know, because all of it is theirs."""
    at_least: Mapping[str, int] = field(default_factory=dict)
    """Hidden cells of which they know a part."""
    is_pair: bool = False
    """Whether they are two agencies that put their rows together."""


def insiders_of(universe: Universe, pattern: Pattern) -> tuple[Insider, ...]:
    """Return all insiders of a pattern, none sampled.

    They are each person alone in a hidden cell; each agency; each sponsor with at least half of a hidden cell; each
    pair of agencies.
    """
    hidden = {cell.id: cell for cell in universe.cells if cell.id in pattern.unknown}
    parts = _parts(hidden)
    insiders = [
        _insider(f"{kind} {name}", counts, hidden)
        for (kind, name), counts in sorted(parts.items())
        if kind is Kind.AGENCY or _knows_enough(kind, counts, hidden)
    ]
    return (*insiders, *_pairs({name: counts for (kind, name), counts in parts.items() if kind is Kind.AGENCY}, hidden))


def _parts(hidden: Mapping[str, Cell]) -> dict[tuple[Kind, str], dict[str, int]]:
    """Return contributor → hidden cell → what they know of it."""
    parts: dict[tuple[Kind, str], dict[str, int]] = defaultdict(dict)
    for cell in hidden.values():
        for contributor in cell.contributors:
            counts_by_cell = parts[contributor.kind, contributor.name]
            counts_by_cell[cell.id] = counts_by_cell.get(cell.id, 0) + contributor.count
    return parts


def _knows_enough(kind: Kind, counts: Mapping[str, int], hidden: Mapping[str, Cell]) -> bool:
    """Whether a person is alone in some cell, or a sponsor has half of one."""
    share = 1 if kind is Kind.PERSON else 2
    return any(share * count >= abs(hidden[cell].value) for cell, count in counts.items())


def _insider(name: str, counts: Mapping[str, int], hidden: Mapping[str, Cell]) -> Insider:
    all_own = {cell: hidden[cell].value for cell, count in counts.items() if count >= hidden[cell].value}
    partly = {cell: count for cell, count in counts.items() if cell not in all_own and not hidden[cell].signed}
    return Insider(name, all_own, partly)


def _pairs(agencies: Mapping[str, Mapping[str, int]], hidden: Mapping[str, Cell]) -> Iterator[Insider]:
    """Yield every two agencies that put their rows together."""
    for first, second in combinations(sorted(agencies), 2):
        counts = dict(agencies[first])
        for cell, count in agencies[second].items():
            counts[cell] = counts.get(cell, 0) + count
        yield replace(_insider(f"agencies {first} + {second}", counts, hidden), is_pair=True)
