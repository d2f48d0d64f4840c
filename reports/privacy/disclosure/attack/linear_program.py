"""A linear program that is solved again and again with other bounds, each time from where it ended before.

HiGHS keeps the basis between runs, which makes the next solution several times cheaper. One thread, no limit of time:
the same program gives the same solution on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

INFINITE = float(highspy.kHighsInf)
WHOLE = 1e-6
"""A solution nearer than this to a whole number is that number."""
_OPTIONS = (
    ("output_flag", False),
    ("threads", 1),
    # Branches of a search for whole numbers after which it is given up; what was not found counts as impossible.
    ("mip_max_nodes", 20_000),
    # Switches of zero or one stand before large numbers; the default of 1e-6 lets one of a million pass as a whole.
    ("mip_feasibility_tolerance", 1e-9),
)


class Row:
    """One linear condition: ``lower ≤ Σ coefficient × column ≤ upper``."""

    __slots__ = ("coefficients", "columns", "lower", "upper")

    def __init__(self, columns: Sequence[int], coefficients: Sequence[float], lower: float, upper: float) -> None:
        self.columns, self.coefficients, self.lower, self.upper = columns, coefficients, lower, upper

    def holds(self, value: Callable[[int], float]) -> bool:
        """Whether whole numbers, given by column, satisfy the condition."""
        total = sum(factor * value(column) for column, factor in zip(self.columns, self.coefficients, strict=True))
        return self.lower - WHOLE <= total <= self.upper + WHOLE


class _Solver(highspy.Highs):
    """HiGHS without the callbacks of its Python layer, which print a banner on standard output when they are made."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        for option, value in _OPTIONS:
            self.setOptionValue(option, value)


class LinearProgram:
    """Columns with bounds and costs under linear conditions; the sum of the costs is minimised."""

    def __init__(
        self, lower: NDArray[np.float64], upper: NDArray[np.float64], rows: Sequence[Row], *, integral: bool = False
    ) -> None:
        self._highs = _Solver()
        self._highs.passModel(_model(lower, upper, rows, integral=integral))

    def set_bounds(self, column: int, lower: float, upper: float) -> None:
        """Replace the bounds of a column."""
        self._highs.changeColBounds(column, lower, upper)

    def set_cost(self, column: int, cost: float) -> None:
        """Replace the cost of a column."""
        self._highs.changeColCost(column, cost)

    def solve(self) -> NDArray[np.float64] | None:
        """Return the cheapest solution; None if there is none, or none was found within the limit."""
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._highs.getSolution().col_value)


def _model(
    lower: NDArray[np.float64], upper: NDArray[np.float64], rows: Sequence[Row], *, integral: bool
) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(lower), len(rows)
    model.col_cost_ = np.zeros(len(lower))
    model.col_lower_, model.col_upper_ = lower, upper
    model.row_lower_ = np.array([row.lower for row in rows], dtype=float)
    model.row_upper_ = np.array([row.upper for row in rows], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.columns) for row in rows)]).astype(np.int32)
    model.a_matrix_.index_ = np.array([column for row in rows for column in row.columns], dtype=np.int32)
    model.a_matrix_.value_ = np.array([value for row in rows for value in row.coefficients], dtype=float)
    if integral:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(lower)
    return model
