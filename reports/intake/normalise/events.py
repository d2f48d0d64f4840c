"""Rows of the flow logs without persons of interest, and of agency counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.captioned_activities import kinds_by_caption
from reports.intake.normalise.day_numbers import OF_LOGS
from reports.intake.normalise.doubtful_activities import kind_of, maybe_not_held, several_activities
from reports.intake.normalise.doubtful_counts import counts_in_doubt, findings_exceeding
from reports.intake.normalise.filled_agencies import agencies_filled
from reports.intake.normalise.further_places import CONTINUES, add_further_places
from reports.intake.normalise.location import locations
from reports.intake.normalise.planned_captions import not_held_by_caption, plans_in_doubt, speaks_of_plans
from reports.intake.normalise.realizations import not_held_by_ticks, unclear_realizations
from reports.intake.normalise.register import judged
from reports.intake.normalise.repeated_rows import repeated_rows
from reports.intake.normalise.row_captions import captions_in_doubt
from reports.intake.normalise.timpora_levels import named_levels, without_level
from reports.model.period import Month
from reports.problems import Problem
from reports.vocabulary import addresses, dates, incident_words, numbers, places
from reports.vocabulary.labels import UNKNOWN
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.problems import Detail


_WITHOUT_CHECKS = frozenset({"rapat", "sosialisasi"})
"""Kinds of activity at which nobody is checked."""
_FAR = 12
"""Months after the period of a log from which a date is likely a slip of the pen."""
_SAYING = ("status", "realization", "remarks")
"""Columns that may say that an activity was not held."""


def months(
    cells: Cells, field: str, days: list[object], left_out: Sequence[object] = ()
) -> tuple[list[object], list[Problem]]:
    """Return the month of each row: of its date, else as a column or a row above states it, else of the table.

    A row of a log of several months that states none belongs to no month; a count given on a day is of the last one.
    A date outside the table's period is said.

    Args:
        cells: of the table.
        field: of the dates.
        days: the dates, one a record.
        left_out: why a record is set aside; its month is not missed. Empty where none is.
    """
    period = cells.table.period
    of_table = str(period.last) if period and (period.is_month or field not in OF_LOGS) else None
    row_months: list[object] = []
    problems = []
    stated = cells.months if field in OF_LOGS else [None] * len(days)
    for index, (day, stated_month) in enumerate(zip(days, stated, strict=True)):
        if not isinstance(day, date):
            row_months.append(str(stated_month) if stated_month else of_table)
            continue
        month = Month.of(day)
        row_months.append(str(month))
        if period is not None and month not in period and cells.table.period_from != "dates":
            code = "date-far-ahead" if month > period.last.plus(_FAR) else "date-outside-period"
            problems.append(cells.problem(code, index, field, cells.raw_at(field, index)))
    return row_months, [*problems, *_without_month(cells, field, row_months, left_out)]


def _without_month(cells: Cells, field: str, row_months: Sequence[object], left_out: Sequence[object]) -> list[Problem]:
    """Say once how many rows belong to no month, though the table is of a time that is known."""
    reasons = left_out or [None] * len(row_months)
    count = sum(month is None and reason is None for month, reason in zip(row_months, reasons, strict=True))
    if not count or cells.table.period is None:
        return []
    details: dict[str, Detail] = {"count": count, "period": str(cells.table.period)}
    return [Problem("month-unstated", cells.path, cells.table.sheet, field=field, details=details)]


_ACTIVITY_FIELDS = (
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
    "apgakkum",
    "remarks",
)
"""Fields of an activity log that are judged one by one."""


def activities(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of an activity log and its problems."""
    columns, problems = judged(cells, _ACTIVITY_FIELDS)
    for index, (cell, title) in enumerate(zip(cells.raw("activity_kind"), columns["activity"], strict=True)):
        if cell is None and isinstance(title, str):
            decided = cells.remembered.get("activity_kind", {}).get(decision_key(title))
            columns["activity_kind"][index] = decided or kind_of(title)
            if columns["activity_kind"][index] is None:
                problems.append(cells.problem("activity-unreadable", index, "activity", title))
    if not (cells.has("activity_kind") or cells.has("activity")):
        kinds, of_captions = kinds_by_caption(cells)
        columns["activity_kind"] = list(kinds)
        problems += of_captions
    districts, _, of_places = locations(cells, groups, by_place=True)
    problems += [problem for problem in of_places if problem.code == "district-unreadable"]  # none is no fault here
    columns["district"] = [
        district or _district_named(title) for district, title in zip(districts, columns["activity"], strict=True)
    ]
    columns["level"] = _levels(cells, columns)
    columns["not_held"] = _not_held(cells)
    columns[CONTINUES] = add_further_places(cells, columns)
    left_out = [
        reason or further or None for reason, further in zip(columns["not_held"], columns[CONTINUES], strict=True)
    ]
    columns["period"], month_problems = months(cells, "activity_date", columns["activity_date"], left_out)
    columns["activity_end"] = _last_days(cells, columns["activity_date"])
    problems += [
        *_unstated(cells, columns),
        *without_level(cells, columns, left_out),
        *_results_not_held(cells, columns),
        *maybe_not_held(cells, columns["not_held"], _was_held),
    ]
    problems += [
        *unclear_realizations(cells, columns["not_held"]),
        *several_activities(cells, columns["not_held"]),
        *findings_exceeding(cells, columns["not_held"], (columns["checked"], columns["findings"])),
        *repeated_rows(cells),
        *plans_in_doubt(cells, columns["not_held"], _was_held),
        *captions_in_doubt(cells, speaks_of_plans),
    ]
    return columns, [*problems, *month_problems]


