"""A table of counts: a row stands for several of them, one in each of several columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class PivotPart:
    """Columns of counts that have something in common."""

    values: Mapping[str, str]
    """Field → the value that the header names: the agency, or class and decision of services."""
    columns: Mapping[str, int]
    """``count_total``, ``count_male``, ``count_female`` → column, 1-based."""


@dataclass(frozen=True)
class PivotTotal:
    """A column that should be the sum of others."""

    column: int
    values: Mapping[str, str]
    """Of the parts that it sums; empty for all of them."""


@dataclass(frozen=True)
class Pivot:
    """The columns of counts of a table."""

    parts: tuple[PivotPart, ...]
    totals: tuple[PivotTotal, ...] = ()
