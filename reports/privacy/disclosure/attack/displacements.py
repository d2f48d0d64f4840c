"""Search other tables near a first one: small displacements that leave everything printed as it is.

Readers do not know the first table; it only gives the search a place to start. Each displacement is checked against the
rows, the bounds and the blocks before it counts, so that where it came from does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reports.privacy.disclosure.attack.linear_program import WHOLE, LinearProgram, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from reports.privacy.disclosure.attack.possible_tables import PossibleTables

Displacement = dict[int, int]
"""Column → change against the first table, without zeros."""
Limits = dict[int, tuple[float, float]]
"""Column → smallest and largest change that an insider's knowledge leaves."""
_MEMORY = 12
"""Displacements that are remembered for each value of a cell."""


class Displacements:
    """Finds and remembers displacements of a first table."""

    def __init__(self, tables: PossibleTables, first: NDArray[np.float64]) -> None:
        self.tables, self.first = tables, first
        self._rows_of: dict[int, list[int]] = {}
        for position, row in enumerate(tables.rows):
            for column in row.columns:
                self._rows_of.setdefault(column, []).append(position)
        self._remembered_shifts: dict[tuple[int, int], list[Displacement]] = {}
        self._program = self._steps()

    def _steps(self) -> LinearProgram:
        """Return the program of steps up and steps down, each at the cost of one."""
        count = len(self.first)
        room = np.concatenate([self.tables.upper - self.first, self.first - self.tables.lower])
        rows = [
            Row(
                [*row.columns, *(column + count for column in row.columns)],
                [*row.coefficients, *(-factor for factor in row.coefficients)],
                row.lower - base,
                row.upper - base,
            )
            for row in self.tables.rows
            for base in [sum(f * self.first[c] for c, f in zip(row.columns, row.coefficients, strict=True))]
        ]
        program = LinearProgram(np.zeros(2 * count), room, rows)
        for column in range(2 * count):
            program.set_cost(column, 1.0)
        return program

    def find(self, column: int, change: int, limits: Limits) -> Displacement | None:
        """Return a displacement that changes a cell by so much within an insider's limits; None if none is possible."""
        for remembered in self._remembered_shifts.get((column, change), ()):
            if _within_limits(remembered, limits):
                return remembered
        for candidate in self._candidates(column, change, limits):
            if candidate.get(column, 0) == change and _within_limits(candidate, limits) and self._holds(candidate):
                self._remember(candidate)
                return candidate
        return None

    def _candidates(self, column: int, change: int, limits: Limits) -> Iterator[Displacement]:
        """Yield displacements, the cheapest to compute first."""
        sign = 1 if change > 0 else -1
        for unit in self._remembered_shifts.get((column, sign), ()):
            yield {moved: step * abs(change) for moved, step in unit.items()}
        steps = self._solve({**limits, column: (change, change)})
        if steps is None:
            return
        rounded = np.round(steps).astype(int)
        if np.abs(steps - rounded).max(initial=0) <= WHOLE:
            yield {int(moved): int(rounded[moved]) for moved in np.flatnonzero(rounded)}
        yield from self._integer_displacements(column, change, limits)

    def _solve(self, limits: Limits) -> NDArray[np.float64] | None:
        """Return the changes of the fewest steps, perhaps in broken numbers; None if there are none."""
        count = len(self.first)
        for column, (low, high) in limits.items():
            self._set_steps(column, (max(low, 0), max(high, 0)), (max(-high, 0), max(-low, 0)))
        solved = self._program.solve()
        for column in limits:
            up, down = self.tables.upper[column] - self.first[column], self.first[column] - self.tables.lower[column]
            self._set_steps(column, (0, up), (0, down))
        return None if solved is None else solved[:count] - solved[count:]

    def _set_steps(self, column: int, up: tuple[float, float], down: tuple[float, float]) -> None:
        top = self.tables.upper[column] - self.first[column]
        bottom = self.first[column] - self.tables.lower[column]
        self._program.set_bounds(column, min(up[0], top), min(up[1], top))
        self._program.set_bounds(column + len(self.first), min(down[0], bottom), min(down[1], bottom))

    def _integer_displacements(self, column: int, change: int, limits: Limits) -> Iterator[Displacement]:
        """Yield what a search over the whole block finds in whole numbers."""
        block = self.tables.block_of[column]
        bounds = {
            moved: (
                max(self.tables.lower[moved], self.first[moved] + low),
                min(self.tables.upper[moved], self.first[moved] + high),
            )
            for moved, (low, high) in {**limits, column: (change, change)}.items()
            if self.tables.block_of[moved] is block
        }
        if all(low <= high for low, high in bounds.values()):
            table = self.tables.whole_block(block, bounds, {})
            if table is not None:
                yield {
                    moved: round(table[moved] - self.first[moved])
                    for moved in block.columns
                    if table[moved] != self.first[moved]
                }

    def _holds(self, displacement: Displacement) -> bool:
        """Whether the displaced table agrees with bounds, rows and blocks."""
        table = self.first
        for column, change in displacement.items():
            if not self.tables.lower[column] <= table[column] + change <= self.tables.upper[column]:
                return False

        def value(column: int) -> float:
            return float(table[column] + displacement.get(column, 0))

        rows = {row for column in displacement for row in self._rows_of.get(column, ())}
        if not all(self.tables.rows[row].holds(value) for row in rows):
            return False
        blocks = {id(block): block for block in map(self.tables.block_of.__getitem__, displacement)}
        return all(
            block.small is None or any(value(column) <= most for column, most in block.small.items())
            for block in blocks.values()
        )

    def _remember(self, displacement: Displacement) -> None:
        for column, change in displacement.items():
            remembered = self._remembered_shifts.setdefault((column, change), [])
            if len(remembered) < _MEMORY:
                remembered.append(displacement)


def _within_limits(displacement: Mapping[int, int], limits: Limits) -> bool:
    return all(low <= displacement.get(column, 0) <= high for column, (low, high) in limits.items())
