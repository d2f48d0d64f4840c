"""Which kinds were delivered for which months (settled rules 1, 2 and 6).

A table with neither rows nor NIHIL is a blank form and delivers nothing. A register delivers the one month it states. A
log delivers the months from the first that its title or file names to that of its last accepted row, so that the file
of a year does not make its coming months delivered and zero, or to that of a row that says NIHIL beside a date; NIHIL
alone delivers all that the table names. A list of decisions, which has no date of a deed, delivers actions for the
months to its last decision, and no incidents. A log with rows of no month delivers the months of its other rows alone:
those rows may be of any month, so that none without rows is known to be nil.
"""

from __future__ import annotations

from datetime import date
from itertools import compress
from typing import TYPE_CHECKING

from reports.intake.validate import LOG_VERSIONS, SHEET_VERSIONS, VERSIONS
from reports.model.coverage import DECISIONS, Coverage, Delivery
from reports.model.period import Month, Period
from reports.model.sheet import RowBin
from reports.vocabulary.kinds import KINDS, STOCK_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reports.model.sheet import FileReading, TableReading

_LOGS = frozenset({"incidents", "activities", "services"})


def coverage_of(tables: Iterable[TableReading], undecided: Collection[tuple[str, Month]] = ()) -> Coverage:
    """Return what tables deliver.

    Args:
        tables: in final bins.
        undecided: kinds and months with two versions, of which none counts before the office has decided.
    """
    deliveries = (delivery for table in tables for delivery in _deliveries(table))
    return Coverage(tuple(deliveries), frozenset(undecided))


def undecided_versions(files: Iterable[FileReading]) -> frozenset[tuple[str, Month]]:
    """Return the kinds and months of which two versions lie in the inputs, in two files or on two sheets."""
    every_problem = (
        problem
        for file in files
        for problem in (*file.problems, *(problem for table in file.tables for problem in table.problems))
    )
    codes = {VERSIONS, LOG_VERSIONS, SHEET_VERSIONS}
    problems = (problem for problem in every_problem if problem.code in codes and problem.details["month"])
    return frozenset((str(problem.details["kind"]), Month.parse(str(problem.details["month"]))) for problem in problems)


def delivered_months(table: TableReading) -> frozenset[str]:
    """Return the months that a table delivers."""
    return frozenset(str(month) for delivery in _deliveries(table) for month in delivery.period.months)


def _deliveries(reading: TableReading) -> Iterator[Delivery]:
    table = reading.table
    accepted, set_aside = reading.count(RowBin.ACCEPTED), reading.count(RowBin.SET_ASIDE)
    if table.kind not in KINDS or not (accepted or set_aside or reading.count(RowBin.DUPLICATE) or table.nil_declared):
        return
    period = _delivered_period(reading)
    if period is None:
        return
    if rows_without_month(reading):
        months = _months(reading)
        yield from (Delivery(table.kind, Period.of(month), 1, 0, nil_declared=False) for month in months)
        return
    kind = DECISIONS if table.lists_decisions else table.kind
    yield Delivery(kind, period, accepted, set_aside, table.nil_declared, _districts(reading))
    if table.kind == "agency_counts":
        other_months = (month for month in _months(reading) if month not in period)
        yield from (Delivery(table.kind, Period.of(month), 1, 0, nil_declared=False) for month in other_months)


def rows_without_month(reading: TableReading) -> int:
    """Return how many accepted rows of a log belong to no month; those of a list of decisions have one of their own."""
    if reading.table.kind not in _LOGS or reading.table.lists_decisions:
        return 0
    rows = zip(reading.records.values["period"], reading.records.accepted, strict=True)
    return sum(is_accepted and month is None for month, is_accepted in rows)


def _districts(reading: TableReading) -> frozenset[str] | None:
    """Return the kecamatan of a register of one kecamatan: its own, and those of its rows; None for any other table."""
    table = reading.table
    if table.kind != "register" or table.district is None:
        return None
    rows = zip(reading.records.values.get("district", ()), reading.records.accepted, strict=False)
    return frozenset({table.district, *(code for code, accepted in rows if accepted and isinstance(code, str))})


def _delivered_period(reading: TableReading) -> Period | None:
    """Return the months that a table with rows or NIHIL delivers; None where it states none."""
    table, months = reading.table, _months(reading)
    if table.kind == "register":
        return table.period if table.period is not None and table.period.is_month else None
    months = sorted({*months, *((table.nil_through,) if table.nil_through else ())})
    if table.kind in STOCK_KINDS or not months:
        return table.period
    first = table.period.first if table.period is not None else months[0]
    return Period(min(first, months[-1]), months[-1])


def _months(reading: TableReading) -> list[Month]:
    """Return the months of the accepted rows, in order; of a list of decisions those of its decisions."""
    records = reading.records
    if reading.table.lists_decisions:
        days = compress(records.values["decision_date"], records.accepted)
        return sorted({Month.of(day) for day in days if isinstance(day, date)})
    months = set(compress(records.values["period"], records.accepted))
    return sorted(Month.parse(month) for month in months if isinstance(month, str))
