"""One person, one row: the same passport number and nationality twice within one period's register.

Where the copies agree in all that is counted, the first in file order stays. Where they differ, the one with the later
permit expiry, then the lower kecamatan code stays, so that the order of files or rows never changes a figure.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.sheet import FileReading, RowBin
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COUNTED = ("permit_expiry", "district", "permit_class", "permit_lifetime", "village", "sex", "purpose")
"""What figures are counted by; the first two decide, the others break ties."""


@dataclass(frozen=True)
class Copy:
    """One accepted register row: file, table and record by position."""

    file: int
    table: int
    record: int


def resolve_duplicates(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with all but one copy of each person moved to the duplicate bin, and a problem for each."""
    moved: dict[tuple[int, int], dict[int, Problem]] = {}
    for copies in _copies(files):
        kept, code = _kept(files, copies)
        for one in copies:
            if one != kept:
                moved.setdefault((one.file, one.table), {})[one.record] = _problem(files, one, kept, code)
    return tuple(_moved(file, index, moved) for index, file in enumerate(files))


def _copies(files: Sequence[FileReading]) -> Iterable[list[Copy]]:
    """Return the groups of accepted rows that are one person in one month, in file order."""
    registers = [
        (position, number, reading)
        for position, file in enumerate(files)
        for number, reading in enumerate(file.tables)
        if reading.table.kind == "register"
    ]
    times = Counter(chain.from_iterable(reading.records.values["passport_no"] for _, _, reading in registers))
    repeated = {passport for passport, number in times.items() if number > 1 and passport is not None}
    groups: dict[tuple[object, object, object], list[Copy]] = {}
    for position, number, reading in registers if repeated else ():
        values, bins = reading.records.values, reading.records.bins
        for record, passport in enumerate(values["passport_no"]):
            if passport in repeated and bins[record] is RowBin.ACCEPTED:
                person = (values["period"][record], passport, values["nationality"][record])
                groups.setdefault(person, []).append(Copy(position, number, record))
    return (copies for copies in groups.values() if len(copies) > 1)


def _value(files: Sequence[FileReading], one: Copy, name: str) -> object:
    return files[one.file].tables[one.table].records.values[name][one.record]


def _kept(files: Sequence[FileReading], copies: list[Copy]) -> tuple[Copy, str]:
    """Return the copy that stays, and the problem code of the others."""
    if all(len({_value(files, one, name) for one in copies}) == 1 for name in _COUNTED):
        return copies[0], "duplicate"
    return min(copies, key=lambda one: _rank(files, one)), "duplicate-differs"


def _rank(files: Sequence[FileReading], one: Copy) -> tuple[object, ...]:
    """Sort key: later expiry first (lifetime latest, none last), then lower codes, unknown last."""
    expiry = _value(files, one, "permit_expiry")
    lifetime = bool(_value(files, one, "permit_lifetime"))
    days = -date.max.toordinal() if lifetime else -expiry.toordinal() if isinstance(expiry, date) else 0
    rest = [str(_value(files, one, name) or "~") for name in _COUNTED[1:]]
    return (days, *rest, one.file, one.table, one.record)


def _problem(files: Sequence[FileReading], one: Copy, kept: Copy, code: str) -> Problem:
    """Return the problem at the copy that goes, naming the one that stays."""
    file, other = files[one.file], files[kept.file]
    reading, other_reading = file.tables[one.table], other.tables[kept.table]
    fields = [name for name in _COUNTED if _value(files, one, name) != _value(files, kept, name)]
    place = other.path if not other_reading.table.sheet else f"{other.path} › {other_reading.table.sheet}"
    column = next((column.index for column in reading.table.columns if column.field == "passport_no"), 1)
    return Problem(
        code,
        file.path,
        reading.table.sheet,
        cell_name(reading.records.rows[one.record], column),
        "passport_no",
        str(_value(files, one, "passport_no")),
        {"row": other_reading.records.rows[kept.record], "path": place, "fields": ", ".join(fields)},
    )


def _moved(file: FileReading, index: int, moved: dict[tuple[int, int], dict[int, Problem]]) -> FileReading:
    """Return a file with its moved rows in the duplicate bin."""
    tables = []
    for number, reading in enumerate(file.tables):
        found = moved.get((index, number))
        if found:
            bins = tuple(
                RowBin.DUPLICATE if record in found else one for record, one in enumerate(reading.records.bins)
            )
            records = dataclasses.replace(reading.records, bins=bins)
            problems = (*reading.problems, *(found[record] for record in sorted(found)))
            tables.append(dataclasses.replace(reading, records=records, problems=problems))
        else:
            tables.append(reading)
    return dataclasses.replace(file, tables=tuple(tables))
