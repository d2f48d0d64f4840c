"""A recapitulation: numbers of persons by kecamatan, nationality, class of permit or sex, as a sheet states them."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations
from dataclasses import dataclass


@dataclass(frozen=True)
class RecapCell:
    """One number of a recapitulation."""

    row: int
    column: int
    facets: Mapping[str, str]
    """Column of the ledger → code that the counted persons have there; empty for all persons."""
    stated: int
    """Of several weeks, all of them together."""
    latest: int | None = None
    """Of several weeks, the number of the last one; None without weeks."""


@dataclass(frozen=True)
class Recap:
    """The numbers of one table."""

    cells: tuple[RecapCell, ...]
    unread: int
    """Numbers in rows or columns that mean nothing known; they are compared with nothing."""
    dimension: str = ""
    """Column of the ledger that the names of its rows are values of."""
    month: int | None = None
    """The month that its title, sheet or file names without a year; None for none."""
    is_of_persons: bool = False
    """Whether its title or sheet says that it is one of persons."""
