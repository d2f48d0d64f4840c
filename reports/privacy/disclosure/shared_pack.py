"""From the tables of a pack to the tables of a shared edition: redesign, hide, attack, and step down where needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.declared_rules import CLASSES, NATIONALITIES, STOCK, TREND, Pack, relations
from reports.privacy.disclosure.descent import Descent
from reports.privacy.disclosure.left_beside import left_beside
from reports.privacy.disclosure.protect_pack import protect, suppress
from reports.privacy.disclosure.releases import hidden_elsewhere, join, opened_before, stars_of
from reports.privacy.disclosure.row_rests import row_rests
from reports.privacy.disclosure.theme_totals import theme_rests
from reports.privacy.disclosure.universe import Pattern, Universe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reports.privacy.disclosure.attack import Verdict
    from reports.privacy.disclosure.cell_tables import CellTable
    from reports.privacy.disclosure.descent import LongerPeriod
    from reports.privacy.disclosure.ladder import Step
    from reports.privacy.disclosure.protection import History
    from reports.privacy.disclosure.releases import Released
    from reports.privacy.disclosure.thresholds import Thresholds
    from reports.privacy.disclosure.universe import Cell


@dataclass(frozen=True)
class SharedPack:
    """What a shared edition may print."""

    tables: Mapping[str, CellTable]
    """Tables in the detail that is printed; hidden cells still carry their numbers, for the office's report only."""
    pattern: Pattern
    """Hidden cells of these tables, and of earlier releases with their period before the id."""
    steps: Mapping[str, Step]
    """Table → how far it went down the ladder, those that went down only."""
    primary: frozenset[str]
    verdict: Verdict
    releases: int
    """Earlier releases that the attack joined."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """Table → the longer period that it is printed for, those that are only."""
    releases_of_others: int = 0
    """Releases that were joined as those who hold more would, in an attack of its own."""

    def printed(self, cell: Cell) -> bool:
        """Whether a cell of the tables is printed as a number."""
        return cell.id not in self.pattern.unknown


@dataclass(frozen=True)
class Wider:
    """Readers who hold more than those of the pack: agencies, who hold the public edition as well as their own."""

    released: Released
    edition: str
    """Of the pack; its own stars are no secret to these readers."""


def share(pack: Pack, limits: Thresholds, *, released: Released | None = None, wider: Wider | None = None,
          history: History | None = None, longer: Callable[[], Sequence[LongerPeriod]] | None = None,
          ) -> SharedPack:  # fmt: skip
    """Return what a shared edition prints of a pack.

    Each round takes the tables that are not protected, or of which too much would be hidden, one step down; the attack
    runs when no table asks for another step. The last step leaves a table out, so that the rounds end.

    Args:
        pack: the tables as measured, with persons and contributors.
        limits: thresholds of the edition.
        released: earlier releases that readers hold, too.
        wider: readers who hold more; the pack must not open what was hidden from them.
        history: what the last three months printed and hid.
        longer: measures the longer periods that tables may be printed for, the shortest first.
    """
    descent = Descent(pack, limits, longer)
    opened = opened_before(pack, released) if released else frozenset()
    while True:
        current = descent.pack()
        universe, start = _universe(current, released)
        start = _with_stars_of_others(current, start, wider)
        lately = history.of_spans(current.spans) if history else None
        hidden = suppress(universe, start=start, history=lately)
        failing = _too_starred(current, hidden, limits)
        if not failing:
            protected = protect(universe, start=start, history=lately, opened=opened)
            failing = _not_protected(current, protected.verdict, protected.pattern)
            if protected.verdict.withstood and wider:
                failing = _opened_to(wider, current, protected.pattern)
            if not failing:
                break
        descent.step_down(failing)
    joined, of_others = (
        len(readable.releases) if readable else 0 for readable in (released, wider.released if wider else None)
    )
    return SharedPack(
        current.tables, protected.pattern, descent.steps, protected.primary, protected.verdict, joined, current.spans,
        of_others,
    )  # fmt: skip


def _universe(pack: Pack, released: Released | None) -> tuple[Universe, Pattern]:
    """Return the cells and relations of a pack, joined with earlier releases."""
    cells = tuple(
        _standing(table, place, cell) for table in pack.tables.values() for place, cell in table.cells.items()
    )
    universe, start = Universe(cells, relations(pack)).consistent(), Pattern()
    if released:
        universe, start = join(universe, pack, released)
    return _with_rests(universe, start, pack)


def _with_rests(universe: Universe, start: Pattern, pack: Pack) -> tuple[Universe, Pattern]:
    """Return them with the small numbers that printed ones give away, which are printed nowhere."""
    small = [small_numbers(pack) for small_numbers in (row_rests, theme_rests, left_beside)]
    rests = [cell for cells, _ in small for cell in cells]
    equations = [equation for _, equations_of_cells in small for equation in equations_of_cells]
    names = frozenset(cell.id for cell in rests)
    joined = Universe((*universe.cells, *rests), (*universe.relations, *equations)).consistent()
    return joined, replace(start, hidden=start.hidden | names, may_be_zero=start.may_be_zero | names)


def _standing(table: CellTable, place: tuple[str, str], cell: Cell) -> Cell:
    """Return a cell; city-wide totals of the stock and of its large classes are never hidden for other cells."""
    row, column = place
    fixed = row == TOTAL and table.id.startswith("stock-") and column in (TOTAL, *CLASSES)
    return replace(cell, fixed=fixed, margin=cell.margin or TOTAL in place)


def _too_starred(pack: Pack, hidden: Pattern, limits: Thresholds) -> list[str]:
    """Return the tables of which too much would be hidden."""
    over_starred = []
    for name, table in pack.tables.items():
        filled = [cell.id for cell in table.cells.values() if cell.value]
        stars = sum(cell in hidden.hidden for cell in filled)
        if stars > limits.most_hidden * len(filled):
            over_starred.append(name)
    return over_starred


def _not_protected(pack: Pack, verdict: Verdict, pattern: Pattern) -> list[str]:
    """Return the tables of the cells that an attack narrows; all tables with stars where nothing was proved.

    For a star of an earlier release these are the table of the same name and, of a stock, the trend, else all that are
    left.
    """
    if verdict.contradiction:
        return [name for name, table in pack.tables.items() if _has(table, pattern.hidden)]
    unprotected = frozenset(narrowed.cell for narrowed in verdict.narrowed)
    narrowed_tables = [name for name, table in pack.tables.items() if _has(table, unprotected)]
    released = {cell.rpartition("|")[2].partition("/")[0] for cell in unprotected if "|" in cell}
    in_trend = (TREND,) if released & {NATIONALITIES, STOCK, TREND} else ()
    linked = [name for name in (*released, *in_trend) if name in pack.tables]
    return sorted({*narrowed_tables, *linked}) or (list(pack.tables) if unprotected else [])


def _with_stars_of_others(pack: Pack, start: Pattern, wider: Wider | None) -> Pattern:
    """Return what is hidden from the outset: what another edition of the same months printed as stars, too."""
    if wider is None:
        return start
    filled = {cell.id for table in pack.tables.values() for cell in table.cells.values() if cell.value}
    return replace(start, hidden=start.hidden | (hidden_elsewhere(wider.released, pack) & filled))


def _opened_to(wider: Wider, pack: Pack, pattern: Pattern) -> list[str]:
    """Return the tables that open a star of another edition to those who hold both."""
    universe, start = _universe(pack, wider.released)
    own_stars = pattern.hidden & {cell.id for cell in universe.cells}
    excused = own_stars | stars_of(wider.released, wider.edition) | opened_before(pack, wider.released)
    stars = replace(start, hidden=start.hidden | own_stars, may_be_zero=start.may_be_zero | pattern.may_be_zero)
    return _not_protected(pack, attack(universe, stars, opened=excused), stars)


def _has(table: CellTable, cells: frozenset[str]) -> bool:
    return any(cell.id in cells for cell in table.cells.values())
