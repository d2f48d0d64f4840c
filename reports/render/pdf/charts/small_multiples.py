"""Lays out small multiples side by side, in tenths of a millimetre: columns from zero, each panel on its own scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.charts import Trend, TrendPanel

_GUTTER = 50.0
_HEAD = 46.0
"""Height of a panel's name."""
_ROOM = 210.0
"""Height of the largest column."""
_VALUE = 34.0
"""Height of the values above the columns."""
_FOOT = 40.0
"""Height of the month labels below the columns."""
_FULLEST = 0.7
"""Share of a month's width that its column fills."""
_FEW = 4
"""Number of columns up to which every value can be centred."""
_WITH_MIDDLE = 3
"""Number of columns whose middle one has the name of its month, too: of more it stands at no column or has no room."""
_WIDEST = 60.0
"""Maximum width of a column, when there are few."""


@dataclass(frozen=True)
class DrawnColumn:
    """A column, in tenths of a millimetre."""

    x: float
    y: float
    width: float
    height: float
    text_x: float
    anchor: str
    """SVG text anchor of the value: start, middle or end, so that the outer values stay within the panel."""
    value: str
    """Text above the column; empty where it would overlap its neighbours."""


@dataclass(frozen=True)
class DrawnPanel:
    """One small chart, in tenths of a millimetre."""

    x: float
    width: float
    label: str
    columns: tuple[DrawnColumn, ...]


@dataclass(frozen=True)
class DrawnTrend:
    """Small charts, in tenths of a millimetre."""

    width: float
    height: float
    base: float
    """Base line y of zero."""
    first: str
    middle: str
    last: str
    """Labels of the first, the middle and the last point in time; the middle one without its year, empty of many."""
    panels: tuple[DrawnPanel, ...]


def layout_trend(chart: Trend, available: float) -> DrawnTrend:
    """Return the geometry of small multiples.

    Args:
        chart: the trend to lay out.
        available: width in millimetres.
    """
    width = available * 10
    count = len(chart.panels)
    panel_width = (width - _GUTTER * (count - 1)) / count
    base = _HEAD + _VALUE + _ROOM
    panels = tuple(
        _panel(panel, index * (panel_width + _GUTTER), panel_width, base=base)
        for index, panel in enumerate(chart.panels)
    )
    moments = chart.moments
    middle = moments[1].partition(" ")[0] if len(moments) == _WITH_MIDDLE else ""
    return DrawnTrend(width, base + _FOOT, base, moments[0], middle, moments[-1], panels)


def _panel(panel: TrendPanel, x: float, width: float, *, base: float) -> DrawnPanel:
    """Return the geometry of a panel; the columns of ``_labelled`` and unknown values have a text."""
    highest = max((point.value or 0 for point in panel.points), default=0) or 1
    step = width / len(panel.points)
    column_width = min(_WIDEST, step * _FULLEST)
    labelled = _labelled([point.value for point in panel.points], step)
    columns = []
    for index, point in enumerate(panel.points):
        height = round((point.value or 0) * _ROOM / highest, 1)
        middle = x + step * (index + 0.5)
        unknown = point.value is None
        value = formats.figure(point) if unknown or index in labelled else ""
        left = middle - column_width / 2
        text_x, anchor = _anchor(index, len(panel.points), (left, middle, left + column_width))
        columns.append(
            DrawnColumn(
                round(left, 1), round(base - height, 1), round(column_width, 1), height, round(text_x, 1), anchor, value
            )
        )
    return DrawnPanel(round(x, 1), round(width, 1), panel.label, tuple(columns))


def _anchor(index: int, count: int, edges: tuple[float, float, float]) -> tuple[float, str]:
    """Return the x and the SVG anchor of a value, given the left, middle and right of its column."""
    left, middle, right = edges
    if count <= _FEW:
        return middle, "middle"
    return (left, "start") if not index else (right, "end") if index == count - 1 else (middle, "middle")


def _labelled(values: list[int | None], step: float) -> set[int]:
    """Return the indices of the columns whose values are printed, so that no two values overlap: all, or the ends."""
    last = len(values) - 1
    widest = 19 * max((len(formats.number(value)) for value in values if value is not None), default=1) + 14
    if step >= widest:
        return set(range(len(values)))
    return {0, last} if last * step >= widest else {last}
