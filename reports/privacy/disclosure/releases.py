"""Join a pack with what readers hold already: earlier packs, other editions, figures published elsewhere.

A release holds printed numbers and stars. The numbers behind its stars are not kept anywhere; the attack treats them as
unknown, and starts its search from any numbers that agree with what was printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports.privacy.disclosure.attack import any_table, attack
from reports.privacy.disclosure.cell_tables import CellTable
from reports.privacy.disclosure.declared_rules import (
    ACTIONS,
    INCIDENTS,
    INCIDENTS_BY_PLACE,
    MARGINS,
    THEME,
    TREND,
    Pack,
    relations,
)
from reports.privacy.disclosure.held_packs import HeldPack, changed_elsewhere
from reports.privacy.disclosure.left_beside import unknown_differences
from reports.privacy.disclosure.month_sums import left_over, sums_of_months
from reports.privacy.disclosure.net_changes import net_changes
from reports.privacy.disclosure.protection import History
from reports.privacy.disclosure.theme_totals import with_theme_totals
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Cell, Pattern, Relation, Universe
from reports.vocabulary import workplaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.privacy.disclosure.universe import Release

_NO_PERSONS = frozenset((ACTIONS, INCIDENTS, INCIDENTS_BY_PLACE, THEME, *workplaces.TABLES))
LATELY = 3
"""Releases back that decide what a cell costs to hide."""


@dataclass(frozen=True)
class Released:
    """Earlier releases that the readers of a pack hold."""

    months: tuple[str, ...]
    """Months (``YYYY-MM``) that the flows of the new pack cover."""
    releases: tuple[Release, ...]
    moved: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Month of an earlier release → name of a cell of the stock → persons who came into it or left it since."""
    unheld: tuple[Release, ...] = ()
    """Earlier releases that these readers do not hold; their stars are stars of the readers' packs, too."""


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
    held_packs = held_releases(released.releases, pack.district_of)
    cells = tuple(cell for held_pack in held_packs for cell in held_pack.cells.values())
    rules = [relation for held_pack in held_packs for relation in relations(held_pack.pack)]
    rules += [
        relation for place, held_pack in enumerate(held_packs) for relation in links(held_pack, held_packs[:place])
    ]
    cell_by_id = {cell.id: cell for cell in universe.cells}
    months = period_of(released.months)
    known_numbers = {name: cell.value for name, cell in cell_by_id.items()} if printed is None else printed
    new_packs = HeldPack.of_each_period(months, cell_by_id, pack, known_numbers)
    all_packs, totals, equal_totals = with_theme_totals([*new_packs, *held_packs])
    new_packs, held_packs = all_packs[: len(new_packs)], list(all_packs[len(new_packs) :])
    for place, new_pack in enumerate(new_packs):
        rules += links(new_pack, [*held_packs, *new_packs[:place]])
    parts, sums = sums_of_months(all_packs)
    differences, equal_differences = _unknown_differences(held_packs)
    parts, rules = (*totals, *parts, *differences), [*rules, *equal_totals, *sums, *equal_differences]
    pattern = Pattern(*(_joined(released, kind) for kind in ("hidden", "may_be_zero", "absent")))
    pattern = replace(
        pattern,
        absent=pattern.absent | {cell.id for cell in parts},
        may_hide_change=frozenset(
            cell for place, held_pack in enumerate(held_packs) for cell in printed_before(held_pack, held_packs[:place])
        )
        | changed_elsewhere((*new_packs, *held_packs), released.unheld),
        may_explain=frozenset(cell.id for cell in differences),
    )
    joined = Universe((*universe.cells, *cells, *parts), (*universe.relations, *rules))
    joined = with_numbers(joined, pattern, frozenset(cell.id for cell in (*cells, *parts)))
    if printed is not None:
        return joined, pattern
    for new_pack in new_packs:
        joined, pattern = _with_differences(joined, pattern, new_pack, held_packs, released)
    return joined, pattern


