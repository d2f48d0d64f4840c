"""Rows that say NIHIL: structure by which a table declares that there was nothing, and no records."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit
from reports.model.period import Month
from reports.model.sheet import RowRole
from reports.vocabulary import dates, incident_words, nil_sentences, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.grid import Grid, Scalar

LOGS = frozenset({"incidents"})
"""Kinds in which a row with a date and a place may say NIHIL."""
DECLARING = frozenset({"incidents", "activities", "services"})
"""Kinds that a sentence or a row of dashes declares nil."""
_SAYING = frozenset({"incident_type", "narrative", "result", "remarks", "action_type"})
_ACCOUNTS = frozenset({"incident_type", "narrative"})
_DATES = frozenset({"incident_date", "activity_date", "service_date"})
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
    contents = [cell for field, cell in cells if field != "row_no" or not cell_fit.is_row_number(cell)]
    something = _first_two(contents)
    if not something:
        return any(isinstance(cell, str) and numbers.is_nil(cell) for _, cell in cells)
    if len(something) == 1 and isinstance(something[0], str) and nil_sentences.declares_nil(kind, something[0]):
        return True
    if kind not in LOGS:
        return False
    facts = [(field, cell) for field, cell in cells if not _says_nil(field, cell)]
    return len(facts) < len(cells) and not any(field in _NAMING and is_something(cell) for field, cell in facts)


def _first_two(cells: Sequence[Scalar]) -> list[Scalar]:
    """Return the first two cells that name anything: nearly every record has two, and is asked no further."""
    return list(islice(filter(is_something, cells), 2))


def is_dashes(kind: str, row: Sequence[Scalar], filled: Sequence[int], fields: Mapping[int, str], width: int) -> bool:
    """Tell whether a row of a log holds dashes alone, in at least half of the columns and two at least.

    Args:
        kind: of the table.
        row: its cells.
        filled: columns with a cell, 1-based.
        fields: column → field.
        width: number of columns.
    """
    cells = [row[column - 1] for column in filled if fields.get(column) != "row_no"]
    if kind not in DECLARING or len(cells) < 2 or 2 * len(filled) < width:
        return False
    return all(isinstance(cell, str) and numbers.is_zero(cell) and cell.strip() != "0" for cell in cells)


def _says_nil(field: str | None, cell: Scalar) -> bool:
    if field not in _SAYING or not isinstance(cell, str):
        return False
    if nil_sentences.declares_nil("incidents", cell):
        return True
    return incident_words.is_nil_account(cell) if field in _ACCOUNTS else incident_words.is_nil(cell)


def last_month(grid: Grid, structure: Mapping[int, RowRole], fields: Mapping[int, str]) -> Month | None:
    """Return the latest month in which rows of a table say NIHIL, by their dates; None where none has one."""
    dated = [column for column, field in fields.items() if field in _DATES]
    rows = [row for row, role in structure.items() if role is RowRole.NIL]
    days = (dates.read(grid.cell(row, column)).first for row in rows for column in dated)
    return max((Month.of(day) for day in days if day), default=None)


def is_something(cell: Scalar) -> bool:
    """Tell whether a cell names anything: neither a dash, NIHIL and the like, nor zero."""
    if isinstance(cell, str):
        return not numbers.is_nothing(cell) and not numbers.is_zero(cell) and not numbers.is_nil(cell)
    return cell not in {None, 0}
