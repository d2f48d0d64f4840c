"""Join a pack with what readers hold already: earlier packs, other editions, figures published elsewhere.

A release holds printed numbers and stars. The numbers behind its stars are not kept anywhere; the attack treats them as
unknown, and starts its search from any numbers that agree with what was printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.model.period import Period
from reports.privacy.disclosure.attack import any_table, attack
from reports.privacy.disclosure.cell_tables import CellTable
from reports.privacy.disclosure.declared_rules import (
    ACTIONS,
    INCIDENTS,
    INCIDENTS_BY_PLACE,
    MARGINS,
    NATIONALITIES,
    STOCK,
    TREND,
    Pack,
    relations,
)
from reports.privacy.disclosure.protection import History
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Cell, Pattern, Relation, Sense, Universe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.privacy.disclosure.universe import Release

FLOWS = frozenset(
    "services-ITK services-ITAS services-ITAP incidents-type-grade incidents-district tak-actions projustisia".split()
)
"""Tables whose figures of several months add up."""
_NO_PERSONS = frozenset((ACTIONS, INCIDENTS, INCIDENTS_BY_PLACE))
LATELY = 3
"""Releases back that decide what a cell costs to hide."""


@dataclass(frozen=True)
class Released:
    """Earlier releases that the readers of a pack hold."""

    months: tuple[str, ...]
    """Months (``YYYY-MM``) that the flows of the new pack cover."""
    releases: tuple[Release, ...]


def readable(edition: str, releases: Iterable[Release]) -> tuple[Release, ...]:
    """Return the releases that readers of an edition hold: their own, the public ones, and what was published."""
    editions = {edition, "publik"}
    return tuple(release for release in releases if release.edition in editions or release.source)


def join(
    universe: Universe, pack: Pack, released: Released, *, printed: Mapping[str, int] | None = None
) -> tuple[Universe, Pattern]:
    """Return a universe with the cells of earlier releases, and the stars these have for good.

    Stars of earlier releases get numbers that agree with everything printed, which need not be the true ones.

    Args:
        universe: of the pack.
        pack: its tables.
        released: what readers hold.
        printed: the numbers of the pack that are known; None means all.
    """
    held = [_held(number, release, pack.district_of) for number, release in enumerate(released.releases)]
    cells = tuple(cell for one in held for cell in one.cells.values())
    rules = [relation for one in held for relation in relations(one.pack)]
    rules += [relation for place, one in enumerate(held) for relation in links(one, held[:place])]
    own = {cell.id: cell for cell in universe.cells}
    months = "..".join(dict.fromkeys(released.months[:1] + released.months[-1:]))
    known = {name: cell.value for name, cell in own.items()} if printed is None else printed
    rules += links(Held(months, own, pack, known), held)
    pattern = Pattern(*(_joined(held, released, kind) for kind in ("hidden", "may_be_zero", "absent")))
    joined = Universe((*universe.cells, *cells), (*universe.relations, *rules))
    return with_numbers(joined, pattern, frozenset(cell.id for cell in cells)), pattern


def with_numbers(universe: Universe, pattern: Pattern, cells: frozenset[str]) -> Universe:
    """Return a universe in which some cells have numbers that agree with all that is printed."""
    numbers = any_table(universe, pattern)
    return replace(
        universe,
        cells=tuple(
            replace(cell, value=numbers.get(cell.id, cell.value)) if cell.id in cells else cell
            for cell in universe.cells
        ),
    )


def opened_before(pack: Pack, released: Released) -> frozenset[str]:
    """Return the stars of earlier releases that these give away by themselves."""
    universe, stars = join(Universe((), ()), replace(pack, tables={}), released)
    return frozenset(narrowed.cell for narrowed in attack(universe.consistent(), stars).narrowed)


def stars_of(released: Released, edition: str) -> frozenset[str]:
    """Return the joined stars of the releases of one edition."""
    return frozenset(
        _prefix(number, release) + cell
        for number, release in enumerate(released.releases)
        for cell in release.hidden
        if release.edition == edition
    )


def hidden_elsewhere(released: Released) -> frozenset[str]:
    """Return the cells that another edition of the same month printed as stars."""
    return frozenset(
        cell for release in released.releases if release.period == released.months[-1] for cell in release.hidden
    )


def _prefix(number: int, release: Release) -> str:
    return f"{release.period}#{number}|"


def _joined(held: Sequence[Held], released: Released, kind: str) -> frozenset[str]:
    """Return the cells of all releases that are hidden, may be zero, or are absent."""
    return frozenset(
        one.cells[name].id
        for one, release in zip(held, released.releases, strict=True)
        for name in getattr(release, kind)
        if name in one.cells
    )


@dataclass(frozen=True)
class Held:
    """A pack as its readers hold it, a new one or a release."""

    period: str
    cells: Mapping[str, Cell]
    """Name (``<table>/<row>/<column>``) → cell, whose id may have a prefix."""
    pack: Pack
    printed: Mapping[str, int]
    """Name → number, where it is known."""

    @property
    def months(self) -> tuple[str, ...]:
        """The months covered (``YYYY-MM``)."""
        return tuple(map(str, Period.parse(self.period).months)) if self.period else ()

    @property
    def is_month(self) -> bool:
        """Whether it covers one month."""
        return ".." not in self.period

    def stock(self, column: str) -> str:
        """Return the name of the city's stock of a class; empty where it has none."""
        names = (f"{table}/{TOTAL}/{column}" for table in (NATIONALITIES, STOCK))
        return next((name for name in names if name in self.cells), "")

    def agrees(self, name: str, other: Held, other_name: str) -> bool:
        """Whether two numbers are equal, as far as both are known."""
        numbers = {self.printed.get(name), other.printed.get(other_name)} - {None}
        return len(numbers) < 2


