"""One person, one row: the same passport number twice within one period's register (settled rule 4).

Copies are one person when number and nationality agree, unless birth dates and names both differ: children often travel
on a parent's passport. The row that stays takes permit fields together from the copy with the latest permit expiry, and
what it lacks from the others, so that no order of rows, sheets or files changes a figure.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from reports.intake.validate.copies import Copy, merged, persons_of, ranked
from reports.model.grid import cell_name
from reports.model.sheet import FileReading, RowBin, TableReading
from reports.problems import Detail, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Place = tuple[int, int]
    """File and table by position."""
    Record = tuple[int, int, int]
    """File, table and record by position."""

_COUNTED = ("permit_expiry", "district", "permit_class", "permit_lifetime", "village", "sex", "purpose")
"""Fields by which figures are counted; copies that differ in one of them are an error that shows both rows."""

_FIELDS = {
    "district": "kecamatan",
    "village": "kelurahan",
    "permit_class": "permit_type",
    "permit_lifetime": "permit_expiry",
    "purpose": "occupation",
}
"""Column of the ledger → field that it is made of, by whose name it is told."""


@dataclasses.dataclass
class _Changes:
    """Changes to the rows of one table."""

    duplicates: dict[int, Problem] = dataclasses.field(default_factory=dict)
    """Record → why it goes."""
    remarks: list[Problem] = dataclasses.field(default_factory=list)
    values: dict[int, Mapping[str, object]] = dataclasses.field(default_factory=dict)
    """Record that stays → its fields, with what the other copies say."""


def resolve_duplicates(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with all but one copy of each person moved to the duplicate bin, and a problem for each."""
    changes: dict[Place, _Changes] = {}
    for same_number in _same_numbers(files):
        persons = persons_of(same_number)
        if len(persons) > 1:
            _tell_shared(files, same_number, changes)
        for copies in persons:
            if len(copies) > 1:
                _resolve(files, copies, changes)
    return tuple(_changed(file, index, changes) for index, file in enumerate(files)) if changes else tuple(files)


def _same_numbers(files: Sequence[FileReading]) -> Iterator[list[Copy]]:
    """Yield the accepted rows that share month and passport number, in file order."""
    registers = [
        (position, number, reading)
        for position, file in enumerate(files)
        for number, reading in enumerate(file.tables)
        if reading.table.kind == "register"
    ]
    times = Counter(chain.from_iterable(reading.records.values["passport_no"] for _, _, reading in registers))
    repeated = {passport for passport, number in times.items() if number > 1 and passport is not None}
    groups: dict[tuple[object, object], list[Copy]] = {}
    for position, number, reading in registers if repeated else ():
        values, bins = reading.records.values, reading.records.bins
        for record, passport in enumerate(values["passport_no"]):
            if passport in repeated and bins[record] is RowBin.ACCEPTED:
                row = {name: column[record] for name, column in values.items()}
                # a register of no month is of another month than the next one, for all that is known
                time = row["period"] or (position, number)
                groups.setdefault((time, passport), []).append(Copy((position, number, record), row))
    return (copies for copies in groups.values() if len(copies) > 1)


def _tell_shared(files: Sequence[FileReading], copies: list[Copy], changes: dict[Place, _Changes]) -> None:
    """Remark at each row that its passport number belongs to several persons; all stay."""
    first = min(copy.record for copy in copies)
    for copy in copies:
        other_record = (
            next(sharing.record for sharing in copies if sharing.record != copy.record)
            if copy.record == first
            else first
        )
        details: dict[str, Detail] = {"row": _row(files, other_record), "path": _where(files, other_record)}
        _of(changes, copy.record).remarks.append(_problem(files, copy, "passport-shared", details))


def _resolve(files: Sequence[FileReading], copies: list[Copy], changes: dict[Place, _Changes]) -> None:
    """Let the first copy by rank stay, with the merged fields, and move the others to the duplicate bin."""
    first, *repeats = ranked(copies)
    result = merged(copies)
    _of(changes, first.record).values[first.record[2]] = result
    for copy in repeats:
        differing = [name for name in _COUNTED if copy.values[name] is not None and copy.values[name] != result[name]]
        code = "duplicate-differs" if differing else "duplicate"
        details: dict[str, Detail] = {"row": _row(files, first.record), "path": _where(files, first.record)}
        details["fields"] = ", ".join(dict.fromkeys(_FIELDS.get(name, name) for name in differing))
        _of(changes, copy.record).duplicates[copy.record[2]] = _problem(files, copy, code, details)


def _of(changes: dict[Place, _Changes], record: Record) -> _Changes:
    return changes.setdefault(record[:2], _Changes())


def _reading(files: Sequence[FileReading], record: Record) -> TableReading:
    return files[record[0]].tables[record[1]]


def _row(files: Sequence[FileReading], record: Record) -> int:
    return _reading(files, record).records.rows[record[2]]


def _where(files: Sequence[FileReading], record: Record) -> str:
    path, sheet = files[record[0]].path, _reading(files, record).table.sheet
    return f"{path} › {sheet}" if sheet else path


def _problem(files: Sequence[FileReading], copy: Copy, code: str, details: dict[str, Detail]) -> Problem:
    """Return a problem at the passport number of a copy."""
    reading = _reading(files, copy.record)
    column = next((column.index for column in reading.table.columns if column.field == "passport_no"), 1)
    cell = cell_name(_row(files, copy.record), column)
    number = str(copy.values["passport_no"])
    return Problem(code, files[copy.record[0]].path, reading.table.sheet, cell, "passport_no", number, details)


def _changed(file: FileReading, index: int, changes: dict[Place, _Changes]) -> FileReading:
    """Return a file with its changed tables."""
    tables = tuple(
        _with_changes(reading, changes[index, number]) if (index, number) in changes else reading
        for number, reading in enumerate(file.tables)
    )
    return dataclasses.replace(file, tables=tables)


def _with_changes(reading: TableReading, changes: _Changes) -> TableReading:
    """Return a table with duplicates in their bin and merged fields in the rows that stay."""
    records = reading.records
    bins = tuple(
        RowBin.DUPLICATE if record in changes.duplicates else row_bin for record, row_bin in enumerate(records.bins)
    )
    values = dict(records.values)
    for name in {name for fields in changes.values.values() for name in fields}:
        column = list(values[name])
        for record, fields in changes.values.items():
            column[record] = fields[name]
        values[name] = column
    added_problems = (*changes.remarks, *(changes.duplicates[record] for record in sorted(changes.duplicates)))
    return dataclasses.replace(
        reading,
        records=dataclasses.replace(records, bins=bins, values=values),
        problems=(*reading.problems, *added_problems),
    )
