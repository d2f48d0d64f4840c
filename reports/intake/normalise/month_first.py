"""Columns of dates that seem written month first, as a whole: asked once for the column, read so once it is decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.column_values import DATED, uncertain_dates
from reports.intake.normalise.judged import Judged
from reports.vocabulary import dates, own_codes, schema

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.intake.normalise.converters import Judge
    from reports.model.grid import Scalar

ASKED = "date-order-asked"
_FEWEST_TURNED = 4
"""Distinct days of date cells, none after the twelfth, from which a program may have turned them."""


def turned(
    field: str,
    decisions: Mapping[str, str],
    judgements: Mapping[Scalar, Judged],
    cells: Collection[Scalar],
    judge: Judge,
) -> dict[Scalar, Judged]:
    """Return what dates of a column mean whose day and month are, or may be, the other way round.

    Args:
        field: of the column.
        decisions: this office's, on texts of the field.
        judgements: of cells, with the day first.
        cells: all that are filled.
        judge: judges a cell.
    """
    if schema.type_of(field) not in DATED:
        return {}
    order = decisions.get(own_codes.ORDER)
    if order is not None:
        return decided(cells, judge) if order == own_codes.MONTH_FIRST else {}
    if seems_month_first(judgements, cells):
        return undecided(cells)
    return dict.fromkeys(uncertain_dates(field, cells), Judged(code="date-ambiguous"))


def seems_month_first(judgements: Mapping[Scalar, Judged], cells: Collection[Scalar]) -> bool:
    """Tell whether a column of dates seems typed month first; without several impossible ones it cannot be."""
    odd = [
        cell for cell, judgement in judgements.items() if judgement.code == "date-impossible" and isinstance(cell, str)
    ]
    return dates.is_month_first(odd) and dates.is_month_first(_texts(cells))


def undecided(cells: Collection[Scalar]) -> dict[Scalar, Judged]:
    """Return the cells of such a column that are left empty until its order is decided, with what is said of them."""
    of_column = [text for text in _texts(cells) if dates.with_day_first(text) and not dates.is_same_either_way(text)]
    return {**dict.fromkeys(of_column, Judged(code=ASKED)), **_turned_by_a_program(cells)}


def _turned_by_a_program(cells: Collection[Scalar]) -> dict[Scalar, Judged]:
    """Return the date cells beside texts typed month first that are in doubt: none of them is after the twelfth.

    A program that expects the day first turns those of such dates that it can, and leaves the others texts.
    """
    days = [cell for cell in cells if isinstance(cell, date)]
    may_be_turned = len(set(days)) >= _FEWEST_TURNED and all(day.day <= dates.MONTHS for day in days)
    return dict.fromkeys([day for day in days if may_be_turned and day.day != day.month], Judged(code="date-ambiguous"))


def decided(cells: Collection[Scalar], judge: Judge) -> dict[Scalar, Judged]:
    """Return what the dates of a column mean that the office has decided to be written month first."""
    read: dict[Scalar, Judged] = {}
    for text in _texts(cells):
        day_first = dates.with_day_first(text)
        if day_first:
            read[text] = judge(day_first)
        elif dates.is_numeric(text):
            read[text] = Judged(code="date-impossible")
    return {**_turned_by_a_program(cells), **read}


def _texts(cells: Collection[Scalar]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str)]
