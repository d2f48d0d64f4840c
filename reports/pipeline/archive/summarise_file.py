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
from reports.pipeline.delivery import coverage_of
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
            UnreadTable(entry, str(own.first) if own else "", str(own.last) if own else "")
            for entry, own in unread_tables(settled)
        ),
        reports=tuple(sorted(shared_reports(settled))),
    )
    contents = {**store.encoded(order.key, reading), name_of(order.key): encode(brief, order.key)}
    return Digest(brief, contents)


def _findings(reading: FileReading) -> dict[str, int]:
    """Count the problems of each code, in the order of the codes."""
    problems = (*reading.problems, *(problem for table in reading.tables for problem in table.problems))
    return dict(sorted(Counter(problem.code for problem in problems).items()))


def counted(
    readings: list[FileReading], districts: tuple[str, ...], only: tuple[str, Month] | None = None
) -> dict[str, dict[str, tuple[Tally, ...]]]:
    """Count readings by kind and month; with ``only``, of one kind and month.

    Args:
        readings: with their rows in final bins.
        districts: kecamatan codes of the work area.
        only: kind and month.
    """
    wanted = {only} if only else {(kind, month) for one in readings for kind, month in months_of(one)}
    accepted = {kind: narrow(readings, kind, counted_columns(kind)) for kind in {kind for kind, _ in wanted}}
    found: dict[str, dict[str, tuple[Tally, ...]]] = {}
    for kind, month in sorted(wanted):
        scope = Scope(Period.of(month), month.last, districts)
        found.setdefault(kind, {})[str(month)] = tallies(kind, accepted[kind], scope)
    return found


def months_of(reading: FileReading) -> Iterable[tuple[str, Month]]:
    """Yield the kinds and months that a file tells of: those of its tables, and those its rows belong to."""
    for one in reading.tables:
        kind, period = one.table.kind, one.table.period
        if kind not in kinds.KINDS:
            continue
        if period is not None:
            stock = kind == "register"
            yield from ((kind, month) for month in ((period.last,) if stock else period.months))
        yield from ((kind, Month.parse(month)) for month in _bears_on(one))


def _bears_on(one: TableReading) -> list[str]:
    """Return the months in which accepted rows of a table count, sorted."""
    months = set(_by_month(one))
    values = one.records.values
    if one.table.kind == "agency_counts":
        rows = compress(zip(values["as_of"], values["period"], strict=True), one.records.accepted)
        months.update(str(month) for row in set(rows) for month in _still_good(*row))
    for name in _DATES.get(one.table.kind or "", ()):
        days = compress(values.get(name, ()), one.records.accepted)
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
    for one in reading.tables:
        if one.table.kind != "incidents":
            continue
        values = one.records.values
        numbers = set(compress(zip(values["incident_id"], values["agency"], strict=True), one.records.accepted))
        for number, agency in numbers:
            key = ReportRow(_text(number), _text(agency), "", "", None, None, None).key
            if key is not None and agency is not None and not key[2]:
                yield hashlib.sha256("\0".join(key).encode()).hexdigest()[:16]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _by_month(one: TableReading) -> Counter[str]:
    """Count the accepted rows of each month."""
    found = Counter(compress(one.records.values["period"], one.records.accepted))
    return Counter({str(month): number for month, number in found.items() if month is not None})


def _table(one: TableReading) -> TableBrief:
    table = one.table
    values = one.records.values.get("district", [])
    held = set(compress(values, one.records.accepted))
    delivered = coverage_of([one]).deliveries
    period = delivered[0].period if delivered else None
    return TableBrief(
        kind=table.kind or "",
        first=str(period.first) if period else "",
        last=str(period.last) if period else "",
        period_from=table.period_from or "",
        seen=one.seen,
        accepted=one.count(RowBin.ACCEPTED),
        set_aside=one.count(RowBin.SET_ASIDE),
        duplicate=one.count(RowBin.DUPLICATE),
        structure=one.count(RowBin.STRUCTURE),
        by_month=dict(sorted(_by_month(one).items())),
        bears_on=tuple(_bears_on(one)),
        districts=tuple(sorted(str(code) for code in held if code not in {None, places.OUTSIDE})),
        split=table.district is not None,
        nil=table.nil_declared,
        conflict=any(problem.code == "period-conflict" for problem in one.problems),
    )
