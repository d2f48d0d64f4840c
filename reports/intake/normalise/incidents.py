"""Rows of the incident log: grade by ground, actions by decision, never more than an officer recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.normalise.actions_taken import taken
from reports.intake.normalise.events import months
from reports.intake.normalise.evidence import articles_of, evidence, problems_of_actions, protections
from reports.intake.normalise.grades import grades
from reports.intake.normalise.location import locations
from reports.intake.normalise.register import classes, judged
from reports.problems import Problem
from reports.vocabulary import incident_words, numbers, report_numbers
from reports.vocabulary.labels import STAGES
from reports.vocabulary.report_numbers import ReportRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values

_STAGE_DATES = tuple(f"{stage}_date" for stage in STAGES)
_FIELDS = (
    "incident_id", "incident_date", "incident_type", "grade", "legal_basis", "action_type", "decision_no",
    "decision_date", "execution_date", "stage", *_STAGE_DATES, "stage_date", "persons", "count_male", "count_female",
    "full_name", "passport_no", "nationality", "sex", "visa_index", "narrative", "accreditation", "reporting_agency",
    "theme", "follow_up", "incident_place", "receipt_no", "receipt_date",
)  # fmt: skip
_RENAMED = {
    "legal_basis": "article", "count_male": "persons_male", "count_female": "persons_female",
    "reporting_agency": "agency", "incident_place": "place",
}  # fmt: skip
_WORKING = ("action_type", "stage_date", "receipt_no", "receipt_date")
"""Fields that are no columns of the ledger."""
_NAMING = (
    "full_name", "passport_no", "nationality", "article", "action_type", "decision_no", "decision_date",
    "execution_date", "stage", "persons",
)  # fmt: skip
"""What makes a row an incident although it says NIHIL."""
_SAYING = ("incident_type", "narrative", "result", "remarks")


def values(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of an incident log and its problems."""
    found, problems = judged(cells, _FIELDS)
    # what an unreadable grade counts as depends on its row: grades() says it
    problems = [one for one in problems if one.code != "grade-unreadable"]
    found["permit_class"], of_classes = classes(cells, found.pop("visa_index"))
    problems += [problem for problem in of_classes if problem.code.startswith("tick-")]
    for old, new in _RENAMED.items():
        found[new] = found.pop(old)
    types = found["incident_type"]
    found["incident_type"] = [one[0] if isinstance(one, tuple) else None for one in types]
    found["type_label"] = [one[1] if isinstance(one, tuple) else None for one in types]
    districts, villages, of_places = locations(cells, groups, by_place=True)
    found["district"], found["village"] = list(districts), list(villages)
    found["period"], of_dates = months(cells, "incident_date", found["incident_date"])
    problems += [*_nil_beside_facts(cells, found), *_decide(cells, found), *of_places, *of_dates]
    problems += [*_stages(cells, found), *_persons_and_reports(cells, found)]
    for name in _WORKING:
        del found[name]
    return found, problems


def _decide(cells: Cells, found: Values) -> list[Problem]:
    """Set articles, actions, protected persons and grades, each by those before it; return the problems."""
    named, of_articles = articles_of(cells, found)
    found["article"] = [one.code if one is not None else None for one in named]
    actions, of_actions = taken(cells, found, named)
    found["actions"], found["unplaced"] = actions.counted, actions.unplaced
    found["protected"] = protections(cells, found)
    found["grade"], found["grade_before"], of_grades = grades(cells, evidence(cells, found, named, actions))
    return [*of_articles, *of_actions, *problems_of_actions(cells, found), *of_grades]


def _nil_beside_facts(cells: Cells, found: Values) -> list[Problem]:
    """Say which rows say NIHIL and yet hold a person, a nationality, an article, a decision or a number."""
    problems = []
    for field in _SAYING:
        saying = {cell for cell in set(cells.raw(field)) if isinstance(cell, str) and incident_words.is_nil(cell)}
        for index, cell in enumerate(cells.raw(field) if saying else ()):
            held = [name for name in _NAMING if found[name][index]] if cell in saying else []
            if held:
                problems.append(cells.problem("nil-contradicts", index, field, cell, {"fields": ", ".join(held)}))
    return problems


