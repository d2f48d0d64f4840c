"""What looks like one person twice: shown side by side, never merged or dropped."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reports.intake.validate import unnumbered
from reports.model.grid import cell_name
from reports.model.sheet import FileReading, RowBin, with_table_problems
from reports.problems import Detail, Problem
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import TableReading

Key = tuple[object, ...]


def propose_same_persons(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a remark at each accepted person with the name and birth date of another.

    Where one of the two has no passport number, name and nationality are enough if a birth date is not known.
    """
    born = Counter(day for _, _, _, reading in _registers(files) for day in reading.records.values["birth_date"])
    several = {day for day, number in born.items() if number > 1 and day is not None}
    name_key = cache(_in_any_order)  # most persons stand in the registers of several months
    first_rows: dict[Key, tuple[str, str, int, object]] = {}
    problems_by_table: dict[tuple[int, int], list[Problem]] = {}
    for position, number, file, reading in _registers(files):
        values, table = reading.records.values, reading.table
        columns = (values[name] for name in ("period", "full_name", "birth_date", "passport_no"))
        for row, row_bin, period, name, day, passport in zip(
            reading.records.rows, reading.records.bins, *columns, strict=True
        ):
            if day not in several or row_bin is not RowBin.ACCEPTED or name is None or passport is None:
                continue
            key = (period, name_key(str(name)), day)
            if not key[1]:
                continue
            first = first_rows.setdefault(key, (file.path, table.sheet, row, passport))
            if first[3] != passport:
                problems_by_table.setdefault((position, number), []).append(_similar(file, reading, row, first))
    for place, problems in unnumbered.remarks(files, name_key).items():
        problems_by_table.setdefault(place, []).extend(problems)
    return with_table_problems(files, problems_by_table)


def _in_any_order(name: str) -> str:
    """Return the normalised words of a name, sorted; for the plainest names without the cost of normalising."""
    plain = name.upper() if name.isascii() else ""
    words = plain.split() if plain.replace(" ", "").isalnum() else normal(name).split()
    return " ".join(sorted(words))


def _similar(file: FileReading, reading: TableReading, row: int, first: tuple[str, str, int, object]) -> Problem:
    path, sheet, first_row, _ = first
    column = next(
        (table_column.index for table_column in reading.table.columns if table_column.field == "passport_no"), 1
    )
    place = f"{path} › {sheet}" if sheet else path
    details: dict[str, Detail] = {"row": first_row, "path": place, "reason": "name and birth date"}
    return Problem(
        "person-similar", file.path, reading.table.sheet, cell_name(row, column), "passport_no", None, details
    )


def _registers(files: Sequence[FileReading]) -> Iterator[tuple[int, int, FileReading, TableReading]]:
    for position, file in enumerate(files):
        for number, reading in enumerate(file.tables):
            if reading.table.kind == "register":
                yield position, number, file, reading
