"""Fields that a sheet holds as one ticked column for each value: the header of the ticked one is the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.normalise.crosses import with_crosses
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary import ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from reports.model.grid import Scalar
    from reports.model.sheet import SheetTable
    from reports.problems import Detail

    CellsIn = Callable[[int], list[Scalar]]
    """Column → the cells of its records."""

TICK = "tick"
"""How such a column is recognised."""
_COUNTS = {"count_male": "L", "count_female": "P"}


@dataclass(frozen=True)
class Ticked:
    """The marks of one field."""

    field: str
    options: Mapping[int, str]
    """Column → the value that its header names, in the order of the columns."""
    marks: tuple[tuple[bool | None, ...], ...]
    """For each record whether each column is ticked; None for what is no mark."""

    def values(self) -> list[Scalar]:
        """Return the value of each record, several as ``DEPORTASI DAN PENANGKALAN`` where a field may have several.

        None where no column is ticked, more than the field may have, or one cannot be read.
        """
        return [None if None in marks else self._value(marks) for marks in self.marks]

    def _value(self, marks: tuple[bool | None, ...]) -> str | None:
        chosen = [text for text, mark in zip(self.options.values(), marks, strict=True) if mark]
        return " DAN ".join(chosen) or None if len(chosen) == 1 or self.may_be_several else None

    @property
    def may_be_several(self) -> bool:
        """Whether a record may have several values of the field."""
        return self.field in ticks.SEVERAL

    def is_blank(self, index: int) -> bool:
        """Tell whether no column of a record is ticked, and none holds anything else."""
        return not any(mark is None or mark for mark in self.marks[index])


def options_of(table: SheetTable, columns: Mapping[str, int]) -> dict[str, dict[int, str]]:
    """Return field → its ticked columns with the values that their headers name.

    Args:
        table: as recognised.
        columns: field → column; in a register, columns that an office has decided to be counts of men and women are
            ticks, since a row is one person.
    """
    options: dict[str, dict[int, str]] = {}
    for column in table.columns:
        if column.how == TICK and column.field:
            options.setdefault(column.field, {})[column.index] = column.header.rpartition(" / ")[2]
    has_counts = _COUNTS.keys() <= columns.keys() and "sex" not in columns
    if table.kind == "register" and has_counts:
        options["sex"] = {columns[field]: code for field, code in _COUNTS.items()}
    return options


def cells_of(table: SheetTable, options: Collection[int], cells_in: CellsIn) -> dict[int, list[Scalar]]:
    """Return ticked column → its cells, with a mark in place of each age below UMUR.

    Args:
        table: as recognised.
        options: the ticked columns of a field.
        cells_in: returns the cells of a column.
    """
    ages = _age_columns(table, options)
    columns = {column: cells_in(column) for column in options}
    return columns | {column: [True if ticks.is_age(cell) else cell for cell in columns[column]] for column in ages}


def ages_of(table: SheetTable, options: Collection[int], cells_in: CellsIn) -> list[Scalar]:
    """Return the age of each record where it stands below UMUR in the column of its sex; empty without such columns."""
    columns = [cells_in(column) for column in _age_columns(table, options)]
    by_row = zip(*columns, strict=True)
    return [next((cell for cell in cells if ticks.is_age(cell)), None) for cells in by_row]


def _age_columns(table: SheetTable, options: Collection[int]) -> list[int]:
    """Return the ticked columns in which ages stand: below UMUR, one for each sex."""
    columns = [column for column in table.columns if column.index in options]
    return [column.index for column in columns if any(map(ticks.is_age_group, column.header.split(" / ")[:-1]))]


def read_ticks(field: str, options: Mapping[int, str], columns: Mapping[int, Sequence[Scalar]]) -> Ticked:
    """Return the marks of a field.

    Args:
        field: of the table.
        options: column → the value that its header names.
        columns: column → its cells, one a record.
    """
    marks = [[ticks.is_ticked_below(option, cell) for cell in columns[column]] for column, option in options.items()]
    cells = [columns[column] for column in options]
    read_marks = with_crosses(marks, cells) if field in ticks.SEVERAL else marks
    return Ticked(field, options, tuple(zip(*read_marks, strict=True)))


def tick_problems(
    path: str, sheet: str, rows: Sequence[int], ticked: Ticked, columns: Mapping[int, Sequence[Scalar]]
) -> list[Problem]:
    """Return a problem at each cell that is no mark or one of several that are ticked, and at rows without any."""
    details: dict[str, Detail] = {"columns": " / ".join(ticked.options.values())}
    problems = []
    for index, marks in enumerate(ticked.marks):
        for code, column in _problems(ticked, index, marks):
            place = cell_name(rows[index], column)
            value = columns[column][index]
            text = None if value is None else str(value)
            problems.append(Problem(code, path, sheet, place, ticked.field, text, details))
    return problems


def _problems(ticked: Ticked, index: int, marks: tuple[bool | None, ...]) -> list[tuple[str, int]]:
    """Return code and column of what is wrong with the marks of one record."""
    columns = tuple(ticked.options)
    if ticked.is_blank(index):
        return [("tick-missing", columns[0])]
    unread = [("tick-unreadable", column) for column, mark in zip(columns, marks, strict=True) if mark is None]
    several = [column for column, mark in zip(columns, marks, strict=True) if mark]
    is_doubtful = len(several) > 1 and not ticked.may_be_several
    return unread + ([("tick-several", column) for column in several] if is_doubtful else [])
