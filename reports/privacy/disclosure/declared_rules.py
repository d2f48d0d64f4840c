"""What readers know to hold between the numbers of a pack, declared rule by rule.

A table without rules is not shared: nobody would have thought about what its numbers give away. Rules are generated
from the cells that are there; tests take away one rule at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.cell_tables import OTHERS
from reports.privacy.disclosure.universe import Relation, Sense
from reports.vocabulary.labels import UNKNOWN, WORK_AREA
from reports.vocabulary.places import OUTSIDE
from reports.vocabulary.sources import COMMON_CLASSES, REGISTER, sources
from reports.vocabulary.workplaces import BY_SIZE, WORKERS_BY_DISTRICT, WORKPLACES, sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reports.privacy.disclosure.cell_tables import CellTable

STOCK, VILLAGES, NATIONALITIES = "stock-district-permit", "stock-village", "stock-nationality-permit"
EXPIRING, OVERSTAY, TREND = "stock-expiring", "overstay", "stock-trend"
INCIDENTS, INCIDENTS_BY_PLACE = "incidents-type-grade", "incidents-district"
ACTIONS, PERSONS, RECONCILIATION = "tak-actions", "tak-persons", "reconciliation"
THEME = "kejadian-tema"
"""The number of incidents of a theme; its row names the types."""
DETENTION = "DETENSI"
CLASSES = ("ITK", "ITAS", "ITAP")
"""Permit classes that are known below city level."""
OF_THREE = "itk-itas-itap"
"""Column of the total of these three, where the others are not printed."""


@dataclass(frozen=True)
class Margins:
    """How the margins of a table follow from its inner cells."""

    rows_add_up: bool = True
    """``total`` of a row is the sum of its columns."""
    distinct: bool = False
    """``total`` of a row counts persons once: between its largest part and the sum."""
    outside_total: tuple[str, ...] = ()
    """Columns that stand outside the total of a row."""
    partly: tuple[str, ...] = ()
    """Columns of which a part joins the total of a row; merged columns may hold one of them."""


MARGINS: dict[str, Margins] = {
    NATIONALITIES: Margins(),
    STOCK: Margins(),
    VILLAGES: Margins(),
    "stock-district-sex": Margins(),
    "stock-occupation-permit": Margins(),
    TREND: Margins(),
    EXPIRING: Margins(),
    OVERSTAY: Margins(outside_total=(UNKNOWN,)),
    "services-ITK": Margins(),
    "services-ITAS": Margins(),
    "services-ITAP": Margins(),
    INCIDENTS: Margins(),
    INCIDENTS_BY_PLACE: Margins(rows_add_up=False),
    ACTIONS: Margins(partly=(DETENTION, f"{DETENTION}-L", f"{DETENTION}-P", f"{DETENTION}-{UNKNOWN}", OTHERS)),
    PERSONS: Margins(distinct=True, partly=(DETENTION,)),
    THEME: Margins(rows_add_up=False),
    "projustisia": Margins(),
    RECONCILIATION: Margins(rows_add_up=False),
    "activities": Margins(rows_add_up=False),
    WORKERS_BY_DISTRICT: Margins(),
    BY_SIZE: Margins(rows_add_up=False),
}
"""Tables that may be shared."""


@dataclass(frozen=True)
class Pack:
    """The tables of a pack, with the places that its rows name."""

    tables: Mapping[str, CellTable]
    district_of: Mapping[str, str]
    """Kelurahan code → kecamatan code."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """Table → the longer period that it is printed for, where that is not the period of the pack."""

    def of_each_period(self) -> dict[str, Pack]:
        """Return period → the tables of it; the empty text stands for the period of the pack, which is the first."""
        names: dict[str, list[str]] = {"": []}
        for name in self.tables:
            names.setdefault(self.spans.get(name, ""), []).append(name)
        return {
            period: Pack({name: self.tables[name] for name in of_period}, self.district_of)
            for period, of_period in names.items()
        }

    def table(self, name: str) -> CellTable | None:
        """Return a table; None if the pack has none."""
        return self.tables.get(name)


def relations(pack: Pack) -> tuple[Relation, ...]:
    """Return everything that is declared to hold between the cells of a pack; tables of two periods have only margins.

    Raises:
        KeyError: a table without declared margins.
    """
    all_relations = [relation for table in pack.tables.values() for relation in _margins(table, MARGINS[table.id])]
    all_relations += [
        relation for of_period in pack.of_each_period().values() for rule in _RULES for relation in rule(of_period)
    ]
    return tuple(relation for relation in all_relations if len(relation.terms) > 1)


def _margins(table: CellTable, margins: Margins) -> Iterator[Relation]:
    wide = (*table.rows, WORK_AREA, TOTAL)
    for row in wide:
        if (row, TOTAL) in table.cells:
            yield from _row_total(table, margins, row)
    inner = [row for row in table.rows if row not in (WORK_AREA, OUTSIDE, UNKNOWN)]
    for column in dict.fromkeys(column for _, column in table.cells):
        if (TOTAL, column) in table.cells and table.id != TREND:
            # the work area stands for its kecamatan where these are not printed
            rows = table.rows if inner or WORK_AREA in table.rows else (WORK_AREA, *table.rows)
            parts = table.ids((row for row in rows if row != WORK_AREA or not inner), (column,))
            yield Relation.total("column-total", table.cells[TOTAL, column].id, parts)
        if (WORK_AREA, column) in table.cells and inner:
            yield Relation.total("work-area", table.cells[WORK_AREA, column].id, table.ids(inner, (column,)))


def _row_total(table: CellTable, margins: Margins, row: str) -> Iterator[Relation]:
    total = table.cells[row, TOTAL].id
    in_part = columns_in_part(table, margins)
    columns = table.columns or tuple(column for place, column in table.cells if place == row and column != TOTAL)
    full_columns = [column for column in columns if column not in (*margins.outside_total, *in_part)]
    parts, partly = table.ids((row,), full_columns), table.ids((row,), in_part)
    if margins.distinct:
        yield from (Relation("distinct-total", ((total, 1), (part, -1)), Sense.AT_LEAST) for part in parts)
        yield _at_most("distinct-total", (total,), (*parts, *partly))
    elif margins.rows_add_up and not partly:
        yield Relation.total("row-total", total, parts)
    elif margins.rows_add_up:
        yield _at_most("row-total", parts, (total,))
        yield _at_most("row-total", (total,), (*parts, *partly))


def columns_in_part(table: CellTable, margins: Margins) -> tuple[str, ...]:
    """Return the columns of which a part joins the total; merged ones only where they may hold such a column."""
    present = tuple(column for column in margins.partly if column in table.columns)
    named_columns = tuple(column for column in present if column != OTHERS)
    return named_columns or present


def _at_most(name: str, small: Iterable[str], large: Iterable[str]) -> Relation:
    """Return that one sum is not above another."""
    return Relation(name, (*((cell, 1) for cell in small), *((cell, -1) for cell in large)), Sense.AT_MOST)


def _equal(name: str, first: str, second: str) -> Relation:
    return Relation(name, ((first, 1), (second, -1)))


def _shared_margins(pack: Pack) -> Iterator[Relation]:
    """Yield that a margin printed in two tables is one number."""
    stocks = [pack.tables[name] for name in _STOCKS if name in pack.tables]
    for number, table in enumerate(stocks):
        for other_stock in stocks[number + 1 :]:
            for place in ((TOTAL, column) for column in (*table.columns, TOTAL)):
                if place in table.cells and place in other_stock.cells:
                    yield _equal("shared-margin", table.cells[place].id, other_stock.cells[place].id)
    for first, second, column in ((STOCK, "stock-district-sex", TOTAL), (INCIDENTS, INCIDENTS_BY_PLACE, "count")):
        rows, linked = pack.table(first), pack.table(second)
        for row in (*rows.rows, WORK_AREA, TOTAL) if rows and linked else ():
            cells = [
                cell
                for linked_table, side in ((rows, TOTAL), (linked, column))
                if linked_table
                for cell in linked_table.ids((row,), (side,))
            ]
            if len(cells) == 2:
                yield _equal("shared-margin", cells[0], cells[1])


def _of_three(pack: Pack) -> Iterator[Relation]:
    """Yield that the total of three classes is their sum."""
    for table in pack.tables.values():
        for row in dict.fromkeys(row for row, column in table.cells if column == OF_THREE):
            parts = table.ids((row,), CLASSES)
            if len(parts) == len(CLASSES):
                yield Relation.total("total-of-three", table.cells[row, OF_THREE].id, parts)


def _sums_of_merged_classes(pack: Pack) -> Iterator[Relation]:
    """Yield that a column of merged classes is their sum in a table that prints them one by one."""
    stocks = [pack.tables[name] for name in (*_STOCKS, TREND) if name in pack.tables]
    for merged in stocks:
        for table in stocks if OTHERS in merged.columns else ():
            row, other_row = (
                stock_table.rows[-1] if stock_table.id == TREND and stock_table.rows else TOTAL
                for stock_table in (merged, table)
            )
            parts = table.ids((other_row,), (column for column in table.columns if column not in merged.columns))
            if OTHERS not in table.columns and parts and (row, OTHERS) in merged.cells:
                yield Relation.total("merged-classes", merged.cells[row, OTHERS].id, parts)


_STOCKS = (NATIONALITIES, STOCK, VILLAGES, "stock-district-sex", "stock-occupation-permit")


def _trend(pack: Pack) -> Iterator[Relation]:
    """Yield that the last month of the trend is the stock."""
    trend, stock = pack.table(TREND), pack.table(NATIONALITIES) or pack.table(STOCK)
    if trend and stock and trend.rows:
        for column in (*trend.columns, TOTAL):
            if (trend.rows[-1], column) in trend.cells and (TOTAL, column) in stock.cells:
                yield _equal(
                    "trend-ends-at-stock", trend.cells[trend.rows[-1], column].id, stock.cells[TOTAL, column].id
                )


def _villages(pack: Pack) -> Iterator[Relation]:
    """Yield that the kelurahan of a kecamatan hold at most what it holds; some persons have no kelurahan."""
    villages, stock = pack.table(VILLAGES), pack.table(STOCK)
    if not (villages and stock):
        return
    for district in stock.rows:
        inside = [village for village in villages.rows if pack.district_of.get(village) == district]
        for column in (*stock.columns, OF_THREE, TOTAL):
            parts = villages.ids(inside, (column,))
            if parts and (district, column) in stock.cells:
                yield _at_most("village-in-district", parts, (stock.cells[district, column].id,))


def _dated(pack: Pack) -> Iterator[Relation]:
    """Yield that permits that end soon, and permits that have ended, are held by persons of the same place."""
    stock, expiring = pack.table(STOCK), pack.table(EXPIRING)
    merged_rows = _merged_in_one(stock, expiring) if stock and expiring else ()
    single_rows = [(row,) for row in (*stock.rows, WORK_AREA, TOTAL) if row not in merged_rows] if stock else []
    for rows in (*single_rows, merged_rows):
        ended = [
            cell
            for name, columns in ((EXPIRING, (TOTAL,)), (OVERSTAY, (TOTAL, UNKNOWN)))
            for table in [pack.table(name)]
            for cell in (table.ids(rows, columns) if table else ())
        ]
        totals = stock.ids(rows, (TOTAL,)) if stock else ()
        if ended and stock and totals:
            undated = stock.ids(rows, ("ITD", "ITN", "PENGUNGSI"))
            yield _at_most("dated-in-stock", (*ended, *undated), totals)


def _merged_in_one(first: CellTable, second: CellTable) -> tuple[str, ...]:
    """Return the places that one of two tables has in its merged row, with these rows; together they are the same."""
    if OTHERS not in (*first.rows, *second.rows):
        return ()
    in_one = [row for row in (*first.rows, *second.rows) if (row in first.rows) != (row in second.rows)]
    return tuple(dict.fromkeys((*(row for row in in_one if row not in (OUTSIDE, UNKNOWN)), OTHERS)))


def _actions(pack: Pack) -> Iterator[Relation]:
    """Yield that each person acted on has at least one action of the kind."""
    actions, persons = pack.table(ACTIONS), pack.table(PERSONS)
    if not (actions and persons):
        return
    for kind in persons.columns:
        of_kind = actions.ids(
            (TOTAL,), (kind, *(column for column in actions.columns if column.startswith(f"{kind}-")))
        )
        if of_kind and (TOTAL, kind) in persons.cells:
            yield _at_most("persons-at-most-actions", (persons.cells[TOTAL, kind].id,), of_kind)


def types_of(row: str) -> frozenset[str]:
    """Return the types of incidents that the row of a theme's total names."""
    return frozenset(row.split("+"))


