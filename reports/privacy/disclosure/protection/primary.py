"""The cells that may not be printed for what they are: few persons, or a group of whom nearly all share a bad fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.privacy.disclosure.cells import Cell

GROUP_SHARE = 0.9
"""Share of a group in one adverse column from which membership of the group tells the fact of each member."""


def primary_cells(cells: Iterable[Cell]) -> frozenset[str]:
    """Return the cells whose number, or whose number of persons, is above zero and below the threshold."""
    return frozenset(cell.id for cell in cells if is_small(cell))


def is_small(cell: Cell) -> bool:
    """Whether a cell is above zero and below its threshold, in its number or in persons."""
    numbers = (cell.value,) if cell.persons is None else (cell.value, cell.persons)
    return cell.threshold > 0 and not cell.signed and min(numbers) > 0 and min(numbers) < cell.threshold


def revealed_groups(rows: Mapping[str, Sequence[Cell]], adverse: frozenset[str]) -> tuple[str, ...]:
    """Return the rows of a table that tell a bad fact of everybody known to belong to them.

    Args:
        rows: row → its inner cells, zeros included.
        adverse: ids of the cells whose fact harms a person.
    """
    return tuple(row for row, cells in rows.items() if _is_revealed(cells, adverse))


def _is_revealed(cells: Sequence[Cell], adverse: frozenset[str]) -> bool:
    total = sum(cell.value for cell in cells)
    return total > 0 and any(cell.id in adverse and cell.value >= GROUP_SHARE * total for cell in cells)
