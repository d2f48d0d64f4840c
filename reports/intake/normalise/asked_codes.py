"""Codes that only the exporter knows: asked once each, with their number and what they may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.normalise.converters import as_text
from reports.intake.normalise.month_first import ASKED
from reports.vocabulary import own_codes
from reports.vocabulary.text import letters_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar
    from reports.model.sheet import SheetTable
    from reports.problems import Detail, Problem

_CODE = "code"
"""How a column is recognised that holds codes."""


def is_own_code(table: SheetTable, field: str, cell: Scalar) -> bool:
    """Tell whether a cell holds a code, in a column of codes."""
    is_coded = any(column.how == _CODE and column.field == field for column in table.columns)
    return is_coded and field in own_codes.FIELDS and own_codes.is_code(field, as_text(cell))


def asked_codes(cells: Cells, field: str, codes: Mapping[int, Scalar]) -> list[Problem]:
    """Return one problem for each code, at the first cell that holds it.

    Args:
        cells: the table.
        field: of the column.
        codes: index of each record with such a code → its cell.
    """
    places: dict[str, list[int]] = {}
    for index, cell in codes.items():
        places.setdefault(letters_of(as_text(cell)), []).append(index)
    candidates = own_codes.listed(field)
    kind = "code-asked" if candidates else "code-asked-freely"
    details: dict[str, Detail] = {"field": field, "candidates": candidates}
    return [
        cells.problem(kind, rows[0], field, code, {**details, "code": code, "count": len(rows)})
        for code, rows in places.items()
    ]


def asked_order(cells: Cells, field: str, rows: Sequence[int]) -> list[Problem]:
    """Return one problem for all dates of a column whose order the office is asked, at the first of them."""
    if not rows:
        return []
    details: dict[str, Detail] = {"field": field, "count": len(rows)}
    return [cells.problem(ASKED, rows[0], field, own_codes.ORDER, details)]
