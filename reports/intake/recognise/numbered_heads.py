"""Headers that are numbered in their own cells: ``(1) No | (2) Nama | (3) L/P``, ``1. No | 2. Nama``.

The numbers are taken off before the tables of a sheet are looked for, where every cell of a row bears the next one;
nothing else of the sheet changes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Grid, Scalar

_NUMBERED = late_regex(r"\s*[(\[]?(\d{1,2})(?:[.)\]:]+\s*|\s+)(?=[^\W\d])(.+)", re.DOTALL)
_FEWEST = 3
"""Cells of a row of which each bears the next number."""


def without_numbers(grid: Grid) -> Grid:
    """Return a sheet whose numbered headers are without their numbers; the sheet itself where there are none."""
    texts_by_row = {number: texts for number, row in enumerate(grid.rows) if (texts := _texts(row)) is not None}
    if not texts_by_row:
        return grid
    return replace(grid, rows=tuple(texts_by_row.get(number, row) for number, row in enumerate(grid.rows)))


def _texts(row: Sequence[Scalar]) -> tuple[Scalar, ...] | None:
    """Return the cells of a row without the numbers that count them; None where any cell is not counted."""
    first = next((cell for cell in row if cell is not None), None)
    if not isinstance(first, str) or _NUMBERED.match(first) is None:
        return None
    matches = [_NUMBERED.fullmatch(cell) if isinstance(cell, str) else None for cell in row]
    counted = [int(match[1]) for match in matches if match]
    filled = len(row) - row.count(None)
    if not filled == len(counted) >= _FEWEST or counted != list(range(1, filled + 1)):
        return None
    return tuple(match[2] if match else None for match in matches)
