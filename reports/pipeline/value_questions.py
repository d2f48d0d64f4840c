"""Questions on values of coded columns, on words for a departure, and on the codes of exports.

A value is asked with the codes of similar spelling; one without any is asked freely, its answer is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.errors import msgid as _
from reports.intake.normalise import near_type
from reports.pipeline.question import Answer, Question, asked_codes, is_code, is_personal, names_of, place_of
from reports.vocabulary import codes, departures, field_labels, nationalities, own_codes
from reports.vocabulary.mappings import Mappings, may_be_remembered
from reports.vocabulary.mappings_editor import CODES
from reports.vocabulary.text import decision_key, is_of_other_script, normal
from reports.vocabulary.value_decisions import OWN_TYPE, choices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.sheet import FileReading, TableReading
    from reports.problems import Problem

    _Places = dict[tuple[str, str], list[str]]
    """Field and text of a cell → where it stands."""

SPELT = 80
"""Similarity (0–100) from which a known spelling of a value is among the answers, as in the hints."""
_MOST = 3
"""Answers that are listed for one question."""
_MOST_CODES = 10
"""Meanings that are listed for a code; others may be typed."""
_MOST_WORDS = 3
"""Words of the name of an activity that is asked as its kind; a longer one says more than the kind."""
_LONGEST_VALUE = 60
"""Characters of a value that is asked; a longer text is a sentence, and no name of anything."""
_UNREADABLE = frozenset(
    "nationality-unknown district-unreadable permit-unreadable service-unreadable decision-unreadable "
    "agency-unreadable activity-unreadable action-unreadable level-unreadable stage-unreadable grade-unreadable".split()
)
"""Problems of values of which nobody knows the meaning."""
VALUES, DEPARTED = "values.", "values.departed"
"""Before the field of a decision on a value; where decisions on words for a departure stand."""
_VALUE = _("What does this value mean?")
_CODE = _("What does this code mean?")
_ORDER = _("In which order are day and month written?")
_LEAVING = _("Does this word say that a person has left?")


def value_questions(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield what is asked of the cells of a table."""
    yield from questions_on_values(file, reading, decisions)
    yield from _codes_of(file, reading)


