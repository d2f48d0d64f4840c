"""Registers of several months, a semester or a year: a stock is of one day, so such a list delivers no register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.sheet import RowBin
from reports.problems import Problem
from reports.vocabulary.mappings import SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.place import Place
    from reports.model.sheet import TableReading
    from reports.problems import Detail


def registers_of_months(place: Place, tables: Iterable[TableReading]) -> Iterator[Problem]:
    """Yield an error for each register that is of no single month, with the line that settles it.

    Args:
        place: of the file.
        tables: with the months that their sheets are of.
    """
    for reading in tables:
        table, count = reading.table, reading.count(RowBin.ACCEPTED)
        if table.kind != "register" or table.period is None or table.period.is_month or not count:
            continue
        sheet = f"{SHEET}{table.sheet}" if table.sheet else ""
        line = f'"{place.path}{sheet}" = "{table.period.last}"'
        details: dict[str, Detail] = {"months": str(table.period), "count": count, "line": line}
        yield Problem("register-of-months", place.path, table.sheet, details=details)
