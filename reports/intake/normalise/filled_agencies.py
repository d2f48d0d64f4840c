"""Agencies that a list of counts names once: blank cells and marks of repetition below take the agency above.

INSTANSI | KECAMATAN | JUMLAH
Dukcapil | Koja      |     5
         | Cilincing |     7     of Dukcapil, too; without it the number would count for nobody
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.problems import Problem
from reports.vocabulary import ditto

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail


def agencies_filled(cells: Cells, agencies: Sequence[object]) -> tuple[list[object], list[Problem]]:
    """Return the agency of each row, and how many were taken from above or are not known; each is said once.

    Args:
        cells: of a list of counts.
        agencies: as its cells name them; None where a cell is blank, a mark, or not understood.
    """
    if not cells.has("agency"):
        return list(agencies), []
    filled: list[object] = []
    for index, (agency, cell) in enumerate(zip(agencies, cells.raw("agency"), strict=True)):
        follows = index > 0 and cells.rows[index] == cells.rows[index - 1] + 1
        repeats = cell is None or (isinstance(cell, str) and ditto.is_mark(cell))
        filled.append(filled[-1] if agency is None and repeats and follows else agency)
    carried = sum(agency is None and of is not None for agency, of in zip(agencies, filled, strict=True))
    missing = sum(of is None and cell is None for cell, of in zip(cells.raw("agency"), filled, strict=True))
    return filled, [*_problem(cells, "agency-filled", carried), *_problem(cells, "values-missing", missing)]


def _problem(cells: Cells, code: str, count: int) -> list[Problem]:
    details: dict[str, Detail] = {"count": count, "field": "agency"}
    return [Problem(code, cells.path, cells.table.sheet, field="agency", details=details)] if count else []
