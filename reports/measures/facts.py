"""What a measure counts, unit by unit: the one place that both counting and tracing start from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.measures.columns import counts, take
from reports.model.figures import TOTAL

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import pandas as pd

    from reports.measures.declaration import Measure, Scope


@dataclass(frozen=True)
class Facts:
    """The units of a measure, coded. All lists have one length."""

    rows: Sequence[str]
    columns: Sequence[str]
    weights: Sequence[int]
    joins_total: Sequence[bool]
    """Whether a unit joins the column ``total``."""
    persons: Sequence[Hashable] | None
    """Who, where persons are counted once."""
    sources: Sequence[tuple[int, ...]]
    """Positions of the source rows."""

    def positions(self, row: str, column: str, groups: dict[str, tuple[str, ...]]) -> list[int]:
        """Return the source rows behind a place of the table, margins included."""
        wanted = groups.get(row, (row,))
        found: set[int] = set()
        for code, other, joins, sources in zip(self.rows, self.columns, self.joins_total, self.sources, strict=True):
            if (row == TOTAL or code in wanted) and (other == column or (column == TOTAL and joins)):
                found.update(sources)
        return sorted(found)


def facts(measure: Measure, units: pd.DataFrame, scope: Scope) -> Facts:
    """Return the facts of a measure, from the units of its kind."""
    kept = take(units, measure.where(units, scope)) if measure.where else units
    size = len(kept)
    return Facts(
        rows=measure.rows.code(kept, scope),
        columns=measure.columns.code(kept, scope),
        weights=[number or 0 for number in counts(kept, measure.weight)] if measure.weight else [1] * size,
        joins_total=[bool(joins) for joins in kept["joins_total"]] if "joins_total" in kept else [True] * size,
        persons=kept[measure.distinct].tolist() if measure.distinct else None,
        sources=kept["sources"].tolist() if "sources" in kept else [(position,) for position in kept.index.tolist()],
    )
