"""Tables of cells before protection: what was counted, with the persons and contributors behind each cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.privacy.disclosure.universe import Cell, Contributor, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

OTHERS = "lainnya"
"""Code of the row or column that several others were merged into; it names neither them nor their number."""


@dataclass(frozen=True)
class CellTable:
    """One table of a pack.

    A cell that is not there is a zero that no total needs.
    """

    id: str
    rows: tuple[str, ...]
    """Inner rows in print order."""
    columns: tuple[str, ...]
    """Inner columns in print order."""
    cells: Mapping[tuple[str, str], Cell]
    """Cells by row and column, margins included."""

    def ids(self, rows: Iterable[str], columns: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the cells of some rows and columns, row by row, without those that are not there."""
        columns = tuple(columns)
        places = ((row, column) for row in rows for column in columns)
        return tuple(self.cells[place].id for place in places if place in self.cells)

    def value(self, row: str, column: str) -> int:
        """Return a number; zero for a cell that is not there."""
        cell = self.cells.get((row, column))
        return cell.value if cell else 0

    def with_rows_merged(self, rows: Collection[str]) -> CellTable:
        """Return the table with some inner rows as one row ``lainnya``, the last one."""
        return self._merged({row: OTHERS if row in rows else row for row, _ in self.cells}, {})

    def with_columns_merged(self, columns: Collection[str]) -> CellTable:
        """Return the table with some inner columns as one column ``lainnya``, the last one."""
        return self._merged({}, {column: OTHERS if column in columns else column for _, column in self.cells})

    def with_columns_named(self, names: Mapping[str, str]) -> CellTable:
        """Return the table with inner columns under other codes; those of one code are added up."""
        return self._merged({}, names)

    def only_rows(self, rows: Collection[str]) -> CellTable:
        """Return the table with some of its rows, margins among them if they are named."""
        cells = {place: cell for place, cell in self.cells.items() if place[0] in rows}
        return replace(self, rows=tuple(row for row in self.rows if row in rows), cells=cells)

    def only_columns(self, columns: Collection[str]) -> CellTable:
        """Return the table with some of its columns, ``total`` among them if it is named."""
        cells = {place: cell for place, cell in self.cells.items() if place[1] in columns}
        return replace(self, columns=tuple(column for column in self.columns if column in columns), cells=cells)

    def _merged(self, rows: Mapping[str, str], columns: Mapping[str, str]) -> CellTable:
        groups: dict[tuple[str, str], list[Cell]] = {}
        for (row, column), cell in self.cells.items():
            groups.setdefault((rows.get(row, row), columns.get(column, column)), []).append(cell)
        return CellTable(
            self.id,
            _renamed(self.rows, rows),
            _renamed(self.columns, columns),
            {(row, column): self._sum(row, column, cells) for (row, column), cells in groups.items()},
        )

    def _sum(self, row: str, column: str, cells: list[Cell]) -> Cell:
        """Return cells that have no person in common as one."""
        if len(cells) == 1 and cells[0].id == f"{self.id}/{row}/{column}":
            return cells[0]
        persons = None if all(cell.persons is None for cell in cells) else sum(
            cell.value if cell.persons is None else cell.persons for cell in cells
        )  # fmt: skip
        value = sum(cell.value for cell in cells)
        counts: Counter[tuple[Kind, str]] = Counter()
        for cell in cells:
            counts.update(
                {(contributor.kind, contributor.name): contributor.count for contributor in cell.contributors}
            )
        contributors = tuple(
            Contributor(kind, name, count)
            for (kind, name), count in sorted(counts.items())
            if kind is not Kind.PERSON or value == 1
        )
        margin = TOTAL in (row, column)
        return Cell(f"{self.id}/{row}/{column}", value, cells[0].threshold, persons, contributors, margin)


def _renamed(codes: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return codes under new names, each once, ``lainnya`` last."""
    renamed = dict.fromkeys(names.get(code, code) for code in codes)
    merged_column = [OTHERS] if OTHERS in renamed else []
    return (*(code for code in renamed if code != OTHERS), *merged_column)
