"""Lays out long time series, in tenths of a millimetre: stacked panels over the same months, each with its scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.charts import Series, SeriesPanel, SeriesPoint
    from reports.model.figures import Figure

_LEFT = 112.0
"""Width of the scale labels."""
_MARKS = 64.0
"""Height of the break numbers above the first panel, in two lines."""
_LINE = 28.0
"""Height of a line of break numbers."""
_NAME = 44.0
"""Height of a panel's name."""
_ROOM = 190.0
"""Height of the largest column."""
_BELOW = 24.0
"""Distance between two panels."""
_FOOT = 44.0
"""Height of the year labels below the last panel."""
_LEGEND = 46.0
_FULLEST = 0.72
"""Share of a month's width that its column fills."""
_WIDEST = 40.0
"""Maximum width of a column, when there are few."""
_LETTER = 16.0
"""Average width of a letter of a panel's name."""
_MARK_ROOM = 40.0
"""Minimum distance between two break numbers on one line."""


_ROUND = (2, 3, 4, 5, 6, 8, 10, 12, 16)
"""Ends of an axis, to be multiplied by half a power of ten."""
_SMALL = 11
"""Below this every number is an end of an axis."""


@dataclass(frozen=True)
class DrawnMonth:
    """A month of a panel: a column, or the band of a month without data."""

    x: float
    y: float
    width: float
    height: float
    look: str
    """whole, part or none."""


@dataclass(frozen=True)
class DrawnSeriesPanel:
    """A panel, in tenths of a millimetre."""

    label: str
    top: float
    """Top y of the largest column."""
    base: float
    scale: str
    """The largest value, printed at the top of the scale."""
    end_values: str
    """First and last known value as text: ``1.200 → 1.350``."""
    months: tuple[DrawnMonth, ...]

    @property
    def label_width(self) -> float:
        """Estimated width of the name, with a margin."""
        return _LETTER * len(self.label) + 8

    @property
    def end_values_width(self) -> float:
        """Estimated width of the first and last value, with a margin."""
        return _LETTER * len(self.end_values) + 8


@dataclass(frozen=True)
class DrawnSeries:
    """Long time series, in tenths of a millimetre."""

    width: float
    height: float
    left: float
    top: float
    base: float
    """Base line y of the last panel."""
    panels: tuple[DrawnSeriesPanel, ...]
    breaks: tuple[tuple[float, float, str], ...]
    """Position x, baseline y of the number, number."""
    years: tuple[tuple[float, str], ...]
    legend: tuple[tuple[float, str], ...]
    legend_y: float


def layout_series(chart: Series, available: float) -> DrawnSeries:
    """Return the geometry of long time series.

    Args:
        chart: the series to lay out.
        available: width in millimetres.
    """
    width = available * 10
    step = (width - _LEFT) / len(chart.panels[0].points)
    panel_height = _NAME + _ROOM + _BELOW
    panels = tuple(_panel(panel, _MARKS + index * panel_height, step) for index, panel in enumerate(chart.panels))
    base = panels[-1].base
    breaks = _place_breaks(tuple((_LEFT + mark.place * step, mark.mark) for mark in chart.breaks))
    years = _place_years(tuple((_LEFT + index * step, text) for index, text in chart.years), width)
    legend_y = base + _FOOT + 8
    legend = tuple((round(index * width / len(chart.legend), 1), text) for index, text in enumerate(chart.legend))
    return DrawnSeries(width, legend_y + _LEGEND, _LEFT, _MARKS, base, panels, breaks, years, legend, legend_y)


def _panel(panel: SeriesPanel, y: float, step: float) -> DrawnSeriesPanel:
    """Return the geometry of a panel at a height."""
    base = y + _NAME + _ROOM
    known_figures = [point.figure for point in panel.points if point.figure.value is not None]
    scale = round_scale(max((figure.value or 0 for figure in known_figures), default=0))
    months = tuple(
        _month(point, _LEFT + index * step, base, step=step, scale=scale) for index, point in enumerate(panel.points)
    )
    return DrawnSeriesPanel(
        panel.label,
        base - _ROOM,
        base,
        formats.number(scale) if scale else "",
        _end_values(known_figures),
        months,
    )


def round_scale(largest: int) -> int:
    """Return the end of an axis: the next round number, so that it is no figure of the series.

    Example:
        >>> [round_scale(value) for value in (0, 3, 112, 885, 1211)]
        [0, 3, 150, 1000, 1500]
    """
    steps: set[int] = {step * 10**power // 2 for power in range(1, 15) for step in _ROUND}
    end: int = min(step for step in (*range(_SMALL), *steps) if step >= largest)
    return end


def _end_values(known_figures: list[Figure]) -> str:
    """Return the first and last known value as text."""
    if not known_figures:
        return ""
    return (
        f"{formats.figure(known_figures[0])} → {formats.figure(known_figures[-1])}"
        if len(known_figures) > 1
        else formats.figure(known_figures[0])
    )


def _month(point: SeriesPoint, x: float, base: float, *, step: float, scale: int) -> DrawnMonth:
    """Return the geometry of a month: a column, or a band when it has no data."""
    value = point.figure.value
    if value is None:
        return DrawnMonth(round(x, 2), round(base - _ROOM, 2), round(step, 2), _ROOM, "none")
    width = min(_WIDEST, step * _FULLEST)
    height = round(value * _ROOM / scale, 2) if scale else 0.0
    left = x + (step - width) / 2
    return DrawnMonth(
        round(left, 2), round(base - height, 2), round(width, 2), height, "whole" if point.is_complete else "part"
    )


def _place_breaks(positions: tuple[tuple[float, str], ...]) -> tuple[tuple[float, float, str], ...]:
    """Return the break numbers with their positions, on two lines where they would overlap."""
    ends = [-_MARK_ROOM, -_MARK_ROOM]
    marks = []
    for x, mark in positions:
        line = 0 if x - ends[0] >= _MARK_ROOM else 1
        ends[line] = x
        marks.append((round(x, 2), _MARKS - 8 - line * _LINE, mark))
    return tuple(marks)


def _place_years(positions: tuple[tuple[float, str], ...], width: float) -> tuple[tuple[float, str], ...]:
    """Return the years with their positions; the label is empty where it would reach the next year."""
    following = (*positions[1:], (width, ""))
    distances = [next_x - x for (x, _), (next_x, _) in zip(positions, following, strict=True)]
    return tuple(
        (round(x, 2), text if distance >= 70 else "") for (x, text), distance in zip(positions, distances, strict=True)
    )
