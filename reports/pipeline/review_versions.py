"""Other versions of a review page's figures: of months before, as handed in, and as a shared edition prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.comparison import Base
from reports.model.figures import Status
from reports.pipeline.handed_in import figures_handed_in
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.documents.shared import SharedFigures
    from reports.model.figures import Figure, Figures
    from reports.model.period import Period
    from reports.pipeline.composed_return import Composed
    from reports.pipeline.submitted_base import Values

MONTHS_BACK = 12
"""Months before that of the return whose figures make a series."""


@dataclass(frozen=True)
class OtherVersions:
    """What a figure is elsewhere."""

    before: Base = field(default_factory=Base)
    """The period before."""
    handed_in: Mapping[str, int | None] = field(default_factory=dict)
    """Figure id → what was handed in, of those that differ today."""
    series: tuple[tuple[str, Values | None], ...] = ()
    """Month in words, and the figures that were handed in of it; None where none were."""
    hidden: frozenset[str] = frozenset()
    """Ids of figures that a shared edition hides."""

    @property
    def months(self) -> tuple[str, ...]:
        """The months of the series, in words."""
        return tuple(month for month, _values in self.series)

    def of(self, figure: Figure) -> dict[str, object]:
        """Return what the page knows of a figure in other versions: before, series, handed in, hidden."""
        content: dict[str, object] = {}
        change = self.before.change(figure)
        if change is not None and change.base.value is not None:
            content["b"] = change.base.value
        if figure.id in self.handed_in:
            content["s"] = self.handed_in[figure.id]
        if figure.id in self.hidden:
            content["h"] = 1
        values = [None if of_month is None else of_month.get(figure.id) for _month, of_month in self.series]
        return {**content, "t": values} if any(values) else content


def other_versions(composition: Composed, hidden: frozenset[str], office: Path) -> OtherVersions:
    """Return the other versions of the figures of a return.

    Args:
        composition: as the return is composed.
        hidden: ids of figures that a shared edition hides.
        office: whose register tells what was handed in.

    Raises:
        ConfigurationError: that register was changed.
    """
    correction = composition.correction
    changes = (correction.changes or ()) if correction else ()
    return OtherVersions(
        composition.changes.previous,
        {change.id: change.then for change in changes},
        _series(composition.figures.period, office),
        hidden,
    )


def _series(period: Period, office: Path) -> tuple[tuple[str, Values | None], ...]:
    """Return the months before that were handed in, from the first of them; none for a period of several months."""
    if len(period.months) > 1:
        return ()
    by_month = figures_handed_in(office)
    months = [period.last.plus(-back) for back in range(MONTHS_BACK, 0, -1)]
    first = next((place for place, month in enumerate(months) if str(month) in by_month), len(months))
    return tuple((formats.month(month), by_month.get(str(month))) for month in months[first:])


def hidden_figures(figures: Figures, shared: SharedFigures) -> frozenset[str]:
    """Return the ids of figures that a shared edition does not print as they are."""
    return frozenset(
        figure.id
        for table in figures.tables.values()
        for figure in table.cells.values()
        if (printed_figure := shared.printed_as(figure)) is None or printed_figure.status is Status.SUPPRESSED
    )
