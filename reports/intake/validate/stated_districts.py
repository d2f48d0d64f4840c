"""Counts of a kecamatan that differ from the sum of all its kelurahan (settled rule 12): the own row counts, told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.period import Month
from reports.model.sheet import with_table_problems
from reports.problems import Detail, Problem
from reports.vocabulary import places, sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reports.model.sheet import FileReading, TableReading

CODE = "district-against-villages"


@dataclass(frozen=True)
class _Count:
    """A number that an agency gave for a place on a day."""

    file: int
    table: int
    row: int
    village: str | None
    """Kelurahan code; None for a whole kecamatan."""
    day: date
    number: int


def tell_district_differences(files: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a remark at each count of a kecamatan that is not the sum of its kelurahan.

    Of each kelurahan the latest count of that day or before is added; where one is missing there is no sum.

    Args:
        files: with their rows in final bins.
    """
    problems: defaultdict[tuple[int, int], list[Problem]] = defaultdict(list)
    for (_agency, district), counts in sorted(_counts_by_place(files).items()):
        villages = {village.code for village in places.villages() if village.district == district}
        for count in counts:
            if count.village is None and villages:
                total = _sum_of_villages(counts, villages, count.day)
                if total is not None and total != count.number:
                    problems[count.file, count.table].append(_problem(files, count, total))
    return with_table_problems(files, problems)


def _counts_by_place(files: Sequence[FileReading]) -> dict[tuple[str, str], list[_Count]]:
    """Return agency and kecamatan → what was given; rows that contradict themselves are in no sum."""
    by_place: defaultdict[tuple[str, str], list[_Count]] = defaultdict(list)
    for index, file in enumerate(files):
        for number, reading in enumerate(file.tables):
            if reading.table.kind == "agency_counts":
                for agency, district, count in _counts(reading, index, number):
                    by_place[agency, district].append(count)
    return by_place


def _counts(reading: TableReading, file: int, table: int) -> Iterator[tuple[str, str, _Count]]:
    records, values = reading.records, reading.records.values
    names = ("agency", "district", "village", "as_of", "period", "count", "parts")
    columns = zip(records.rows, records.accepted, *(values[name] for name in names), strict=True)
    for row, accepted, agency, district, village, day, month, number, parts in columns:
        dated = day or (Month.parse(str(month)).last if month else None)
        if accepted and agency and district and dated and isinstance(number, int) and parts is None:
            code = None if village is None else str(village)
            yield str(agency), str(district), _Count(file, table, row, code, dated, number)


def _sum_of_villages(counts: Sequence[_Count], villages: set[str], day: date) -> int | None:
    """Return the sum of the latest counts of all kelurahan that are still good on a day; None where one lacks."""
    latest: dict[str, tuple[date, int]] = {}
    for count in counts:
        is_good = 0 <= (day - count.day).days <= sources.oldest_days()
        if count.village in villages and is_good and count.day >= latest.get(count.village, (count.day, 0))[0]:
            latest[count.village] = (count.day, count.number)
    return sum(number for _day, number in latest.values()) if latest.keys() == villages else None


def _problem(files: Sequence[FileReading], count: _Count, total: int) -> Problem:
    """Return the remark at the number of a kecamatan."""
    file, table = files[count.file], files[count.file].tables[count.table].table
    fields = ("count_total", "count_male", "count_female", "kecamatan")
    column_by_field = {column.field: column.index for column in table.columns if column.field}
    column = next((column_by_field[field] for field in fields if field in column_by_field), 1)
    details: dict[str, Detail] = {"stated": count.number, "counted": total}
    return Problem(CODE, file.path, table.sheet, cell_name(count.row, column), "count_total", None, details)
