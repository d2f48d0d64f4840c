"""Lays out stacked bar charts: positions and lengths in tenths of a millimetre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.charts import Chart

_GAP = 44.0
"""Height of the room for what lies between two bars and has none."""


@dataclass(frozen=True)
class DrawnPart:
    """A part of a bar, in tenths of a millimetre."""

    x: float
    width: float


@dataclass(frozen=True)
class DrawnBar:
    """A bar, in tenths of a millimetre."""

    label: str
    y: float
    parts: tuple[DrawnPart, ...]
    end: float
    value: str
    gap: str
    """Printed above the bar, in the room that stands for what has no bar; empty for none."""


@dataclass(frozen=True)
class DrawnChart:
    """A bar chart, in tenths of a millimetre."""

    width: float
    height: float
    label_width: float
    bar_height: float
    bars: tuple[DrawnBar, ...]
    legend: tuple[tuple[float, str], ...]
    legend_y: float


def layout_chart(chart: Chart, available: float) -> DrawnChart:
    """Return the geometry of a bar chart: one scale from zero, the value at the end of each bar.

    Args:
        chart: the chart to lay out.
        available: width in millimetres.
    """
    width, step, height = available * 10, 62.0, 38.0
    label_width = min(420.0, 20 + 17 * max((len(bar.label) for bar in chart.bars), default=0))
    room = width - label_width - 130
    top = max((bar.total.value or 0 for bar in chart.bars), default=0) or 1
    bars, y = [], 8.0
    for bar in chart.bars:
        x, parts = label_width, []
        y += _GAP if bar.gap else 0
        for part in bar.parts:
            length = (part.value or 0) * room / top
            parts.append(DrawnPart(round(x, 1), round(length, 1)))
            x += length
        bars.append(DrawnBar(bar.label, y, tuple(parts), round(x + 14, 1), formats.figure(bar.total), bar.gap))
        y += step
    legend_y = y + 2
    legend, x = [], label_width
    for text in chart.legend:
        legend.append((round(x, 1), text))
        x += 62 + 18 * len(text)
    return DrawnChart(width, legend_y + 40, label_width, height, tuple(bars), tuple(legend), legend_y)