def _unknown_differences(held_packs: Iterable[HeldPack]) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return what earlier packs leave beside their stars, with an equation each."""
    of_packs = [unknown_differences(held_pack.pack, held_pack.printed_ids) for held_pack in held_packs]
    equations = tuple(equation for _, equations_of_pack in of_packs for equation in equations_of_pack)
    return tuple(cell for cells, _ in of_packs for cell in cells), equations


def _with_differences(
    universe: Universe, pattern: Pattern, new_pack: HeldPack, earlier: Sequence[HeldPack], released: Released
) -> tuple[Universe, Pattern]:
    """Return a universe with the small numbers that readers get by subtracting, which are stars like others."""
    new, equations, revised = net_changes(new_pack, earlier, released.moved)
    left, left_equations = left_over(new_pack, earlier)
    changed = (replace(cell, fixed=cell.fixed and cell.id not in revised) for cell in universe.cells)
    left_cells = {cell.id for cell in left}
    stars = replace(
        pattern,
        hidden=pattern.hidden | {cell.id for cell in new} | left_cells,
        may_be_zero=pattern.may_be_zero | left_cells,
    )
    return Universe((*changed, *new, *left), (*universe.relations, *equations, *left_equations)), stars


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


def hidden_elsewhere(released: Released, pack: Pack) -> frozenset[str]:
    """Return the cells of a pack that another edition printed as stars: of the same period, or the same day."""
    period = period_of(released.months)
    new_packs = HeldPack.of_each_period(period, _cells_by_name(pack), pack, {})
    return frozenset(
        cell
        for release in released.releases
        for cell in release.hidden
        for new_pack in new_packs
        if cell in new_pack.cells and new_pack.counts_in(release, cell)
    )


def period_of(months: tuple[str, ...]) -> str:
    """Return the period of some months as registers name it; empty without any."""
    return "..".join(dict.fromkeys(months[:1] + months[-1:]))


def _cells_by_name(pack: Pack) -> dict[str, Cell]:
    return {cell.id: cell for table in pack.tables.values() for cell in table.cells.values()}


def _table_of(cell: str) -> str:
    return cell.partition("/")[0]


def _prefix(number: int, release: Release) -> str:
    return f"{release.period}#{number}|"


def _joined(released: Released, kind: str) -> frozenset[str]:
    """Return the cells of all releases that are hidden, may be zero, or are absent."""
    return frozenset(
        _prefix(number, release) + name
        for number, release in enumerate(released.releases)
        for name in getattr(release, kind)
        if _is_of_a_table(name)
    )


def printed_before(pack: HeldPack, earlier: Sequence[HeldPack]) -> Iterator[str]:
    """Yield the cells that an earlier pack printed, for another day or in another version."""
    for name, cell in pack.cells.items():
        if any(name in earlier_pack.printed and pack.may_differ(earlier_pack, name) for earlier_pack in earlier):
            yield cell.id


def held_releases(releases: Iterable[Release], district_of: Mapping[str, str]) -> list[HeldPack]:
    """Return releases as their readers hold them, with their period and place before the ids of their cells."""
    return [
        held_pack
        for number, release in enumerate(releases)
        for held_pack in held_release(release, district_of, _prefix(number, release))
    ]


def held_release(release: Release, district_of: Mapping[str, str], prefix: str = "") -> tuple[HeldPack, ...]:
    """Return a release as its readers hold it, a pack for each period of its tables; its stars have no number yet."""
    pack = released_pack(release, district_of, prefix)
    cells = {cell.id.removeprefix(prefix): cell for cell in _cells_by_name(pack).values()}
    return HeldPack.of_each_period(release.period, cells, pack, release.printed)


def released_pack(release: Release, district_of: Mapping[str, str], prefix: str = "") -> Pack:
    """Return the tables of a release."""
    cells = {cell.id.removeprefix(prefix): cell for cell in _cells_of(prefix, release)}
    return Pack(_tables(cells), district_of, release.spans)


def _cells_of(prefix: str, release: Release) -> tuple[Cell, ...]:
    """Return the cells of a release in the order of their names; a star has no number yet."""
    names = sorted({*release.printed, *release.hidden, *release.absent})
    return tuple(_cell(prefix, name, release) for name in names if _is_of_a_table(name))


def _is_of_a_table(name: str) -> bool:
    """Whether a name is that of a cell of a table with declared rules."""
    return name.count("/") == 2 and _table_of(name) in MARGINS


def _cell(prefix: str, name: str, release: Release) -> Cell:
    """Return a cell of a release; of actions and incidents nobody knows how many persons stood behind a star.

    Of workers nobody knows how many places of work did.
    """
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


def links(pack: HeldPack, earlier: Sequence[HeldPack]) -> tuple[Relation, ...]:
    """Return what readers know to hold between a pack and those they held before."""
    relations_found: list[Relation] = []
    for earlier_pack in earlier:
        relations_found += [
            _equal_cells("same-month", pack.cells[name], earlier_pack.cells[name])
            for name in pack.repeated(earlier_pack)
        ]
        relations_found += [
            *_trend_links(pack, earlier_pack),
            *_trend_links(earlier_pack, pack),
            *_trends_link(pack, earlier_pack),
        ]
    return tuple(sorted(relations_found, key=lambda relation: relation.terms))


def _trend_links(trend_pack: HeldPack, stock_pack: HeldPack) -> Iterator[Relation]:
    """Yield that a month of a trend is the stock of the pack of that month."""
    trend = trend_pack.pack.tables.get(TREND)
    for (row, column), cell in trend.cells.items() if trend else ():
        stock = stock_pack.stock(column) if row == stock_pack.last else ""
        if stock and trend_pack.agrees(f"{TREND}/{row}/{column}", stock_pack, stock):
            yield _equal_cells("trend-is-release", cell, stock_pack.cells[stock])


def _trends_link(later_pack: HeldPack, earlier_pack: HeldPack) -> Iterator[Relation]:
    """Yield that a month in two trends is one number; the last one of a pack may be of another day."""
    trend, earlier_trend = later_pack.pack.tables.get(TREND), earlier_pack.pack.tables.get(TREND)
    for place, cell in trend.cells.items() if trend and earlier_trend else ():
        name = f"{TREND}/{place[0]}/{place[1]}"
        if earlier_trend and place in earlier_trend.cells and later_pack.agrees(name, earlier_pack, name):
            yield _equal_cells("same-trend", cell, earlier_trend.cells[place])


def _equal_cells(name: str, first: Cell, second: Cell) -> Relation:
    return Relation(name, ((first.id, 1), (second.id, -1)))


def history(edition: str, releases: Sequence[Release]) -> History:
    """Return what the last three releases of an edition printed and hid, the latest last in the sequence."""
    lately = [release for release in releases if release.edition == edition][-LATELY:]
    return History(
        frozenset(_of_span(release, name) for release in lately for name in release.printed),
        frozenset(_of_span(release, name) for release in lately for name in release.hidden),
    )


def _of_span(release: Release, name: str) -> str:
    """Return the name of a cell, with its period before it where that is a longer one than that of the release."""
    span = release.spans.get(_table_of(name), "")
    return f"{span}|{name}" if span else name
