"""Shift a table: move one cell by so much and others with it, so that every relation still holds, at the least cost.

A cell that moves must be hidden; moving a hidden cell costs next to nothing. So the cheapest shift names the cells to
hide. Source: Kelly, Golden and Assad, Cell suppression: disclosure protection for sensitive tabular data, 1992.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from reports.privacy.disclosure.universe import Sense

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reports.privacy.disclosure.universe import Cell, Universe

Shift = dict[str, int]
"""Cell → change; no zeros."""
Bounds = dict[str, tuple[float, float]]
"""Cell → smallest and largest change."""
FURTHEST = 60.0
"""Steps that any one cell may move: more than every threshold."""
FREE = 1e-3
"""Cost of moving a hidden cell by one, so that the shift of the fewest steps is taken."""
_NEAR = 1e-6
_BRANCHES = 500


class _Quiet(highspy.Highs):
    """A solver that prints nothing; making the callbacks of the Python layer, left out here, prints a banner."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.setOptionValue("output_flag", False)
        self.setOptionValue("threads", 1)
        self.setOptionValue("mip_max_nodes", _BRANCHES)


@dataclass(frozen=True)
class _Condition:
    columns: tuple[int, ...]
    factors: tuple[float, ...]
    low: float
    high: float


class Shifts:
    """The program of a universe, solved again and again from where it ended before.

    Each movable cell has two columns, steps up and steps down.
    """

    def __init__(self, universe: Universe, movable: Sequence[Cell], cost: Mapping[str, float],
                 lowest: Mapping[str, int]) -> None:  # fmt: skip
        self._ids = [cell.id for cell in movable]
        self._place = {cell: position for position, cell in enumerate(self._ids)}
        self._cost = np.array([cost[cell] for cell in self._ids] * 2)
        down = [FURTHEST if cell.signed else min(max(cell.value - lowest[cell.id], 0), FURTHEST) for cell in movable]
        self._room = np.array([*[FURTHEST] * len(movable), *down])
        self._conditions = self._conditions_of(universe)
        self._linear = self._program(integral=False)
        self._integer: highspy.Highs | None = None
        self._changed_bounds: dict[int, tuple[float, float]] = {}

    def _conditions_of(self, universe: Universe) -> list[_Condition]:
        """Return what every shift must respect: nothing changes where parts add up, and no inequality breaks."""
        value = {cell.id: cell.value for cell in universe.cells}
        conditions = []
        for relation in universe.relations:
            moving = [(self._place[cell], float(factor)) for cell, factor in relation.terms if cell in self._place]
            if moving:
                slack = float(relation.constant - sum(factor * value[cell] for cell, factor in relation.terms))
                columns = (*(column for column, _ in moving), *(column + len(self._ids) for column, _ in moving))
                factors = (*(factor for _, factor in moving), *(-factor for _, factor in moving))
                low = -highspy.kHighsInf if relation.sense is Sense.AT_MOST else slack
                high = highspy.kHighsInf if relation.sense is Sense.AT_LEAST else slack
                conditions.append(_Condition(columns, factors, low, high))
        return conditions

    def _program(self, *, integral: bool) -> highspy.Highs:
        """Return a solver with the program; with the same numbers it ends at the same solution."""
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._room), len(self._conditions)
        model.col_cost_, model.col_lower_, model.col_upper_ = self._cost, np.zeros(len(self._room)), self._room
        model.row_lower_ = np.array([condition.low for condition in self._conditions])
        model.row_upper_ = np.array([condition.high for condition in self._conditions])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(condition.columns) for condition in self._conditions]
        model.a_matrix_.start_ = np.cumsum([0, *lengths]).astype(np.int32)
        columns = [column for condition in self._conditions for column in condition.columns]
        model.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        model.a_matrix_.value_ = np.array([factor for condition in self._conditions for factor in condition.factors])
        if integral:
            model.integrality_ = [highspy.HighsVarType.kInteger] * len(self._room)
        solver = _Quiet()
        solver.passModel(model)
        return solver

    def make_free(self, cells: Iterable[str]) -> None:
        """Let hidden cells move at next to no cost."""
        for cell in cells:
            for column in self._columns(cell):
                self._cost[column] = FREE
                for solver in self._solvers():
                    solver.changeColCost(column, FREE)

    def hold(self, cell: str) -> None:
        """Let a cell move no more."""
        for column in self._columns(cell):
            self._set(column, 0.0, 0.0)

    def release(self, cell: str) -> None:
        """Let a cell move again."""
        for column in self._columns(cell):
            self._set(column, 0.0, self._room[column])

    def cheapest(self, bounds: Bounds) -> Shift | None:
        """Return the cheapest shift in whole numbers within bounds; None if there is none."""
        columns = self._narrow(bounds)
        if columns is None:
            return None
        earlier = {column: self._now(column) for column in columns}
        for column, (low, high) in columns.items():
            self._set(column, low, high)
        steps = _solved(self._linear)
        if steps is not None and np.abs(steps - np.round(steps)).max(initial=0) > _NEAR:
            steps = _solved(self._integer_solver())
        for column, (low, high) in earlier.items():
            self._set(column, low, high)
        return None if steps is None else self._shift(steps)

    def cost_of(self, shift: Shift) -> float:
        """Return what a shift costs in cells that are not hidden yet."""
        return float(sum(self._cost[self._place[cell]] * abs(change) for cell, change in shift.items()))

    def _narrow(self, bounds: Bounds) -> dict[int, tuple[float, float]] | None:
        """Return bounds of steps up and down; None where a cell would have to move that cannot."""
        columns: dict[int, tuple[float, float]] = {}
        for cell, (low, high) in bounds.items():
            if cell not in self._place:
                if low > 0 or high < 0:
                    return None
                continue
            up, down = self._columns(cell)
            columns[up] = (max(low, 0.0), min(max(high, 0.0), self._now(up)[1]))
            columns[down] = (max(-high, 0.0), min(max(-low, 0.0), self._now(down)[1]))
        return columns if all(low <= high for low, high in columns.values()) else None

    def _columns(self, cell: str) -> tuple[int, int]:
        return self._place[cell], self._place[cell] + len(self._ids)

    def _now(self, column: int) -> tuple[float, float]:
        return self._changed_bounds.get(column, (0.0, float(self._room[column])))

    def _set(self, column: int, low: float, high: float) -> None:
        self._changed_bounds[column] = (low, high)
        for solver in self._solvers():
            solver.changeColBounds(column, low, high)

    def _solvers(self) -> tuple[highspy.Highs, ...]:
        return (self._linear,) if self._integer is None else (self._linear, self._integer)

    def _integer_solver(self) -> highspy.Highs:
        """Return the solver for whole numbers, made when first needed, with all bounds as they are now."""
        if self._integer is None:
            self._integer = self._program(integral=True)
            for column, (low, high) in self._changed_bounds.items():
                self._integer.changeColBounds(column, low, high)
        return self._integer

    def _shift(self, steps: NDArray[np.float64]) -> Shift:
        count = len(self._ids)
        change = np.round(steps[:count] - steps[count:]).astype(int)
        return {self._ids[position]: int(change[position]) for position in np.flatnonzero(change)}


def _solved(solver: highspy.Highs) -> NDArray[np.float64] | None:
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.array(solver.getSolution().col_value)