def questions_on_values(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield what is asked of the values of coded columns and of words for a departure, the most frequent first."""
    yield from _values(file, reading, decisions)
    yield from _departures(file, reading)


def _values(file: FileReading, reading: TableReading, decisions: Mappings) -> Iterator[Question]:
    """Yield the questions on values of coded columns, with the codes of similar spelling; without any, freely."""
    places_by_value, free_values = _unread_values(file, reading)
    names = names_of(reading) if places_by_value else set()
    for (name, text), places in sorted(places_by_value.items(), key=lambda item: -len(item[1])):
        if decision_key(text) in decisions.values.get(name, {}) or is_personal(text, names):
            continue
        answers = _codes(name, text)
        is_free = not answers and (name, text) in free_values
        if answers or is_free:
            allowed = dict(sorted(choices(name).items()))
            likely = () if is_free else None
            yield Question(
                _VALUE, f"{VALUES}{name}", text, answers, allowed, places, likely, _labelled_value(name, text), is_free
            )


def _unread_values(file: FileReading, reading: TableReading) -> tuple[_Places, set[tuple[str, str]]]:
    """Return field and text of a cell → where it stands, and those that may be asked freely."""
    places_by_value: _Places = {}
    free_values = set()
    for problem in reading.problems:
        name, text = _field_of(problem), problem.value or ""
        if not _may_be_asked(name, text) or is_code(problem):
            continue
        places_by_value.setdefault((name, text), []).append(place_of(file.path, problem.sheet, problem.cell))
        if problem.code in _UNREADABLE and len(text) <= _LONGEST_VALUE:
            free_values.add((name, text))
    return places_by_value, free_values


def _field_of(problem: Problem) -> str:
    """Return the field whose value a problem asks: the short name of an activity may be its kind."""
    is_short = len((problem.value or "").split()) <= _MOST_WORDS
    if (problem.code, problem.field) == ("activity-unreadable", "activity") and is_short:
        return "activity_kind"
    return problem.field or ""


def may_be_decided(name: str, text: str) -> bool:
    """Tell whether an answer of a workbook may decide a text of a field: one that is asked, and known to nobody."""
    if not normal(text) or len(text) > _LONGEST_VALUE or not may_be_remembered(text):
        return False
    is_known = normal(text) in codes.aliases(name) and not codes.ambiguous(name, text)
    return f"{VALUES}{name}" == DEPARTED or (_may_be_asked(name, text) and not is_known)


def _may_be_asked(name: str, text: str) -> bool:
    """Tell whether a text of a field may be asked about; of a sex only what is no code elsewhere."""
    is_decidable = name in codes.FIELDS or name == "incident_type"
    return bool(normal(text)) and (is_decidable or (name == "sex" and is_of_other_script(text)))


def _labelled_value(name: str, text: str) -> str:
    """Return a value with the field it stands in: what it may mean depends on that."""
    return f"{field_labels.label(name)}: {text}"


def _departures(file: FileReading, reading: TableReading) -> Iterator[Question]:
    """Yield the question whether a word says that a person has left: a doubtful one, or one that many persons have."""
    meanings = {departures.DEPARTED: "sudah pergi", departures.PRESENT: "masih di wilayah kerja"}
    answers = tuple(Answer(meaning, words) for meaning, words in meanings.items())
    for problem in reading.problems:
        if problem.code not in {"departure-asked", "departures-many"}:
            continue
        asked_word = departures.departure(problem.value or "")
        listed_words = filter(None, str(problem.details.get("words", "")).split(", "))
        place = place_of(file.path, problem.sheet, problem.cell)
        for word in (asked_word.word,) if asked_word else listed_words:
            yield Question(_LEAVING, DEPARTED, word, answers, meanings, [place])


def _codes_of(file: FileReading, reading: TableReading) -> Iterator[Question]:
    """Yield the questions on codes that only the exporter knows; an answer holds for tables with the same headers."""
    pattern = reading.table.pattern
    if not may_be_remembered(pattern):
        return
    for problem in asked_codes(reading):
        field, code = problem.field or "", problem.value or ""
        meanings = own_codes.candidates(field)
        answers = tuple(Answer(meaning, words) for meaning, words in meanings.items())
        place = place_of(file.path, problem.sheet, problem.cell)
        text = own_codes.key_of(pattern, code)
        column = next((column for column in reading.table.columns if column.field == field), None)
        shown_text = f"{column.header if column else field}: {code}"
        listed = answers[:_MOST_CODES]
        is_order = code == own_codes.ORDER
        about, likely = (_ORDER, answers[:1]) if is_order else (_CODE, listed)
        yield Question(about, f"{CODES}.{field}", text, listed, meanings, [place], likely, shown_text)


def _codes(name: str, text: str) -> tuple[Answer, ...]:
    """Return what a value may mean: what it is declared to be ambiguous between, else codes of similar spelling."""
    if is_of_other_script(text):
        return _of_other_script(name, text)
    if name == "incident_type":
        return _types_near(text)
    between = codes.ambiguous(name, text)
    if between:
        return tuple(Answer(code, codes.label(name, code)) for code in between)
    code_by_alias = codes.aliases(name)
    if normal(text) in code_by_alias:
        return ()
    near = process.extract(normal(text), list(code_by_alias), scorer=fuzz.ratio, score_cutoff=SPELT, limit=5 * _MOST)
    best: dict[str, int] = {}
    for alias, similarity, _index in near:
        best.setdefault(code_by_alias[alias], int(similarity))
    return tuple(Answer(code, codes.label(name, code), similarity) for code, similarity in best.items())[:_MOST]


def _types_near(text: str) -> tuple[Answer, ...]:
    """Return the declared type of incidents that a text is nearly written like, and that it is one of its own."""
    code = near_type(text)
    answers = (code, OWN_TYPE) if code else ()
    return tuple(Answer(answer, choices("incident_type")[answer]) for answer in answers)


def _of_other_script(name: str, text: str) -> tuple[Answer, ...]:
    """Return what a text without Latin letters may mean: the country of that name, or either sex; else nothing."""
    if name == "sex":
        return tuple(Answer(code, words) for code, words in choices(name).items())
    code = nationalities.proposed_by_other_script(text) if name == "nationality" else None
    return (Answer(code, codes.label(name, code)),) if code else ()
