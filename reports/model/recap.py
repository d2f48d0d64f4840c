"""A recapitulation: numbers of persons by kecamatan, nationality, class of permit or sex, as a sheet states them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class RecapCell:
    """One number of a recapitulation."""

    row: int
    column: int
    facets: Mapping[str, str]
    """Column of the ledger → code that the counted persons have there; empty for all persons."""
    stated: int


@dataclass(frozen=True)
class Recap:
    """The numbers of one table."""

    cells: tuple[RecapCell, ...]
    unread: int
    """Numbers in rows or columns that mean nothing known; they are compared with nothing."""
