"""The mark by which the index sheet of a correction workbook is known again, when the workbook comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.grid import Grid

MARK = "pora-koreksi"
"""Stands in cell E1 of the index sheet: by this, and not by its name, the sheet is known again."""
MARK_CELL = (1, 5)


def is_index(grid: Grid) -> bool:
    """Tell whether a sheet is the index sheet of a correction workbook that came back."""
    return grid.cell(*MARK_CELL) == MARK
