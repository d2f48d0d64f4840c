"""Join a pack with what readers hold already: earlier packs, other editions, figures published elsewhere.

A release holds printed numbers and stars. The numbers behind its stars are not kept anywhere; the attack treats them as
unknown, and starts its search from any numbers that agree with what was printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.privacy.disclosure.attack import any_table, attack
from reports.privacy.disclosure.cell_tables import CellTable
from reports.privacy.disclosure.declared_rules import (
    ACTIONS,
    INCIDENTS,
    INCIDENTS_BY_PLACE,
    MARGINS,
    TREND,
    Pack,
    relations,
)
from reports.privacy.disclosure.protection import History
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Cell, Pattern, Relation, Sense, Universe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


def join(universe: Universe, pack: Pack, released: Released) -> tuple[Universe, Pattern]:
    """Return a universe with the cells of earlier releases, and the stars these have for good.

    Stars of earlier releases get numbers that agree with everything printed, which need not be the true ones.
    """
    parts = [_cells_of(number, release) for number, release in enumerate(released.releases)]
    packs = [Pack(_tables(cells), pack.district_of) for cells in parts]
    cells = tuple(cell for part in parts for cell in part)
    links = [relation for past in packs for relation in relations(past)]
    links += _links(pack, universe, released, parts)
    hidden, may_be_zero, absent = (_prefixed(released, kind) for kind in ("hidden", "may_be_zero", "absent"))
    pattern = Pattern(hidden, may_be_zero, absent)
    joined = Universe((*universe.cells, *cells), (*universe.relations, *links))
    numbers = any_table(joined, pattern)
    cells = tuple(replace(cell, value=numbers.get(cell.id, cell.value)) for cell in cells)
    return replace(joined, cells=(*universe.cells, *cells)), pattern


def opened_before(pack: Pack, released: Released) -> frozenset[str]:
    """Return the stars of earlier releases that these give away by themselves."""
    universe, stars = join(Universe((), ()), replace(pack, tables={}), released)
    return frozenset(narrowed.cell for narrowed in attack(universe, stars).narrowed)


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


def _prefixed(released: Released, kind: str) -> frozenset[str]:
    return frozenset(
        _prefix(number, release) + cell
        for number, release in enumerate(released.releases)
        for cell in getattr(release, kind)
    )


def _cells_of(number: int, release: Release) -> tuple[Cell, ...]:
    """Return the cells of a release in the order of their ids; a star has no number yet."""
    names = sorted({*release.printed, *release.hidden, *release.absent})
    known = (name for name in names if name.count("/") == 2 and name.partition("/")[0] in MARGINS)
    return tuple(_cell(_prefix(number, release), name, release) for name in known)


def _cell(prefix: str, name: str, release: Release) -> Cell:
    """Return a cell of a release; of actions and incidents nobody knows how many persons stood behind a star."""
    table, _, column = name.split("/")
    threshold = thresholds(release.edition).of(table, column)
    persons = 0 if table in _NO_PERSONS else None
    return Cell(prefix + name, release.printed.get(name, 0), threshold, persons, fixed=True, released=True)


def _tables(cells: Iterable[Cell]) -> dict[str, CellTable]:
    """Return the tables that the ids of cells name; margins are told from inner rows by their codes."""
    places: dict[str, dict[tuple[str, str], Cell]] = {}
    for cell in cells:
        table, row, column = cell.id.partition("|")[2].split("/")
        places.setdefault(table, {})[row, column] = cell
    return {name: _table(name, own) for name, own in places.items()}


def _table(name: str, cells: dict[tuple[str, str], Cell]) -> CellTable:
    margins = {"total", "work-area", "itk-itas-itap"}
    rows = tuple(row for row in dict.fromkeys(row for row, _ in cells) if row not in margins)
    columns = tuple(column for column in dict.fromkeys(column for _, column in cells) if column not in margins)
    return CellTable(name, rows, columns, cells)


def _links(pack: Pack, universe: Universe, released: Released, parts: Sequence[tuple[Cell, ...]]) -> Iterator[Relation]:
    """Yield what holds between the new pack and earlier ones."""
    own = {cell.id: cell for cell in universe.cells}
    months: dict[str, dict[str, str]] = {}
    for release, cells in zip(released.releases, parts, strict=True):
        names = {cell.id.partition("|")[2]: cell.id for cell in cells}
        if _is_same_version(release, own, released.months):
            yield from (_same("same-month", name, cell) for name, cell in names.items() if name in own)
        elif release.period in released.months:
            months.setdefault(release.period, names)
        yield from _trend_links(pack, release, names)
    yield from _sums(own, months, released.months)


def _is_same_version(release: Release, own: dict[str, Cell], months: tuple[str, ...]) -> bool:
    """Whether a release is of the same months and the same data: all numbers that both print agree."""
    same = months[-1:] == (release.period,) and len(months) == 1
    return same and all(own[name].value == number for name, number in release.printed.items() if name in own)


def _trend_links(pack: Pack, release: Release, names: dict[str, str]) -> Iterator[Relation]:
    """Yield that a month of the trend is the stock that was released of that month."""
    trend = pack.tables.get(TREND)
    for (row, column), cell in trend.cells.items() if trend else ():
        stock = names.get(f"stock-nationality-permit/total/{column}") or names.get(
            f"stock-district-permit/total/{column}"
        )
        if row == release.period and stock and _agree(cell, stock, release):
            yield _same("trend-is-release", cell.id, stock)


def _agree(cell: Cell, stock: str, release: Release) -> bool:
    printed = release.printed.get(stock.partition("|")[2])
    return printed is None or printed == cell.value


def _sums(own: dict[str, Cell], months: dict[str, dict[str, str]], covered: tuple[str, ...]) -> Iterator[Relation]:
    """Yield that flows of several months are the sum of their months, or at least of those released."""
    if len(covered) < 2 or not months:
        return
    sense = Sense.EQUAL if set(months) == set(covered) else Sense.AT_MOST
    for name in own:
        if name.partition("/")[0] in FLOWS:
            parts = [names[name] for names in months.values() if name in names]
            if parts and (sense is Sense.AT_MOST or len(parts) == len(covered)):
                yield Relation("sum-of-months", (*((part, 1) for part in parts), (name, -1)), sense)


def _same(name: str, first: str, second: str) -> Relation:
    return Relation(name, ((first, 1), (second, -1)))


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