def held_release(release: Release, district_of: Mapping[str, str], prefix: str = "") -> Held:
    """Return a release as its readers hold it; its stars have no number yet."""
    cells = {cell.id.removeprefix(prefix): cell for cell in _cells_of(prefix, release)}
    return Held(release.period, cells, Pack(_tables(cells), district_of), release.printed)


def _held(number: int, release: Release, district_of: Mapping[str, str]) -> Held:
    return held_release(release, district_of, _prefix(number, release))


def _cells_of(prefix: str, release: Release) -> tuple[Cell, ...]:
    """Return the cells of a release in the order of their names; a star has no number yet."""
    names = sorted({*release.printed, *release.hidden, *release.absent})
    known_names = (name for name in names if name.count("/") == 2 and name.partition("/")[0] in MARGINS)
    return tuple(_cell(prefix, name, release) for name in known_names)


def _cell(prefix: str, name: str, release: Release) -> Cell:
    """Return a cell of a release; of actions and incidents nobody knows how many persons stood behind a star."""
    table, _, column = name.split("/")
    threshold = thresholds(release.edition or "antarinstansi").of(table, column)
    persons = 0 if table in _NO_PERSONS else None
    return Cell(prefix + name, release.printed.get(name, 0), threshold, persons, fixed=True, released=True)


def _tables(cells: Mapping[str, Cell]) -> dict[str, CellTable]:
    """Return the tables that names of cells name; margins are told from inner rows by their codes."""
    places: dict[str, dict[tuple[str, str], Cell]] = {}
    for name, cell in cells.items():
        table, row, column = name.split("/")
        places.setdefault(table, {})[row, column] = cell
    return {name: _table(name, cells_of_table) for name, cells_of_table in places.items()}


def _table(name: str, cells: dict[tuple[str, str], Cell]) -> CellTable:
    margins = {"total", "work-area", "itk-itas-itap"}
    rows = tuple(row for row in dict.fromkeys(row for row, _ in cells) if row not in margins)
    columns = tuple(column for column in dict.fromkeys(column for _, column in cells) if column not in margins)
    return CellTable(name, rows, columns, cells)