def _stages(cells: Cells, found: Values) -> list[Problem]:
    """Give the date of the stage to the stage a row states; say once how many stages are without a date."""
    undated = 0
    for index, stage in enumerate(found["stage"]):
        if stage is None:
            continue
        dates = found[f"{stage}_date"]
        if dates[index] is None and found["stage_date"][index] is not None:
            dates[index] = found["stage_date"][index]
        undated += dates[index] is None
    if not undated:
        return []
    details = {"count": undated}
    return [Problem("stage-undated", cells.path, cells.table.sheet, field="stage", details=details)]


def _persons_and_reports(cells: Cells, found: Values) -> list[Problem]:
    """Set how many persons each row stands for; say where rows of one report do not agree."""
    found["persons"], problems = _persons(cells, found)
    rows = [_report_row(cells, found, index) for index in range(len(cells.rows))]
    reports: dict[object, int] = {}
    for places in report_numbers.incidents(rows):
        if len(places) > 1:
            problems += [*_differing(cells, found, places), *_named_persons(cells, found, rows, places)]
        key = rows[places[0]].key
        if key is not None:
            reports[key] = reports.get(key, 0) + 1
            if reports[key] == 2:
                problems.append(cells.problem("report-split", places[0], "incident_id"))
    return problems


def _report_row(cells: Cells, found: Values, index: int) -> ReportRow:
    def text(name: str) -> str | None:
        """Return a field of the row."""
        value = found[name][index]
        return value if isinstance(value, str) else None

    person = report_numbers.person_of(text("passport_no"), text("full_name"))
    kind, district = text("incident_type"), text("district")
    return ReportRow(text("incident_id"), text("agency"), cells.path, text("period") or "", kind, district, person)


def _persons(cells: Cells, found: Values) -> tuple[list[object], list[Problem]]:
    """Return how many persons each row stands for: JUMLAH ORANG, else L and P, else one."""
    result: list[object] = []
    problems = []
    for index, (total, male, female) in enumerate(
        zip(found["persons"], found["persons_male"], found["persons_female"], strict=True)
    ):
        parts = sum(one for one in (male, female) if isinstance(one, int))
        named = found["full_name"][index] is not None or found["passport_no"][index] is not None
        if total == 0 and named:
            problems.append(cells.problem("persons-zero", index, "persons", cells.raw_at("persons", index)))
        if isinstance(total, int) and (total > 0 or not (named or parts)):
            result.append(total)
        else:
            result.append(parts or 1)
    return result, problems


def _named_persons(cells: Cells, found: Values, rows: Sequence[ReportRow], places: list[int]) -> list[Problem]:
    """Count each named person of a report once where its rows name several; say where JUMLAH ORANG is another."""
    named = {rows[place].person for place in places} - {None}
    if len(named) < 2:
        return []
    stated = {number for place in places if isinstance(number := _stated(cells, place), int) and number > 1}
    for place in places:
        if rows[place].person is not None:
            _count_once(found, place)
    if not stated - {len(named)}:
        return []
    place = next(place for place in places if _stated(cells, place) in stated - {len(named)})
    details = {"stated": max(stated - {len(named)}), "named": len(named)}
    return [cells.problem("persons-differ", place, "persons", cells.raw_at("persons", place), details)]


def _stated(cells: Cells, place: int) -> int | None:
    """Return what JUMLAH ORANG says."""
    return numbers.whole(cells.raw("persons")[place])


def _count_once(found: Values, place: int) -> None:
    """Let a row stand for one person; L and P of the whole report are not that person's."""
    found["persons"][place] = 1
    parts = [found[name][place] for name in ("persons_male", "persons_female")]
    if sum(part for part in parts if isinstance(part, int)) != 1:
        found["persons_male"][place] = found["persons_female"][place] = None


def _differing(cells: Cells, found: Values, places: list[int]) -> list[Problem]:
    """Say where rows of one report differ in grade or type."""
    fields = [name for name in ("grade", "incident_type") if len({found[name][place] for place in places}) > 1]
    if not fields:
        return []
    details = {"fields": ", ".join(fields)}
    return [cells.problem("incident-differs", places[0], "incident_id", None, details)]
