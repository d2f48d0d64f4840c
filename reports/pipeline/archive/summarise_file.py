"""One file of an archive in the reading process: understood, counted, and ready to be kept.

Only bytes and the brief leave that process: rows are counted where they were read.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import TYPE_CHECKING

from reports.intake.validate import resolve_duplicates
from reports.ledger import store
from reports.ledger.frames import narrow
from reports.measures import Scope, counted_columns, tallies
from reports.model.period import Month, Period
from reports.model.sheet import FileReading, RowBin
from reports.pipeline.archive.file_summary import Brief, TableBrief, UnreadTable, encode, name_of, stored_tally
from reports.pipeline.completeness import unread_tables
from reports.pipeline.delivery import coverage_of, rows_without_month
from reports.pipeline.extraction import understand
from reports.vocabulary import kinds, labels, places, sources
from reports.vocabulary.report_numbers import ReportRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.measures import Tally
    from reports.model.grid import Grid
    from reports.model.sheet import TableReading
    from reports.pipeline.archive.file_summary import Order


_DATES = {"incidents": ("decision_date", *(f"{stage}_date" for stage in labels.STAGES))}
"""Columns beside the date of a row whose months it counts in, too."""


@dataclass(frozen=True)
class Digest:
    """What comes back."""

    brief: Brief
    contents: Mapping[str, bytes]
    """Files of the ledger in the order to be written."""


def digest(grids: tuple[Grid, ...], order: Order) -> Digest:
    """Return the brief of a file and what the ledger keeps of it."""
    read = understand(grids, order.question)
    path = order.question.place.path
    reading = FileReading(
        path, order.sha256, "read", None, read.sheets, read.tables, read.problems, read.meeting, read.returned
    )
    (settled,) = resolve_duplicates([reading])
    brief = Brief(
        "read",
        tables=tuple(_table(table) for table in settled.tables if table.table.kind in kinds.KINDS),
        tallies={
            kind: {month: tuple(map(stored_tally, tallies)) for month, tallies in months.items()}
            for kind, months in counted([settled], order.districts).items()
        },
        findings=_findings(settled),
        returned=read.returned,
        unread=tuple(
            UnreadTable(entry, str(months.first) if months else "", str(months.last) if months else "")
            for entry, months in unread_tables(settled)
        ),
        reports=tuple(sorted(shared_reports(settled))),
        rows_outside=_rows_outside(settled),
        is_meeting=read.meeting is not None,
    )
    contents = {**store.encoded(order.key, reading), name_of(order.key): encode(brief, order.key)}
    return Digest(brief, contents)


def _findings(reading: FileReading) -> dict[str, int]:
    """Count the problems of each code, in the order of the codes."""
    problems = (*reading.problems, *(problem for table in reading.tables for problem in table.problems))
    return dict(sorted(Counter(problem.code for problem in problems).items()))


def _rows_outside(reading: FileReading) -> int:
    """Return how many rows of the sheets of a file look like those of a table and are not read."""
    counts = (problem.details.get("count", 0) for problem in reading.problems if problem.code == "rows-outside")
    return sum(count for count in counts if isinstance(count, int))


def counted(
    readings: list[FileReading], districts: tuple[str, ...], only: tuple[str, Month] | None = None
) -> dict[str, dict[str, tuple[Tally, ...]]]:
    """Count readings by kind and month; with ``only``, of one kind and month.

    Args:
        readings: with their rows in final bins.
        districts: kecamatan codes of the work area.
        only: kind and month.
    """
    fields = {only} if only else {(kind, month) for reading in readings for kind, month in months_of(reading)}
    accepted = {kind: narrow(readings, kind, counted_columns(kind)) for kind in {kind for kind, _ in fields}}
    tallies_by_kind: dict[str, dict[str, tuple[Tally, ...]]] = {}
    for kind, month in sorted(fields):
        scope = Scope(Period.of(month), month.last, districts)
        tallies_by_kind.setdefault(kind, {})[str(month)] = tallies(kind, accepted[kind], scope)
    return tallies_by_kind


def months_of(reading: FileReading) -> Iterable[tuple[str, Month]]:
    """Yield the kinds and months that a file tells of: those of its tables, and those its rows belong to."""
    for table_reading in reading.tables:
        kind, period = table_reading.table.kind, table_reading.table.period
        if kind not in kinds.KINDS:
            continue
        if period is not None:
            stock = kind == "register"
            yield from ((kind, month) for month in ((period.last,) if stock else period.months))
        yield from ((kind, Month.parse(month)) for month in _bears_on(table_reading))


def _bears_on(reading: TableReading) -> list[str]:
    """Return the months in which accepted rows of a table count, sorted."""
    months = set(_by_month(reading))
    values = reading.records.values
    if reading.table.kind == "agency_counts":
        rows = compress(zip(values["as_of"], values["period"], strict=True), reading.records.accepted)
        months.update(str(month) for row in set(rows) for month in _still_good(*row))
    for name in _DATES.get(reading.table.kind or "", ()):
        days = compress(values.get(name, ()), reading.records.accepted)
        months.update(str(Month.of(day)) for day in set(days) if isinstance(day, date))
    return sorted(months)


def _still_good(day: object, month: object) -> Iterator[Month]:
    """Yield the months at whose end the count of an agency is not too old yet."""
    if not isinstance(month, str):
        return
    last = day if isinstance(day, date) else Month.parse(month).last
    later = Month.of(last)
    while (later.last - last).days <= sources.oldest_days():
        yield later
        later = later.plus(1)


def shared_reports(reading: FileReading) -> Iterator[str]:
    """Yield a hash of each report number that means the same incident in other files and months."""
    for table_reading in reading.tables:
        if table_reading.table.kind != "incidents":
            continue
        values = table_reading.records.values
        numbers = set(
            compress(zip(values["incident_id"], values["agency"], strict=True), table_reading.records.accepted)
        )
        for number, agency in numbers:
            key = ReportRow(_text(number), _text(agency), "", "", None, None, None).key
            if key is not None and agency is not None and not key[2]:
                yield hashlib.sha256("\0".join(key).encode()).hexdigest()[:16]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _by_month(reading: TableReading) -> Counter[str]:
    """Count the accepted rows of each month."""
    rows_by_month = Counter(compress(reading.records.values["period"], reading.records.accepted))
    return Counter({str(month): number for month, number in rows_by_month.items() if month is not None})


def _table(reading: TableReading) -> TableBrief:
    table = reading.table
    values = reading.records.values.get("district", [])
    district_codes = set(compress(values, reading.records.accepted))
    delivered = coverage_of([reading]).deliveries
    period = delivered[0].period if delivered else None
    single_months = [delivery.period.last for delivery in delivered] if rows_without_month(reading) else []
    if single_months:
        period = Period(single_months[0], single_months[-1])
    return TableBrief(
        kind=table.kind or "",
        first=str(period.first) if period else "",
        last=str(period.last) if period else "",
        period_from=table.period_from or "",
        seen=reading.seen,
        accepted=reading.count(RowBin.ACCEPTED),
        set_aside=reading.count(RowBin.SET_ASIDE),
        duplicate=reading.count(RowBin.DUPLICATE),
        structure=reading.count(RowBin.STRUCTURE),
        by_month=dict(sorted(_by_month(reading).items())),
        bears_on=tuple(_bears_on(reading)),
        districts=tuple(sorted(str(code) for code in district_codes if code not in {None, places.OUTSIDE})),
        split=table.district is not None,
        delivered_districts=tuple(sorted(delivered[0].districts or ())) if delivered else (),
        single_months=tuple(map(str, single_months)),
        nil=table.nil_declared,
        decisions=table.lists_decisions,
        conflict=any(problem.code == "period-conflict" for problem in reading.problems),
    )
