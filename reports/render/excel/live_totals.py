"""Totals as live formulas that always come to the counted figure.

The figure is the truth and the formula is its proof on the sheet: where what is shown adds up to less (an unknown sex
has no column of its own), the rest stands in the formula; where it adds up to more (distinct persons), or where a part
is hidden or missing, there is no formula, since a formula over a hidden cell would tell what the cell hides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.figures import Figure
from reports.render.excel.cells import number, put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import Cell

    from reports.model import document
    from reports.render.excel.package import Cached


def put_total(
    cell: Cell, total: document.Cell, parts: Iterable[document.Cell], area: str, *, cached: Cached, exact: bool = False
) -> None:
    """Write a total as a formula with its cached value; as a plain value where it is no sum.

    Args:
        cell: where it goes.
        total: the counted figure.
        parts: what stands in the summed cells; text counts as nothing there.
        area: the summed cells, as in ``C8:F8,H8``.
        cached: takes the formula's value.
        exact: no formula when a rest would have to be added.
    """
    rest = rest_of(total, parts)
    put(cell, total)
    if not isinstance(total, Figure) or total.value is None or rest is None or rest < 0 or (exact and rest):
        return
    cell.value = f"=SUM({area})" + (f"+{rest}" if rest else "")
    cached.add(cell.parent.title, cell.coordinate, total.value)


def rest_of(total: document.Cell, parts: Iterable[document.Cell]) -> int | None:
    """Return what the parts leave over of a total; None when one of them shows no number."""
    if not isinstance(total, Figure):
        return None
    shown = [number(one) for one in (total, *(part for part in parts if isinstance(part, Figure)))]
    if None in shown:
        return None
    whole, *rest = (one for one in shown if one is not None)
    return whole - sum(rest)
