"""What a measure counts, unit by unit: the one place that both counting and tracing start from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from reports.measures.frame_columns import counts, take

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Sequence

    import pandas as pd

    from reports.measures.declaration import Dimension, Measure, Scope, Units

    Known = dict[tuple[Units, Dimension], Collection[str]]
    """Codes of whole units by what they are and the side of a table: several tables share them."""


@dataclass(frozen=True)
class Facts:
    """The units of a measure, coded. All have one length."""

    units: pd.DataFrame
    rows: Collection[str]
    columns: Collection[str]
    weights: Sequence[int] | None = None
    """How many each stands for; None for one each."""
    joining: Sequence[bool] | None = None
    """Whether a unit joins the column ``total``; None for all do."""
    persons: Sequence[Hashable] | None = None
    """Who, where persons are counted once."""

    @property
    def joins_total(self) -> Iterable[bool]:
        """Whether each unit joins the column ``total``."""
        return repeat(True, len(self.rows)) if self.joining is None else self.joining

    @property
    def numbers(self) -> Iterable[int]:
        """Number of persons, cases or services that each unit counts for."""
        return repeat(1, len(self.rows)) if self.weights is None else self.weights

    @property
    def sources(self) -> Sequence[tuple[int, ...]]:
        """Positions of the source rows of each unit."""
        if "sources" in self.units:
            return list(self.units["sources"])
        return [(position,) for position in self.units.index.tolist()]


def facts(measure: Measure, units: pd.DataFrame, scope: Scope, coded: Known | None = None) -> Facts:
    """Return the facts of a measure, from the units of its kind.

    Args:
        measure: what is counted.
        units: all of them.
        scope: what is counted for.
        coded: codes of these same units that were made before; new ones are added.
    """
    chosen = take(units, measure.where(units, scope)) if measure.where else units
    shared: Known = coded if coded is not None and chosen is units else {}
    columns = _codes(measure, measure.columns, chosen, scope, shared)
    return Facts(
        units=chosen,
        rows=_codes(measure, measure.rows, chosen, scope, shared),
        columns=columns,
        weights=[number or 0 for number in counts(chosen, measure.weight)] if measure.weight else None,
        joining=_joining(measure, chosen, columns),
        persons=chosen[measure.distinct].tolist() if measure.distinct else None,
    )


def _joining(measure: Measure, units: pd.DataFrame, columns: Collection[str]) -> list[bool] | None:
    """Return whether each unit joins the column ``total``; None where all do."""
    if measure.outside_total:
        return [code not in measure.outside_total for code in columns]
    return [bool(joins) for joins in units["joins_total"]] if "joins_total" in units else None


def _codes(measure: Measure, side: Dimension, units: pd.DataFrame, scope: Scope, coded: Known) -> Collection[str]:
    key = measure.units, side
    if key not in coded:
        coded[key] = side.code(units, scope)
    return coded[key]
