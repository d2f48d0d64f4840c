"""Register rows: one foreigner a row."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.leavers import citizens_of, departures_of
from reports.intake.normalise.location import locations
from reports.intake.normalise.memo_remarks import memo_remarks
from reports.intake.normalise.noted_names import noted_names
from reports.problems import Detail, Problem
from reports.vocabulary import labels, nationalities, permits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.normalise.columns import Cells

Values = dict[str, list[object]]
_SAME = (
    "full_name", "passport_no", "sex", "niora", "visa_index", "permit_no", "permit_issue_date", "arrival_date",
    "address", "sponsor_name", "occupation",
)  # fmt: skip
_LIFETIME = "lifetime"
_FIRST_END = date(1992, 4, 1)
"""Before it no permit of a register can have ended: it is the day the law before the present one was made."""


def values(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of a register and its problems."""
    columns, problems = judged(cells, (*_SAME, "nationality", "permit_expiry"))
    problems += _nations_of_groups(cells, columns)
    columns["permit_class"], problems_of_class = classes(cells, columns["visa_index"])
    columns["permit_lifetime"] = [expiry.__class__ is str for expiry in columns["permit_expiry"]]
    if any(columns["permit_lifetime"]):
        columns["permit_expiry"] = [None if expiry == _LIFETIME else expiry for expiry in columns["permit_expiry"]]
    problems += _placeholders(cells, columns)
    columns["birth_date"], problems_of_birth = _births(cells)
    problems += _contradicting_dates(cells, columns)
    districts, villages, problems_of_place = locations(cells, groups)
    columns["district"], columns["village"] = list(districts), list(villages)
    purposes = {
        occupation: labels.purpose_of(occupation)
        for occupation in set(columns["occupation"])
        if isinstance(occupation, str)
    }
    columns["departed"], problems_of_departure = departures_of(cells)
    columns["nationality"], problems_of_citizens = citizens_of(cells, columns)
    columns["purpose"] = list(map(purposes.get, columns["occupation"]))  # type: ignore[arg-type] # a text or None
    month = str(cells.table.period.last) if cells.table.period else None
    columns["period"] = [month] * len(cells.rows)
    return columns, [
        *problems,
        *problems_of_class,
        *problems_of_birth,
        *problems_of_place,
        *problems_of_departure,
        *memo_remarks(cells, columns),
        *noted_names(cells),
        *problems_of_citizens,
    ]


def _nations_of_groups(cells: Cells, columns: Values) -> list[Problem]:
    """Take nationalities from group rows where the table has no column of them; say once how many."""
    nations = cells.grouped_nations
    if not nations:
        return []
    columns["nationality"] = [nations.get(row) for row in cells.rows]
    details: dict[str, Detail] = {"count": sum(row in nations for row in cells.rows)}
    return [Problem("nationality-by-group", cells.path, cells.table.sheet, field="nationality", details=details)]


def _placeholders(cells: Cells, columns: Values) -> list[Problem]:
    """Empty the ends of permits that programs write for an empty date, such as 1 January 1900, and tell them."""
    ends = columns["permit_expiry"]
    rows = [index for index, expiry in enumerate(ends) if isinstance(expiry, date) and expiry < _FIRST_END]
    if not rows:
        return []
    emptied = set(rows)
    columns["permit_expiry"] = [None if index in emptied else expiry for index, expiry in enumerate(ends)]
    field = "permit_expiry"
    return [cells.problem("date-placeholder", index, field, cells.raw_at(field, index)) for index in rows]


def _contradicting_dates(cells: Cells, columns: Values) -> list[Problem]:
    """Say where a permit ends before it was issued; both dates stay."""
    if not (cells.has("permit_issue_date") and cells.has("permit_expiry")):
        return []
    dated = enumerate(zip(columns["permit_issue_date"], columns["permit_expiry"], strict=True))
    return [
        cells.problem("date-order", index, "permit_expiry", cells.raw_at("permit_expiry", index))
        for index, (issued, expiry) in dated
        if isinstance(issued, date) and isinstance(expiry, date) and expiry < issued
    ]


def judged(cells: Cells, fields: tuple[str, ...]) -> tuple[Values, list[Problem]]:
    """Return the judged values of several fields, named as in the ledger, and all their problems."""
    columns: Values = {}
    problems: list[Problem] = []
    for field in fields:
        columns[field], faults = cells.judged(field)
        problems += faults
    return columns, problems


