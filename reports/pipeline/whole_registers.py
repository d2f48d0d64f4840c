"""Registers of which most persons lie outside the work area, or have no class or no kecamatan."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.sheet import RowBin
from reports.problems import Problem
from reports.vocabulary.places import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.sheet import FileReading, TableReading
    from reports.problems import Detail

MOSTLY_OUTSIDE, MOSTLY_UNKNOWN = "persons-mostly-outside", "persons-mostly-unknown"
FEWEST = 10
"""Persons below which nothing is told of a register as a whole."""
_NEEDED = {"permit_class": "permit_type", "district": "kecamatan"}
"""Column without which a person is counted as unknown → the field of the form that fills it, which is named."""


def tell_whole_registers(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files, and at the first table of each month what holds for at least half of its persons.

    Args:
        files: with their rows in final bins.
    """
    tables: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, file in enumerate(files):
        for index, reading in enumerate(file.tables):
            if reading.table.kind == "register":
                month = str(reading.table.period.last) if reading.table.period else ""
                tables[month].append((place, index))
    settled = list(files)
    for month, places in tables.items():
        place, index = places[0]
        problems = tuple(_problems(month, [files[place].tables[index] for place, index in places]))
        settled[place] = _with_problems(settled[place], index, problems)
    return tuple(settled)


def _with_problems(file: FileReading, index: int, problems: tuple[Problem, ...]) -> FileReading:
    """Return a file with problems of one of its tables."""
    if not problems:
        return file
    of_table = [replace(problem, path=file.path, sheet=file.tables[index].table.sheet) for problem in problems]
    tables = list(file.tables)
    tables[index] = tables[index].with_problems(of_table)
    return replace(file, tables=tuple(tables))


def _problems(month: str, tables: Sequence[TableReading]) -> Iterator[Problem]:
    """Yield what holds for at least half of the persons of a month."""
    persons = sum(reading.count(RowBin.ACCEPTED) for reading in tables)
    if persons < FEWEST:
        return
    of_place = _values(tables, "district")
    details: dict[str, Detail] = {"persons": persons, "month": month}
    if 2 * of_place[OUTSIDE] >= persons:
        yield Problem(MOSTLY_OUTSIDE, field="district", details={**details, "count": of_place[OUTSIDE]})
    for field, word in _NEEDED.items():
        unknown = _values(tables, field)[None]
        if 2 * unknown >= persons:
            yield Problem(MOSTLY_UNKNOWN, field=field, details={**details, "count": unknown, "field": word})


def _values(tables: Sequence[TableReading], field: str) -> Counter[object]:
    """Return how many accepted persons have each value of a field; None for those without one."""
    counted: Counter[object] = Counter()
    for reading in tables:
        values = reading.records.values[field]
        counted.update(
            value or None
            for value, row_bin in zip(values, reading.records.bins, strict=True)
            if row_bin is RowBin.ACCEPTED
        )
    return counted
