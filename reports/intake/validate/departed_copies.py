"""Persons whom one list of a month says have left, while an unmarked row of another counts them in the stock.

A company marks DEPORTED or PULANG in its own list, and the register of the office does not know yet. The rules are
silent on who is right: the person stays counted, and both cells say what the other one holds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.sheet import RowBin, with_table_problems
from reports.problems import Detail, Problem
from reports.vocabulary.departures import STRUCK, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import FileReading, TableReading

COUNTED, LEFT = "departed-elsewhere", "departed-still-counted"
"""Codes at the row that counts, and at the row that says that the person has left."""


@dataclass(frozen=True)
class _Row:
    """A row of a register with a passport number."""

    place: tuple[int, int]
    """File and table by position."""
    row: int
    nationality: object
    departed: str | None
    """Field and word by which the person has left; None for a row that counts."""


def tell_departed_copies(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a warning at both rows of each person who has left by one and counts by another.

    Args:
        files: with their rows in final bins, copies among them in the bin of duplicates.
    """
    problems: defaultdict[tuple[int, int], list[Problem]] = defaultdict(list)
    for departed, counted in _pairs(files):
        problems[counted.place].append(_of_counted(files, departed, counted))
        problems[departed.place].append(_of_departed(files, departed, counted))
    return with_table_problems(files, problems)


def _pairs(files: Sequence[FileReading]) -> Iterator[tuple[_Row, _Row]]:
    """Yield each person who has left with the row of the same month that counts."""
    departed: defaultdict[tuple[object, object], list[_Row]] = defaultdict(list)
    counted: dict[tuple[object, object], list[_Row]] = defaultdict(list)
    if not any(map(_has_departed, files)):  # in most months nobody has left, and a register is long
        return
    for index, file in enumerate(files):
        for number, reading in enumerate(file.tables):
            if reading.table.kind == "register":
                for key, row in _rows(reading, (index, number)):
                    (counted if row.departed is None else departed)[key].append(row)
    for key, rows in departed.items():
        for row in rows:
            same = (other for other in counted.get(key, ()) if _may_be_same(row.nationality, other.nationality))
            other = next(same, None)
            if other is not None:
                yield row, other


def _has_departed(file: FileReading) -> bool:
    """Tell whether a register of a file has a person who has left."""
    registers = (reading.records.values for reading in file.tables if reading.table.kind == "register")
    return any(departed.__class__ is str for values in registers for departed in values["departed"])


def _rows(reading: TableReading, place: tuple[int, int]) -> Iterator[tuple[tuple[object, object], _Row]]:
    """Yield month and passport number, and the row, of those that count and those that have left."""
    records, values = reading.records, reading.records.values
    columns = (values[name] for name in ("period", "passport_no", "nationality", "departed"))
    for row, row_bin, month, passport, nationality, departed in zip(records.rows, records.bins, *columns, strict=True):
        if passport is None or month is None:
            continue
        if row_bin is RowBin.ACCEPTED:
            yield (month, passport), _Row(place, row, nationality, None)
        elif row_bin is RowBin.SET_ASIDE and isinstance(departed, str):
            yield (month, passport), _Row(place, row, nationality, departed)


def _may_be_same(nationality: object, other: object) -> bool:
    return nationality is None or other is None or nationality == other


def _of_counted(files: Sequence[FileReading], departed: _Row, counted: _Row) -> Problem:
    """Return the warning at the row that counts: who says that the person left, by which word and on what day."""
    field, _, statement = str(departed.departed).partition(":")
    word = "" if field == STRUCK else statement.partition("@")[0]
    details: dict[str, Detail] = _other(files, departed) | {
        "word": word or "(dicoret)",
        "day": day_of(statement) or "-",
    }
    return _problem(files, COUNTED, counted, ("passport_no",), details)


def _of_departed(files: Sequence[FileReading], departed: _Row, counted: _Row) -> Problem:
    """Return the warning at the row that says that the person has left."""
    return _problem(files, LEFT, departed, ("status", "active", "remarks", "passport_no"), _other(files, counted))


def _other(files: Sequence[FileReading], row: _Row) -> dict[str, Detail]:
    """Return where the other row stands."""
    path, sheet = files[row.place[0]].path, _table(files, row).table.sheet
    return {"row": row.row, "path": f"{path} › {sheet}" if sheet else path}


def _table(files: Sequence[FileReading], row: _Row) -> TableReading:
    return files[row.place[0]].tables[row.place[1]]


def _problem(
    files: Sequence[FileReading], code: str, row: _Row, fields: tuple[str, ...], details: dict[str, Detail]
) -> Problem:
    """Return a warning at the first of some fields that the table has."""
    table = _table(files, row).table
    columns = {column.field: column.index for column in table.columns if column.field}
    field = next((name for name in fields if name in columns), None)
    cell = cell_name(row.row, columns[field] if field else 1)
    return Problem(code, files[row.place[0]].path, table.sheet, cell, field, None, details)
