"""Lays out matrices of states, in tenths of a millimetre: panels with one row per year, one column per month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.charts import Matrix, MatrixPanel

_PER_ROW = 3
"""Panels side by side."""
_GUTTER = 44.0
_STUB = 74.0
"""Width of the year labels."""
_NAME = 44.0
"""Height of a panel's name."""
_HEAD = 30.0
"""Height of the month labels."""
_TALLEST = 36.0
"""Maximum height of a row, when there are few."""
_MOST = 280.0
"""Maximum height of all rows of a panel, so that two rows of panels fit on a page with text."""
_BELOW = 26.0
"""Distance between two rows of panels, and above the legend."""
_LEGEND = 44.0


@dataclass(frozen=True)
class DrawnCell:
    """A month of a panel."""

    x: float
    y: float
    state: str


@dataclass(frozen=True)
class DrawnMatrixPanel:
    """A panel, in tenths of a millimetre."""

    x: float
    y: float
    label: str
    heads: tuple[tuple[float, str], ...]
    """Centre x and label of each column."""
    stubs: tuple[tuple[float, str], ...]
    """Baseline y and label of each row."""
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True)
class DrawnMatrix:
    """A matrix, in tenths of a millimetre."""

    width: float
    height: float
    cell_width: float
    cell_height: float
    panels: tuple[DrawnMatrixPanel, ...]
    legend: tuple[tuple[float, str, str], ...]
    """Position x, state and text of each entry."""
    legend_y: float


def layout_matrix(chart: Matrix, available: float) -> DrawnMatrix:
    """Return the geometry of a matrix.

    Args:
        chart: the matrix to lay out.
        available: width in millimetres.
    """
    width = available * 10
    panel_width = (width - _GUTTER * (_PER_ROW - 1)) / _PER_ROW
    cell_width = round((panel_width - _STUB) / len(chart.columns), 2)
    cell_height = round(min(_TALLEST, _MOST / len(chart.rows)), 2)
    panel_height = _NAME + _HEAD + cell_height * len(chart.rows) + _BELOW
    panels = []
    for index, panel in enumerate(chart.panels):
        row, column = divmod(index, _PER_ROW)
        position = (column * (panel_width + _GUTTER), row * panel_height)
        panels.append(_panel(chart, panel, position, (cell_width, cell_height)))
    legend_y = -(-len(chart.panels) // _PER_ROW) * panel_height + 6
    step = width / len(chart.legend)
    legend = tuple((round(index * step, 1), state, text) for index, (state, text) in enumerate(chart.legend))
    return DrawnMatrix(width, legend_y + _LEGEND, cell_width, cell_height, tuple(panels), legend, legend_y)


def _panel(
    chart: Matrix, panel: MatrixPanel, position: tuple[float, float], cell_size: tuple[float, float]
) -> DrawnMatrixPanel:
    """Return the geometry of a panel at a position (x, y), with cells of a size (width, height)."""
    x, y = position
    left, top = x + _STUB, y + _NAME + _HEAD
    width, height = cell_size
    cells = tuple(
        DrawnCell(round(left + column * width, 2), round(top + row * height, 2), state)
        for row, states in enumerate(panel.cells)
        for column, state in enumerate(states)
        if state
    )
    heads = tuple((round(left + (index + 0.5) * width, 2), text) for index, text in enumerate(chart.columns))
    stubs = tuple((round(top + (index + 0.5) * height + 9, 2), text) for index, text in enumerate(chart.rows))
    return DrawnMatrixPanel(round(x, 2), round(y, 2), panel.label, heads, stubs, cells)