def classes(cells: Cells, indices: list[object]) -> tuple[list[object], list[Problem]]:
    """Return permit classes: from the permit column, and where that is empty from the visa index.

    A table without a column of classes takes the rest from the class that its sheet or title names, told once.
    """
    permit_classes, problems = cells.judged("permit_type")
    any_column = cells.has("permit_type") or cells.has("visa_index")
    stated = _stated_classes(cells)
    of_captions: Counter[str] = Counter()
    against: Counter[tuple[str, str, str]] = Counter()
    by_index: set[str | None] = set()
    raw = cells.raw("permit_type")
    for position, (cell, index) in enumerate(zip(raw, indices, strict=True)) if None in raw else ():
        if cell is None and cells.is_blank("permit_type", position):
            of_index = permits.class_of_index(index) or permits.class_of(index) if isinstance(index, str) else None
            permit_classes[position] = _of_index_and_title(of_index, stated[position])
            if of_index and stated[position] and of_index != stated[position]:
                against[stated[position], of_index, str(permit_classes[position])] += 1
            missing = cells.problem("permit-missing", position, "permit_type")
            if permit_classes[position] is not None:
                by_index.add(missing.cell)
            elif stated[position]:
                permit_classes[position] = stated[position]
                of_captions[stated[position]] += 1
            elif any_column and not cells.is_ticked("permit_type"):
                problems.append(missing)
    problems = [problem for problem in problems if problem.code != "tick-missing" or problem.cell not in by_index]
    problems += _against_index(cells, against)
    return permit_classes, [*problems, *_classes_of_table(cells, permit_classes, of_captions)]


def _of_index_and_title(of_index: str | None, stated: str) -> str | None:
    """Return the class by the visa index; a holder of an ITAP keeps the index of the visa for the ITAS before it."""
    return "ITAP" if (of_index, stated) == ("ITAS", "ITAP") else of_index


def _against_index(cells: Cells, against: Counter[tuple[str, str, str]]) -> list[Problem]:
    """Say once for each pair of classes in how many rows title or sheet and the visa index contradict each other."""
    problems = []
    for (stated, of_index, counted), count in sorted(against.items()):
        details: dict[str, Detail] = {"count": count, "word": stated, "index": of_index, "counted": counted}
        problems.append(
            Problem("class-against-index", cells.path, cells.table.sheet, field="visa_index", details=details)
        )
    return problems


def _stated_classes(cells: Cells) -> list[str]:
    """Return the class that captions, titles or the sheet state for each record; empty where they state none."""
    of_sheet = "" if cells.has("permit_type") else cells.table.permit_class or ""
    return [cells.classes.get(row, of_sheet) for row in cells.rows]


def _classes_of_table(cells: Cells, permit_classes: list[object], of_captions: Counter[str]) -> list[Problem]:
    """Say once which classes came from sheet, title or captions, and how many rows nothing tells the class of."""
    problems = []
    for word, count in sorted(of_captions.items()):
        details: dict[str, Detail] = {"count": count, "word": word}
        problems.append(Problem("class-by-sheet", cells.path, cells.table.sheet, field="permit_type", details=details))
    missing = permit_classes.count(None)
    if missing and not (cells.has("permit_type") or cells.has("visa_index")):
        details = {"count": missing, "field": "permit_type"}
        problems.append(Problem("values-missing", cells.path, cells.table.sheet, field="permit_type", details=details))
    return problems


def _births(cells: Cells) -> tuple[list[object], list[Problem]]:
    """Return birth dates from their own column, else from place and date of birth; none later than the register."""
    field = "birth_date" if cells.has("birth_date") else "birth_place_date"
    births, problems = cells.judged(field)
    as_of = cells.table.period.end if cells.table.period else None
    if as_of is None:
        return births, problems
    later = [index for index, born in enumerate(births) if isinstance(born, date) and born > as_of]
    emptied = set(later)
    births = [None if index in emptied else born for index, born in enumerate(births)] if later else births
    return births, [
        *problems,
        *(cells.problem("birth-later", index, field, cells.raw_at(field, index)) for index in later),
    ]


def is_refugee(nationality: object, permit_class: object) -> bool:
    """Tell whether a person is a refugee by nationality code or permit class."""
    return nationality == nationalities.REFUGEE or permit_class == "PENGUNGSI"
