"""Rows of the flow logs without persons of interest, and of agency counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.location import locations
from reports.intake.normalise.register import judged
from reports.model.period import Month
from reports.vocabulary import incident_words, numbers, schema
from reports.vocabulary.labels import UNKNOWN
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.problems import Problem


_SAYING = ("status", "realization", "remarks")
"""Columns that may say that an activity was not held."""


def months(cells: Cells, field: str, days: list[object]) -> tuple[list[object], list[Problem]]:
    """Return the month of each row: of its date, else of the table; a date outside the table's period is said."""
    period = cells.table.period
    of_table = str(period.last) if period else None
    found: list[object] = []
    problems = []
    for index, day in enumerate(days):
        if not isinstance(day, date):
            found.append(of_table)
            continue
        month = Month.of(day)
        found.append(str(month))
        if period is not None and month not in period and cells.table.period_from != "dates":
            problems.append(cells.problem("date-outside-period", index, field, cells.raw_at(field, index)))
    return found, problems


def activities(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of an activity log and its problems."""
    fields = (
        "activity_date",
        "activity_kind",
        "activity",
        "level",
        "place",
        "agencies",
        "checked",
        "findings",
        "participants",
        "order_no",
        "remarks",
    )
    found, problems = judged(cells, fields)
    for index, (cell, title) in enumerate(zip(cells.raw("activity_kind"), found["activity"], strict=True)):
        if cell is None and isinstance(title, str):
            found["activity_kind"][index] = _kind_of(title)
            if found["activity_kind"][index] is None:
                problems.append(cells.problem("activity-unreadable", index, "activity", title))
    districts, _, of_places = locations(cells, groups, by_place=True)
    problems += [problem for problem in of_places if problem.code == "district-unreadable"]  # none is no fault here
    found["district"] = list(districts)
    found["period"], more = months(cells, "activity_date", found["activity_date"])
    found["not_held"] = _not_held(cells)
    return found, [*problems, *more]


def _not_held(cells: Cells) -> list[object]:
    """Return field and word by which each row says that it was not held: ``remarks:BATAL``.

    A plan in the remarks is outdated by a status that says it was held.
    """
    result: list[object] = []
    for row in zip(*(cells.raw(field) for field in _SAYING), strict=True):
        texts = [(field, cell) for field, cell in zip(_SAYING, row, strict=True) if isinstance(cell, str)]
        words = [(field, word) for field, cell in texts if (word := incident_words.not_held(cell))]
        held = any(incident_words.is_held(cell) for field, cell in texts if field != "remarks")
        left = [f"{field}:{word}" for field, word in words if not (held and incident_words.is_planned(word))]
        result.append(left[0] if left else None)
    return result


def _kind_of(title: str) -> str | None:
    """Return the kind of activity its name begins with."""
    key = normal(title)
    aliases = schema.value_aliases("activities", "activity_kind")
    longest = max((alias for alias in aliases if f"{key} ".startswith(f"{alias} ")), key=len, default=None)
    return aliases[longest] if longest else None


def services(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:  # noqa: ARG001 -- all builders have one form
    """Return the ledger columns of a log of stay-permit services and its problems."""
    found, problems = judged(
        cells,
        ("service_date", "service_class", "service", "decision", "sex", "count_male", "count_female", "count_total"),
    )
    totals = found.pop("count_total")
    found["count"] = [_count(*one) for one in zip(totals, found["count_male"], found["count_female"], strict=True)]
    found["period"], more = months(cells, "service_date", found["service_date"])
    found["recap"] = [_is_recap(cells)] * len(cells.rows)
    return found, [*problems, *more]


def _is_recap(cells: Cells) -> bool:
    """Tell whether a table holds numbers of services without days and persons."""
    has_numbers = any(cells.has(field) for field in ("count_total", "count_male", "count_female"))
    return has_numbers and not any(cells.has(field) for field in ("service_date", "full_name", "passport_no"))


def _count(total: object, male: object, female: object) -> int:
    """Return how many services a row stands for."""
    parts = [one for one in (male, female) if isinstance(one, int)]
    if isinstance(total, int):
        return total
    return sum(parts) if parts else 1


def agency_counts(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of counts given by other agencies and their problems."""
    found, problems = judged(cells, ("agency", "as_of", "definition", "count_total", "count_male", "count_female"))
    found["count"], found["parts"] = [], []
    for index, (total, male, female) in enumerate(
        zip(found.pop("count_total"), found.pop("count_male"), found.pop("count_female"), strict=True)
    ):
        parts = [one for one in (male, female) if isinstance(one, int)]
        found["count"].append(total if isinstance(total, int) else sum(parts) if parts else None)
        found["parts"].append(None)
        if isinstance(total, int) and len(parts) == 2 and sum(parts) != total:
            found["parts"][index] = sum(parts)
            details = {"parts": sum(parts), "total": total}
            problems.append(cells.problem("count-contradicts", index, "count_total", total, details))
    districts, villages, more = locations(cells, groups)
    found["district"], found["village"] = list(districts), _villages(cells, villages)
    found["period"], outside = months(cells, "as_of", found["as_of"])
    return found, [*problems, *more, *outside]


def _villages(cells: Cells, villages: list[str | None]) -> list[object]:
    """Return the kelurahan of each row, ``unknown`` where one is written that was not understood."""
    written = (isinstance(cell, str) and not numbers.is_nothing(cell) for cell in cells.raw("kelurahan"))
    return [village or (UNKNOWN if named else None) for village, named in zip(villages, written, strict=True)]
