"""Attack every star of a pack, as every reader and as every insider, and report which can be narrowed too far.

A value counts as possible only with a whole-number table that agrees with all that is printed. Each primary cell must
keep at least ``threshold`` consecutive possible values, one of them at or above the threshold; each other star three.
Of workers of few places of work it is a share of their number, which nobody may guess nearly.
A star of an earlier release may be either; it keeps three values and may be at or above its threshold.
No insider may narrow a primary cell that is not all their own to fewer than three (of workers that share), or know
that it is below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.privacy.disclosure.attack.displacements import Displacements
from reports.privacy.disclosure.attack.knowledge import Insider, Reader, insiders_of
from reports.privacy.disclosure.attack.possible_tables import PossibleTables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.privacy.disclosure.attack.displacements import Displacement, Limits
    from reports.privacy.disclosure.universe import Cell, Pattern, Universe

FEWEST = 3
"""Consecutive possible values that every star keeps, for every reader and every insider."""


@dataclass(frozen=True)
class Narrowed:
    """A cell that can be narrowed too far."""

    cell: str
    values: tuple[int, int]
    """Smallest and largest of the consecutive values that are possible."""
    insider: str = ""
    """Who can narrow it; empty for every reader."""


@dataclass(frozen=True)
class Verdict:
    """The result of an attack."""

    attacked: int
    """Stars that were attacked."""
    primary: int
    """Of them primary cells."""
    insiders: int
    """Insiders that were tried, pairs of agencies included."""
    smallest: int | None
    """Fewest consecutive possible values that were shown for a star; None without stars."""
    narrowed: tuple[Narrowed, ...]
    """Cells that can be narrowed too far, by id."""
    contradiction: bool = False
    """Whether no table at all agrees with what is printed: then nothing was proved."""
    pairs: int = 0
    """Of the insiders pairs of agencies."""

    @property
    def withstood(self) -> bool:
        """Whether the pattern may be shared."""
        return not self.narrowed and not self.contradiction


@dataclass(frozen=True)
class _Demand:
    """How much must remain possible of a cell."""

    count: int
    """Consecutive values."""
    top: int
    """At least one value is at or above it."""


def attack(
    universe: Universe, pattern: Pattern, *, reader: Reader | None = None, opened: frozenset[str] = frozenset()
) -> Verdict:
    """Attack a pattern.

    Args:
        universe: cells with their true numbers, and the relations known to readers. Numbers of hidden cells give the
            search a start and insiders their knowledge; conclusions are drawn from printed numbers only.
        pattern: what is hidden.
        reader: what the attack takes into account; everything by default.
        opened: stars that earlier releases gave away, which no later pack can close again; they are not attacked.
    """
    return _Attack(universe, pattern, reader or Reader(), opened).verdict()


def any_table(universe: Universe, pattern: Pattern) -> dict[str, int]:
    """Return numbers of the unknown cells that agree with all that is printed.

    The numbers given for unknown cells are kept where they agree already, and where nothing does.
    """
    tables = PossibleTables(universe, pattern, Reader())
    first, _ = tables.first_table({cell.id: cell.value for cell in universe.cells})
    return {name: round(first[place]) for place, name in enumerate(tables.ids)}


def is_primary(cell: Cell) -> bool:
    """Whether a number, or the number of persons behind it, is above zero and below its threshold."""
    return any(0 < abs(count) < cell.threshold for count in (cell.value, cell.persons) if count is not None)


class _Attack:
    def __init__(self, universe: Universe, pattern: Pattern, reader: Reader, opened: frozenset[str]) -> None:
        self._universe, self._pattern, self._reader = universe, pattern, reader
        self._cells = {cell.id: cell for cell in universe.cells}
        self._tables = PossibleTables(universe, pattern, reader)
        self._stars = [name for name in self._tables.ids if name in pattern.hidden - opened]
        self._primary = [name for name in self._stars if is_primary(self._cells[name])]

    def verdict(self) -> Verdict:
        insiders = insiders_of(self._universe, self._pattern) if self._reader.insiders else ()
        pairs = sum(insider.is_pair for insider in insiders)
        first, impossible = self._tables.first_table({name: cell.value for name, cell in self._cells.items()})
        counts = len(self._stars), len(self._primary), len(insiders)
        if impossible or not self._printed_numbers_agree():
            return Verdict(*counts, None, (), contradiction=True, pairs=pairs)
        self._search = Displacements(self._tables, first)
        runs = {name: self._run(name, self._demand(name), {}) for name in self._stars}
        narrowed = [Narrowed(name, run.values) for name, run in runs.items() if not run.satisfies(self._demand(name))]
        narrowed += self._by_insiders(insiders, runs)
        smallest = min((run.values[1] - run.values[0] + 1 for run in runs.values()), default=None)
        return Verdict(*counts, smallest, tuple(narrowed), pairs=pairs)

    def _printed_numbers_agree(self) -> bool:
        """Whether all relations hold; one that does not would make every conclusion worthless."""
        value = {name: cell.value for name, cell in self._cells.items()}
        return all(relation.holds(value) for relation in self._universe.relations)

    def _demand(self, name: str) -> _Demand:
        threshold = self._cells[name].threshold
        if self._cells[name].released:
            return _Demand(FEWEST, threshold)
        if not is_primary(self._cells[name]):
            return _Demand(FEWEST, 0)
        return _Demand(max(threshold, FEWEST, self._cells[name].spread), threshold)

    def _run(self, name: str, demand: _Demand, limits: Limits) -> _Run:
        """Return consecutive possible values of a cell around the first table: upwards until enough, then downwards."""
        column = self._tables.column[name]
        run = _Run(round(self._search.first[column]), column)
        if any(not low <= 0 <= high for low, high in limits.values()) and not run.starts(self._search, limits):
            return run
        for sign in (1, -1):
            while not run.satisfies(demand) and run.extended(self._search, sign, limits):
                pass
        return run

    def _by_insiders(self, insiders: tuple[Insider, ...], runs: Mapping[str, _Run]) -> Iterator[Narrowed]:
        """Yield the primary cells that insiders narrow.

        A run stays possible for an insider if its displacements agree with what the insider knows; only the others are
        searched again.
        """
        users: dict[int, set[str]] = {}
        for name in self._primary:
            for displacement in runs[name].displacements:
                for column in displacement:
                    users.setdefault(column, set()).add(name)
        for insider in insiders:
            limits = self._limits(insider)
            touched = {name for column in limits for name in users.get(column, ())}
            for name in sorted(touched - insider.exact.keys()):
                demand = _Demand(max(FEWEST, self._cells[name].spread), self._cells[name].threshold)
                run = self._run(name, demand, limits)
                if not run.satisfies(demand):
                    yield Narrowed(name, run.values, insider.name)

    def _limits(self, insider: Insider) -> Limits:
        """Return how far the first table may change in the cells that an insider knows."""
        first = self._search.first
        exact = {self._tables.column[name]: float(value) for name, value in insider.exact.items()}
        limits = {column: (value - first[column], value - first[column]) for column, value in exact.items()}
        for name, count in insider.at_least.items():
            column = self._tables.column[name]
            limits[column] = (count - first[column], self._tables.upper[column])
        return limits


class _Run:
    """Consecutive possible values of a cell, with the displacements that show them."""

    def __init__(self, first: int, column: int) -> None:
        self.values = (first, first)
        self.displacements: list[Displacement] = []
        self._first, self._column = first, column

    def satisfies(self, demand: _Demand) -> bool:
        low, high = self.values
        return high - low + 1 >= demand.count and high >= demand.top

    def starts(self, search: Displacements, limits: Limits) -> bool:
        """Whether the first value is possible for an insider who knows that the first table is not the true one."""
        displacement = search.find(self._column, 0, limits)
        self.displacements += [displacement] if displacement else []
        return displacement is not None

    def extended(self, search: Displacements, sign: int, limits: Limits) -> bool:
        """Add the next value above or below; False if it is impossible."""
        value = self.values[1] + 1 if sign > 0 else self.values[0] - 1
        displacement = search.find(self._column, value - self._first, limits)
        if displacement is None:
            return False
        self.displacements.append(displacement)
        self.values = (self.values[0], value) if sign > 0 else (value, self.values[1])
        return True
