"""Who stands behind a figure: persons, and those who know a part of it from their own records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Contribution:
    """A part of a figure that somebody knows."""

    kind: str
    """``person``, ``agency`` or ``sponsor`` (a guarantor or an address)."""
    name: str
    """Key of the contributor, the same in every table of a run; it may be a name and is never printed."""
    count: int


@dataclass(frozen=True)
class Backing:
    """What stands behind one figure."""

    persons: int | None
    """Distinct persons; None where the figure itself counts them."""
    contributions: tuple[Contribution, ...] = ()
