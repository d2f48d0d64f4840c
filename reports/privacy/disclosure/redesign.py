"""Print in less detail before anything is hidden: few large cells tell more than many stars.

Each rule is declared; none looks at which person stands behind a cell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.cell_tables import OTHERS, CellTable
from reports.privacy.disclosure.declared_rules import (
    ACTIONS,
    CLASSES,
    NATIONALITIES,
    OF_THREE,
    OVERSTAY,
    PERSONS,
    RECONCILIATION,
    STOCK,
    TREND,
    VILLAGES,
    Pack,
)
from reports.vocabulary import resources
from reports.vocabulary.labels import UNKNOWN, WORK_AREA
from reports.vocabulary.places import OUTSIDE
from reports.vocabulary.sources import sources
from reports.vocabulary.workplaces import BY_SIZE, WORKERS_BY_DISTRICT, WORKPLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from reports.privacy.disclosure.thresholds import Thresholds


GROUP_SHARE = 0.9
"""Share of a group in one column from which being of the group tells the fact of each member."""
_HARMING = ("TANPA",)
"""Permit classes that harm a person: none at all."""


def redesign(pack: Pack, limits: Thresholds) -> Pack:
    """Return the pack in the detail that a shared edition prints at most."""
    tables = {name: table for name, table in pack.tables.items() if name not in _dinas_only()}
    for name, rule in _RULES.items():
        if name in pack.tables:
            changed = rule(pack.tables[name], limits)
            tables = (
                {**tables, name: changed} if changed else {key: table for key, table in tables.items() if key != name}
            )
    if VILLAGES in tables and _persons(pack) < resources.load("disclosure")["fewest_persons_for_villages"]:
        del tables[VILLAGES]
    return replace(pack, tables=tables)


def merge_small_rows(table: CellTable, limit: int, apart: frozenset[str] = frozenset()) -> CellTable:
    """Return a table whose rows below a threshold form one row that reaches it.

    Args:
        table: of any rows.
        limit: the threshold.
        apart: rows whose sum readers know: their part of the row and the rest of it each reach the threshold.
    """
    column = total_column(table)
    totals = {row: table.value(row, column) for row in table.rows}
    merged_rows = [
        small_codes({row: number for row, number in totals.items() if (row in apart) is inside}, limit)
        for inside in (True, False)
    ]
    return table.with_rows_merged(frozenset().union(*merged_rows))


def total_column(table: CellTable) -> str:
    """Return the column of the total of a row: of three classes where the others are not printed."""
    columns = {column for _, column in table.cells}
    return OF_THREE if OF_THREE in columns and TOTAL not in columns else TOTAL


def small_codes(totals: Mapping[str, int], limit: int, merge_too: Collection[str] = ()) -> frozenset[str]:
    """Return the codes to merge: all below a threshold and, until they reach it together, the smallest of the others.

    A single code is never merged alone, and none if all are large.

    Args:
        totals: number by code.
        limit: the threshold.
        merge_too: codes that are merged whatever their number.
    """
    small = [code for code, number in totals.items() if 0 < number < limit or code in merge_too]
    larger = sorted((number, code) for code, number in totals.items() if number >= limit and code not in merge_too)
    while small and (sum(totals[code] for code in small) < limit or len(small) < 2) and larger:
        small.append(larger.pop(0)[1])
    return frozenset(small)


def _nationalities(table: CellTable, limits: Thresholds) -> CellTable:
    """Merge small rows, and those that would tell a bad fact of everybody known to belong to them.

    Rows stand in the order of their codes, never by size: the order would narrow the stars.
    """
    totals = {row: table.value(row, TOTAL) for row in table.rows}
    revealed = {row for row in table.rows if row != UNKNOWN and _is_revealed(table, row)}
    merged = table.with_rows_merged(small_codes(totals, limits.ordinary, revealed))
    last = [row for row in (UNKNOWN, OTHERS) if row in merged.rows]
    return replace(merged, rows=(*sorted(set(merged.rows) - set(last)), *last))


def _is_revealed(table: CellTable, row: str) -> bool:
    """Whether nearly all of a group stand in one column that harms a person."""
    total = table.value(row, TOTAL)
    return total > 0 and any(table.value(row, column) >= GROUP_SHARE * total for column in _HARMING)


def _districts(table: CellTable, limits: Thresholds) -> CellTable:
    """Keep three classes and, where it stands for several large ones everywhere, one column of the others."""
    other_columns = tuple(column for column in table.columns if column not in CLASSES)
    merged = table.with_columns_merged(other_columns)
    if all(_hides_its_parts(table, row, other_columns, limits.ordinary) for row in (*table.rows, WORK_AREA)):
        return merged
    return _of_three(table)


def _hides_its_parts(table: CellTable, row: str, other_columns: tuple[str, ...], limit: int) -> bool:
    """Whether the sum of other classes names none of them: it is nil, or two of them are large."""
    numbers = [table.value(row, column) for column in other_columns]
    return not any(numbers) or sum(number >= limit for number in numbers) >= 2


def _of_three(table: CellTable) -> CellTable:
    """Return a table of three classes, whose total is of these three under a code of its own."""
    three_classes = table.only_columns(CLASSES)
    cells = dict(three_classes.cells)
    for row in dict.fromkeys(row for row, _ in three_classes.cells):
        total = three_classes.only_rows((row,)).with_columns_merged(CLASSES).cells[row, OTHERS]
        cells[row, OF_THREE] = replace(total, id=f"{table.id}/{row}/{OF_THREE}", margin=True)
    return replace(three_classes, cells=cells)


def _villages(table: CellTable, _limits: Thresholds) -> CellTable:
    """Keep the total of three classes only."""
    return replace(_of_three(table).only_columns((OF_THREE,)), columns=(OF_THREE,))


def _actions(table: CellTable, limits: Thresholds) -> CellTable:
    """Keep the totals by kind, both sexes together."""
    return _by_kind(table.with_columns_named({column: column.partition("-")[0] for column in table.columns}), limits)


def _trend(table: CellTable, _limits: Thresholds) -> CellTable:
    """Keep what is drawn: three classes and the total."""
    return table.only_columns((*CLASSES, TOTAL))


def _by_kind(table: CellTable, _limits: Thresholds) -> CellTable:
    """Keep the totals of the columns, for the whole area."""
    return replace(table.only_rows((TOTAL,)), rows=())


def _overstay(table: CellTable, limits: Thresholds) -> CellTable:
    """Keep the totals of the columns that the total is the sum of: unreadable expiries stand beside it."""
    return _by_kind(table.only_columns({column for _, column in table.cells} - {UNKNOWN}), limits)


def _reconciliation(table: CellTable, _limits: Thresholds) -> CellTable:
    """Leave out the register's figures beside each agency.

    They repeat its full figures kecamatan by kecamatan, or count further classes, which would tell of these there.
    """
    agency_columns = {source.column for source in sources()}
    return table.only_columns({column for _, column in table.cells} - agency_columns)


def _workers(table: CellTable, _limits: Thresholds) -> CellTable:
    """Keep the work area: outside it and where the kecamatan is unknown stand few, whom the total would give away."""
    return table.only_rows({row for row, _ in table.cells} - {OUTSIDE, UNKNOWN, TOTAL})


def _workplaces(table: CellTable, _limits: Thresholds) -> CellTable:
    """Leave out their workers, some of whom live outside the work area."""
    return table.only_columns((WORKPLACES,))


_RULES: dict[str, Callable[[CellTable, Thresholds], CellTable | None]] = {
    NATIONALITIES: _nationalities,
    STOCK: _districts,
    VILLAGES: _villages,
    TREND: _trend,
    ACTIONS: _actions,
    PERSONS: _by_kind,
    "projustisia": _actions,
    OVERSTAY: _overstay,
    "stock-district-sex": _by_kind,
    RECONCILIATION: _reconciliation,
    WORKERS_BY_DISTRICT: _workers,
    BY_SIZE: _workplaces,
}


def _dinas_only() -> frozenset[str]:
    return frozenset(resources.load("disclosure")["dinas_only"]) - {OVERSTAY}


def _persons(pack: Pack) -> int:
    stock = pack.tables.get(STOCK)
    return stock.value(TOTAL, TOTAL) if stock else 0
