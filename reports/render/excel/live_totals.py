"""Writes totals as live formulas that always equal the counted figure.

The counted figure is authoritative. Where the shown parts do not add up to it (distinct persons), or where a part is
suppressed or missing, the total is a plain value: a formula over a suppressed cell would reveal it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.figures import Figure
from reports.render.excel.cells import put_value, shown_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import Cell

    from reports.model import document
    from reports.render.excel.package import CachedValues


def put_total(
    cell: Cell,
    total: document.Cell,
    parts: Iterable[document.Cell],
    area: str,
    *,
    cached: CachedValues,
) -> None:
    """Write a total as a formula with its cached value, or as a plain value where the parts do not sum to it.

    Args:
        cell: the cell to write.
        total: the counted figure.
        parts: contents of the summed cells; text counts as zero.
        area: the summed cells, as in ``C8:F8,H8``.
        cached: collects the formula's value.
    """
    put_value(cell, total)
    if isinstance(total, Figure) and total.value is not None and remainder(total, parts) == 0:
        cell.value = f"=SUM({area})"
        cached.add(cell.parent.title, cell.coordinate, total.value)


def remainder(total: document.Cell, parts: Iterable[document.Cell]) -> int | None:
    """Return the total less its parts; None when one of them shows no number."""
    if not isinstance(total, Figure):
        return None
    figures = (total, *(part for part in parts if isinstance(part, Figure)))
    numbers = [number for figure in figures if (number := shown_number(figure)) is not None]
    return numbers[0] - sum(numbers[1:]) if len(numbers) == len(figures) else None
