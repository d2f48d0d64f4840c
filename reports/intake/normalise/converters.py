"""Judges distinct values of a column: what a cell means, or which fault it has.

A column of 10,000 cells holds few distinct values, so each is judged once. A judge never sees a blank cell.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.intake.normalise.combined_cells import part_cell
from reports.intake.normalise.judged import Judged
from reports.intake.normalise.near_types import near_type
from reports.intake.normalise.passports import passport
from reports.late_patterns import late_regex
from reports.vocabulary import (
    actions,
    articles,
    dates,
    departures,
    ditto,
    labels,
    nationalities,
    numbers,
    own_codes,
    permits,
    places,
    schema,
    sexes,
)
from reports.vocabulary.schema import Type
from reports.vocabulary.text import normal
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    Judge = Callable[[object], Judged]

_NEAR = 80
"""Similarity (0–100) from which a known spelling is proposed; a proposal is shown, never applied."""
_MOST_PASSPORT_DIGITS = 10**15
"""Above this a number has lost digits."""

_COUNTED_HEARING = late_regex(r"(SIDANG)(?: KE)? (?:\d{1,2}|[IVX]{1,4})")
"""A hearing of a trial with its number, in normal form."""


def as_text(value: object, *, strip: bool = True) -> str:
    """Return a cell as the text an official sees; whole numbers without ``.0``."""
    if isinstance(value, str):
        return value.strip() if strip else value
    if isinstance(value, float) and value.is_integer() and abs(value) < _MOST_PASSPORT_DIGITS:
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def text(value: object) -> Judged:
    """Judge free text: spaces squeezed, a dash is nothing; a mark that repeats a cell above, where none is, is told."""
    squeezed = " ".join(as_text(value).split())
    if ditto.is_mark(squeezed):
        return Judged(code="mark-alone")
    return Judged(None if numbers.is_nothing(squeezed) else squeezed)


def person_name(value: object) -> Judged:
    """Judge the name of a person; what is longer than any name is none, and the field is left empty."""
    judgement = text(value)
    if isinstance(judgement.value, str) and len(judgement.value) > schema.LONGEST_NAME:
        return Judged(code="name-too-long", details={"count": schema.LONGEST_NAME})
    return judgement


def day(value: object, *, pivot: int, since_1904: bool, last: bool = False) -> Judged:
    """Judge a date; of a range the first day counts, of a validity (``last``) the last."""
    if isinstance(value, str) and numbers.is_nothing(value):
        return Judged()
    if last and isinstance(value, str):
        value = dates.without_end_marker(value)
    reading = dates.read(value, pivot=pivot, since_1904=since_1904)
    if reading.lifetime:
        return Judged("lifetime") if last else Judged(code="date-unreadable")
    details = {"weekday": reading.weekday} if reading.weekday else {}
    return Judged(reading.last if last else reading.first, reading.fault, details)


def birth(value: object, *, pivot: int, since_1904: bool) -> Judged:
    """Judge a birth date, or a place and date of birth such as ``Beijing, 12-02-1990``."""
    judgement = day(value, pivot=pivot, since_1904=since_1904)
    if judgement.value is None and isinstance(value, str) and judgement.code:
        part = part_cell(value, ("birth_place", "birth_date")).parts.get("birth_date")
        from_part = day(part, pivot=pivot, since_1904=since_1904) if part else judgement
        return from_part if from_part.value else judgement
    return judgement


def nationality(value: object, *, alpha2: bool) -> Judged:
    """Judge a nationality by exact alias; alpha-2 codes only in a column of them."""
    key = normal(as_text(value))
    if alpha2 and key in nationalities.alpha2():
        return Judged(nationalities.alpha2()[key])
    if (isinstance(value, str) and numbers.is_nothing(value)) or key in {"XXX", "TIDAK DIKETAHUI"}:
        return Judged()
    code = nationalities.code_of(as_text(value))
    if code is not None:
        return Judged(code)
    if key in nationalities.ambiguous():
        candidates = [
            nationalities.label(code_) if code_.isupper() else code_ for code_ in nationalities.ambiguous()[key]
        ]
        return Judged(code="nationality-ambiguous", details={"candidates": " / ".join(candidates)})
    near = proposal(key, nationalities.names())
    near_code = nationalities.code_of(near) if near else None
    return Judged(
        code="nationality-unknown", details={"proposal": f": {nationalities.label(near_code)}?" if near_code else ""}
    )


def proposal(key: str, names: Collection[str]) -> str | None:
    """Return the known spelling nearest to a text, if any is near; shown to the user, never applied."""
    match = process.extractOne(key, names, scorer=fuzz.ratio, score_cutoff=_NEAR) if key else None
    return match[0] if match else None


def sex(value: object, *, ambiguous: bool) -> Judged:
    """Judge a sex code; in a column with W but no L, P may be Pria and is asked."""
    key = normal(as_text(value))
    if ambiguous and key in {"P", "W"}:
        return Judged(code="sex-ambiguous")
    if isinstance(value, str) and numbers.is_nothing(value):
        return Judged()
    sex_code = sexes.code_of(as_text(value))
    return Judged(sex_code, None if sex_code else "sex-unreadable")


def permit(value: object) -> Judged:
    """Judge a class of stay permit; TIDAK ADA, NIHIL and a dash are unknown, never ``without document``."""
    permit_class = permits.class_of_cell(as_text(value)) or permits.class_of_listed(as_text(value))
    if permit_class is None and numbers.is_nothing(as_text(value)):
        return Judged(code="permit-missing")
    return Judged(permit_class, None if permit_class else "permit-unreadable")


def index(value: object) -> Judged:
    """Judge a visa index code: kept as written, never refused."""
    index_text = text(value).value
    return Judged(index_text, None if index_text is None or _is_known_index(str(index_text)) else "index-unknown")


def _is_known_index(index_text: str) -> bool:
    """Tell whether a text is a listed index, or names the class of a permit in its place."""
    return permits.is_listed_index(index_text) or permits.class_of(index_text) is not None


def count(value: object) -> Judged:
    """Judge a count, in figures or in words."""
    number = count_of(value)
    return Judged(number, None if number is not None else "count-unreadable")


def incident_type(value: object) -> Judged:
    """Judge an incident type: its declared slug or the slug of the text; one nearly written like a declared is told."""
    type_text = text(value).value
    if not isinstance(type_text, str):
        return Judged()
    typed = (labels.incident_type_code(type_text), labels.incident_type_text(type_text))
    near = None if labels.is_declared_type(typed[0]) else near_type(type_text)
    return Judged(typed, "type-near", {"other": labels.incident_type_label(near)}) if near else Judged(typed)


def article(value: object) -> Judged:
    """Judge a cell of articles: its text, in which at least one is named."""
    article_text = text(value).value
    if not isinstance(article_text, str):
        return Judged()
    return Judged(article_text) if articles.articles_in(article_text) else Judged(code="article-unreadable")


def action(value: object) -> Judged:
    """Judge a kind of action: (kinds, is a plan)."""
    action_text = text(value).value
    if not isinstance(action_text, str):
        return Judged()
    mixed = actions.with_plan_behind(action_text)
    if mixed is not None:
        kinds, planned = mixed
        # a proposed penangkalan is a kind of its own, and is told where it is counted
        proposal = (actions.PROPOSAL,) if set(planned) <= {actions.BAN, actions.PROPOSAL} else ()
        return Judged(((*kinds, *proposal), False), None if proposal else "action-plan")
    in_force = actions.without_undone(action_text)
    kinds, plan, _ = actions.actions_in(action_text if in_force is None else in_force)
    if in_force is not None:
        return Judged((kinds, plan or not kinds), "action-undone")
    return Judged((kinds, plan)) if kinds else Judged(code="action-unreadable")


def declared_value(value: object, *, kind: str, field: str, code: str | None) -> Judged:
    """Judge a field with declared values, by exact alias; ``code`` is the fault of any other text, None for none."""
    declared_text = text(value).value
    if not isinstance(declared_text, str):
        return Judged()
    declared_code = schema.value_aliases(kind, field).get(normal(declared_text))
    return Judged(declared_code, None if declared_code else code)


def stage(value: object) -> Judged:
    """Judge a stage of a criminal case; hearings of a trial may be counted: Sidang ke-3, Sidang II."""
    as_written = declared_value(value, kind="incidents", field="stage", code="stage-unreadable")
    if as_written.code and (match := _COUNTED_HEARING.fullmatch(normal(as_text(value)))):
        return declared_value(match[1], kind="incidents", field="stage", code="stage-unreadable")
    return as_written


def agency(value: object) -> Judged:
    """Judge an agency, with or without the own city behind its name."""
    as_written = declared_value(value, kind="agency_counts", field="agency", code="agency-unreadable")
    if as_written.value is not None:
        return as_written
    name = places.without_city(as_text(value))
    without_city = declared_value(name, kind="agency_counts", field="agency", code="agency-unreadable")
    return without_city if without_city.value is not None else as_written


def activity_kind(value: object) -> Judged:
    """Judge a kind of activity: an alias, or a text that begins with one (Operasi Gabungan Tim PORA)."""
    exact = declared_value(value, kind="activities", field="activity_kind", code="activity-unreadable")
    if exact.code is None:
        return exact
    key = normal(as_text(value))
    aliases = schema.value_aliases("activities", "activity_kind")
    longest = max((alias for alias in aliases if key.startswith(f"{alias} ")), key=len, default=None)
    return Judged(aliases[longest]) if longest else exact


def level(value: object) -> Judged:
    """Judge the level of a Tim PORA, with or without TINGKAT."""
    return declared_value(
        normal(as_text(value)).removeprefix("TINGKAT "), kind="activities", field="level", code="level-unreadable"
    )


def decision(value: object) -> Judged:
    """Judge the decision on an application; a word for a pending one is understood, and decides nothing."""
    if isinstance(value, str) and normal(value) in schema.pending_words():
        return Judged(code="decision-pending")
    return declared_value(value, kind="services", field="decision", code="decision-unreadable")


def active(value: object) -> Judged:
    """Judge whether somebody is still there; words for a departure are read with the remarks."""
    key = normal(as_text(value))
    if key in own_codes.WORDS_FOR_ACTIVE:
        return Judged(own_codes.PRESENT)
    if (isinstance(value, str) and numbers.is_nothing(value)) or departures.departure(key):
        return Judged()
    return Judged(code="active-unreadable")


def judge_for(field: str, kind: str, *, pivot: int, since_1904: bool, alpha2: bool, ambiguous_sex: bool) -> Judge:
    """Return the judge of a field in its column's light."""
    if field in schema.PERSON_NAMES:
        return person_name
    dated = partial(day, pivot=80, since_1904=since_1904)
    # What an unreadable grade was counted as depends on the other cells of its row: ``incidents`` tells it there.
    coded = {Type.GRADE: None, Type.SERVICE: "service-unreadable"}
    kind_of = schema.type_of(field)
    if kind_of in coded:
        return partial(declared_value, kind=kind, field=field, code=coded[kind_of])
    by_type: dict[Type, Judge] = {
        Type.PASSPORT: passport, Type.DATE: dated, Type.EXPIRY: partial(dated, last=True),
        Type.BIRTH: partial(birth, pivot=pivot, since_1904=since_1904),
        Type.BIRTH_PLACE_DATE: partial(birth, pivot=pivot, since_1904=since_1904),
        Type.NATIONALITY: partial(nationality, alpha2=alpha2), Type.SEX: partial(sex, ambiguous=ambiguous_sex),
        Type.PERMIT: permit, Type.INDEX: index, Type.COUNT: count, Type.INCIDENT_TYPE: incident_type,
        Type.ARTICLE: article, Type.ACTION: action, Type.ACTIVITY_KIND: activity_kind, Type.LEVEL: level,
        Type.ACTIVE: active, Type.DECISION: decision, Type.AGENCY: agency, Type.STAGE: stage,
    }  # fmt: skip
    return by_type.get(kind_of, text)
