"""The cells that may not be printed for what they are: a small number, or few persons behind a larger one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.privacy.disclosure.universe import Cell


def primary_cells(cells: Iterable[Cell]) -> frozenset[str]:
    """Return the cells whose number, or whose number of persons, is above zero and below the threshold."""
    return frozenset(cell.id for cell in cells if is_small(cell))


def is_small(cell: Cell) -> bool:
    """Whether a cell is above zero and below its threshold, in its number or in persons."""
    numbers = (cell.value,) if cell.persons is None else (cell.value, cell.persons)
    return cell.threshold > 0 and not cell.signed and min(numbers) > 0 and min(numbers) < cell.threshold
