"""Matrices of states in tenths of a millimetre: panels side by side, a row a year, a column a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.charts import Matrix, MatrixPanel

_ACROSS = 3
"""Panels beside each other."""
_GUTTER = 44.0
_STUB = 74.0
"""Room for a year."""
_NAME = 44.0
"""Height of a panel's name."""
_HEAD = 30.0
"""Height of the names of the months."""
_TALLEST = 36.0
"""Of a row, when there are few."""
_MOST = 280.0
"""Height of the rows of a panel, so that two rows of panels leave room on a page."""
_BELOW = 26.0
"""Between two rows of panels, and above the legend."""
_LEGEND = 44.0


@dataclass(frozen=True)
class DrawnCell:
    """A month of a panel."""

    x: float
    y: float
    state: str


@dataclass(frozen=True)
class DrawnMatrixPanel:
    """A panel in the units of the drawing."""

    x: float
    y: float
    label: str
    heads: tuple[tuple[float, str], ...]
    """Middle and name of each column."""
    stubs: tuple[tuple[float, str], ...]
    """Base line and name of each row."""
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True)
class DrawnMatrix:
    """A matrix in the units of its drawing."""

    width: float
    height: float
    cell_width: float
    cell_height: float
    panels: tuple[DrawnMatrixPanel, ...]
    legend: tuple[tuple[float, str, str], ...]
    """Place, state and words."""
    legend_y: float


def drawn(one: Matrix, available: float) -> DrawnMatrix:
    """Place the panels.

    Args:
        one: what to draw.
        available: width in millimetres.
    """
    width = available * 10
    each = (width - _GUTTER * (_ACROSS - 1)) / _ACROSS
    cell = (round((each - _STUB) / len(one.columns), 2), round(min(_TALLEST, _MOST / len(one.rows)), 2))
    tall = _NAME + _HEAD + cell[1] * len(one.rows) + _BELOW
    panels = tuple(
        _panel(one, panel, (place % _ACROSS * (each + _GUTTER), place // _ACROSS * tall), cell)
        for place, panel in enumerate(one.panels)
    )
    legend_y = -(-len(one.panels) // _ACROSS) * tall + 6
    step = width / len(one.legend)
    legend = tuple((round(place * step, 1), state, words) for place, (state, words) in enumerate(one.legend))
    return DrawnMatrix(width, legend_y + _LEGEND, *cell, panels, legend, legend_y)


def _panel(one: Matrix, panel: MatrixPanel, at: tuple[float, float], cell: tuple[float, float]) -> DrawnMatrixPanel:
    x, y = at
    left, top = x + _STUB, y + _NAME + _HEAD
    wide, high = cell
    cells = tuple(
        DrawnCell(round(left + column * wide, 2), round(top + row * high, 2), state)
        for row, states in enumerate(panel.cells)
        for column, state in enumerate(states)
        if state
    )
    heads = tuple((round(left + (place + 0.5) * wide, 2), text) for place, text in enumerate(one.columns))
    stubs = tuple((round(top + (place + 0.5) * high + 9, 2), text) for place, text in enumerate(one.rows))
    return DrawnMatrixPanel(round(x, 2), round(y, 2), panel.label, heads, stubs, cells)
