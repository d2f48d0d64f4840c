"""Finds workbooks of which each row is a whole line in one cell: a .csv that was pasted, or opened and saved."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reports.intake.read.contract import Unreadable
from reports.intake.read.csv_delimiters import cuts_most, delimiter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.grid import Grid, Scalar

_LOOKED_AT = 200
"""Filled rows of a sheet looked at."""
_FEWEST_LINES = 3


def refuse_lines_in_cells(grids: Sequence[Grid]) -> None:
    """Raise where no sheet has a row of two cells, and the texts of one are cut like lines of a .csv.

    They are not cut here: the cells that problems and corrections name would be none of the workbook.
    """
    for sheet in grids:
        rows = list(islice(_filled(sheet), _LOOKED_AT))
        if any(len(row) - row.count(None) > 1 for row in rows):
            return
        text = "\n".join(str(next(cell for cell in row if cell is not None)) for row in rows)
        mark = delimiter(text)
        if len(rows) >= _FEWEST_LINES and cuts_most(text, mark):
            raise Unreadable("file-in-one-column", mark=mark.replace("\t", "Tab"))


def _filled(sheet: Grid) -> Iterator[tuple[Scalar, ...]]:
    return (row for row in sheet.rows if row.count(None) < len(row))
