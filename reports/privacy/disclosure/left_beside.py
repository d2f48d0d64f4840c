"""What readers learn where one number is at most another: the difference counts somebody, and is printed nowhere.

Of persons acted on, each counted once, the kinds less the total are those with several kinds of action; the total less
a kind are those with others only; actions less persons are repeated. A kecamatan less its kelurahan are persons without
one; the stock less permits that have ended or end soon are those that run on, less workers those who do not work. Where
few are left, everybody can work out a small number, which is a cell like others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.privacy.disclosure.declared_rules import relations
from reports.privacy.disclosure.universe import Cell, Relation, Sense

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reports.privacy.disclosure.declared_rules import Pack

_COUNTING = frozenset(
    ("distinct-total", "persons-at-most-actions", "village-in-district", "dated-in-stock", "workers-in-stock")
)
"""Declared rules of which the difference between the two sides counts persons or actions."""


def left_beside(
    pack: Pack, *, printed: Mapping[str, int] | None = None
) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return the small differences between the sides of declared rules, with an equation each.

    Args:
        pack: tables in the detail that is printed.
        printed: the numbers that are known; None means all.
    """
    cells = _cells(pack)
    numbers = {name: cell.value for name, cell in cells.items()} if printed is None else printed
    pairs = [
        _difference(relation, cells, numbers) for relation in _counting(pack) if _is_known(relation, numbers.keys())
    ]
    small = [(cell, equation) for cell, equation in pairs if 0 < cell.value < cell.threshold]
    return tuple(cell for cell, _ in small), tuple(equation for _, equation in small)


def unknown_differences(pack: Pack, printed: Collection[str]) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return the differences that nobody can work out, with an equation each: stars may be there to hide them.

    Args:
        pack: tables as readers hold them; the numbers of its cells mean nothing.
        printed: ids of the cells that are printed as numbers.
    """
    cells = _cells(pack)
    numbers = dict.fromkeys(cells, 0)
    pairs = [_difference(relation, cells, numbers) for relation in _counting(pack) if not _is_known(relation, printed)]
    return tuple(cell for cell, _ in pairs), tuple(equation for _, equation in pairs)


def _cells(pack: Pack) -> dict[str, Cell]:
    return {cell.id: cell for table in pack.tables.values() for cell in table.cells.values()}


def _counting(pack: Pack) -> Iterator[Relation]:
    return (relation for relation in relations(pack) if relation.name in _COUNTING)


def _is_known(relation: Relation, known_cells: Collection[str]) -> bool:
    return all(name in known_cells for name, _ in relation.terms)


def _difference(relation: Relation, cells: Mapping[str, Cell], numbers: Mapping[str, int]) -> tuple[Cell, Relation]:
    """Return what the larger side of a rule has more than the smaller one, and why it is that."""
    sign = 1 if relation.sense is Sense.AT_LEAST else -1
    terms = tuple((name, sign * factor) for name, factor in relation.terms)
    larger = [name for name, factor in terms if factor > 0]
    smaller = [name for name, factor in terms if factor < 0]
    name = f"rest|{larger[0]}/{'+'.join(smaller)}/left-beside"
    threshold = max(cells[cell].threshold for cell in larger)
    difference = Cell(name, sum(factor * numbers[cell] for cell, factor in terms), threshold)
    return difference, Relation(relation.name, ((name, -1), *terms))
