"""Long series in tenths of a millimetre: panels below each other over the same months, each with its own scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.charts import Series, SeriesPanel, SeriesPoint
    from reports.model.figures import Figure

_LEFT = 112.0
"""Room for the scale."""
_MARKS = 64.0
"""Room for the numbers of breaks above the first panel, in two lines."""
_LINE = 28.0
"""Height of a line of those numbers."""
_NAME = 44.0
"""Height of a panel's name."""
_ROOM = 190.0
"""Height of the largest column."""
_BELOW = 24.0
_FOOT = 44.0
"""Room for the years below the last panel."""
_LEGEND = 46.0
_FULLEST = 0.72
"""Share of its place that a column fills."""
_WIDEST = 40.0
"""Of a column, when there are few."""
_LETTER = 16.0
"""Width of a letter of a panel's name, on the average."""
_MARK_ROOM = 40.0
"""Between the numbers of two breaks on one line."""


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
    """A panel in the units of the drawing."""

    label: str
    top: float
    """Where the largest column ends."""
    base: float
    scale: str
    """The largest value, printed at the top of the scale."""
    told: str
    """First and last value in words."""
    months: tuple[DrawnMonth, ...]

    @property
    def label_width(self) -> float:
        """Room that the name takes, with some to spare."""
        return _LETTER * len(self.label) + 8

    @property
    def told_width(self) -> float:
        """Room that the first and last value take, with some to spare."""
        return _LETTER * len(self.told) + 8


@dataclass(frozen=True)
class DrawnSeries:
    """Long series in the units of their drawing."""

    width: float
    height: float
    left: float
    top: float
    base: float
    """Foot of the lowest panel."""
    panels: tuple[DrawnSeriesPanel, ...]
    breaks: tuple[tuple[float, float, str], ...]
    """Place, base line of the number, number."""
    years: tuple[tuple[float, str], ...]
    legend: tuple[tuple[float, str], ...]
    legend_y: float


def drawn(one: Series, available: float) -> DrawnSeries:
    """Place the panels below each other.

    Args:
        one: what to draw.
        available: width in millimetres.
    """
    width = available * 10
    step = (width - _LEFT) / len(one.panels[0].points)
    tall = _NAME + _ROOM + _BELOW
    panels = tuple(_panel(panel, _MARKS + place * tall, step) for place, panel in enumerate(one.panels))
    base = panels[-1].base
    breaks = _breaks(tuple((_LEFT + mark.place * step, mark.mark) for mark in one.breaks))
    years = _years(tuple((_LEFT + place * step, text) for place, text in one.years), width)
    legend_y = base + _FOOT + 8
    legend = tuple((round(place * width / len(one.legend), 1), text) for place, text in enumerate(one.legend))
    return DrawnSeries(width, legend_y + _LEGEND, _LEFT, _MARKS, base, panels, breaks, years, legend, legend_y)


def _panel(panel: SeriesPanel, y: float, step: float) -> DrawnSeriesPanel:
    base = y + _NAME + _ROOM
    known = [point.figure for point in panel.points if point.figure.value is not None]
    highest = max(known, key=lambda figure: figure.value or 0, default=None)
    scale = (highest.value or 0) if highest else 0
    months = tuple(_month(point, _LEFT + place * step, base, (step, scale)) for place, point in enumerate(panel.points))
    return DrawnSeriesPanel(
        panel.label, base - _ROOM, base, formats.figure(highest) if highest and scale else "", _told(known), months
    )


def _told(known: list[Figure]) -> str:
    """Return the values at both ends."""
    if not known:
        return ""
    return f"{formats.figure(known[0])} → {formats.figure(known[-1])}" if len(known) > 1 else formats.figure(known[0])


def _month(point: SeriesPoint, x: float, base: float, scaled: tuple[float, int]) -> DrawnMonth:
    step, scale = scaled
    value = point.figure.value
    if value is None:
        return DrawnMonth(round(x, 2), round(base - _ROOM, 2), round(step, 2), _ROOM, "none")
    wide = min(_WIDEST, step * _FULLEST)
    height = round(value * _ROOM / scale, 2) if scale else 0.0
    left = x + (step - wide) / 2
    return DrawnMonth(
        round(left, 2), round(base - height, 2), round(wide, 2), height, "whole" if point.whole else "part"
    )


def _breaks(placed: tuple[tuple[float, str], ...]) -> tuple[tuple[float, float, str], ...]:
    """Put the numbers of breaks on two lines where they would touch."""
    ends = [-_MARK_ROOM, -_MARK_ROOM]
    found = []
    for x, mark in placed:
        line = 0 if x - ends[0] >= _MARK_ROOM else 1
        ends[line] = x
        found.append((round(x, 2), _MARKS - 8 - line * _LINE, mark))
    return tuple(found)


def _years(placed: tuple[tuple[float, str], ...], width: float) -> tuple[tuple[float, str], ...]:
    """Return the years that have room for their name before the next one."""
    room = [(following - x) for (x, _), (following, _) in zip(placed, (*placed[1:], (width, "")), strict=True)]
    return tuple((round(x, 2), text if wide >= 70 else "") for (x, text), wide in zip(placed, room, strict=True))