def _last_days(cells: Cells, first_days: Sequence[object]) -> list[object]:
    """Return the last day of each activity of several days, as in 12 s.d. 14 September 2024; None for a single day."""
    last_days: list[object] = []
    for cell, first in zip(cells.raw("activity_date"), first_days, strict=True):
        reading = dates.read(cell) if isinstance(cell, str) and first is not None else None
        is_longer = reading is not None and reading.first == first and reading.last != first
        last_days.append(reading.last if reading is not None and is_longer else None)
    return last_days


def _results_not_held(cells: Cells, columns: Values) -> list[Problem]:
    """Say which rows are counted although their result begins with a word such as BATAL: only a status decides."""
    held_in_words = zip(cells.raw("narrative"), columns["not_held"], strict=True)
    words = [
        incident_words.not_held(cell) if reason is None and isinstance(cell, str) else None
        for cell, reason in held_in_words
    ]
    return [
        cells.problem("result-not-held", index, "narrative", cells.raw_at("narrative", index), {"word": word})
        for index, word in enumerate(words)
        if word and not incident_words.is_planned(word) and not _was_held(cells, index)
    ]


def _was_held(cells: Cells, index: int) -> bool:
    """Tell whether the status of an activity says that it was held."""
    texts = (cells.raw(field)[index] for field in ("status", "realization"))
    return any(incident_words.is_held(text) for text in texts if isinstance(text, str))


def _unstated(cells: Cells, columns: Values) -> list[Problem]:
    """Say once which numbers no row of a log of oversight states: they are unknown, and no zeros."""
    if set(columns["activity_kind"]) <= _WITHOUT_CHECKS:
        return []
    return [
        Problem("activity-unstated", cells.path, cells.table.sheet, field=field, details={"field": field})
        for field in ("checked", "findings")
        if not any(isinstance(number, int) for number in columns[field])
    ]


def _levels(cells: Cells, columns: Values) -> list[object]:
    """Return the level of each activity: of its own column, else as its words name it."""
    texts = list(zip(columns["activity"], cells.raw("activity_kind"), strict=True))
    by_words = named_levels(columns["activity_kind"], texts, cells.raw("remarks"))
    rows = zip(columns["level"], cells.raw("level"), by_words, strict=True)
    return [level if level is not None or cell is not None else named_level for level, cell, named_level in rows]


def _district_named(title: object) -> str | None:
    """Return the kecamatan in the name of an activity, behind its word: Rakor Tim Pora Kec. Koja."""
    district = addresses.place_in(title)[1] if isinstance(title, str) else None
    return places.district_code(district) if district else None


def _not_held(cells: Cells) -> list[object]:
    """Return field and word by which each row says that it was not held: ``remarks:BATAL``.

    A plan in the remarks is outdated by a status that says it was held.
    """
    result: list[object] = []
    for row in zip(*(cells.raw(field) for field in _SAYING), strict=True):
        texts = [(field, cell) for field, cell in zip(_SAYING, row, strict=True) if isinstance(cell, str)]
        words = [(field, word) for field, cell in texts if (word := incident_words.not_held(cell))]
        was_held = any(incident_words.is_held(cell) for field, cell in texts if field != "remarks")
        not_held_reasons = [
            f"{field}:{word}" for field, word in words if not (was_held and incident_words.is_planned(word))
        ]
        result.append(not_held_reasons[0] if not_held_reasons else None)
    by_row, by_caption = {**not_held_by_ticks(cells), **_days_off(cells)}, not_held_by_caption(cells, _was_held)
    return [reason or by_row.get(index) or by_caption[index] for index, reason in enumerate(result)]


