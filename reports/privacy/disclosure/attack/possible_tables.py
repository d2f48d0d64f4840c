"""The set of all whole-number tables that agree with what is printed.

Unknown cells are columns; relations, with the printed numbers put in, are rows. Stars that depend on each other through
relations form a block.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reports.privacy.disclosure.attack.knowledge import Reader
from reports.privacy.disclosure.attack.linear_program import INFINITE, LinearProgram, Row
from reports.privacy.disclosure.universe import Sense

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from reports.privacy.disclosure.universe import Cell, Pattern, Relation, Universe

FAR = 1_000_000.0
"""No office counts as many: the bound of what has none, so that every program is bounded."""


@dataclass(frozen=True)
class Block:
    """Unknown cells that depend on each other."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    small: Mapping[int, int] | None
    """Column → largest number below its threshold, of the stars of which at least one is so small; None if readers
    cannot conclude that, because a star may be hidden for the persons behind it."""

    def explains(self, table: Mapping[int, float] | NDArray[np.float64]) -> bool:
        """Whether a table holds a cell below its threshold, as readers expect of the block."""
        return self.small is None or any(table[column] <= most for column, most in self.small.items())


class PossibleTables:
    """Columns, rows and blocks of what readers do not know.

    Attributes:
        ids: cell of each column, sorted.
        rows: conditions on the columns.
        lower, upper: bounds of each column.
    """

    def __init__(self, universe: Universe, pattern: Pattern, reader: Reader) -> None:
        cells = {cell.id: cell for cell in universe.cells}
        self.ids = sorted(set(pattern.unknown) & cells.keys())
        self.column = {cell: position for position, cell in enumerate(self.ids)}
        printed = {name: cell.value for name, cell in cells.items() if name not in self.column}
        self.rows = [row for relation in universe.relations if (row := self._row(relation, printed))]
        self.lower = np.array([_smallest(cells[name], pattern, reader) for name in self.ids], dtype=float)
        self.upper = np.full(len(self.ids), FAR)
        self.blocks = self._blocks(cells, pattern, reader)
        self.block_of = {column: block for block in self.blocks for column in block.columns}

    def _row(self, relation: Relation, printed: Mapping[str, int]) -> Row | None:
        """Return a relation as a condition on unknown cells; None if all its cells are printed."""
        unknown = [(self.column[cell], factor) for cell, factor in relation.terms if cell in self.column]
        if not unknown:
            return None
        remainder = relation.constant - sum(
            factor * printed[cell] for cell, factor in relation.terms if cell in printed
        )
        lower = -INFINITE if relation.sense is Sense.AT_MOST else remainder
        upper = INFINITE if relation.sense is Sense.AT_LEAST else remainder
        return Row([column for column, _ in unknown], [factor for _, factor in unknown], lower, upper)

    def _blocks(self, cells: Mapping[str, Cell], pattern: Pattern, reader: Reader) -> tuple[Block, ...]:
        """Return the blocks in the order of their first cell."""
        root = list(range(len(self.ids)))
        for row in self.rows:
            for column in row.columns[1:]:
                _join(root, row.columns[0], column)
        members: dict[int, list[int]] = {}
        for column in range(len(root)):
            members.setdefault(_root(root, column), []).append(column)
        rows: dict[int, list[int]] = {}
        for position, row in enumerate(self.rows):
            rows.setdefault(_root(root, row.columns[0]), []).append(position)
        return tuple(
            self._block(tuple(columns), tuple(rows.get(top, ())), self._small(columns, cells, pattern, reader), cells)
            for top, columns in members.items()
        )

    def _block(
        self, columns: tuple[int, ...], rows: tuple[int, ...], small: dict[int, int] | None, cells: Mapping[str, Cell]
    ) -> Block:
        """Return a block; a reader who finds no table with a small star drops the conclusion that there is one."""
        block = Block(columns, rows, small)
        true_numbers = {column: float(cells[self.ids[column]].value) for column in columns}
        if block.explains(true_numbers) or self.whole_block(block, {}, {}) is not None:
            return block
        return Block(columns, rows, None)

    def _small(
        self, columns: Sequence[int], cells: Mapping[str, Cell], pattern: Pattern, reader: Reader
    ) -> dict[int, int] | None:
        stars = [column for column in columns if self.ids[column] in pattern.hidden]
        counted = all(
            cells[self.ids[column]].counts_persons and self.ids[column] not in pattern.may_hide_change
            for column in stars
        )
        if not (reader.blocks_hold_a_small_cell and stars and counted):
            return None
        stars += [column for column in columns if self.ids[column] in pattern.may_explain]
        return {
            column: cells[self.ids[column]].threshold - 1 for column in stars if cells[self.ids[column]].threshold
        } or None

    def first_table(self, numbers: Mapping[str, int]) -> tuple[NDArray[np.float64], tuple[Block, ...]]:
        """Return given numbers, block by block where they agree with what readers know, else any that do.

        Returns:
            The table, and the blocks for which nothing agrees; they keep the given numbers.
        """
        first = np.array([numbers[name] for name in self.ids], dtype=float)
        impossible = []
        for block in self.blocks:
            if not self.holds(block, {column: first[column] for column in block.columns}):
                table = self.whole_block(block, {}, {})
                if table is None:
                    impossible.append(block)
                for column, value in (table or {}).items():
                    first[column] = value
        return first, tuple(impossible)

    def bounded(self, block: Block, bounds: Mapping[int, tuple[float, float]], cost: Mapping[int, float]) -> float:
        """Return the smallest cost of a whole-number table of a block; NaN if there is none."""
        solved = self.whole_block(block, bounds, cost)
        return float("nan") if solved is None else sum(price * solved[column] for column, price in cost.items())

    def whole_block(
        self, block: Block, bounds: Mapping[int, tuple[float, float]], cost: Mapping[int, float]
    ) -> dict[int, float] | None:
        """Return the cheapest whole-number table of a block within bounds; None if there is none.

        That one star is small is a choice: a column of zero or one for each star, of which one at least is one.
        """
        place = {column: position for position, column in enumerate(block.columns)}
        small = block.small or {}
        rows = [_placed(self.rows[row], place) for row in block.rows]
        for switch, (column, most) in enumerate(small.items(), len(place)):
            rows.append(Row([place[column], switch], [1, FAR], -INFINITE, most + FAR))
        if small:
            rows.append(Row(range(len(place), len(place) + len(small)), [1] * len(small), 1, INFINITE))
        limits = [bounds.get(column, (self.lower[column], self.upper[column])) for column in block.columns]
        limits += [(0, 1)] * len(small)
        low, high = np.array(limits, dtype=float).T
        program = LinearProgram(low, high, rows, integral=True)
        for column, price in cost.items():
            program.set_cost(place[column], price)
        solved = program.solve()
        if solved is None:
            return None
        table = {column: float(round(solved[place[column]])) for column in place}
        return table if self.holds(block, table) else None

    def holds(self, block: Block, table: Mapping[int, float]) -> bool:
        """Whether whole numbers of a block agree with everything that readers know."""
        within = all(self.lower[column] <= table[column] <= self.upper[column] for column in block.columns)
        return within and all(self.rows[row].holds(table.__getitem__) for row in block.rows) and block.explains(table)


