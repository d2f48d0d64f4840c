"""Drawings over many years: a matrix of states, and long series with their breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