def _theme(pack: Pack) -> Iterator[Relation]:
    """Yield that the incidents of a theme are those of its types, and that a merged row may hold some of them."""
    theme, incidents = pack.table(THEME), pack.table(INCIDENTS)
    if theme is None or incidents is None:
        return
    merged, all_incidents = incidents.ids((OTHERS,), (TOTAL,)), incidents.ids((TOTAL,), (TOTAL,))
    for row in theme.rows:
        total = theme.cells[row, TOTAL].id
        of_theme = [code for code in incidents.rows if code in types_of(row)]
        of_none = [code for code in incidents.rows if code not in (*of_theme, OTHERS)]
        parts = incidents.ids(of_theme, (TOTAL,))
        if incidents.rows and not merged:
            yield Relation.total("theme-total", total, parts)
        else:
            yield _at_most("theme-total", parts, (total,))
            if merged:
                yield _at_most("theme-total", (total,), (*parts, *merged))
            if all_incidents:
                yield _at_most("theme-total", (total, *incidents.ids(of_none, (TOTAL,))), all_incidents)


def _reconciliation(pack: Pack) -> Iterator[Relation]:
    """Yield that the office's own figures in the reconciliation are ITAS and ITAP of the stock, beside each agency."""
    table, stock = pack.table(RECONCILIATION), pack.table(STOCK)
    for row in (*table.rows, WORK_AREA) if table else ():
        register_cells = table.ids((row,), (REGISTER,)) if table else ()
        agency_cells = table.ids((row,), (source.column for source in sources())) if table and row != WORK_AREA else ()
        yield from (
            _equal("register-beside-agency", register_cells[0], cell) for cell in agency_cells if register_cells
        )
        parts = stock.ids((row,), COMMON_CLASSES) if stock else ()
        if len(parts) == len(COMMON_CLASSES):
            yield from (
                Relation.total("reconciliation-is-stock", cell, parts) for cell in (*register_cells, *agency_cells)
            )


