"""Charts as data: matrices of states, long series, bar charts, tile maps and small trend charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.figures import Change, Figure

    Cell = str | Figure | Change
    """What a table cell holds; a Figure or Change is formatted by the renderer."""
    from reports.model.figures import Figure


@dataclass(frozen=True)
class MatrixPanel:
    """The matrix of one kind of input."""

    label: str
    cells: tuple[tuple[str, ...], ...]
    """State by row and column; empty outside the period shown."""


@dataclass(frozen=True)
class Matrix:
    """A matrix of states with a panel for each kind of input; shows coverage at a glance."""

    id: str
    title: str
    subtitle: str
    rows: tuple[str, ...]
    """Years."""
    columns: tuple[str, ...]
    """Abbreviated names of the months, as drawn."""
    legend: tuple[tuple[str, str], ...]
    """Codes of ``State`` with their labels, in the order of the legend."""
    panels: tuple[MatrixPanel, ...]
    alt: str
    """Alternative text."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesPoint:
    """One month of a series."""

    figure: Figure
    is_complete: bool = True
    """False for a partial or contradictory month, which is drawn hollow."""


@dataclass(frozen=True)
class SeriesPanel:
    """One series of a chart, with its own scale from zero."""

    label: str
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True)
class SeriesBreak:
    """A point in time after which figures cannot be compared with earlier ones."""

    place: int
    """0-based index of the first month after the break."""
    mark: str
    """Number of the break in the table that explains it."""


@dataclass(frozen=True)
class Series:
    """Long series over the same months, drawn below each other, with marked breaks and visible gaps."""

    id: str
    title: str
    subtitle: str
    years: tuple[tuple[int, str], ...]
    """0-based index of the first month of each year, and the year."""
    panels: tuple[SeriesPanel, ...]
    breaks: tuple[SeriesBreak, ...]
    legend: tuple[str, ...]
    """Labels for a complete month, an incomplete month, a month without data and, where there is one, a break."""
    alt: str
    """Alternative text."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, with its parts in the order of the legend."""

    label: str
    parts: tuple[Figure, ...]
    total: Figure
    gap: str = ""
    """What lies between the bar before and this one and has no bar, as ``10 bulan``; empty for neighbours."""


@dataclass(frozen=True)
class Chart:
    """Stacked horizontal bars; the parts are in the order of the legend."""

    id: str
    title: str
    subtitle: str
    legend: tuple[str, ...]
    bars: tuple[Bar, ...]
    alt: str
    """Alternative text."""
    ordered: bool = False
    """Whether the parts are degrees that rise, drawn from light to dark, and not parts of a whole."""


@dataclass(frozen=True)
class Tile:
    """One place of a tile map."""

    label: str
    figure: Figure


@dataclass(frozen=True)
class TileGroup:
    """Places of one area, with the name and the total of the area."""

    label: str
    figure: Figure
    tiles: tuple[Tile, ...]
    emphasised: bool = False
    """Drawn with a frame, because the page is about this group."""


@dataclass(frozen=True)
class TileMap:
    """A map of equal tiles in groups, shaded by class of count; it draws no boundaries."""

    id: str
    title: str
    subtitle: str
    groups: tuple[TileGroup, ...]
    bounds: tuple[int, ...]
    """Upper bound of each class above zero, ascending; the last class includes the largest count."""
    alt: str
    """Alternative text."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrendPanel:
    """A small chart with a figure for each point in time."""

    label: str
    points: tuple[Figure, ...]


@dataclass(frozen=True)
class Trend:
    """Small charts side by side, with the same points in time and a common scale from zero."""

    id: str
    title: str
    subtitle: str
    moments: tuple[str, ...]
    """Short names of the points in time."""
    panels: tuple[TrendPanel, ...]
    alt: str
    """Alternative text."""
    notes: tuple[str, ...] = ()