def links(own: Held, earlier: Sequence[Held]) -> tuple[Relation, ...]:
    """Return what readers know to hold between a pack and those they held before."""
    found: list[Relation] = []
    for other in earlier:
        if _is_same_version(own, other):
            found += [
                _same("same-month", own.cells[name], other.cells[name]) for name in own.cells.keys() & other.cells
            ]
        found += [*_trend_links(own, other), *_trend_links(other, own), *_trends_link(own, other)]
    return (*sorted(found, key=lambda relation: relation.terms), *_sums(own, earlier))


def _is_same_version(cell_by_id: Held, other: Held) -> bool:
    """Whether two packs are of the same months and the same data: all numbers that both print agree."""
    return cell_by_id.period == other.period and all(
        cell_by_id.agrees(name, other, name) for name in cell_by_id.cells.keys() & other.cells
    )


def _trend_links(own: Held, other: Held) -> Iterator[Relation]:
    """Yield that a month of a trend is the stock of the pack of that month."""
    trend = own.pack.tables.get(TREND)
    for (row, column), cell in trend.cells.items() if trend else ():
        stock = other.stock(column) if row == other.period[-7:] else ""
        if stock and own.agrees(f"{TREND}/{row}/{column}", other, stock):
            yield _same("trend-is-release", cell, other.cells[stock])


def _trends_link(own: Held, other: Held) -> Iterator[Relation]:
    """Yield that a month in two trends is one number; the last one of a pack may be of another day."""
    trend, before = own.pack.tables.get(TREND), other.pack.tables.get(TREND)
    for place, cell in trend.cells.items() if trend and before else ():
        name = f"{TREND}/{place[0]}/{place[1]}"
        if before and place in before.cells and own.agrees(name, other, name):
            yield _same("same-trend", cell, before.cells[place])


def _sums(cell_by_id: Held, earlier: Sequence[Held]) -> Iterator[Relation]:
    """Yield what a pack adds to the sums of months, whether it is one of the months or covers them."""
    if not cell_by_id.is_month:
        yield from _sum(cell_by_id, earlier)
        return
    for other in earlier:
        if cell_by_id.period in other.months and not other.is_month:
            yield from _sum(other, (cell_by_id, *earlier))


def _sum(whole: Held, packs: Sequence[Held]) -> Iterator[Relation]:
    """Yield that flows of several months are the sum of their months, or at least of those among some packs."""
    months: dict[str, Held] = {}
    for other in packs:
        if other.is_month and other.period in whole.months:
            months.setdefault(other.period, other)
    sense = Sense.EQUAL if set(months) == set(whole.months) else Sense.AT_MOST
    for name, cell in whole.cells.items():
        if name.partition("/")[0] in FLOWS:
            parts = [month.cells[name].id for month in months.values() if name in month.cells]
            if parts and (sense is Sense.AT_MOST or len(parts) == len(whole.months)):
                yield Relation("sum-of-months", (*((part, 1) for part in parts), (cell.id, -1)), sense)


def _same(name: str, first: Cell, second: Cell) -> Relation:
    return Relation(name, ((first.id, 1), (second.id, -1)))


def changed_too_little(universe: Universe, earlier: Release) -> frozenset[str]:
    """Return the cells that a later version of a released month may not print: their change tells of few persons."""
    return frozenset(
        cell.id
        for cell in universe.cells
        if cell.id in earlier.printed and 0 < abs(cell.value - earlier.printed[cell.id]) < cell.threshold
    )


def history(edition: str, releases: Sequence[Release]) -> History:
    """Return what the last three releases of an edition printed and hid, the latest last in the sequence."""
    lately = [release for release in releases if release.edition == edition][-LATELY:]
    return History(
        frozenset(name for release in lately for name in release.printed),
        frozenset(name for release in lately for name in release.hidden),
    )
