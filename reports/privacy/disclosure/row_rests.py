"""What readers learn where a total counts a part of a column: the total less all other columns is that part.

Detention joins the total of actions only on the ground of Pasal 75 ayat (2) huruf d. Of TAK 15 = 6 + 8 + a part of ten
detentions everybody can work out that one of the ten is counted: a number that nobody prints, and a cell like others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.declared_rules import MARGINS, columns_in_part
from reports.privacy.disclosure.universe import Cell, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.privacy.disclosure.cell_tables import CellTable
    from reports.privacy.disclosure.declared_rules import Pack

_IN_TOTAL, _BESIDE_IT = "in-total", "beside-total"


def row_rests(pack: Pack, *, printed: Mapping[str, int] | None = None) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Return the parts of columns that count in a total, or do not, where they tell of few, with an equation each.

    Args:
        pack: tables in the detail that is printed.
        printed: the numbers that are known; None means all.
    """
    cells_with_equations = [
        pair
        for table in pack.tables.values()
        if MARGINS[table.id].partly and MARGINS[table.id].rows_add_up and not MARGINS[table.id].distinct
        for row in dict.fromkeys(row for row, column in table.cells if column == TOTAL)
        for pair in _of_row(table, row, printed)
    ]
    return tuple(cell for cell, _ in cells_with_equations), tuple(equation for _, equation in cells_with_equations)


def _of_row(table: CellTable, row: str, printed: Mapping[str, int] | None) -> Iterator[tuple[Cell, Relation]]:
    in_part = columns_in_part(table, MARGINS[table.id])
    full_columns = [column for column in table.columns if column not in in_part]
    total, parts, partly = table.cells[row, TOTAL], table.ids((row,), full_columns), table.ids((row,), in_part)
    numbers = printed if printed is not None else {cell.id: cell.value for cell in table.cells.values()}
    if not partly or not {total.id, *parts, *partly} <= numbers.keys():
        return
    in_total = numbers[total.id] - sum(numbers[part] for part in parts)
    terms = ((total.id, -1), *((part, 1) for part in parts))
    for name, number, equation in (
        (_IN_TOTAL, in_total, terms),
        (
            _BESIDE_IT,
            sum(numbers[part] for part in partly) - in_total,
            (*_negated(terms), *((part, -1) for part in partly)),
        ),
    ):
        if 0 < number < total.threshold:
            cell = Cell(f"rest|{table.id}/{row}/{name}", number, total.threshold)
            yield cell, Relation("row-rest", ((cell.id, 1), *equation))


def _negated(terms: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    return tuple((cell, -factor) for cell, factor in terms)
