"""Drawings over many years: a matrix of states, and long series with their breaks."""

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
    """One kind's field of a matrix."""

    label: str
    cells: tuple[tuple[str, ...], ...]
    """State by row and column; empty outside what is looked at."""


@dataclass(frozen=True)
class Matrix:
    """Fields of states, one panel a kind: what is there and what is not, seen at a glance."""

    id: str
    title: str
    subtitle: str
    rows: tuple[str, ...]
    """Years."""
    columns: tuple[str, ...]
    """Months, as short as they are drawn."""
    legend: tuple[tuple[str, str], ...]
    """States and their words, in the order of the legend; the drawing knows the codes of ``State``."""
    panels: tuple[MatrixPanel, ...]
    alt: str
    """What is to be seen, in words."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesPoint:
    """One month of a series."""

    figure: Figure
    whole: bool = True
    """False where the month is partial or contradictory: drawn hollow."""


@dataclass(frozen=True)
class SeriesPanel:
    """One series of several, with its own scale from zero."""

    label: str
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True)
class SeriesBreak:
    """A point in time from which figures cannot be compared with those before."""

    place: int
    """0-based place of the first month after the break."""
    mark: str
    """Number under which a table explains it."""


@dataclass(frozen=True)
class Series:
    """Long series below each other over the same months, with breaks marked and gaps seen as gaps."""

    id: str
    title: str
    subtitle: str
    years: tuple[tuple[int, str], ...]
    """0-based place of the first month of each year, and the year."""
    panels: tuple[SeriesPanel, ...]
    breaks: tuple[SeriesBreak, ...]
    legend: tuple[str, str, str, str]
    """Words for a whole month, one that is not whole, one without data, and a break."""
    alt: str
    """What is to be seen, in words."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, with its parts in the order of the legend."""

    label: str
    parts: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True)
class Chart:
    """Ranked horizontal bars, stacked by the legend's parts."""

    id: str
    title: str
    subtitle: str
    legend: tuple[str, ...]
    bars: tuple[Bar, ...]
    alt: str
    """What is to be seen, in words."""


@dataclass(frozen=True)
class Tile:
    """One place of a tile map."""

    label: str
    figure: Figure


@dataclass(frozen=True)
class TileGroup:
    """Places that belong together, under the name and the figure of the whole."""

    label: str
    figure: Figure
    tiles: tuple[Tile, ...]
    emphasised: bool = False
    """Framed, because the page is about this group."""


@dataclass(frozen=True)
class TileMap:
    """Places as equal tiles in their groups, shaded by class of count: an overview that draws no boundary."""

    id: str
    title: str
    subtitle: str
    groups: tuple[TileGroup, ...]
    bounds: tuple[int, ...]
    """Highest count of each class above zero, ascending; the last one holds the largest count."""
    alt: str
    """What is to be seen, in words."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrendPanel:
    """One of several small charts: a figure for each point in time."""

    label: str
    points: tuple[Figure, ...]


@dataclass(frozen=True)
class Trend:
    """Small charts beside each other, over the same points in time and with one scale from zero."""

    id: str
    title: str
    subtitle: str
    moments: tuple[str, ...]
    """Short names of the points in time."""
    panels: tuple[TrendPanel, ...]
    alt: str
    """What is to be seen, in words."""
    notes: tuple[str, ...] = ()
