"""Small charts beside each other, in tenths of a millimetre: columns from zero, one scale."""

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
"""Room for a value above a column."""
_FOOT = 40.0
"""Room for the names of the months below."""
_FULLEST = 0.7
"""Share of its place that a column fills."""
_FEW = 4
"""Columns below which a value has room to be centred."""
_WIDEST = 60.0
"""Of a column, when there are few."""


@dataclass(frozen=True)
class DrawnColumn:
    """A column in the units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    text_x: float
    anchor: str
    """Where the value begins, is centred or ends: the outer ones keep within their panel."""
    value: str
    """Printed above; empty where the neighbours leave no room."""


@dataclass(frozen=True)
class DrawnPanel:
    """One small chart in the units of the drawing."""

    x: float
    width: float
    label: str
    columns: tuple[DrawnColumn, ...]


@dataclass(frozen=True)
class DrawnTrend:
    """Small charts in the units of their drawing."""

    width: float
    height: float
    base: float
    """Where zero lies."""
    first: str
    last: str
    """Names of the first and the last point in time."""
    panels: tuple[DrawnPanel, ...]


def drawn(one: Trend, available: float) -> DrawnTrend:
    """Place the panels side by side.

    Args:
        one: what to draw.
        available: width in millimetres.
    """
    width = available * 10
    count = len(one.panels)
    each = (width - _GUTTER * (count - 1)) / count
    top = max((point.value or 0 for panel in one.panels for point in panel.points), default=0) or 1
    base = _HEAD + _VALUE + _ROOM
    panels = tuple(_panel(panel, (place * (each + _GUTTER), each), base, top) for place, panel in enumerate(one.panels))
    return DrawnTrend(width, base + _FOOT, base, one.moments[0], one.moments[-1], panels)


def _panel(panel: TrendPanel, at: tuple[float, float], base: float, top: int) -> DrawnPanel:
    """Place the columns; the first, the last and the highest that stands apart from them bear their values."""
    x, width = at
    step = width / len(panel.points)
    wide = min(_WIDEST, step * _FULLEST)
    labelled = _labelled([point.value for point in panel.points], step)
    columns = []
    for place, point in enumerate(panel.points):
        height = round((point.value or 0) * _ROOM / top, 1)
        middle = x + step * (place + 0.5)
        unknown = point.value is None
        value = formats.figure(point) if unknown or place in labelled else ""
        left = middle - wide / 2
        text_x, anchor = _anchored(place, len(panel.points), (left, middle, left + wide))
        columns.append(
            DrawnColumn(
                round(left, 1), round(base - height, 1), round(wide, 1), height, round(text_x, 1), anchor, value
            )
        )
    return DrawnPanel(round(x, 1), round(width, 1), panel.label, tuple(columns))


def _anchored(place: int, count: int, edges: tuple[float, float, float]) -> tuple[float, str]:
    """Return where a value stands and what of it stands there."""
    left, middle, right = edges
    if count <= _FEW:
        return middle, "middle"
    return (left, "start") if not place else (right, "end") if place == count - 1 else (middle, "middle")


def _labelled(values: list[int | None], step: float) -> set[int]:
    """Return which columns bear their value, so that no two values touch."""
    last = len(values) - 1
    widest = 19 * max((len(formats.number(value)) for value in values if value is not None), default=1) + 14
    if step >= widest:
        return set(range(len(values)))
    return {0, last} if last * step >= widest else {last}
