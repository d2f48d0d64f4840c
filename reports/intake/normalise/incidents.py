"""Rows of the incident log: grade by ground, actions by decision, never more than an officer recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.events import months
from reports.intake.normalise.location import locations
from reports.intake.normalise.register import classes, is_refugee, judged
from reports.vocabulary import actions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.problems import Detail, Problem

_FIELDS = (
    "incident_id", "incident_date", "incident_type", "grade", "legal_basis", "action_type", "decision_no",
    "decision_date", "execution_date", "stage", "persons", "count_male", "count_female", "full_name", "passport_no",
    "nationality", "sex", "visa_index", "narrative", "accreditation", "reporting_agency", "theme", "follow_up",
    "incident_place",
)  # fmt: skip
_RENAMED = {
    "legal_basis": "article", "count_male": "persons_male", "count_female": "persons_female",
    "reporting_agency": "agency", "incident_place": "place",
}  # fmt: skip
_ADULT_YEARS = 18
_REMEDY = {
    "dugaan": "write the immigration article in PASAL",
    "ditindak": "write number and date of the decision",
    "terbukti": "write number and date of the final court decision",
}


@dataclass(frozen=True)
class Ground:
    """What a row holds that a grade may rest on."""

    article: bool
    decision: bool
    """Number and date of a decision."""
    action: bool
    accredited: bool
    protected: bool
    """A child, a refugee, or a victim of trafficking or smuggling."""


def values(cells: Cells, groups: Mapping[int, tuple[str | None, str | None]]) -> tuple[Values, list[Problem]]:
    """Return the ledger columns of an incident log and its problems."""
    found, problems = judged(cells, _FIELDS)
    found["permit_class"], _ = classes(cells, found.pop("visa_index"))
    for old, new in _RENAMED.items():
        found[new] = found.pop(old)
    types = found["incident_type"]
    found["incident_type"] = [one[0] if isinstance(one, tuple) else None for one in types]
    found["type_label"] = [one[1] if isinstance(one, tuple) else None for one in types]
    found["persons"] = _persons(found)
    found["actions"], of_actions = _actions(cells, found)
    found["grade"], of_grades = _grades(cells, found)
    of_grades += _differing(cells, found)
    districts, villages, of_places = locations(cells, groups, by_place=True)
    found["district"], found["village"] = list(districts), list(villages)
    found["period"], of_dates = months(cells, "incident_date", found["incident_date"])
    del found["action_type"]
    return found, [*problems, *of_actions, *of_grades, *of_places, *of_dates]


def _persons(found: Values) -> list[object]:
    """Return how many persons each row stands for: JUMLAH ORANG, else L and P, else one."""
    result: list[object] = []
    for total, male, female in zip(found["persons"], found["persons_male"], found["persons_female"], strict=True):
        parts = sum(one for one in (male, female) if isinstance(one, int))
        result.append(total if isinstance(total, int) and total > 0 else parts or 1)
    return result


def _actions(cells: Cells, found: Values) -> tuple[list[object], list[Problem]]:
    """Return the actions that count, with number and date of their decision; proposals are kept apart, plans none."""
    result: list[object] = []
    problems = []
    decided = zip(found["action_type"], found["decision_no"], found["decision_date"], strict=True)
    for index, (action, number, day) in enumerate(decided):
        kinds, plan = action if isinstance(action, tuple) else ((), False)
        proposals = tuple(kind for kind in kinds if kind == actions.PROPOSAL)
        real = tuple(kind for kind in kinds if kind != actions.PROPOSAL)
        counts = bool(real) and not plan and number is not None and day is not None
        result.append((*real, *proposals) if counts else proposals)
        if plan or proposals:
            problems.append(cells.problem("action-plan", index, "action_type", cells.raw_at("action_type", index)))
        elif real and not counts:
            problems.append(
                cells.problem("action-no-decision", index, "action_type", cells.raw_at("action_type", index))
            )
    return result, [*problems, *_incomplete_pairs(cells, found, result)]


def _incomplete_pairs(cells: Cells, found: Values, counted: list[object]) -> list[Problem]:
    """Say where deportation lacks penangkalan, and Pasal 78 ayat (3) either; rows of one case together."""
    cases: dict[object, list[int]] = {}
    for index, one in enumerate(zip(found["passport_no"], found["incident_id"], strict=True)):
        cases.setdefault(one[0] or one[1] or index, []).append(index)
    problems = []
    for rows in cases.values():
        kinds = {kind for row in rows for kind in counted[row]}  # type: ignore[attr-defined] # tuples of kinds
        banned = "TAK_A" in kinds
        if "TAK_F" in kinds and not banned:
            row = next(row for row in rows if "TAK_F" in counted[row])  # type: ignore[operator] # as above
            problems.append(cells.problem("deportation-alone", row, "action_type"))
        strict = next((row for row in rows if found["article"][row] == "78-3"), None)
        if strict is not None and not {"TAK_A", "TAK_F"} <= kinds:
            problems.append(cells.problem("article-78-3", strict, "action_type"))
    return problems


def _grades(cells: Cells, found: Values) -> tuple[list[object], list[Problem]]:
    """Return the final grade of each row."""
    result: list[object] = []
    problems = []
    raw = cells.raw("grade")
    births = cells.judged("birth_date" if cells.has("birth_date") else "birth_place_date")[0]
    for index, stated in enumerate(found["grade"]):
        ground = _ground(found, index, births[index])
        grade, code, details = _grade(stated if isinstance(stated, str) else None, raw[index] is not None, ground)
        result.append(grade)
        if code and (code != "grade-missing" or cells.has("grade")):
            problems.append(cells.problem(code, index, "grade", raw[index], details))
    return result, problems


def _differing(cells: Cells, found: Values) -> list[Problem]:
    """Say where rows of one report differ in grade or type; the lowest grade counts."""
    reports: dict[object, list[int]] = {}
    for index, number in enumerate(found["incident_id"]):
        if number is not None:
            reports.setdefault(number, []).append(index)
    problems = []
    for rows in reports.values():
        fields = [name for name in ("grade", "incident_type") if len({found[name][row] for row in rows}) > 1]
        if fields:
            problems.append(
                cells.problem("incident-differs", rows[0], "incident_id", None, {"fields": ", ".join(fields)})
            )
    return problems


def _ground(found: Values, index: int, born: object) -> Ground:
    day = found["incident_date"][index]
    child = isinstance(born, date) and isinstance(day, date) and _age(born, day) < _ADULT_YEARS
    kind = str(found["incident_type"][index] or "")
    victim = kind.startswith("korban") or "korban-tppo" in kind
    return Ground(
        found["article"][index] is not None,
        found["decision_no"][index] is not None and found["decision_date"][index] is not None,
        any(kind != actions.PROPOSAL for kind in found["actions"][index]),  # type: ignore[attr-defined] # a tuple of kinds
        found["accreditation"][index] is not None,
        child or victim or is_refugee(found["nationality"][index], found["permit_class"][index]),
    )


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _grade(stated: str | None, written: bool, ground: Ground) -> tuple[str, str | None, dict[str, Detail]]:
    """Return the grade, the problem code and its details.

    An empty or unreadable grade follows the evidence; a stated one needs its ground, else it is klarifikasi.
    """
    if stated is None:
        grade = _by_evidence(ground)
        return grade, "grade-unreadable" if written else "grade-missing", {"grade": grade}
    if stated == "dugaan" and ground.protected:
        return "klarifikasi", "grade-protected", {"stated": stated}
    grounded = {"dugaan": ground.article, "ditindak": ground.decision, "terbukti": ground.decision}.get(stated, True)
    if grounded:
        return stated, None, {}
    return "klarifikasi", "grade-without-ground", {"stated": stated, "remedy": _REMEDY[stated]}


def _by_evidence(ground: Ground) -> str:
    """Return the grade that the evidence of a row carries."""
    if ground.decision and ground.action:
        return "ditindak"
    if ground.accredited:
        return "keberadaan"
    return "dugaan" if ground.article and not ground.protected else "klarifikasi"
