"""Rows of the incident log: grade by ground, actions by decision, never more than an officer recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from reports.intake.normalise import continued_rows, stage_columns
from reports.intake.normalise.actions_taken import actions_of
from reports.intake.normalise.converters import as_text
from reports.intake.normalise.doubtful_activities import activities_as_incidents
from reports.intake.normalise.events import months
from reports.intake.normalise.evidence import articles_of, evidence, problems_of_actions, protections
from reports.intake.normalise.grades import grades
from reports.intake.normalise.location import locations
from reports.intake.normalise.near_types import types_alike
from reports.intake.normalise.register import classes, judged
from reports.intake.normalise.repeated_rows import repeated_rows
from reports.intake.normalise.row_captions import captions_in_doubt
from reports.problems import Problem
from reports.vocabulary import incident_words, labels, report_numbers
from reports.vocabulary.labels import STAGES
from reports.vocabulary.report_numbers import ReportRow
from reports.vocabulary.value_decisions import OWN_TYPE
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.model.grid import Scalar
    from reports.problems import Detail

_STAGE_DATES = tuple(f"{stage}_date" for stage in STAGES)
_FIELDS = (
    "incident_id", "incident_date", "incident_type", "grade", "legal_basis", "action_type", "decision_no",
    "decision_date", "execution_date", "stage", *_STAGE_DATES, *stage_columns.WORKING, "stage_date", "persons",
    "count_male", "count_female", "full_name", "passport_no", "nationality", "sex", "visa_index", "narrative",
    "accreditation", "reporting_agency", "theme", "follow_up", "incident_place", "receipt_no", "receipt_date",
    "apgakkum",
)  # fmt: skip
_RENAMED = {
    "legal_basis": "article", "count_male": "persons_male", "count_female": "persons_female",
    "reporting_agency": "agency", "incident_place": "place",
}  # fmt: skip
_WORKING = ("action_type", *stage_columns.WORKING, "stage_date", "receipt_no", "receipt_date")
"""Fields that are no columns of the ledger."""
_NAMING = (
    "full_name", "passport_no", "nationality", "article", "action_type", "decision_no", "decision_date",
    "execution_date", "stage", "persons",
)  # fmt: skip
"""What makes a row an incident although it says NIHIL."""
_SHORT_ACCOUNT = 8
"""Words of an account that is no more than a result."""
_JUDGING, _SUSPECTED = ("status", "remarks", "result", "narrative"), frozenset({"dugaan", "ditindak", "terbukti"})
"""Columns that may say that a suspicion did not hold, and the grades of one."""
_SAYING = ("incident_type", "narrative", "result", "remarks", "action_type")
_OF_AN_INCIDENT = (
    "incident_type", "full_name", "passport_no", "nationality", "legal_basis", "action_type", "decision_no", "stage",
    "grade", "persons", "count_male", "count_female", "accreditation",
)  # fmt: skip
"""Fields of which a row of an incident fills one at least, beside what happened when and where."""


def values(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of an incident log and its problems."""
    columns, problems = judged(cells, _FIELDS)
    # what an unreadable grade counts as depends on its row: grades() says it
    problems = [problem for problem in problems if problem.code != "grade-unreadable"]
    problems = stage_columns.read(cells, columns, problems)
    columns["permit_class"], of_classes = classes(cells, columns.pop("visa_index"))
    problems += [problem for problem in of_classes if problem.code.startswith("tick-")]
    for old, new in _RENAMED.items():
        columns[new] = columns.pop(old)
    types = list(map(_decided_type, columns["incident_type"], cells.raw("incident_type")))
    columns["incident_type"] = [typed[0] if isinstance(typed, tuple) else None for typed in types]
    columns["type_label"] = [typed[1] if isinstance(typed, tuple) else None for typed in types]
    districts, villages, of_places = locations(cells, groups, by_place=True)
    columns["district"], columns["village"] = list(districts), list(villages)
    columns["period"], of_dates = _periods(cells, columns)
    problems += [*_nil_beside_facts(cells, columns), *_decide(cells, columns), *of_places, *of_dates]
    problems = _with_uncertain_persons(cells, columns, problems)
    problems += [*_stages(cells, columns), *_persons_and_reports(cells, columns), *_bare_rows(cells)]
    problems += _unfounded(cells, columns)
    problems += [*repeated_rows(cells), *types_alike(cells), *activities_as_incidents(cells)]
    problems += [*continued_rows.problems_of(cells, cells.continued), *captions_in_doubt(cells)]
    for name in _WORKING:
        del columns[name]
    return columns, problems


