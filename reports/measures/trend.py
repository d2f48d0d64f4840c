"""The stock over months: the totals of ``stock-district-permit``; a month without a register is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.measures.coded_units import facts
from reports.measures.declaration import Scope
from reports.measures.figure_tables import count
from reports.measures.stock import MEASURES, persons
from reports.measures.tally import tally
from reports.model.figures import TOTAL, Figure, FigureTable, Status
from reports.model.period import Month, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    import pandas as pd

    from reports.model.coverage import Coverage

TABLE = "stock-trend"
COLUMNS = ("period", "district", "permit_class")
"""Columns of the register that are counted by."""
_COVERED = 10
"""Persons of a kecamatan from which a register of another month without any of them covers another area."""
_COUNTED = "stock-district-permit"
_DEFINITION = (
    "Jumlah orang asing yang tercatat dalam register pada akhir setiap bulan, menurut jenis izin tinggal, apa pun masa "
    "berlakunya."
)


def trend(
    register: pd.DataFrame, coverage: Coverage, months: Sequence[Month], *, as_of: date, districts: tuple[str, ...]
) -> FigureTable | None:
    """Return the table months × permit classes; None where no month has a register.

    Args:
        register: accepted rows of these months, with at least ``COLUMNS``.
        coverage: which months have a register.
        months: in order.
        as_of: the day the last of them stands for, when it lies in that month; all others stand for their last day.
        districts: kecamatan codes of the work area.
    """
    delivered = [month for month in months if coverage.find("register", month)]
    if not delivered:
        return None
    days = {month: as_of if Month.of(as_of) == month else month.last for month in months}
    figures = [figure for month in months for figure in _figures(register, coverage, month, days[month], districts)]
    columns = tuple(dict.fromkeys(figure.column for figure in figures if figure.column != TOTAL))
    return FigureTable(
        id=TABLE,
        unit=figures[0].unit,
        definition=_DEFINITION,
        as_of=days[delivered[-1]],
        status=Status.VALUE,
        rows=tuple(map(str, months)),
        columns=columns,
        cells={(figure.row, figure.column): figure for figure in figures},
    )


def months_of_other_area(register: pd.DataFrame, months: Sequence[Month], districts: tuple[str, ...]) -> frozenset[str]:
    """Return the months (``YYYY-MM``) whose register covers another area than the latest one.

    It does where one of both lists at least ten persons of a kecamatan of which the other lists nobody; of fewer all
    may have left within a month. A month without rows has no area of its own.

    Args:
        register: accepted rows, with at least ``COLUMNS``.
        months: in order.
        districts: kecamatan codes of the work area.
    """
    listed = register[register["district"].isin(districts)]
    persons = listed.groupby(["period", "district"], observed=True).size()
    by_month = {name: {code: int(persons.get((name, code), 0)) for code in districts} for name in map(str, months)}
    delivered = [name for name, counts in by_month.items() if any(counts.values())]
    if not delivered:
        return frozenset()
    latest = by_month[delivered[-1]]
    return frozenset(name for name in delivered if _is_other_area(by_month[name], latest))


def _is_other_area(counts: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Tell whether a kecamatan of many persons in one of two months has none in the other."""
    return any(max(counts[code], other[code]) >= _COVERED and min(counts[code], other[code]) == 0 for code in counts)


def _figures(
    register: pd.DataFrame, coverage: Coverage, month: Month, day: date, districts: tuple[str, ...]
) -> Iterator[Figure]:
    """Yield the totals of a month, counted by the declaration of the table that they are totals of."""
    measure = next(candidate for candidate in MEASURES if candidate.table == _COUNTED)
    scope = Scope(Period.of(month), day, districts)
    tallied = tally(measure, facts(measure, persons(register, scope), scope), scope)
    counted = count(measure, tallied, scope, coverage)
    for column in (*measure.columns.listed(scope), TOTAL):
        missing = counted.status is Status.MISSING
        value = None if missing else counted.cells.get((TOTAL, column), 0)
        yield Figure(TABLE, str(month), column, value, measure.unit, _DEFINITION, day, counted.status)
