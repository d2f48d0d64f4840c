"""The grade of each row of an incident log: an officer's word with its ground, never more.

A grade may rest on a decision that lies after the as-of date, which intake does not know. Each row therefore gets two:
the one with its decision, and the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.vocabulary import incident_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail, Problem

_SUSPECTED = frozenset({"dugaan", "ditindak", "terbukti"})
"""Grades that need a ground."""
_REMEDY = {
    "dugaan": "write the immigration article in PASAL",
    "ditindak": "write number and date of the decision",
    "terbukti": "write number and date of the final court decision",
}


@dataclass(frozen=True)
class Evidence:
    """What a row holds that a grade may rest on."""

    stated: str | None = None
    """The officer's grade; None where it is empty or unreadable."""
    article: bool = False
    """An article of the immigration law."""
    own_offence: bool = False
    """One that may be the person's own offence, and not a guarantor's, host's or carrier's."""
    tak: bool = False
    """A decision on an action of Pasal 75 ayat (2), with number and possible date."""
    sentence: bool = False
    """Number and possible date of a decision."""
    of_court: bool = False
    """Whose number is a court's."""
    accredited: bool = False
    uncovered: bool = False
    """An officer says that the person acted outside or without an accreditation."""
    protected: str | None = None
    """Why the person is protected."""
    perhaps_victim: bool = False
    """A text names a victim, and the office has not decided yet."""
    is_of_press: bool = False
    """A text speaks of a journalist or an observer."""


@dataclass(frozen=True)
class Graded:
    """A grade, and the problem of its row."""

    grade: str
    code: str | None = None
    remedy: str = ""


def grade_of(evidence: Evidence, *, decided: bool = True) -> Graded:
    """Return the grade that counts.

    Args:
        evidence: of the row.
        decided: its decision lies before the as-of date or on it.
    """
    stated = evidence.stated
    if decided and (by_decision := _by_decision(evidence)):
        return Graded(by_decision)
    if stated == "klarifikasi":
        return Graded(stated)
    if evidence.accredited and not evidence.uncovered:
        return Graded("keberadaan", "grade-accredited" if stated in _SUSPECTED else None)
    if stated not in _SUSPECTED:
        return Graded(stated or "klarifikasi")
    return _suspected(evidence, str(stated))


def _by_decision(evidence: Evidence) -> str | None:
    """Return the grade that a decision carries, where the officer wrote that or nothing readable."""
    if evidence.sentence and (evidence.stated == "terbukti" or (evidence.stated is None and evidence.of_court)):
        return "terbukti"
    return "ditindak" if evidence.tak and evidence.stated in {None, "ditindak"} else None


def _suspected(evidence: Evidence, stated: str) -> Graded:
    """Return the grade of a suspicion, or of what lacks its ground: dugaan where an immigration article stands."""
    caps = (
        (evidence.protected is not None, "grade-protected"),
        (evidence.perhaps_victim, "victim-asked"),
        (not evidence.article, "grade-without-ground"),
        (not evidence.own_offence, "grade-offender"),
        (evidence.is_of_press and not evidence.uncovered, "grade-press"),
    )
    for holds, code in caps:
        if holds:
            return Graded("klarifikasi", code, _REMEDY[stated])
    if stated == "dugaan":
        return Graded(stated)
    return Graded("dugaan", "grade-without-ground", _REMEDY[stated])


def grades(cells: Cells, evidence: Sequence[Evidence]) -> tuple[list[object], list[object], list[Problem]]:
    """Return the grade of each row, the one before its decision where that is another, and the problems."""
    result: list[object] = []
    grades_before: list[object] = []
    problems = []
    raw = cells.raw("grade")
    for index, row_evidence in enumerate(evidence):
        graded = grade_of(row_evidence)
        earlier = grade_of(row_evidence, decided=False).grade
        result.append(graded.grade)
        grades_before.append(earlier if earlier != graded.grade else None)
        details: dict[str, Detail] = {"grade": graded.grade}
        if graded.code:
            details |= {"stated": row_evidence.stated, "remedy": graded.remedy}
            problems.append(cells.problem(graded.code, index, "grade", raw[index], details))
        elif row_evidence.stated is None and cells.has("grade") and not _says_role(raw[index]):
            code = "grade-missing" if raw[index] is None else "grade-unreadable"
            problems.append(cells.problem(code, index, "grade", raw[index], details))
    return result, grades_before, problems


def _says_role(cell: object) -> bool:
    """Tell whether a cell of the column STATUS says who the person was, and no grade."""
    return isinstance(cell, str) and incident_words.role_of(cell) is not None
