"""Columns that are ticked: one for each value of a field, its value in the header, a mark in the cell.

JENIS KELAMIN |   IZIN TINGGAL      a group that names the field, or none at all
   L   |   P  | ITK | ITAS | ITAP
   x   |      |     |  V   |        read as L and ITAS

The headers propose such columns, their cells decide: a count under L, or the number of a permit under ITAS, is no mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.recognise import header_aliases
from reports.intake.recognise.body_lines import says_total
from reports.intake.recognise.header_reading import read_header
from reports.vocabulary import ticks
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid, Scalar

Ticks = Mapping[str, Mapping[int, str]]
"""Kind → ticked column → the field of which its header names a value."""
_SAMPLED = 300
"""Rows below a header whose cells decide."""
_FEWEST_COLUMNS = 2
_ALONE = ticks.SEVERAL
"""Fields of which a single column may be ticked: those of which a row need not have a value."""
_MARKS = 0.7
"""Part of the filled cells that are marks at least; of what lies below a table not all are told from it."""
_PERSONS = ("full_name", "passport_no")
"""Fields by which a row stands for one person, so that 1 is a mark and no count."""


@dataclass(frozen=True)
class _Cells:
    """The filled cells of a set of columns."""

    marks: tuple[Scalar, ...]
    ticked: tuple[Scalar, ...]
    filled: int


def ticks_of(grid: Grid, labels: Mapping[int, Label], header_rows: tuple[int, int]) -> Ticks:
    """Return the ticked columns below a header, by the kind that the table may be of.

    Args:
        grid: the sheet.
        labels: column → header texts from the top.
        header_rows: first and last row of the header, 1-based.
    """
    top, bottom = header_rows
    above = grid.rows[top - 2] if top > 1 else ()
    proposed = {kind: tuple(_proposed(kind, labels, above)) for kind in ticks.FIELDS}
    if not any(proposed.values()):
        return {}
    rows = [row for row in grid.rows[bottom : bottom + _SAMPLED] if not _is_total(row)]
    columns_by_kind: dict[str, dict[int, str]] = {}
    for kind, sets in proposed.items():
        confirmed = [ticked_set for ticked_set in sets if _is_ticked(kind, *ticked_set, labels, rows)]
        fields = [field for field, _columns in confirmed]
        columns_by_kind[kind] = {
            column: field for field, columns in confirmed if fields.count(field) == 1 for column in columns
        }
    return {kind: columns for kind, columns in columns_by_kind.items() if columns}


def ticks_of_part(labels: Mapping[int, Label], ticks: Ticks) -> Ticks:
    """Return those ticked columns that are among the columns of a table."""
    return {
        kind: {column: field for column, field in columns.items() if column in labels}
        for kind, columns in ticks.items()
    }


def _proposed(
    kind: str, labels: Mapping[int, Label], above: tuple[Scalar, ...]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each field with columns that name different values of it below the same group.

    Args:
        kind: of the table.
        labels: column → header texts from the top.
        above: the row above the header; a group may stand there that no field needs.
    """
    for field in ticks.FIELDS[kind]:
        sets: dict[Label, dict[int, str]] = {}
        for column, label in labels.items():
            code = ticks.code_of(field, label[-1])
            if code is not None:
                sets.setdefault(label[:-1], {})[column] = code
        for group, columns in sets.items():
            over = above[min(columns) - 1] if above else None
            groups = (*group, over) if isinstance(over, str) and normal(over) else group
            fewest = 1 if field in _ALONE else _FEWEST_COLUMNS
            if len(columns) == len(set(columns.values())) >= fewest and _may_be_of(kind, field, groups):
                yield field, tuple(sorted(columns))


def _may_be_of(kind: str, field: str, group: Label) -> bool:
    """Tell whether no group header names something else than the field: L and P below PENJAMIN are no person's."""
    for text in group:
        if field == "sex" and ticks.is_age_group(text):
            continue
        reading = read_header(kind, (text,))
        names = set(reading.fields) if reading else set()
        if names and field not in names:
            return False
        if not names and header_aliases.is_group(text) and field not in {"permit_type", "service_class"}:
            return False
    return True


def _is_ticked(
    kind: str, field: str, columns: tuple[int, ...], labels: Mapping[int, Label], rows: list[tuple[Scalar, ...]]
) -> bool:
    """Tell whether the cells of columns are marks."""
    cells = _cells({column: labels[column][-1] for column in columns}, rows)
    if kind == "register" and field == "sex":
        return bool(cells.filled)  # a row is one person: whatever else stands there is told at its cell
    if field == "sex" and any(map(ticks.is_age_group, labels[columns[0]][:-1])):
        return _are_ages(columns, rows)
    if not cells.ticked or len(cells.marks) < _MARKS * cells.filled:
        return False
    if not any(map(ticks.is_number, cells.ticked)):
        return True
    return field != "sex" and any(_names_person(kind, label) for label in labels.values())


def _are_ages(columns: tuple[int, ...], rows: list[tuple[Scalar, ...]]) -> bool:
    """Tell whether columns hold ages, or marks, in one of them for each row: the sexes of persons, and no counts."""
    filled = [[cell for column in columns if (cell := row[column - 1]) is not None] for row in rows]
    single = [cells[0] for cells in filled if len(cells) == 1]
    ages = [cell for cell in single if ticks.is_age(cell) or ticks.is_ticked(cell)]
    return bool(ages) and len(ages) >= _MARKS * sum(map(bool, filled))


def _cells(options: Mapping[int, str], rows: list[tuple[Scalar, ...]]) -> _Cells:
    marks: list[Scalar] = []
    ticked: list[Scalar] = []
    filled = 0
    for row in rows:
        for column, option in options.items():
            cell = row[column - 1]
            is_ticked = ticks.is_ticked_below(option, cell)
            filled += cell is not None
            marks += [cell] if cell is not None and is_ticked is not None else []
            ticked += [cell] if is_ticked else []
    return _Cells(tuple(marks), tuple(ticked), filled)


def _names_person(kind: str, label: Label) -> bool:
    reading = read_header(kind, label)
    return reading is not None and any(field in _PERSONS for field in reading.fields)


def _is_total(row: tuple[Scalar, ...]) -> bool:
    return says_total([cell for cell in row if isinstance(cell, str)])