def _days_off(cells: Cells) -> dict[int, str]:
    """Return record → field and word of each row of a calendar that says LIBUR where the activity would stand."""
    return {
        index: f"{field}:LIBUR"
        for field in ("narrative", "activity", "activity_kind")
        for index, cell in enumerate(cells.raw(field))
        if isinstance(cell, str) and incident_words.is_day_off(cell)
    }


def services(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:  # noqa: ARG001 -- all builders have one form
    """Return the ledger columns of a log of stay-permit services and its problems."""
    columns, problems = judged(
        cells,
        ("service_date", "service_class", "service", "decision", "sex", "count_male", "count_female", "count_total"),
    )
    is_recap = _is_recap(cells)
    numbers_of_rows = zip(columns.pop("count_total"), columns["count_male"], columns["count_female"], strict=True)
    columns["count"] = [_count(*counts) for counts in numbers_of_rows]
    for index in _unnumbered(cells) if is_recap else ():
        columns["count"][index] = 0
    columns["period"], month_problems = months(cells, "service_date", columns["service_date"])
    columns["recap"] = [is_recap] * len(cells.rows)
    columns["recap_week"] = [cells.table.week if is_recap else None] * len(cells.rows)
    return columns, [*problems, *month_problems, *_undecided(cells), *captions_in_doubt(cells)]


def _undecided(cells: Cells) -> list[Problem]:
    """Say once that no row of a table tells what was decided: no total counts any of them."""
    if not cells.rows or any(cell is not None for cell in cells.raw("decision")):
        return []
    details: dict[str, Detail] = {"count": len(cells.rows)}
    return [Problem("decisions-unstated", cells.path, cells.table.sheet, field="decision", details=details)]


def _unnumbered(cells: Cells) -> Iterator[int]:
    """Yield the rows of a recapitulation that hold no number at all: nothing, or the name of a group of services."""
    columns = [cells.raw(field) for field in ("count_total", "count_male", "count_female")]
    return (index for index, row in enumerate(zip(*columns, strict=True)) if set(row) == {None})


def _is_recap(cells: Cells) -> bool:
    """Tell whether a table holds numbers of services without days and persons."""
    has_numbers = any(cells.has(field) for field in ("count_total", "count_male", "count_female"))
    return has_numbers and not any(cells.has(field) for field in ("service_date", "full_name", "passport_no"))


def _count(total: object, male: object, female: object) -> int:
    """Return how many services a row stands for."""
    parts = [part for part in (male, female) if isinstance(part, int)]
    if isinstance(total, int):
        return total
    return sum(parts) if parts else 1


def agency_counts(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of counts given by other agencies and their problems."""
    columns, problems = judged(cells, ("agency", "as_of", "definition", "count_total", "count_male", "count_female"))
    columns["count"], columns["parts"] = [], []
    for index, (total, male, female) in enumerate(
        zip(columns.pop("count_total"), columns.pop("count_male"), columns.pop("count_female"), strict=True)
    ):
        parts = [part for part in (male, female) if isinstance(part, int)]
        columns["count"].append(total if isinstance(total, int) else sum(parts) if parts else None)
        columns["parts"].append(None)
        if isinstance(total, int) and len(parts) == 2 and sum(parts) != total:
            columns["parts"][index] = sum(parts)
            details = {"parts": sum(parts), "total": total}
            problems.append(cells.problem("count-contradicts", index, "count_total", total, details))
    columns["agency"], of_agencies = agencies_filled(cells, columns["agency"])
    districts, villages, place_problems = locations(cells, groups)
    columns["district"], columns["village"] = list(districts), _villages(cells, villages)
    columns["period"], outside = months(cells, "as_of", columns["as_of"])
    return columns, [*problems, *of_agencies, *place_problems, *outside, *counts_in_doubt(cells, columns["period"])]


def _villages(cells: Cells, villages: list[str | None]) -> list[object]:
    """Return the kelurahan of each row, ``unknown`` where one is written that was not understood."""
    is_written = (isinstance(cell, str) and not numbers.is_nothing(cell) for cell in cells.raw("kelurahan"))
    return [village or (UNKNOWN if has_text else None) for village, has_text in zip(villages, is_written, strict=True)]
