"""Rows of a log that stand on two sheets of one workbook, and registers of one month on two sheets.

SEPTEMBER | OKTOBER | TAHUN 2024      the rows of the months stand on the sheet of the year again: they count once
SEPT | SEPT REVISI                    the office alone knows which of them holds: told, and neither counts
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, compress
from typing import TYPE_CHECKING

from reports.intake.validate.file_contents import rows_of
from reports.model.file_versions import are_register_versions, share_enough
from reports.model.sheet import RowBin, TableReading
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from reports.problems import Detail

SHEET_VERSIONS = "versions-sheets"
_LOGS = ("activities", "incidents", "services")
_FEWEST_SERVICES = 10
"""Services hold no person: fewer rows than these may be alike by chance, and so may a part of more."""
_MONTHS = 1_000
"""Stands for the months of a table that names none."""


def count_repeated_once(path: str, tables: Sequence[TableReading]) -> tuple[TableReading, ...]:
    """Return the tables of a file with rows that another sheet holds, too, in the duplicate bin; told once a table.

    The sheet of fewer months keeps its rows, else the first.
    """
    readings = list(tables)
    for kind in _LOGS:
        positions = [place for place, table in enumerate(readings) if table.table.kind == kind and not _is_recap(table)]
        positions.sort(key=lambda place: (_breadth(readings[place]), place))
        if kind == "services":
            _count_months_once(path, readings, positions)
        for count, place in enumerate(positions):
            readings[place] = _counted_once(path, readings[place], [readings[earlier] for earlier in positions[:count]])
    return _with_versions(path, readings)


def _count_months_once(path: str, readings: list[TableReading], positions: Sequence[int]) -> None:
    """Move the rows of a month to the duplicate bin where those of several other sheets, its weeks, are the same."""
    counts = {place: Counter(content for _, content in _contents(readings[place])) for place in positions}
    for place in reversed(positions):
        other_places = [other for other in positions if readings[other].table.sheet != readings[place].table.sheet]
        elsewhere = sum((counts[other] for other in other_places), Counter())
        if len(other_places) > 1 and counts[place] == elsewhere and counts[place].total() >= _FEWEST_SERVICES // 2:
            names = ", ".join(readings[other].table.sheet for other in other_places)
            bins = tuple(
                RowBin.DUPLICATE if row_bin is RowBin.ACCEPTED else row_bin for row_bin in readings[place].records.bins
            )
            size = counts[place].total()
            details: dict[str, Detail] = {"count": size, "own": size, "other": names}
            problem = Problem("rows-repeated", path, readings[place].table.sheet, details=details)
            repeated = replace(readings[place], records=replace(readings[place].records, bins=bins))
            readings[place] = repeated.with_problems([problem])
            return


def _is_recap(reading: TableReading) -> bool:
    return any(reading.records.values.get("recap", ()))


def _breadth(reading: TableReading) -> tuple[bool, int]:
    period = reading.table.period
    return reading.table.hidden, _MONTHS if period is None else len(period.months)


def _counted_once(path: str, reading: TableReading, earlier_tables: Sequence[TableReading]) -> TableReading:
    """Return a table without the rows of that earlier sheet with which it shares most, and then of the next."""
    for earlier in sorted(earlier_tables, key=lambda table: -_shared(reading, table)):
        if earlier.table.sheet != reading.table.sheet and _repeats(reading, earlier):
            reading = _without_rows_of(path, reading, earlier)
    return reading


def _contents(reading: TableReading) -> list[tuple[int, Hashable]]:
    """Return position and content of each accepted row."""
    positions = compress(range(len(reading.records.rows)), reading.records.accepted)
    return list(zip(positions, rows_of(reading, reading.table.kind or ""), strict=True))


def _shared(reading: TableReading, other: TableReading) -> int:
    counts = Counter(content for _, content in _contents(reading)) & Counter(content for _, content in _contents(other))
    return counts.total()


def _repeats(reading: TableReading, earlier: TableReading) -> bool:
    """Tell whether two sheets of a log hold the same: at least half of the smaller one; of services all of it."""
    sizes = (len(_contents(reading)), len(_contents(earlier)))
    shared = _shared(reading, earlier)
    if reading.table.kind == "services":
        return shared == min(sizes) >= _FEWEST_SERVICES
    return share_enough(shared, *sizes)


def _without_rows_of(path: str, reading: TableReading, earlier: TableReading) -> TableReading:
    left = Counter(content for _, content in _contents(earlier))
    repeated = set()
    for position, content in _contents(reading):
        if left[content]:
            left[content] -= 1
            repeated.add(position)
    bins = tuple(
        RowBin.DUPLICATE if position in repeated else row_bin for position, row_bin in enumerate(reading.records.bins)
    )
    rows, rows_elsewhere = len(_contents(reading)), len(_contents(earlier))
    remaining = rows - len(repeated)
    code = "rows-repeated" if not remaining or not left.total() else "sheet-versions"
    problem = _problem(code, path, reading, earlier, (len(repeated), rows, rows_elsewhere, remaining + rows_elsewhere))
    return replace(reading, records=replace(reading.records, bins=bins)).with_problems([problem])


def _problem(
    code: str, path: str, reading: TableReading, earlier: TableReading, counts: tuple[int, int, int, int]
) -> Problem:
    """Return a problem about a sheet: how many things both hold, it holds, the other holds, and both together."""
    details: dict[str, Detail] = dict(zip(("count", "own", "others", "together"), counts, strict=True))
    return Problem(code, path, reading.table.sheet, details={**details, "other": earlier.table.sheet})


def _with_versions(path: str, readings: list[TableReading]) -> tuple[TableReading, ...]:
    """Return the tables with a problem at each register of a month that another sheet holds in another version."""
    registers = [place for place, table in enumerate(readings) if table.table.kind == "register"]
    persons_of: dict[int, frozenset[Hashable]] = {}
    for pair in combinations(registers, 2):
        earlier, later = (readings[place] for place in pair)
        if earlier.table.sheet == later.table.sheet or earlier.table.period != later.table.period:
            continue
        for place in pair:
            persons_of.setdefault(place, _persons(readings[place]))
        if _are_versions(*(persons_of[place] for place in pair), is_pair=len(registers) == len(pair)):
            for place, other in (pair, pair[::-1]):
                problem = _version(path, (readings[place], persons_of[place]), (readings[other], persons_of[other]))
                readings[place] = readings[place].with_problems([problem])
    return tuple(readings)


def _version(
    path: str, register: tuple[TableReading, frozenset[Hashable]], other: tuple[TableReading, frozenset[Hashable]]
) -> Problem:
    """Return that another sheet holds another version of a register; each with its persons."""
    (reading, persons), (other_reading, other_persons) = register, other
    counts = (len(persons & other_persons), len(persons), len(other_persons), len(persons | other_persons))
    problem = _problem(SHEET_VERSIONS, path, reading, other_reading, counts)
    period = reading.table.period
    month = str(period.last) if period is not None else ""
    return replace(problem, details={**problem.details, "kind": "register", "month": month})


def _persons(reading: TableReading) -> frozenset[Hashable]:
    """Return the persons of a register that have a passport number."""
    passports = compress(reading.records.values["passport_no"], reading.records.accepted)
    rows = zip(passports, _contents(reading), strict=True)
    return frozenset(content for passport, (_, content) in rows if passport is not None)


def _are_versions(first: frozenset[Hashable], second: frozenset[Hashable], *, is_pair: bool) -> bool:
    """Tell whether registers on two sheets are versions; a sheet of all persons is none beside those of its parts."""
    is_part = first <= second or second <= first
    is_same = first == second or (is_part and not is_pair)
    return not is_same and are_register_versions(len(first & second), len(first), len(second))
