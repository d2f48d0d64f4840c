"""Rows outside of every table of a sheet that look like rows of a table: they are told, since nothing of them is read.

A table whose header names nothing and that has no running numbers is not told from titles and notes by its words. Two
rows of several cells one below the other are no title; lines of a letter, signatures and totals are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.body_lines import is_remark, is_signature, says_total
from reports.intake.recognise.header import is_numbering
from reports.model.grid import cell_name
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.grid import Grid, Scalar
    from reports.model.sheet import SheetTable

_FEWEST_CELLS = 3
"""Filled cells of a row that may be one of a table; a line of a letter has two."""
_FEWEST_ROWS = 2
"""Such rows right below each other."""


def rows_outside(path: str, grid: Grid, tables: Sequence[SheetTable]) -> tuple[Problem, ...]:
    """Return one problem for all rows of a sheet that look like a table and belong to none, at the first of them.

    Args:
        path: as printed in problems.
        grid: the sheet.
        tables: all that were found on it; a sheet without any is told otherwise.
    """
    rows = [row for block in _blocks(grid, tables) if len(block) >= _FEWEST_ROWS for row in block] if tables else []
    if not rows:
        return ()
    column = next(column for column, cell in enumerate(grid.rows[rows[0] - 1], start=1) if cell is not None)
    cell = cell_name(rows[0], column)
    return (Problem("rows-outside", path, grid.sheet, cell, details={"count": len(rows)}),)


def _blocks(grid: Grid, tables: Sequence[SheetTable]) -> Iterator[list[int]]:
    """Yield the runs of rows outside of the tables that may be rows of another."""
    block: list[int] = []
    for row in _outside(grid, tables):
        if block and row != block[-1] + 1:
            yield block
            block = []
        if _may_be_of_table(grid.rows[row - 1]):
            block.append(row)
    yield block


def _outside(grid: Grid, tables: Sequence[SheetTable]) -> Iterator[int]:
    """Yield the rows before, between and behind the tables."""
    row = 1
    for first, last in sorted((table.header_rows[0], _last_row(table)) for table in tables):
        yield from range(row, first)
        row = max(row, last + 1)
    yield from range(row, grid.height + 1)


def _last_row(table: SheetTable) -> int:
    return max((table.data_rows or table.header_rows)[1], *table.structure, table.header_rows[1])


def _may_be_of_table(row: tuple[Scalar, ...]) -> bool:
    """Tell whether a row has several cells, and is no line of a letter, signature, total, note or numbering."""
    cells = [cell for cell in row if cell is not None]
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(cells) < _FEWEST_CELLS or any(text.rstrip().endswith((":", "：")) for text in texts) or is_numbering(row):
        return False
    return not (says_total(texts) or any(map(is_signature, texts)) or any(map(is_remark, texts)))
