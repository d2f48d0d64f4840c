"""Persons without a passport number who may stand in another row as well: shown side by side, never merged.

Rule 4 of the counting rules: an empty passport joins nothing, similar persons are proposed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.sheet import RowBin
from reports.problems import Detail, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reports.model.sheet import FileReading, TableReading

BY_BIRTH, BY_NATIONALITY = "name and birth date", "name and nationality"


@dataclass(frozen=True)
class _Row:
    """An accepted row of a register."""

    place: tuple[int, int]
    """File and table by position."""
    file: FileReading
    reading: TableReading
    number: int
    passport: object
    born: object
    nationality: object

    def reason(self, other: _Row) -> str | None:
        """Return why two rows of one name may be one person, where one of them has no passport number."""
        if self.passport is not None and other.passport is not None:
            return None
        if self.born is not None and other.born is not None:
            return BY_BIRTH if self.born == other.born else None
        same_nationality = self.nationality is not None and self.nationality == other.nationality
        return BY_NATIONALITY if same_nationality else None

    def remark(self, other: _Row, reason: str) -> Problem:
        """Return the remark that this row may be the person of another."""
        column = next(
            (table_column.index for table_column in self.reading.table.columns if table_column.field == "passport_no"),
            1,
        )
        path, sheet = other.file.path, other.reading.table.sheet
        details: dict[str, Detail] = {"row": other.number, "path": f"{path} › {sheet}" if sheet else path}
        details["reason"] = reason
        cell = cell_name(self.number, column)
        return Problem("person-similar", self.file.path, self.reading.table.sheet, cell, "passport_no", None, details)


def remarks(files: Sequence[FileReading], name_key: Callable[[str], str]) -> dict[tuple[int, int], list[Problem]]:
    """Return a remark at each later row of a name of whose rows one has no passport number, by file and table.

    Args:
        files: read, duplicates resolved.
        name_key: brings spellings of one name to one form.
    """
    incomplete_names = (
        {key for key, row in _rows(files, name_key) if row.passport is None} if _has_gaps(files) else set()
    )
    rows_by_name: dict[tuple[object, str], list[_Row]] = {}
    remarks_by_table: dict[tuple[int, int], list[Problem]] = {}
    for key, row in _rows(files, name_key) if incomplete_names else ():
        if key not in incomplete_names:
            continue
        earlier_rows = rows_by_name.setdefault(key, [])
        similar = next(
            ((earlier_row, reason) for earlier_row in earlier_rows if (reason := row.reason(earlier_row))), None
        )
        if similar is not None:
            remarks_by_table.setdefault(row.place, []).append(row.remark(*similar))
        earlier_rows.append(row)
    return remarks_by_table


def _has_gaps(files: Sequence[FileReading]) -> bool:
    """Tell whether any row of a register has no passport number."""
    return any(None in reading.records.values["passport_no"] for file in files for reading in _registers(file))


def _registers(file: FileReading) -> Iterator[TableReading]:
    return (reading for reading in file.tables if reading.table.kind == "register")


def _rows(files: Sequence[FileReading], name_key: Callable[[str], str]) -> Iterator[tuple[tuple[object, str], _Row]]:
    """Yield period and name with each accepted row of a register that has a name."""
    for position, file in enumerate(files):
        for number, reading in enumerate(file.tables):
            if reading.table.kind != "register":
                continue
            values, records = reading.records.values, reading.records
            names = ("period", "full_name", "passport_no", "birth_date", "nationality")
            columns = zip(records.rows, records.bins, *(values[name] for name in names), strict=True)
            for row, row_bin, period, name, *fields in columns:
                if row_bin is RowBin.ACCEPTED and name is not None and (words := name_key(str(name))):
                    yield (period, words), _Row((position, number), file, reading, row, *fields)
