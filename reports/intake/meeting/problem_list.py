"""Collects the problems of a meeting workbook."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.problems import Detail, Problem
from reports.vocabulary import dates

if TYPE_CHECKING:
    from reports.model.grid import Scalar

_SPACE = late_regex(r"\s+")
_NOTHING = frozenset({"-", "–", "—", "…", ".", "…………"})
"""Text cells that say there is nothing."""
_MINUTES_OF_A_DAY = 24 * 60


class Findings:
    """What is found in one workbook; filled while it is read."""

    def __init__(self, path: str) -> None:
        """Start with nothing found.

        Args:
            path: of the workbook, as printed.
        """
        self._path = path
        self._problems_by_sheet: dict[str, list[Problem]] = {}

    def add(
        self, code: str, sheet: str | None, cell: str | None, field: str | None = None, value: Scalar = None, /,
        **details: Detail,
    ) -> None:  # fmt: skip
        """Note a problem."""
        shown_value = as_text(value)
        self._problems_by_sheet.setdefault(sheet or "", []).append(
            Problem(code, self._path, sheet, cell, field, shown_value, details)
        )

    def of(self, sheet: str) -> tuple[Problem, ...]:
        """Return the problems of a sheet."""
        return tuple(self._problems_by_sheet.get(sheet, ()))

    def but(self, sheets: frozenset[str]) -> tuple[Problem, ...]:
        """Return the problems that belong to none of these sheets."""
        return tuple(
            problem
            for sheet, problems in self._problems_by_sheet.items()
            if sheet not in sheets
            for problem in problems
        )


def as_text(value: Scalar) -> str | None:
    """Return a cell as one line of text; None when it says nothing."""
    if value is None or isinstance(value, bool):
        return None if value is None else ("Ya" if value else "Tidak")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute):
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    text = _SPACE.sub(" ", str(value)).strip()
    return None if not text or text in _NOTHING else text


def as_time(value: Scalar) -> str | None:
    """Return a time of day as text: a time cell as ``09.00``, a text unchanged."""
    if isinstance(value, float) and 0 <= value < 1:
        value = timedelta(days=value)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60) % _MINUTES_OF_A_DAY
        return f"{minutes // 60:02d}.{minutes % 60:02d}"
    if isinstance(value, datetime | time):
        return f"{value.hour:02d}.{value.minute:02d}"
    return as_text(value)


def as_day(findings: Findings, place: tuple[str, str], field: str, value: Scalar, *, since_1904: bool) -> date | None:
    """Return a date, the first of a range, and note what is wrong with it.

    Args:
        findings: takes the problem.
        place: sheet and cell.
        field: as named in the problem.
        value: of the cell.
        since_1904: serials of the workbook count from 1904.
    """
    if as_text(value) is None:
        return None
    read = dates.read(value.strip() if isinstance(value, str) else value, since_1904=since_1904)
    code = read.fault or (None if read.first else "date-unreadable")
    if code:
        details = {"weekday": read.weekday} if read.weekday else {}
        findings.add(code, *place, field, value, **details)
    return read.first
