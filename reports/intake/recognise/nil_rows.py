"""Rows that say NIHIL: structure by which a table declares that there was nothing, and no records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit
from reports.vocabulary import incident_words, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.grid import Scalar

LOGS = frozenset({"incidents"})
"""Kinds in which a row with a date and a place may say NIHIL."""
_SAYING = frozenset({"incident_type", "narrative", "result", "remarks"})
_NAMING = frozenset({
    "full_name", "passport_no", "niora", "nationality", "birth_date", "birth_place_date", "age", "legal_basis",
    "action_type", "decision_no", "decision_date", "execution_date", "stage", "persons", "count_male", "count_female",
})  # fmt: skip
"""Fields that make a row an incident although it says NIHIL: person, nationality, article, decision, number."""


def is_nil(kind: str, row: Sequence[Scalar], filled: Sequence[int], fields: Mapping[int, str]) -> bool:
    """Tell whether a row declares nil.

    Args:
        kind: of the table.
        row: its cells.
        filled: columns with a cell, 1-based.
        fields: column → field.
    """
    cells = [(fields.get(column), row[column - 1]) for column in filled]
    others = [cell for field, cell in cells if field != "row_no" or not cell_fit.is_row_number(cell)]
    if any(isinstance(cell, str) and numbers.is_nil(cell) for cell in others) and not any(map(is_something, others)):
        return True
    if kind not in LOGS:
        return False
    says = any(field in _SAYING and isinstance(cell, str) and incident_words.is_nil(cell) for field, cell in cells)
    return says and not any(field in _NAMING and is_something(cell) for field, cell in cells)


def is_something(cell: Scalar) -> bool:
    """Tell whether a cell names anything: neither a dash, NIHIL and the like, nor zero."""
    if isinstance(cell, str):
        return not numbers.is_nothing(cell) and not numbers.is_zero(cell) and not numbers.is_nil(cell)
    return cell not in {None, 0}
