"""Kecamatan that a register names once: blank cells below take the kecamatan above where the column shows blocks.

KECAMATAN   | NO | NAMA
Manggis     |  1 | …
            |  2 | …     of Manggis, too
Abang       |  3 | …
            |  4 | …     of Abang

A column shows blocks if its first row is filled, each name stands in one cell, and at least as many rows are blank.
Anything else stays blank, and so does what follows a total or a group row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.normalise.converters import as_text
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar
    from reports.problems import Detail

_KINDS = frozenset({"register", "agency_counts"})
"""Kinds whose rows are listed place by place; an event of a log is where its own row says."""
_ENDS = frozenset({RowRole.GROUP, RowRole.TOTAL})
"""Rows behind which another part of a table begins."""
_FEWEST_NAMES = 2
"""Names of a column of blocks; a single one may be the kecamatan of its row alone."""


def districts_filled(cells: Cells) -> tuple[list[Scalar], list[Problem]]:
    """Return the cells of the kecamatan with those of blocks filled, and how many took it from above."""
    districts = list(cells.raw("kecamatan"))
    if (
        cells.table.kind not in _KINDS
        or not cells.has("kecamatan")
        or None not in districts
        or not _shows_blocks(districts)
    ):
        return districts, []
    ends = sorted(row for row, role in cells.table.structure.items() if role in _ENDS)
    filled: list[Scalar] = []
    for index, cell in enumerate(districts):
        starts_part = index > 0 and any(cells.rows[index - 1] < end < cells.rows[index] for end in ends)
        above = filled[-1] if filled and not starts_part else None
        filled.append(above if cell is None else cell)
    count = sum(cell is None and of is not None for cell, of in zip(districts, filled, strict=True))
    details: dict[str, Detail] = {"count": count, "field": "kecamatan"}
    problem = Problem("district-filled", cells.path, cells.table.sheet, field="kecamatan", details=details)
    return filled, [problem] if count else []


def is_contradicted(district: str, cells: Sequence[Scalar], code_of: Callable[[str], str | None]) -> bool:
    """Tell whether a column of kecamatan mostly names others than the one that stands over its table.

    KABUPATEN KARANGASEM over a list of its eight kecamatan, one of which is called so as well.
    """
    codes = [code_of(as_text(cell)) for cell in cells if cell is not None]
    return sum(code == district for code in codes) < sum(code is not None and code != district for code in codes)


def _shows_blocks(cells: Sequence[Scalar]) -> bool:
    names = [decision_key(as_text(cell)) for cell in cells if cell is not None]
    is_once_each = len(set(names)) == len(names) >= _FEWEST_NAMES
    return is_once_each and len(cells) >= 2 * len(names) and cells[0] is not None