def exact_interval(
    universe: Universe, pattern: Pattern, cell: str, *, reader: Reader | None = None
) -> tuple[int, int] | None:
    """Return the smallest and largest whole number that a hidden cell can be; None if no table agrees."""
    tables = PossibleTables(universe, pattern, reader or Reader())
    column = tables.column[cell]
    block = tables.block_of[column]
    low, high = (tables.bounded(block, {}, {column: sign}) for sign in (1.0, -1.0))
    return None if np.isnan(low) or np.isnan(high) else (round(low), round(-high))


def _smallest(cell: Cell, pattern: Pattern, reader: Reader) -> float:
    if cell.signed:
        return -FAR
    star = cell.id in pattern.hidden and cell.id not in pattern.may_be_zero
    return 1.0 if star and reader.stars_are_persons else 0.0


def _placed(row: Row, place: Mapping[int, int]) -> Row:
    return Row([place[column] for column in row.columns], row.coefficients, row.lower, row.upper)


def _root(root: list[int], column: int) -> int:
    while root[column] != column:
        root[column] = root[root[column]]
        column = root[column]
    return column


def _join(root: list[int], first: int, second: int) -> None:
    """Put two columns into one block, named by its smaller column, so that the order never depends on the rows."""
    low, high = sorted((_root(root, first), _root(root, second)))
    root[high] = low
