"""What readers learn by subtracting a number they hold from the one that is printed now.

A difference is a cell like others: hidden, since nobody prints it, and protected where it tells of few persons. Between
two versions of the same months that is every small difference. Between the stocks of two months it is one that few
persons made: of fifty who came and left a difference of one tells nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.cell_tables import OTHERS
from reports.privacy.disclosure.declared_rules import OF_THREE
from reports.privacy.disclosure.universe import Cell, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.privacy.disclosure.held_packs import HeldPack


def net_changes(
    new_pack: HeldPack, earlier: Sequence[HeldPack], moved: Mapping[str, Mapping[str, int]]
) -> tuple[tuple[Cell, ...], tuple[Relation, ...], frozenset[str]]:
    """Return the differences that tell of few persons, with their equations.

    Args:
        new_pack: the new pack, all of whose numbers are known.
        earlier: what readers hold, in the order of the register.
        moved: month → name of a cell → persons who moved since; months without an entry are not compared.

    Returns:
        Cells of the differences, which are above zero; an equation for each; the cells of the pack that another version
        of the same months printed with nearly the same number, which may be hidden even where they never are.
    """
    cells, equations, revised = [], [], set()
    for earlier_pack in earlier:
        for name, cell_before in _compared(new_pack, earlier_pack, moved):
            now = new_pack.cells[name]
            sign = 1 if now.value > earlier_pack.printed[name] else -1
            change = _change(now, cell_before, abs(now.value - earlier_pack.printed[name]))
            cells.append(change)
            equations.append(Relation("change", ((change.id, -1), (now.id, sign), (cell_before.id, -sign))))
            revised |= {now.id} if new_pack.repeats(earlier_pack, name) else set()
    return tuple(cells), tuple(equations), frozenset(revised)


def _change(now: Cell, cell_before: Cell, value: int) -> Cell:
    """Return the cell of a difference; it is no secret from those to whom all of the new number belongs."""
    owners = tuple(
        replace(contributor, count=value) for contributor in now.contributors if contributor.count >= now.value
    )
    return Cell(f"change|{cell_before.id}", value, now.threshold, contributors=owners, signed=True)


def _compared(
    new_pack: HeldPack, earlier_pack: HeldPack, moved: Mapping[str, Mapping[str, int]]
) -> Iterator[tuple[str, Cell]]:
    """Yield name and earlier cell of the numbers whose difference tells of few persons."""
    since = moved.get(earlier_pack.last, {})
    for name in sorted(new_pack.cells.keys() & earlier_pack.printed.keys() & earlier_pack.cells.keys()):
        cell, change = new_pack.cells[name], new_pack.cells[name].value - earlier_pack.printed[name]
        if not change:
            continue
        is_repeated = new_pack.repeats(earlier_pack, name)
        persons = abs(change) if is_repeated else 0 if cell.fixed else _moved(name, new_pack, earlier_pack, since)
        if 0 < persons < cell.threshold:
            yield name, earlier_pack.cells[name]


def _moved(name: str, new_pack: HeldPack, earlier_pack: HeldPack, since: Mapping[str, int]) -> int:
    """Return how many persons came into a cell or left it; 0 where it stands for other columns now, or is merged rows.

    Merged rows are what the city's total, which always stands, leaves beside the others: to hide them hides nothing.
    Who moved from one to another of the columns that are merged is counted in both.
    """
    table, row, column = name.split("/")
    if OTHERS not in (row, column):
        return since.get(name, 0)
    if row in (OTHERS, TOTAL) or not new_pack.merges_as(earlier_pack, name):
        return 0
    apart = {*new_pack.pack.tables[table].columns, TOTAL, OF_THREE} - {OTHERS}
    of_row = ((cell.rpartition("/"), persons) for cell, persons in since.items())
    return sum(persons for (place, _, code), persons in of_row if place == f"{table}/{row}" and code not in apart)
