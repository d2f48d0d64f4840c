"""Find sentences that tell of a planned operation: what it is, that it is still to come, and when, where or how.

A mere intention ("operasi gabungan ditingkatkan") is no plan, nor is what took place. What is certain is a plan; an
operation with a place or hour of which no word says whether it is over is in doubt, and a human decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reports.late_patterns import late_regex
from reports.privacy.days_named import tenses
from reports.privacy.operation_patterns import TO_COME, actions, before, has_place, words
from reports.privacy.planned_visits import may_be_visit, tells_of_visits
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

_SENTENCE_END = late_regex(r"(?<!\bJl)(?<!\bJln)(?<!\btgl)(?<!\bpkl)(?<!\bNo)(?<!\bKec)(?<!\bKel)[.!?](?=\s)|[;\n]")
_CLOCK = late_regex(
    r"\b(?:pukul|pkl|jam)\b\.?\s?\d|(?<![\d./-])(?:[01]?\d|2[0-4])[.:][0-5]\d(?:\s?WIB|(?![\w./-]))", re.I
)
_FORCE = late_regex(r"\b(?:\d+|\w+)\s(?:orang\s)?(?:personel|personil|prajurit|regu|peleton|pleton)\b", re.IGNORECASE)
"""Men under orders, who need no other word."""
_OF_ANOTHER = late_regex(r"\byang\s+\w+", re.IGNORECASE)
"""The verb of a clause that only tells which operation is meant."""
_WEEKDAY = late_regex(
    r"\b(?:hari\s)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|ahad|hari minggu)\b|\bH\s?-\s?\d|\btanggal \d|\btgl\.? ?\d",
    re.IGNORECASE,
)
_STRENGTH = late_regex(
    r"\b(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan)\s(?:orang\s)?"
    r"(?:personel|personil|prajurit|regu|peleton|pleton|unit mobil|mobil|truk|kendaraan)\b",
    re.IGNORECASE,
)


_FEWEST_SIGNS = 2
"""Words of how an operation is carried out that tell of one without naming it, beside an hour."""


class PlanHit(NamedTuple):
    """A sentence that tells, or may tell, of a planned operation."""

    start: int
    """Index of the first character."""
    end: int
    """Index after the last character."""
    is_certain: bool


@dataclass(frozen=True)
class Occasion:
    """When a row was written, and what its columns say of what is to come."""

    day: date | None = None
    """Of the meeting; a later day in a text is still to come."""
    is_open: bool = False
    """The row is a decision or an open task: what it says is to be done."""
    deadline: date | None = None
    """Of the row."""

    @property
    def has_later_deadline(self) -> bool:
        """Whether the row names a day on which the operation ends."""
        return self.is_open and self.deadline is not None and (self.day is None or self.deadline >= self.day)


@dataclass(frozen=True)
class _Sentence:
    """What a sentence says of an operation."""

    start: int
    end: int
    operates: bool
    """Names an operation itself."""
    may_operate: bool
    """Names a supervision in the field, announced with day and place, which may be one."""
    reports: bool
    """Names the result, the costs, the meeting of one only."""
    comes: bool
    """A word or a later day says that something is still to come."""
    is_past: bool
    is_general: bool
    """Of habits, conditions and definitions."""
    is_carried_out: bool
    details: int
    """Kinds of details: day, hour, place, strength, how."""
    is_operational: bool
    """Has a detail that only operations have: strength, or how."""


def find_plans(texts: Mapping[str, str], occasion: Occasion, decided: Collection[str] = ()) -> dict[str, list[PlanHit]]:
    """Return where the texts of a row tell of planned operations; they are read together.

    Args:
        texts: by field.
        occasion: of the row.
        decided: sentences that tell of no plan by a decision of the office, as keys of decisions.
    """
    if not any(_is_of_operations(text) for text in texts.values()):
        return {}
    sentences = {field: list(_sentences(text, occasion)) for field, text in texts.items()}
    announcing = sum(_announces(sentence, occasion) for read in sentences.values() for sentence in read)
    hits = {
        field: [
            hit
            for sentence in read
            if (hit := _hit(sentence, announcing, occasion))
            and not _is_decided(texts[field][hit.start : hit.end], decided)
        ]
        for field, read in sentences.items()
    }
    return {field: plans for field, plans in hits.items() if plans}


def _is_of_operations(text: str) -> bool:
    """Tell whether a text has any word by which it may tell of an operation."""
    patterns = (words("operations", "weak", "signs"), actions(), _FORCE)
    return any(pattern.search(text) for pattern in patterns) or tells_of_visits(text)


def _is_decided(sentence: str, decided: Collection[str]) -> bool:
    return bool(decided) and decision_key(sentence) in decided


def _hit(sentence: _Sentence, announcing: int, occasion: Occasion) -> PlanHit | None:
    """Return what a sentence is in its row, some sentences of which announce operations: a plan, in doubt, nothing."""
    certain = PlanHit(sentence.start, sentence.end, is_certain=True)
    if sentence.may_operate:
        return certain._replace(is_certain=False)
    if sentence.operates:
        if _is_plan(sentence, occasion):
            return certain
        return certain._replace(is_certain=False) if _is_doubtful(sentence) else None
    if announcing and not sentence.is_past and not sentence.reports and _is_detail_of_operation(sentence):
        return certain
    return None


def _is_plan(sentence: _Sentence, occasion: Occasion) -> bool:
    comes = sentence.comes or (occasion.is_open and not sentence.is_general)
    has_day = occasion.has_later_deadline and sentence.is_carried_out and not sentence.is_general
    return comes and not sentence.is_past and (sentence.details > 0 or has_day)


def _is_doubtful(sentence: _Sentence) -> bool:
    """Tell whether an operation with details may be over, or not: no word says so, or two contradict."""
    return sentence.details > 0 and not sentence.is_general and sentence.comes == sentence.is_past


def _announces(sentence: _Sentence, occasion: Occasion) -> bool:
    """Tell whether a sentence names an operation to which details beside it belong."""
    return sentence.operates and not sentence.is_past and (not sentence.is_general or _is_plan(sentence, occasion))


def _is_detail_of_operation(sentence: _Sentence) -> bool:
    return sentence.is_operational or (sentence.details > 1)


def _sentences(text: str, occasion: Occasion) -> Iterator[_Sentence]:
    start = 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in dict.fromkeys((*ends, len(text))):
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        last = first + len(text[first:end].rstrip(" \t\r\n;"))
        if last > first:
            yield _read(text[first:last], first, occasion.day)
        start = end


def _read(text: str, start: int, day: date | None) -> _Sentence:
    """Return what a sentence says."""
    plain = words("not_operations").sub(lambda match: "_" * len(match[0]), text)
    times = set(tenses(text, day))
    comes = bool(words("future").search(text) or TO_COME.search(text)) or 1 in times
    is_done = bool(words("done").search(text))
    is_past = is_done or bool(words("past").search(text)) or times == {-1}
    operation = words("operations").search(plain) or actions().search(plain)
    operates = bool(operation) and not _is_of_report(plain, operation.start() if operation else 0)
    signs = {match[0].lower() for match in words("signs").finditer(plain)}
    is_operational = bool(_STRENGTH.search(text) or signs)
    details = sum(map(bool, (
        times or _WEEKDAY.search(text) or words("moments").search(text), _CLOCK.search(text), has_place(text),
        is_operational,
    )))  # fmt: skip
    is_possible = not operates and comes and details > 1 and not words("trainings").search(plain)
    weak = words("weak").search(plain) if is_possible else None
    if 1 in times and not is_done:
        is_past = False
    return _Sentence(
        start,
        start + len(text),
        operates,
        not operates
        and not is_past
        and (
            (weak is not None and not _is_of_report(plain, weak.start()))
            or (len(signs) >= _FEWEST_SIGNS and bool(_CLOCK.search(text)))
            or (comes and details > 1 and bool(_FORCE.search(text)))
            or may_be_visit(plain, times)
        ),
        not operates and bool(words("reports", "meetings").search(plain)),
        comes,
        is_past,
        not comes and not is_operational and bool(words("habits").search(text)),
        bool(words("execution").search(_OF_ANOTHER.sub("", text))),
        details,
        is_operational,
    )


def _is_of_report(text: str, at: int) -> bool:
    """Tell whether an operation is named after the report, the costs or the meeting that the sentence is about."""
    return bool(words("trainings").match(text)) or before().search(text[max(0, at - 60) : at]) is not None
