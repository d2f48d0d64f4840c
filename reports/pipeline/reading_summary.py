"""Sums up a reading of all inputs by month, so that ``pora status`` need not read rows again."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.intake.validate import balance_of
from reports.model.last_reading import InputFile, KindState, LastReading, MeetingRead, MonthRead
from reports.model.period import Month, Period
from reports.model.quality import Balance
from reports.pipeline.completeness import LEFT_OUT, period_of_name, undecided_tables, unread_file, unread_tables
from reports.pipeline.input_stamps import UNKNOWN
from reports.vocabulary.kinds import KINDS, STOCK_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.model.coverage import Coverage
    from reports.model.meeting import Meeting
    from reports.model.quality import NotUnderstood
    from reports.model.sheet import FileReading, TableReading
    from reports.pipeline.input_stamps import Stamp

_LONGEST_GAP = 25
"""Months after which a next month with data is taken to be no continuation."""


def summary_of(
    files: Sequence[FileReading], coverage: Coverage, stamps: Mapping[str, Stamp], *, settings: str, rules: str
) -> LastReading:
    """Return what a reading found.

    Args:
        files: in final bins.
        coverage: what their tables deliver.
        stamps: of the files, from before the reading.
        settings: hash of the settings it was made with.
        rules: version of the rules of reading.
    """
    digests = {**dict.fromkeys(stamps, ""), **{file.path: file.sha256 for file in files}}
    inputs = tuple(InputFile(path, digest, *stamps.get(path, UNKNOWN)) for path, digest in sorted(digests.items()))
    unread, undated = _not_understood(files)
    meetings = sorted((_meeting(file.meeting) for file in files if file.meeting), key=lambda meeting: meeting.name)
    months = _months(files, coverage, unread)
    return LastReading(rules, settings, inputs, months, tuple(meetings), tuple(dict.fromkeys(undated)))


def _meeting(meeting: Meeting) -> MeetingRead:
    is_attended = any(invitee.attendance is not None for invitee in meeting.invitees)
    is_recorded = is_attended or bool(meeting.contributions or meeting.decisions)
    return MeetingRead(meeting.name, meeting.path, meeting.day, is_recorded)


@dataclass
class _MonthInputs:
    """What bears on a month, while it is collected."""

    balances: list[Balance] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    kinds_with_rows: set[str] = field(default_factory=set)


def _months(
    files: Sequence[FileReading], coverage: Coverage, unread: Sequence[tuple[NotUnderstood, Period]]
) -> dict[str, MonthRead]:
    """Return every month from the first to the last with any table that counts."""
    collected: dict[Month, _MonthInputs] = defaultdict(_MonthInputs)
    for file in files:
        for table in file.tables:
            _collect(file.path, table, collected)
    delivered: dict[Month, set[str]] = defaultdict(set)
    for delivery in coverage.deliveries:
        for month in delivery.period.months:
            if (delivery.kind, month) not in coverage.undecided:
                delivered[month].add(delivery.kind)
    months = {*delivered, *(month for _entry, period in unread for month in period.months)}
    return {str(month): _month_read(month, collected[month], delivered[month], unread) for month in _with_gaps(months)}


def _with_gaps(months: set[Month]) -> Iterator[Month]:
    """Yield months in order with those between them; not those of a gap of years, which a mistyped year makes."""
    for month in sorted(months):
        yield month
        between = list(itertools.takewhile(lambda other: other not in months, map(month.plus, range(1, _LONGEST_GAP))))
        if len(between) < _LONGEST_GAP - 1:
            yield from between


def _collect(path: str, table: TableReading, collected: dict[Month, _MonthInputs]) -> None:
    """Add a table to the months it covers or holds accepted rows of."""
    kind, period = table.table.kind, table.table.period
    if kind not in KINDS:
        return
    of_rows = _months_of_rows(table)
    balance = balance_of(table)
    for month in {*of_rows, *(period.months if period else ())}:
        collected[month].balances.append(balance)
        collected[month].paths.append(path)
    for month in of_rows:
        collected[month].kinds_with_rows.add(kind)


def _months_of_rows(table: TableReading) -> set[Month]:
    """Return the months that accepted rows belong to."""
    months = set(itertools.compress(table.records.values.get("period", ()), table.records.accepted))
    return {Month.parse(month) for month in months if isinstance(month, str)}


def _month_read(
    month: Month, inputs: _MonthInputs, delivered: set[str], unread: Sequence[tuple[NotUnderstood, Period]]
) -> MonthRead:
    entries = [entry for entry, period in unread if month in period]
    possible = {kind for entry in entries for kind in entry.kinds or KINDS}
    states = {kind: _state(kind, inputs, delivered, possible) for kind in KINDS}
    rows = sum(inputs.balances, Balance())
    paths = tuple(sorted(set(inputs.paths)))
    return MonthRead(states, rows, paths, tuple(dict.fromkeys(entry.path for entry in entries)))


def _state(kind: str, inputs: _MonthInputs, delivered: set[str], possible: set[str]) -> KindState:
    if kind in delivered:
        has_rows = kind in STOCK_KINDS or kind in inputs.kinds_with_rows
        return KindState.DELIVERED if has_rows else KindState.NO_ROWS
    return KindState.NOT_UNDERSTOOD if kind in possible else KindState.MISSING


def _not_understood(files: Sequence[FileReading]) -> tuple[list[tuple[NotUnderstood, Period]], list[str]]:
    """Return what was not read or not understood with its months, and the paths of what may belong to any month."""
    unread: list[tuple[NotUnderstood, Period]] = []
    undated: list[str] = []
    for file in files:
        for entry, period in _of_file(file):
            if period is None:
                undated.append(entry.path)
            else:
                unread.append((entry, period))
    return unread, undated


def _of_file(file: FileReading) -> Iterator[tuple[NotUnderstood, Period | None]]:
    if file.problem is None:
        yield from undecided_tables(file)
        yield from unread_tables(file)
    elif file.problem.code not in LEFT_OUT:
        stated = period_of_name(file.path)
        entry = unread_file(file.path, file.problem.code, stated) if stated else None
        if entry is not None:
            yield entry, stated
