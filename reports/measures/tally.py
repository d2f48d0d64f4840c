"""Adding up facts into cells and margins."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.measures.code_column import Codes, crossed
from reports.model.figures import TOTAL

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator

    from reports.measures.coded_units import Facts
    from reports.measures.declaration import Measure, Scope

Cells = dict[tuple[str, str], int]
"""Number by row and column, margins included; what is not there is zero."""


@dataclass(frozen=True)
class Tally:
    """What was counted of one measure, before anything is known of what was delivered."""

    cells: Cells
    rows: frozenset[str]
    """Row codes met, those without a number too."""
    columns: frozenset[str]
    """Column codes met."""


def tally(measure: Measure, facts: Facts, scope: Scope) -> Tally:
    """Return the cells and margins of a measure; margins of distinct persons are distinct persons."""
    groups = measure.rows.groups(scope) if measure.rows.groups else {}
    cells = _persons(facts, groups) if facts.persons is not None else _sums(facts, groups)
    return Tally(cells, frozenset(_met(facts.rows)), frozenset(_met(facts.columns)))


def _met(codes: Collection[str]) -> Iterable[str]:
    return codes.distinct if isinstance(codes, Codes) else codes


def _sums(facts: Facts, groups: dict[str, tuple[str, ...]]) -> Cells:
    units: Counter[tuple[str, str, bool]] = Counter()
    if facts.weights is None and facts.joining is None:  # nearly all of a long register
        crossed_codes = crossed(Codes.of(facts.rows), Codes.of(facts.columns))
        units.update({(row, column, True): number for (row, column), number in crossed_codes.items()})
    else:
        for row, column, joins, weight in zip(facts.rows, facts.columns, facts.joins_total, facts.numbers, strict=True):
            units[row, column, joins] += weight
    cells: Counter[tuple[str, str]] = Counter()
    for (row, column, joins), number in units.items():
        for place in places_of(row, column, joins, groups):
            cells[place] += number
    return dict(cells)


def _persons(facts: Facts, groups: dict[str, tuple[str, ...]]) -> Cells:
    """Count each person once a place, with the largest number that any of its rows counts for."""
    numbers_by_person: defaultdict[tuple[str, str], dict[Hashable, int]] = defaultdict(dict)
    for row, column, joins, weight, person in zip(
        facts.rows, facts.columns, facts.joins_total, facts.numbers, facts.persons or (), strict=True
    ):
        for place in places_of(row, column, joins, groups):
            numbers_by_person[place][person] = max(weight, numbers_by_person[place].get(person, 0))
    return {place: sum(numbers.values()) for place, numbers in numbers_by_person.items()}


def places_of(row: str, column: str, joins: bool, groups: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield every place of the table that a fact adds to: its cell, then its margins."""
    for wide in (row, *(group for group, codes in groups.items() if row in codes), TOTAL):
        yield wide, column
        if joins:
            yield wide, TOTAL
