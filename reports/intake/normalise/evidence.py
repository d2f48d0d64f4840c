"""What the cells of an incident log hold that a grade may rest on: articles, decisions, who the person is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.grades import Evidence
from reports.intake.normalise.register import is_refugee
from reports.model.period import Month
from reports.vocabulary import actions, articles, incident_words, nationalities
from reports.vocabulary.text import decision_key, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.normalise.actions_taken import Taken
    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.problems import Detail, Problem
    from reports.vocabulary.articles import Articles

_ADULT_YEARS = 18
_OFFICIAL = frozenset({"ITD", "ITN"})
"""Permits of diplomats and of officials."""
_ROLES = ("role", "status", "grade", "incident_type", "occupation")
"""Fields that say who a person is; STATUS may stand in the column of grades."""
_TEXTS = ("narrative", "result", "remarks", "follow_up")
"""Other texts; what they say of a person is asked, not believed."""
_CULPRIT = ("PELAKU", "TERSANGKA", "TERDUGA", "TERLAPOR")


def articles_of(cells: Cells, columns: Values) -> tuple[list[Articles | None], list[Problem]]:
    """Return what the articles of each row are, and say which are of another law only."""
    result = [
        articles.judge(text, tuple(neighbour for neighbour in neighbours if isinstance(neighbour, str)))
        if isinstance(text, str)
        else None
        for text, *neighbours in zip(columns["article"], columns["type_label"], columns["narrative"], strict=True)
    ]
    problems = [
        cells.problem("article-other-law", index, "legal_basis", cells.raw_at("legal_basis", index))
        for index, row_article in enumerate(result)
        if row_article is not None and not row_article.has_ground and row_article.names_other_law
    ]
    return result, problems


def evidence(
    cells: Cells, columns: Values, row_articles: Sequence[Articles | None], actions_taken: Taken
) -> list[Evidence]:
    """Return the evidence of each row."""
    protected = columns["protected"]
    texts = _texts(cells, (*_TEXTS, "incident_type", "role", "status", "occupation"))
    remarks = _texts(cells, _TEXTS)
    return [
        Evidence(
            stated=stated if isinstance(stated, str) else None,
            article=row_article is not None and row_article.has_ground,
            own_offence=row_article is not None
            and (row_article.is_of_foreigner or nationality == nationalities.INDONESIA),
            tak=actions_taken.is_tak[index],
            sentence=actions_taken.is_sentence[index],
            of_court=incident_words.is_sentence(str(columns["decision_no"][index] or "")),
            accredited=_is_accredited(columns, index),
            uncovered=_is_uncovered(cells, index, texts[index]),
            protected=str(protected[index]) if protected[index] else None,
            perhaps_victim=_is_perhaps_victim(cells, index, remarks[index]),
            is_of_press=any(map(incident_words.press_word, texts[index])),
        )
        for index, (stated, row_article, nationality) in enumerate(
            zip(columns["grade"], row_articles, columns["nationality"], strict=True)
        )
    ]


def _texts(cells: Cells, fields: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the texts of some fields of each row."""
    columns = [cells.raw(field) for field in fields if cells.has(field)]
    if not columns:
        return [()] * len(cells.rows)
    return [tuple(cell for cell in row if isinstance(cell, str)) for row in zip(*columns, strict=True)]


def _is_accredited(columns: Values, index: int) -> bool:
    accreditation, day = columns["accreditation"][index], columns["incident_date"][index]
    valid_on = day if isinstance(day, date) else None
    return isinstance(accreditation, str) and incident_words.accreditation_stands(accreditation, valid_on)


def _is_uncovered(cells: Cells, index: int, texts: tuple[str, ...]) -> bool:
    """Tell whether an officer says that an accreditation is lacking, or that it was left."""
    accreditation = cells.raw("accreditation")[index]
    denied = isinstance(accreditation, str) and incident_words.is_denied(accreditation)
    return denied or any(map(incident_words.says_uncovered, texts))


def protections(cells: Cells, columns: Values) -> list[object]:
    """Return why the person of each row is protected: victim, refugee, diplomat or child; None for others."""
    role_texts = _texts(cells, _ROLES)
    ages = cells.raw("age")
    births = cells.judged("birth_date" if cells.has("birth_date") else "birth_place_date")[0]
    answers = cells.remembered.get("role", {})
    remarks = _texts(cells, _TEXTS) if answers else [()] * len(cells.rows)
    result: list[object] = []
    for index, texts in enumerate(role_texts):
        roles = {role for role in map(incident_words.role_of, texts) if role}
        if is_refugee(columns["nationality"][index], columns["permit_class"][index]):
            roles.add(incident_words.REFUGEE)
        if columns["permit_class"][index] in _OFFICIAL:
            roles.add(incident_words.DIPLOMAT)
        if any(answers.get(decision_key(text)) == incident_words.VICTIM for text in remarks[index]):
            roles.add(incident_words.VICTIM)
        if _is_child(births[index], ages[index], _day(columns, index)):
            roles.add(incident_words.CHILD)
        order = (incident_words.VICTIM, incident_words.DIPLOMAT, incident_words.REFUGEE, incident_words.CHILD)
        result.append(next((role for role in order if role in roles), None))
    return result


def _day(columns: Values, index: int) -> date | None:
    """Return the day of an incident; without one the first of the month it was filed under."""
    day, month = columns["incident_date"][index], columns["period"][index]
    return day if isinstance(day, date) else Month.parse(month).first if isinstance(month, str) else None


def _is_child(born: object, age: object, day: date | None) -> bool:
    stated = incident_words.age_in(age)
    if stated is not None and stated < _ADULT_YEARS:
        return True
    if not isinstance(born, date) or day is None:
        return False
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) < _ADULT_YEARS


def _is_perhaps_victim(cells: Cells, index: int, texts: tuple[str, ...]) -> bool:
    """Tell whether a text names a victim, and neither the column PERAN nor the office says who that is."""
    naming = [text for text in texts if incident_words.role_of(text) == incident_words.VICTIM]
    if not naming:
        return False
    roles = (cells.raw(field)[index] for field in ("role", "status", "grade"))
    if any(isinstance(role, str) and normal(role).startswith(_CULPRIT) for role in roles):
        return False
    answers = cells.remembered.get("role", {})
    return not all(decision_key(text) in answers for text in naming)


def problems_of_actions(cells: Cells, columns: Values) -> list[Problem]:
    """Say where an action falls on somebody on whom none may: a victim, a diplomat, a citizen of Indonesia."""
    problems = []
    for index, kinds in enumerate(columns["actions"]):
        if not any(kind != actions.PROPOSAL for kind in kinds):  # type: ignore[attr-defined] # a tuple of kinds
            continue
        if columns["protected"][index] in {incident_words.VICTIM, incident_words.DIPLOMAT}:
            details: dict[str, Detail] = {"who": str(columns["protected"][index])}
            problems.append(cells.problem("action-protected", index, "action_type", None, details))
        if columns["nationality"][index] == nationalities.INDONESIA:
            problems.append(cells.problem("action-citizen", index, "nationality"))
    return problems
