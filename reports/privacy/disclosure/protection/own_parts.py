"""Who knows a part of the cells from their own records, and which shifts of the table they would see through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.privacy.disclosure.universe import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.privacy.disclosure.universe import Cell


@dataclass(frozen=True)
class Witness:
    """A person, sponsor, agency or pair of agencies, with what they know of cells."""

    name: str
    own_cells: frozenset[str]
    """Cells of which nothing belongs to others: their number is known."""
    part: Mapping[str, int]
    """Cell → units of others in it: it cannot shrink by more."""

    def accepts(self, shift: Mapping[str, int]) -> bool:
        """Whether the shifted table agrees with what they know."""
        return not any(
            cell in self.own_cells or (cell in self.part and change < -self.part[cell])
            for cell, change in shift.items()
        )


def witnesses(cells: Sequence[Cell]) -> tuple[Witness, ...]:
    """Return everybody whose own part helps them, agencies in pairs too, in a fixed order."""
    numbers = {cell.id: cell.value for cell in cells}
    by_name: dict[tuple[str, str], dict[str, int]] = {}
    for cell in cells:
        for contributor in cell.contributors:
            counts = by_name.setdefault((contributor.kind.value, contributor.name), {})
            counts[cell.id] = counts.get(cell.id, 0) + contributor.count
    agencies = [(name, by_name[kind, name]) for kind, name in sorted(by_name) if kind == Kind.AGENCY.value]
    single = [
        _witness(f"{kind} {name}", counts, numbers)
        for (kind, name), counts in sorted(by_name.items())
        if kind == Kind.AGENCY.value or _large(kind, counts, numbers)
    ]
    pairs = [
        _witness(f"agencies {first} + {second}", _added(first_counts, second_counts), numbers)
        for position, (first, first_counts) in enumerate(agencies)
        for second, second_counts in agencies[position + 1 :]
    ]
    return (*single, *pairs)


def _large(kind: str, counts: Mapping[str, int], numbers: Mapping[str, int]) -> bool:
    """Whether a person is all of a cell, or a sponsor half of one."""
    if kind == Kind.PERSON.value:
        return any(numbers[cell] == 1 for cell in counts)
    return any(2 * count >= numbers[cell] for cell, count in counts.items())


def _witness(name: str, counts: Mapping[str, int], numbers: Mapping[str, int]) -> Witness:
    own_cells = frozenset(cell for cell, count in counts.items() if count >= numbers[cell])
    return Witness(
        name, own_cells, {cell: numbers[cell] - count for cell, count in counts.items() if cell not in own_cells}
    )


def _added(first_counts: Mapping[str, int], second_counts: Mapping[str, int]) -> dict[str, int]:
    return {
        cell: first_counts.get(cell, 0) + second_counts.get(cell, 0)
        for cell in (*first_counts, *(c for c in second_counts if c not in first_counts))
    }
