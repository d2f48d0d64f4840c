"""The universe of a pack: its cells, what holds between them and earlier releases, and small numbers they give away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.declared_rules import CLASSES, relations
from reports.privacy.disclosure.left_beside import left_beside
from reports.privacy.disclosure.releases import join
from reports.privacy.disclosure.row_rests import row_rests
from reports.privacy.disclosure.theme_totals import theme_rests
from reports.privacy.disclosure.universe import Pattern, Universe
from reports.vocabulary import workplaces

if TYPE_CHECKING:
    from reports.privacy.disclosure.cell_tables import CellTable
    from reports.privacy.disclosure.declared_rules import Pack
    from reports.privacy.disclosure.releases import Released
    from reports.privacy.disclosure.universe import Cell


def universe_of(pack: Pack, released: Released | None) -> tuple[Universe, Pattern]:
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
    """Return a cell; city-wide totals of the stock and of its large classes are never hidden for other cells.

    Totals of workers of a meeting on places of work are rather hidden than those of the stock that they are part of.
    """
    row, column = place
    fixed = row == TOTAL and table.id.startswith("stock-") and column in (TOTAL, *CLASSES)
    return replace(cell, fixed=fixed, margin=(cell.margin or TOTAL in place) and table.id not in workplaces.TABLES)
