"""How far each table of a pack went down the ladder, and for which months it is printed.

A table that no step of its own months protects is printed for a longer period, where one is offered and it counts what
happened: the quarter, then the year. There it starts again in the detail of its design.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reports.privacy.disclosure.declared_rules import ACTIONS, INCIDENTS, PERSONS, THEME, Pack, types_of
from reports.privacy.disclosure.ladder import Step, at_step, next_step
from reports.privacy.disclosure.redesign import redesign
from reports.vocabulary import workplaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reports.privacy.disclosure.cell_tables import CellTable
    from reports.privacy.disclosure.thresholds import Thresholds

OF_LONGER_PERIODS = (INCIDENTS, ACTIONS, PERSONS, "projustisia")
"""Tables that count what happened: they may be printed for a longer period. Stocks are of a day."""


@dataclass(frozen=True)
class LongerPeriod:
    """Months that tables may be printed for instead of those of the pack."""

    period: str
    """``YYYY-MM..YYYY-MM``."""
    tables: Mapping[str, CellTable]
    """As measured; those that cannot be printed for these months are absent."""


@dataclass(frozen=True)
class _Place:
    """Where a table stands."""

    period: int = -1
    """Of the longer periods; -1 for that of the pack."""
    step: Step = Step.AS_DESIGNED


class Descent:
    """The tables of a pack on their way down."""

    def __init__(
        self, pack: Pack, limits: Thresholds, longer: Callable[[], Sequence[LongerPeriod]] | None = None
    ) -> None:
        self._designed, self._limits, self._longer = redesign(pack, limits), limits, longer
        self._places = dict.fromkeys(self._designed.tables, _Place())

    @cached_property
    def _periods(self) -> tuple[tuple[str, Pack], ...]:
        """The longer periods with their tables in the detail of their design; measured only where one is needed."""
        offered = self._longer() if self._longer else ()
        return tuple((longer.period, redesign(Pack(longer.tables, {}), self._limits)) for longer in offered)

    def pack(self) -> Pack:
        """Return the tables as they are printed where they stand; what is not shown is left out."""
        tables = {name: self._table(name, place) for name, place in self._places.items()}
        printed = {name: table for name, table in tables.items() if table is not None and table.cells}
        spans = {
            name: self._periods[place.period][0]
            for name, place in self._places.items()
            if name in printed and place.period >= 0
        }
        if INCIDENTS in spans:  # a theme's number of fewer months would tell of the others
            printed.pop(THEME, None)
        return replace(self._designed, tables=printed, spans=spans)

    def _table(self, name: str, place: _Place) -> CellTable | None:
        pack = self._designed if place.period < 0 else self._periods[place.period][1]
        apart = self._types_of_theme() if name == INCIDENTS and place.period < 0 else frozenset()
        return at_step(pack.tables[name], place.step, self._limits.of(name), apart)

    def _types_of_theme(self) -> frozenset[str]:
        """Return the types of incidents of which the sum is printed as that of a theme; none where it is not."""
        theme = self._designed.table(THEME)
        if theme is None or self._places[THEME].step:
            return frozenset()
        return frozenset().union(*map(types_of, theme.rows))

    def step_down(self, names: Iterable[str]) -> None:
        """Take tables one step down: less detail, then the next longer period, then nothing.

        Those of a meeting on places of work come first, whichever fails, so that all others keep the detail they have
        without them; a theme's number comes last.
        """
        failing = set(names)
        of_work = {name for name in self.of_workplaces if self._places[name].step is not Step.NOT_SHOWN}
        going = failing & of_work or of_work or failing - {THEME} or failing
        self._places |= {name: self._next(name, self._places[name]) for name in going}

    @property
    def of_workplaces(self) -> tuple[str, ...]:
        """The tables of a meeting on places of work; none for others."""
        return tuple(name for name in workplaces.TABLES if name in self._places)

    def place_workplaces(self, step: Step) -> None:
        """Put the tables of a meeting on places of work on a step."""
        self._places |= dict.fromkeys(self.of_workplaces, _Place(step=step))

    def _next(self, name: str, place: _Place) -> _Place:
        below = next_step(place.step, name)
        if below is not Step.NOT_SHOWN or place.step is Step.NOT_SHOWN or name not in OF_LONGER_PERIODS:
            return replace(place, step=below)
        later = range(place.period + 1, len(self._periods))
        return next(
            (_Place(number) for number in later if name in self._periods[number][1].tables),
            replace(place, step=Step.NOT_SHOWN),
        )

    @property
    def steps(self) -> dict[str, Step]:
        """Table → how far it went down, those that went down only; for the period that it is printed for."""
        return {name: place.step for name, place in self._places.items() if place.step}
