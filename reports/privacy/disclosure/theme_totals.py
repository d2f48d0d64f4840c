"""The number of incidents of a theme: a sum over types of incidents, of which readers may know a part or the rest.

The row of such a total names its types, so that what holds between it and the table of incidents follows from its id.
Two meetings may have themes with the same types in part; a pack prints the total of one theme.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.cell_tables import OTHERS
from reports.privacy.disclosure.declared_rules import INCIDENTS, THEME, types_of
from reports.privacy.disclosure.universe import Cell, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.privacy.disclosure.cell_tables import CellTable
    from reports.privacy.disclosure.declared_rules import Pack
    from reports.privacy.disclosure.held_packs import HeldPack


def theme_rests(
    pack: Pack, *, printed: Mapping[str, int] | None = None
) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return the small numbers that a theme's total gives away beside the table of incidents, with an equation each.

    They are the theme's part of the merged row and the rest of that row; without rows the incidents of no theme.

    Args:
        pack: tables in the detail that is printed.
        printed: the numbers that are known; None means all.
    """
    theme, incidents = pack.table(THEME), pack.table(INCIDENTS)
    if theme is None or incidents is None or pack.spans.get(INCIDENTS):
        return (), ()
    rests = [part for row in theme.rows for part in _rests(theme, row, incidents, printed)]
    return tuple(cell for cell, _ in rests), tuple(equation for _, equation in rests)


def _rests(
    theme: CellTable, row: str, incidents: CellTable, printed: Mapping[str, int] | None
) -> Iterator[tuple[Cell, Relation]]:
    total = theme.cells[row, TOTAL]
    parts = incidents.ids((code for code in incidents.rows if code in types_of(row)), (TOTAL,))
    merged, all_incidents = incidents.ids((OTHERS,), (TOTAL,)), incidents.ids((TOTAL,), (TOTAL,))
    terms = ((total.id, 1), *((part, -1) for part in parts))
    ways = [("of-theme", terms)] if merged else []
    around = merged or (() if incidents.rows else all_incidents)
    ways += [("beside-theme", (*((cell, 1) for cell in around), *((cell, -factor) for cell, factor in terms)))] * bool(
        around
    )
    numbers = printed
    if numbers is None:
        numbers = {cell.id: cell.value for table in (theme, incidents) for cell in table.cells.values()}
    for name, equation in ways:
        if all(cell in numbers for cell, _ in equation):
            number = sum(factor * numbers[cell] for cell, factor in equation)
            if 0 < number < total.threshold:
                left_cell = Cell(f"rest|{THEME}/{row}/{name}", number, total.threshold)
                yield left_cell, Relation("theme-rest", (*equation, (left_cell.id, -1)))


def with_theme_totals(
    packs: Sequence[HeldPack],
) -> tuple[tuple[HeldPack, ...], tuple[Cell, ...], tuple[Relation, ...]]:
    """Return packs with the totals of themes that their tables of incidents give, their cells, and why they do.

    Args:
        packs: of which some print the total of a theme; all others with every type printed give it too.
    """
    rows = sorted({row for pack in packs for table in [pack.pack.table(THEME)] if table for row in table.rows})
    new_packs, cells, equations = list(packs), [], []
    for row in rows:
        for place, pack in enumerate(new_packs):
            derived = _derived(pack, row)
            if derived is not None:
                cell, equation, number = derived
                name = f"{THEME}/{row}/{TOTAL}"
                numbers = {} if number is None else {name: number}
                new_packs[place] = replace(pack, cells={**pack.cells, name: cell}, printed={**pack.printed, **numbers})
                cells.append(cell)
                equations.append(equation)
    return tuple(new_packs), tuple(cells), tuple(equations)


def _derived(pack: HeldPack, row: str) -> tuple[Cell, Relation, int | None] | None:
    """Return the total of a theme in a pack that prints each type of incidents, and its number where all are known."""
    name, incidents = f"{THEME}/{row}/{TOTAL}", pack.pack.table(INCIDENTS)
    if name in pack.cells or incidents is None or not incidents.rows or OTHERS in incidents.rows:
        return None
    types = [code for code in incidents.rows if code in types_of(row) and (code, TOTAL) in incidents.cells]
    parts = [incidents.cells[code, TOTAL] for code in types]
    numbers = [pack.printed.get(f"{INCIDENTS}/{code}/{TOTAL}") for code in types]
    any_cell = next(iter(incidents.cells.values()))
    prefix = any_cell.id.rpartition("|")[0] or "derived"
    threshold = any_cell.threshold
    cell = Cell(f"{prefix}|{name}", sum(part.value for part in parts), threshold, 0, fixed=True, released=True)
    number = None if None in numbers else sum(number or 0 for number in numbers)
    return cell, Relation.total("theme-total", cell.id, tuple(part.id for part in parts)), number