def _periods(cells: Cells, columns: Values) -> tuple[list[object], list[Problem]]:
    """Return the month of each incident, and what is wrong with it.

    A list of decisions holds no date of the deed: it counts actions in the month of their decision, and no incidents.
    """
    if not cells.table.lists_decisions:
        return months(cells, "incident_date", columns["incident_date"])
    _month, outside = months(cells, "decision_date", columns["decision_date"])
    details: dict[str, Detail] = {"count": len(cells.rows)}
    alone = Problem("decisions-alone", cells.path, cells.table.sheet, field="incident_date", details=details)
    return [None] * len(cells.rows), [*outside, *([alone] if cells.rows else [])]


def _decided_type(typed: object, cell: Scalar) -> object:
    """Return an incident type as (code, its name); what the office has decided is a code alone."""
    if typed == OWN_TYPE:
        return labels.incident_type_code(as_text(cell)), labels.incident_type_text(as_text(cell))
    return (typed, labels.incident_type_label(typed)) if isinstance(typed, str) else typed


def _decide(cells: Cells, columns: Values) -> list[Problem]:
    """Set articles, actions, protected persons and grades, each by those before it; return the problems."""
    row_articles, of_articles = articles_of(cells, columns)
    columns["article"] = [row_article.code if row_article is not None else None for row_article in row_articles]
    actions, of_actions = actions_of(cells, columns, row_articles)
    columns["actions"], columns["unplaced"] = actions.counted, actions.unplaced
    columns["undecided"], columns["planned"] = actions.undecided, actions.planned
    columns["protected"] = protections(cells, columns)
    columns["grade"], columns["grade_before"], of_grades = grades(
        cells, evidence(cells, columns, row_articles, actions)
    )
    return [*of_articles, *of_actions, *problems_of_actions(cells, columns), *of_grades]


def _nil_beside_facts(cells: Cells, columns: Values) -> list[Problem]:
    """Say which rows say NIHIL and yet hold a person, a nationality, an article, a decision or a number."""
    problems = []
    for field in _SAYING:
        nil_texts = {cell for cell in set(cells.raw(field)) if isinstance(cell, str) and incident_words.is_nil(cell)}
        for index, cell in enumerate(cells.raw(field) if nil_texts else ()):
            stated_fields = [name for name in _NAMING if columns[name][index]] if cell in nil_texts else []
            if stated_fields:
                problems.append(
                    cells.problem("nil-contradicts", index, field, cell, {"fields": ", ".join(stated_fields)})
                )
    return problems


def _unfounded(cells: Cells, columns: Values) -> list[Problem]:
    """Say which incidents of a grade of suspicion or above are, by a word of the officer, none of it."""
    problems = []
    for index, grade in enumerate(columns["grade"]):
        fields = _JUDGING if grade in _SUSPECTED else ()
        texts = ((field, cells.raw_at(field, index)) for field in fields)
        words = ((field, text, incident_words.unfounded_word(text)) for field, text in texts if _may_judge(field, text))
        first = next((triple for triple in words if triple[2]), None)
        if first is not None:
            field, text, word = first
            details = {"word": word, "grade": str(grade)}
            problems.append(cells.problem("grade-denied", index, field, text, details))
    return problems


def _may_judge(field: str, text: object) -> TypeGuard[str]:
    """Tell whether a text may say how an incident ended: an account that is longer tells what was said, too."""
    return isinstance(text, str) and (field != "narrative" or len(text.split()) <= _SHORT_ACCOUNT)


def _bare_rows(cells: Cells) -> list[Problem]:
    """Say which rows tell neither type, person, article nor action; those that tell an activity are set aside later."""
    filled = [cells.raw(field) for field in _OF_AN_INCIDENT]
    narratives = cells.raw("narrative")
    return [
        cells.problem("incident-bare", index, "narrative", text)
        for index, text in enumerate(narratives)
        if isinstance(text, str)
        and not any(column[index] is not None for column in filled)
        and not incident_words.is_activity(text)
    ]


def _stages(cells: Cells, columns: Values) -> list[Problem]:
    """Give the date of the stage to the stage a row states; say once how many stages are without a date."""
    undated = 0
    for index, (stage, marked) in enumerate(zip(columns["stage"], columns["marked_stages"], strict=True)):
        if stage is None:
            continue
        dates = columns[f"{stage}_date"]
        if dates[index] is None and columns["stage_date"][index] is not None:
            dates[index] = columns["stage_date"][index]
        stages = {stage, *(marked if isinstance(marked, tuple) else ())}
        undated += sum(columns[f"{name}_date"][index] is None for name in stages)
    if not undated:
        return []
    details = {"count": undated}
    return [Problem("stage-undated", cells.path, cells.table.sheet, field="stage", details=details)]


