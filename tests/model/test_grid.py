"""Cells of a sheet, one by one and by columns."""

from __future__ import annotations

from reports.model.grid import Grid


def test_a_column_holds_what_its_cells_do() -> None:
    """Rows in any order, twice, or outside the sheet; columns outside it; a sheet without rows."""
    grid = Grid("Data", (("a", None, 3), (None, "b", 0), ("c", False, None)))
    rows = [2, 1, 3, 3, 0, 4, -1]
    for column in range(-1, 6):
        assert grid.column(column, rows) == [grid.cell(row, column) for row in rows]
    assert Grid("Kosong", ()).column(1, rows) == [None] * len(rows)