def _workers(pack: Pack) -> Iterator[Relation]:
    """Yield that workers are holders of the three classes in the same place, and in the city."""
    workers, stock, nations = (pack.table(name) for name in (WORKERS_BY_DISTRICT, STOCK, NATIONALITIES))
    if workers is None:
        return
    merged_rows = _merged_in_one(stock, workers) if stock else ()
    single_rows = [(row,) for row in (*stock.rows, WORK_AREA) if row not in merged_rows] if stock else []
    pairs = [(rows, _holders(stock, rows)) for rows in (*single_rows, merged_rows) if stock]
    pairs += [((WORK_AREA,), _holders(nations, (TOTAL,)))] if nations else []
    for rows, holders in pairs:
        parts = workers.ids(rows, (TOTAL,))
        if parts and holders:
            yield _at_most("workers-in-stock", parts, holders)


def _holders(stock: CellTable, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of the holders of the three classes, in the least that a table prints of them."""
    by_class, present = stock.ids(rows, CLASSES), {row for row, _ in stock.cells if row in rows}
    is_whole = len(by_class) == len(CLASSES) * len(present)
    return stock.ids(rows, (OF_THREE,)) or (by_class if is_whole else stock.ids(rows, (TOTAL,)))


def _sizes(pack: Pack) -> Iterator[Relation]:
    """Yield what a class of size says of its places of work.

    That a place of work has its fewest workers within the area is not so where some live outside; then it is dropped.
    """
    workers, places = pack.table(WORKERS_BY_DISTRICT), pack.table(BY_SIZE)
    if workers is None or places is None:
        return
    for code, least, most in (*((size.code, size.least, size.most) for size in sizes()), (TOTAL, 1, None)):
        cells = (*workers.ids((WORK_AREA,), (code,)), *places.ids((code,), (WORKPLACES,)))
        if len(cells) > 1:
            yield Relation("size-of-workplaces", ((cells[0], 1), (cells[1], -least)), Sense.AT_LEAST)
            if most:
                yield Relation("size-of-workplaces", ((cells[0], 1), (cells[1], -most)), Sense.AT_MOST)


_RULES: tuple[Callable[[Pack], Iterator[Relation]], ...] = (
    _shared_margins, _of_three, _sums_of_merged_classes, _trend, _villages, _dated, _actions, _theme, _reconciliation,
    _workers, _sizes,
)  # fmt: skip


def of_months(quarter: Mapping[str, str], months: Iterable[Mapping[str, str]]) -> tuple[Relation, ...]:
    """Return that a flow over several months is the sum of its months.

    Args:
        quarter: figure id without period → cell of the longer period.
        months: the same for each of its months, all of them.
    """
    months = tuple(months)
    return tuple(
        Relation.total("sum-of-months", cell, tuple(month[name] for month in months))
        for name, cell in quarter.items()
        if all(name in month for month in months)
    )


def percentage(printed: int, part: str, total: str) -> tuple[Relation, Relation]:
    """Return what a whole percentage says of two numbers: it was rounded from within half a point."""
    low = Relation("percentage", ((part, 200), (total, -(2 * printed - 1))), Sense.AT_LEAST)
    high = Relation("percentage", ((part, 200), (total, -(2 * printed + 1))), Sense.AT_MOST)
    return low, high


def difference(printed: str, first: str, second: str) -> Relation:
    """Return that a printed difference (selisih, perubahan) is one number less another."""
    return Relation("difference", ((printed, -1), (first, 1), (second, -1)))