def _persons_and_reports(cells: Cells, columns: Values) -> list[Problem]:
    """Set how many persons each row stands for; say where rows of one report do not agree."""
    columns["persons"], problems = _persons(cells, columns)
    rows = [_report_row(cells, columns, index) for index in range(len(cells.rows))]
    reports: dict[object, int] = {}
    for places in report_numbers.incidents(rows):
        if len(places) > 1:
            problems += [*_differing(cells, columns, places), *_named_persons(cells, columns, rows, places)]
        key = rows[places[0]].key
        if key is not None:
            reports[key] = reports.get(key, 0) + 1
            if reports[key] == 2:
                problems.append(cells.problem("report-split", places[0], "incident_id"))
    return problems


def _report_row(cells: Cells, columns: Values, index: int) -> ReportRow:
    def text(name: str) -> str | None:
        """Return a field of the row."""
        value = columns[name][index]
        return value if isinstance(value, str) else None

    person = report_numbers.person_of(text("passport_no"), text("full_name"))
    kind, district = text("incident_type"), text("district")
    return ReportRow(text("incident_id"), text("agency"), cells.path, text("period") or "", kind, district, person)


def _persons(cells: Cells, columns: Values) -> tuple[list[object], list[Problem]]:
    """Return how many persons each row stands for: JUMLAH ORANG, else L and P, else one."""
    result: list[object] = []
    problems = []
    for index, (total, male, female) in enumerate(
        zip(columns["persons"], columns["persons_male"], columns["persons_female"], strict=True)
    ):
        parts = sum(part for part in (male, female) if isinstance(part, int))
        is_named = columns["full_name"][index] is not None or columns["passport_no"][index] is not None
        if total == 0 and is_named:
            problems.append(cells.problem("persons-zero", index, "persons", cells.raw_at("persons", index)))
        if isinstance(total, int) and (total > 0 or not (is_named or parts)):
            result.append(total)
        else:
            result.append(parts or 1)
    return result, problems


def _with_uncertain_persons(cells: Cells, columns: Values, problems: list[Problem]) -> list[Problem]:
    """Return the problems in which a number of persons that cannot be read says that its row counts as one."""
    alone = {
        cells.problem("count-unreadable", index, "persons").cell
        for index, parts in enumerate(zip(columns["persons_male"], columns["persons_female"], strict=True))
        if not any(isinstance(part, int) and part for part in parts)
    }
    return [
        replace(problem, code="persons-uncertain")
        if problem.code == "count-unreadable" and problem.field == "persons" and problem.cell in alone
        else problem
        for problem in problems
    ]


def _named_persons(cells: Cells, columns: Values, rows: Sequence[ReportRow], places: list[int]) -> list[Problem]:
    """Count each named person of a report once where its rows name several; say where JUMLAH ORANG is another."""
    named_persons = {rows[place].person for place in places} - {None}
    if len(named_persons) < 2:
        return []
    stated = {number for place in places if isinstance(number := _stated(cells, place), int) and number > 1}
    for place in places:
        if rows[place].person is not None:
            _count_once(columns, place)
    if not stated - {len(named_persons)}:
        return []
    place = next(place for place in places if _stated(cells, place) in stated - {len(named_persons)})
    details = {"stated": max(stated - {len(named_persons)}), "named": len(named_persons)}
    return [cells.problem("persons-differ", place, "persons", cells.raw_at("persons", place), details)]


def _stated(cells: Cells, place: int) -> int | None:
    """Return what JUMLAH ORANG says."""
    return count_of(cells.raw("persons")[place])


def _count_once(columns: Values, place: int) -> None:
    """Let a row stand for one person; L and P of the whole report are not that person's."""
    columns["persons"][place] = 1
    parts = [columns[name][place] for name in ("persons_male", "persons_female")]
    if sum(part for part in parts if isinstance(part, int)) != 1:
        columns["persons_male"][place] = columns["persons_female"][place] = None


def _differing(cells: Cells, columns: Values, places: list[int]) -> list[Problem]:
    """Say where rows of one report differ in grade or type."""
    fields = [name for name in ("grade", "incident_type") if len({columns[name][place] for place in places}) > 1]
    if not fields:
        return []
    details = {"fields": ", ".join(fields)}
    return [cells.problem("incident-differs", places[0], "incident_id", None, details)]
