"""Find sentences that tell of a planned operation: what it is, that it is still to come, and when, where or how.

A mere intention ("operasi gabungan ditingkatkan") is no plan, nor is what took place. What is certain is a plan; an
operation with a place or hour of which no word says whether it is over is in doubt, and a human decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reports.vocabulary import places
from reports.vocabulary.dates import months
from reports.vocabulary.resources import load
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_SENTENCE_END = re.compile(r"(?<!\bJl)(?<!\bJln)(?<!\btgl)(?<!\bpkl)(?<!\bNo)(?<!\bKec)(?<!\bKel)[.!?](?=\s)|[;\n]")
_MONTHS = "|".join(sorted(months(), key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w./-])(?P<d>\d{{1,2}})(?:\s?(?:-|–|/|&|dan|s\.?/?d\.?|sampai)\s?\d{{1,2}})?[ -](?P<m>{_MONTHS})\b"
    r"(?:[ -](?P<y>\d{4}))?"
    r"|(?<![\w./-])(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}|\d{2})(?![\w/-])"
    r"|(?<![\w./-])(?P<y3>\d{4})-(?P<m3>\d{1,2})-(?P<d3>\d{1,2})(?![\w/-])",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"(?<![\w./-])(?<!RT )(?<!RW )(?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])(?![\w/.-])")
"""Day and month in figures, without a year."""
_MONTH = re.compile(rf"\b(?P<m>{_MONTHS})\b(?:\s(?P<y>\d{{4}}))?", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:pukul|pkl|jam)\b\.?\s?\d|(?<![\d./-])(?:[01]?\d|2[0-4])[.:][0-5]\d(?:\s?WIB|(?![\w./-]))", re.I
)
_FORCE = re.compile(r"\b(?:\d+|\w+)\s(?:orang\s)?(?:personel|personil|prajurit|regu|peleton|pleton)\b", re.IGNORECASE)
"""Men under orders, who need no other word."""
_OF_ANOTHER = re.compile(r"\byang\s+\w+", re.IGNORECASE)
"""The verb of a clause that only tells which operation is meant."""
_TO_COME = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|pekan)\s(?:ini|depan|besok|nanti|mendatang)\b|\bH\s?-\s?\d",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:hari\s)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|ahad|hari minggu)\b|\bH\s?-\s?\d|\btanggal \d|\btgl\.? ?\d",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"\b(?:\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan)\s(?:orang\s)?"
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
    patterns = (_words("operations", "weak", "signs"), _actions(), _FORCE)
    return any(pattern.search(text) for pattern in patterns)


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
    plain = _words("not_operations").sub(lambda match: "_" * len(match[0]), text)
    tenses = set(_tenses(text, day))
    comes = bool(_words("future").search(text) or _TO_COME.search(text)) or 1 in tenses
    is_done = bool(_words("done").search(text))
    is_past = is_done or bool(_words("past").search(text)) or tenses == {-1}
    operation = _words("operations").search(plain) or _actions().search(plain)
    operates = bool(operation) and not _is_of_report(plain, operation.start() if operation else 0)
    signs = {match[0].lower() for match in _words("signs").finditer(plain)}
    is_operational = bool(_STRENGTH.search(text) or signs)
    details = sum(map(bool, (
        tenses or _WEEKDAY.search(text) or _words("moments").search(text), _CLOCK.search(text), _has_place(text),
        is_operational,
    )))  # fmt: skip
    is_possible = not operates and comes and details > 1 and not _words("trainings").search(plain)
    weak = _words("weak").search(plain) if is_possible else None
    if 1 in tenses and not is_done:
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
        ),
        not operates and bool(_words("reports", "meetings").search(plain)),
        comes,
        is_past,
        not comes and not is_operational and bool(_words("habits").search(text)),
        bool(_words("execution").search(_OF_ANOTHER.sub("", text))),
        details,
        is_operational,
    )


def _is_of_report(text: str, at: int) -> bool:
    """Tell whether an operation is named after the report, the costs or the meeting that the sentence is about."""
    return bool(_words("trainings").match(text)) or _before().search(text[max(0, at - 60) : at]) is not None


def _tenses(text: str, today: date | None) -> Iterator[int]:
    """Yield 1 for each day or month in a text that is after a day, -1 for one before it, else 0."""
    unread = text
    for match in _DAY.finditer(text):
        day_named = _named_day(match, today)
        if day_named is not None:
            unread = unread[: match.start()] + " " * (match.end() - match.start()) + unread[match.end() :]
            yield 0 if today is None or day_named == today else 1 if day_named > today else -1
    for match in _SHORT_DAY.finditer(unread):
        day_named = _nearest_day(None, int(match["m"]), int(match["d"]), today)
        if day_named is not None:
            yield 0 if today is None or day_named == today else 1 if day_named > today else -1
    for match in _MONTH.finditer(unread):
        number = months()[match["m"].upper()]
        day_named = _nearest_day(int(match["y"]) if match["y"] else None, number, 15, today)
        if day_named is None or today is None or (day_named.year, day_named.month) == (today.year, today.month):
            yield 0
        else:
            yield 1 if day_named > today else -1


def _named_day(match: re.Match[str], today: date | None) -> date | None:
    """Return the day that a match names; without a year the nearest one."""
    if match["m"]:
        return _nearest_day(
            int(match["y"]) if match["y"] else None, months()[match["m"].upper()], int(match["d"]), today
        )
    if match["m2"]:
        return _nearest_day(int(match["y2"]) % 100 + 2000, int(match["m2"]), int(match["d2"]), today)
    return _nearest_day(int(match["y3"]), int(match["m3"]), int(match["d3"]), today)


def _nearest_day(year: int | None, month: int, day: int, today: date | None) -> date | None:
    """Return a day of a year, or of the year in which it is nearest to another day; None if there is none."""
    base = today or date(2000, 1, 1)
    years = (year,) if year is not None else (base.year, base.year - 1, base.year + 1)
    days = []
    for candidate in years:
        try:
            days.append(date(candidate, month, min(day, 28) if year is None else day))
        except ValueError:
            continue
    return min(days, key=lambda near: (abs((near - base).days), near), default=None)


def _has_place(text: str) -> bool:
    """Tell whether a text names a kind of place that is searched, or after a preposition a kecamatan or kelurahan."""
    return bool(_words("sites").search(text)) or bool(_place_pattern().search(text))


@cache
def _words(*names: str) -> re.Pattern[str]:
    """Return the pattern of the words of lists, which may be parted by any blanks."""
    words = sorted(
        {word for name in names for word in load("operation_words")[name]}, key=lambda word: (-len(word), word)
    )
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in words)
    return re.compile(rf"(?<![\w-])(?:{joined})(?:nya)?(?!\w)", re.IGNORECASE)


@cache
def _actions() -> re.Pattern[str]:
    """Return the pattern of the verbs of operations and their nouns, with prefixes and endings of the language."""
    roots = load("operation_words")["roots"]
    joined = "|".join(
        sorted({spelt for root in roots for spelt in _spellings(root)}, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?<![\w-])(?:{joined})(?:nya)?(?!\w)", re.IGNORECASE)


def _spellings(root: str) -> Iterator[str]:
    """Yield a root, its active, passive and noun: sergap, menyergap, disergap, penyergapan."""
    nasal = {"k": "ng", "s": "ny", "t": "n", "p": "m"}.get(root[0])
    joint = {"b": "m", "f": "m", "d": "n", "j": "n", "c": "n", "g": "ng", "h": "ng"}.get(root[0], "")
    stem = f"{nasal}{root[1:]}" if nasal else f"{joint if root[0] not in 'aiueo' else 'ng'}{root}"
    for spelt in (root, f"di{root}", f"me{stem}", f"pe{stem}", f"pe{root}", f"me{root}"):
        yield from (spelt, f"{spelt}an", f"{spelt}kan", f"{spelt}i")


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for name in ("reports", "meetings") for word in load("operation_words")[name])
    between = (
        r"(?:\s(?:dari|untuk|tentang|mengenai|pelaksanaan|kegiatan|setiap|teknis|rencana|jadwal|persiapan|bersama|para"
        r"|dalam|atas|SOP))"
    )
    return re.compile(rf"\b(?:{words})(?:nya)?{between}{{0,3}}\s\Z", re.IGNORECASE)


@places.cleared_with_area
@cache
def _place_pattern() -> re.Pattern[str]:
    """Return the pattern of a place of the work area after a preposition or the word for its level."""
    place_names = {name for level in ("kecamatan", "kelurahan") for name in places.names_of(level)}
    joined = "|".join(
        sorted((re.escape(name).replace(r"\ ", r"\s+") for name in place_names), key=lambda word: (-len(word), word))
    )
    levels = r"(?:(?:wilayah|kawasan|kecamatan|kelurahan|daerah|area|sekitar|kec|kel)\b\.?\s)"
    return re.compile(rf"\b(?:(?:di|ke|dari|menuju)\s{levels}{{0,2}}|{levels})(?:{joined})\b", re.IGNORECASE)
