"""A table with a column for each agency: every row stands for several counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class PivotPart:
    """The columns of one agency."""

    agency: str
    columns: Mapping[str, int]
    """``count_total``, ``count_male``, ``count_female`` → column, 1-based."""


@dataclass(frozen=True)
class Pivot:
    """The columns of all agencies of a table."""

    parts: tuple[PivotPart, ...]
    total: int | None = None
    """Column that should be the sum of all agencies; None without one, or where another column may join it."""
