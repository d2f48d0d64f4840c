"""How a measure is declared, and the scope it is counted for.

A measure turns the frame of its kind into *units* (persons, incidents, actions …), keeps some of them, and gives each a
row code and a column code. Counting and tracing both start from there, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import pandas as pd

from reports.vocabulary import actions
from reports.vocabulary.labels import UNKNOWN

if TYPE_CHECKING:
    from datetime import date

    from reports.model.period import Month, Period


@dataclass(frozen=True)
class Scope:
    """What is counted for."""

    period: Period
    as_of: date
    districts: tuple[str, ...]
    """Kecamatan codes of the work area."""
    delivered: tuple[Month, ...] = ()
    """Months of the period that were delivered, where not all of them were; empty for all."""
    decided: tuple[Month, ...] = ()
    """Months of the period of which decisions were delivered, by a log or a list of their own; empty for all."""

    @property
    def months(self) -> tuple[Month, ...]:
        """Months that tables of flows count."""
        return self.delivered or self.period.months

    @property
    def decision_months(self) -> tuple[Month, ...]:
        """Months whose decisions are counted."""
        return self.decided or self.period.months


class Time(Enum):
    """Which time a table is about."""

    STOCK = "stock"
    """The as-of date."""
    FLOW = "flow"
    """The period."""


Units = Callable[[pd.DataFrame, Scope], pd.DataFrame]
"""Frame of a kind → the things counted, one a row.

Shape: the index holds the position of the source row (it may repeat); where several source rows make one unit, the
column ``sources`` holds all their positions. A column ``joins_total`` says whether the unit joins column ``total``.
"""

Coding = Callable[[pd.DataFrame, Scope], Collection[str]]
"""Units → the code of each."""

Order = Callable[[str, int], tuple[object, ...]]
"""Code and its total → sort key."""


def by_size(code: str, total: int) -> tuple[object, ...]:
    """Sort the largest first, then by code; unknown last."""
    return code == UNKNOWN, -total, code


def by_code(code: str, _total: int) -> tuple[object, ...]:
    """Sort by code; unknown last."""
    return code == UNKNOWN, code


def by_article(code: str, _total: int) -> tuple[object, ...]:
    """Sort articles by number, then text; unknown last."""
    return actions.article_order(code)


def _none_listed(_scope: Scope) -> tuple[str, ...]:
    """Return the list of a dimension that is sparse throughout."""
    return ()


@dataclass(frozen=True)
class Dimension:
    """One side of a table."""

    code: Coding
    listed: Callable[[Scope], tuple[str, ...]] = _none_listed
    """Codes that are always there, in print order; others follow where something was counted under them."""
    order: Order = by_code
    """Order of the codes that are not listed."""
    groups: Callable[[Scope], dict[str, tuple[str, ...]]] | None = None
    """Extra margins beside ``total``: code → the codes it adds up."""


@dataclass(frozen=True)
class Measure:
    """A declared table, or those columns of it that one kind of input feeds."""

    table: str
    kind: str
    """Input kind; not delivered means missing."""
    time: Time
    units: Units
    """What one counted thing is."""
    rows: Dimension
    columns: Dimension
    unit: str
    """Name of the counted thing in print; where columns count different things, that of the first."""
    definition: str
    """One sentence, printed with the figures."""
    where: Callable[[pd.DataFrame, Scope], list[bool]] | None = None
    """Which units count; None for all."""
    weight: str | None = None
    """Column of the units that says how many each stands for; None for one each."""
    distinct: str | None = None
    """Column of the units by which persons are the same; margins are then distinct persons, too, and no sums."""
    column_total: bool = True
    """Whether adding the columns means anything."""
    outside_total: frozenset[str] = frozenset()
    """Columns that do not join the column ``total``."""
    column_units: tuple[tuple[str, str], ...] = ()
    """Column code and its unit, where that differs from ``unit``."""
    open_columns: tuple[str, ...] = ()
    """Columns of what was not read: where one of them counts anything, nothing in the other columns is a zero."""
    stated_columns: tuple[str, ...] = ()
    """Columns of numbers that a row may leave blank: where all do, nothing is known of them, and no cell is a zero."""
    without_stated: frozenset[str] = frozenset()
    """Rows whose units state no number in the stated columns: theirs is a zero."""
    by_decision: bool = False
    """A list of decisions delivers it, too."""
    silent_is_missing: bool = False
    """A cell without a single unit was not delivered, and units of earlier months may still count."""
    fields: tuple[str, ...] = ()
    """Columns of the ledger that decide what counts, where and how much, beside file, sheet, row and month."""
