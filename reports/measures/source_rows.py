"""The source rows behind a figure: selected from the same units that are counted, each with what it adds.

Nothing is counted anew: a trace asks which coded units lie in a place of a table, and from which rows each was made.
What the rows add is the figure; where it is not, the program contradicts itself and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reports.errors import BalanceError
from reports.measures.coded_units import facts
from reports.measures.declaration import Scope
from reports.measures.reconciliation import TABLE as RECONCILIATION
from reports.measures.reconciliation import source_place
from reports.measures.tables import MEASURES, SharedUnits, delivered_scope
from reports.measures.tally import places_of
from reports.measures.workers_by_size import MEASURES as OF_WORKPLACES
from reports.model.figures import TOTAL

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from reports.measures.coded_units import Facts, Known
    from reports.measures.declaration import Measure
    from reports.model.coverage import Coverage
    from reports.model.figures import Figure, Figures

    Place = tuple[str, str]
    """Row and column of a table."""
    Added = dict[tuple[str, int], tuple[int, int | None]]
    """Kind and position of a row → what it adds, and the position of the row it is one with."""

_TRACED = (*MEASURES, *OF_WORKPLACES)
"""Measures of every document, and those of meetings on places of work."""


@dataclass(frozen=True)
class Contribution:
    """A source row behind a figure."""

    kind: str
    position: int
    """In the frame of its kind, from 0."""
    adds: int
    """What it adds to the figure."""
    places: tuple[Place, ...]
    """Cells of the table, margins apart, that it is counted in."""
    counted_with: int | None = None
    """Position of the row together with which it is one, and which adds for both; None for a row of its own."""


class _Unit(NamedTuple):
    """A counted thing that lies in the place of a figure."""

    place: Place
    sources: tuple[int, ...]
    number: int
    person: Hashable


class Tracer:
    """Traces the figures of a period; what several tables have in common is made once."""

    def __init__(
        self, frames: Mapping[str, pd.DataFrame], coverage: Coverage, figures: Figures, districts: tuple[str, ...]
    ) -> None:
        """Take what the figures were counted from.

        Args:
            frames: accepted rows by kind.
            coverage: which kinds were delivered for which months.
            figures: as counted.
            districts: kecamatan codes of the work area, in print order.
        """
        self._frames = frames
        self._figures = figures
        self._scope = Scope(figures.period, figures.as_of, districts)
        self._coverage = coverage
        self._units: dict[str, tuple[Scope, SharedUnits, Known]] = {}
        self._cells: dict[Measure, dict[tuple[Place, bool], list[_Unit]]] = {}
        self._added_by_cell: dict[tuple[Measure, tuple[Place, bool]], Added | None] = {}

    def rows(self, figure: Figure) -> tuple[Contribution, ...]:
        """Return the rows behind a figure, kind by kind in the order of their frames; none for one without a value.

        Raises:
            BalanceError: what the rows add is not the figure, which is a fault of the program.
        """
        if figure.value is None:
            return ()
        lies_in = self._selection(figure)
        contributions = tuple(
            contribution
            for measure in _TRACED
            if measure.table == figure.table
            for contribution in _contributions(measure, self._behind(measure, lies_in))
        )
        _prove(figure, sum(contribution.adds for contribution in contributions))
        return contributions

    def added(self, figure: Figure) -> Added:
        """Return the same rows with what each adds alone, which for all figures of a long register is much quicker.

        Raises:
            BalanceError: as for :meth:`rows`.
        """
        if figure.value is None:
            return {}
        lies_in = self._selection(figure)
        added_by_row: Added = {}
        for measure in _TRACED:
            if measure.table == figure.table:
                added_by_row |= self._added(measure, lies_in)
        _prove(figure, sum(adds for adds, _partner in added_by_row.values()))
        return added_by_row

    def _added(self, measure: Measure, lies_in: Callable[[Place, bool], bool]) -> Added:
        """Return what each row of a measure adds in a place."""
        units_by_cell = self._units_by_cell(measure)
        together: Added = {}
        size = 0
        for cell in units_by_cell:
            if lies_in(*cell):
                of_cell = self._added_in_cell(measure, cell)
                if of_cell is None:
                    break
                size += len(of_cell)
                together |= of_cell
        else:
            if size == len(together):
                return together
        contributions = _contributions(measure, self._behind(measure, lies_in))
        return {(row.kind, row.position): (row.adds, row.counted_with) for row in contributions}

    def _added_in_cell(self, measure: Measure, cell: tuple[Place, bool]) -> Added | None:
        """Return what each row adds in a cell; None where rows make a unit together, or one makes several."""
        key = measure, cell
        if key not in self._added_by_cell:
            units = self._units_by_cell(measure)[cell]
            is_plain = not measure.distinct and all(len(unit.sources) == 1 for unit in units)
            rows: Added = {(measure.kind, unit.sources[0]): (unit.number, None) for unit in units} if is_plain else {}
            self._added_by_cell[key] = rows if is_plain and len(rows) == len(units) else None
        return self._added_by_cell[key]

    def fields(self, figure: Figure) -> tuple[str, ...]:
        """Return the columns of the ledger that decide which rows a figure counts, as they are declared."""
        measures = [measure for measure in _TRACED if measure.table == figure.table]
        return tuple(dict.fromkeys(name for measure in measures for name in measure.fields))

    def _selection(self, figure: Figure) -> Callable[[Place, bool], bool]:
        """Return what tells whether a unit of a place, which joins the total or not, lies in that of a figure."""
        figure_place = figure.row, figure.column
        if figure.table == RECONCILIATION:
            table, districts = self._figures.tables[RECONCILIATION], self._scope.districts
            counted_place, groups = source_place(table, districts, *figure_place)
            return partial(_lies_in, figure_place=counted_place, groups=groups)
        measure = next(measure for measure in _TRACED if measure.table == figure.table)
        return partial(
            _lies_in, figure_place=figure_place, groups=measure.rows.groups(self._scope) if measure.rows.groups else {}
        )

    def _behind(self, measure: Measure, lies_in: Callable[[Place, bool], bool]) -> list[_Unit]:
        """Return the units of a measure in a place, in the order of their first rows."""
        units_by_cell = self._units_by_cell(measure).items()
        behind = [unit for (place, joins), units in units_by_cell if lies_in(place, joins) for unit in units]
        return sorted(behind, key=lambda unit: unit.sources)

    def _units_by_cell(self, measure: Measure) -> dict[tuple[Place, bool], list[_Unit]]:
        """Return cell, and whether it joins the total → its units."""
        if measure not in self._cells:
            scope, units, codes = self._shared(measure.kind)
            self._cells[measure] = _by_cell(facts(measure, units.of(measure), scope, codes))
        return self._cells[measure]

    def _shared(self, kind: str) -> tuple[Scope, SharedUnits, Known]:
        """Return the scope of a kind, its units and their codes."""
        if kind not in self._units:
            scope = delivered_scope(kind, self._scope, self._coverage)
            self._units[kind] = scope, SharedUnits(self._frames, scope), {}
        return self._units[kind]


def _prove(figure: Figure, added: int) -> None:
    """Stop where rows do not make their figure."""
    if added != figure.value:
        raise BalanceError(
            "the rows behind {figure} add up to {added}, and not to {value}",
            figure=figure.id, added=added, value=figure.value,
        )  # fmt: skip


def _by_cell(coded: Facts) -> dict[tuple[Place, bool], list[_Unit]]:
    """Return cell, and whether it joins the total → its units."""
    persons: Iterable[Hashable] = coded.persons or [None] * len(coded.rows)
    units_by_cell: dict[tuple[Place, bool], list[_Unit]] = {}
    for row, column, joins, sources, number, person in zip(
        coded.rows, coded.columns, coded.joins_total, coded.sources, coded.numbers, persons, strict=True
    ):
        unit = _Unit((row, column), sources, number, person)
        units_by_cell.setdefault(((row, column), joins), []).append(unit)
    return units_by_cell


def _lies_in(place: Place, joins: bool, figure_place: Place, groups: Mapping[str, tuple[str, ...]]) -> bool:
    (row, column), (figure_row, figure_column) = place, figure_place
    if figure_column not in {column, TOTAL}:  # nearly all cells of a table are passed by here
        return False
    if figure_row not in {row, TOTAL} and figure_row not in groups:
        return False
    return figure_place in places_of(row, column, joins, dict(groups))


def _contributions(measure: Measure, units: Sequence[_Unit]) -> Iterator[Contribution]:
    """Yield the rows of units, each once, with all that it adds."""
    added = _of_persons(units) if measure.distinct else [row for unit in units for row in _of_unit(unit, unit.number)]
    by_position: dict[int, Contribution] = {}
    for position, place, adds, counted_with in added:
        earlier = by_position.get(position)
        if earlier is None:
            by_position[position] = Contribution(measure.kind, position, adds, (place,), counted_with)
            continue
        places = earlier.places if place in earlier.places else (*earlier.places, place)
        total = earlier.adds + adds
        partner = None if total else earlier.counted_with if earlier.counted_with is not None else counted_with
        by_position[position] = replace(earlier, adds=total, places=places, counted_with=partner)
    for position in sorted(by_position):
        yield by_position[position]


_Added = tuple[int, tuple[str, str], int, int | None]
"""Position, place, what the row adds there, and the row with which it is one."""


def _of_unit(unit: _Unit, number: int) -> Iterator[_Added]:
    """Yield the rows of a unit: the first adds its number, the others are one with it."""
    first, *copies = unit.sources
    yield first, unit.place, number, None
    for position in copies:
        yield position, unit.place, 0, first


def _of_persons(units: Sequence[_Unit]) -> Iterator[_Added]:
    """Yield the rows of persons: of each the row with the largest number adds it, the others are one with it."""
    by_person: dict[Hashable, list[_Unit]] = {}
    for unit in units:
        by_person.setdefault(unit.person, []).append(unit)
    for same in by_person.values():
        largest = max(same, key=lambda unit: unit.number)
        for unit in same:
            first = unit.sources[0]
            partner = None if first == largest.sources[0] else largest.sources[0]
            yield first, unit.place, unit.number if unit is largest else 0, partner
