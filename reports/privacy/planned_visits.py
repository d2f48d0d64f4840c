"""Find sentences that announce a visit or check without the words of operations: what, when it is, and where.

"Pengecekan penghuni kos di Koja Jumat malam" tells as much as "operasi". Whether it does is in doubt: a human decides.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.privacy.operation_patterns import TO_COME, before, has_place, words
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Collection

_PART_OF_DAY = late_regex(
    r"\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s(?:dini hari|pagi|siang|sore|petang|malam|subuh)\b"
    r"|\b(?:jam|pukul|pkl)\b\.?\s?\d{1,2}(?:[.:]\d\d)?\s(?:dini hari|pagi|subuh|malam)\b",
    re.IGNORECASE,
)
_THERE = late_regex(r"\bke\s(?:sana|situ|tkp|lokasi|titik)\b", re.IGNORECASE)


def may_be_visit(text: str, times: Collection[int]) -> bool:
    """Tell whether a sentence without words of operations may announce a visit or check at a place.

    Args:
        text: of the sentence, without what only sounds like an operation.
        times: 1 for a day named that is still to come, -1 for one that is over.
    """
    plain = words("not_visits").sub(lambda match: "_" * len(match[0]), text)
    if words("trainings", "meetings", "ceremonies", "habits").search(plain):
        return False
    is_elsewhere = bool(_THERE.search(plain))
    return (is_elsewhere or _names_visit(plain)) and _is_to_come(plain, times) and (is_elsewhere or has_place(plain))


def _names_visit(text: str) -> bool:
    """Tell whether a sentence is about a visit, not the report of one, or about going to a place."""
    visits = list(words("visits").finditer(text))
    if visits:
        return any(not before().search(text[max(0, visit.start() - 60) : visit.start()]) for visit in visits)
    return bool(_going().search(text)) and "__" not in text and not words("sending").search(text)


def tells_of_visits(text: str) -> bool:
    """Tell whether a text has any word by which it may announce a visit."""
    return any(pattern.search(text) for pattern in (words("visits"), _going(), _THERE))


def _is_to_come(text: str, times: Collection[int]) -> bool:
    """Tell whether a sentence names a time to come, or one of a week without saying which."""
    if 1 in times:
        return True
    if -1 in times:
        return False
    return any(pattern.search(text) for pattern in (TO_COME, words("moments"), _PART_OF_DAY))


@cache
def _going() -> re.Pattern[str]:
    """Return the pattern of going to, or into, a kind of place that is searched."""
    sites = "|".join(sorted(map(re.escape, load("operation_words")["sites"]), key=lambda site: (-len(site), site)))
    number = r"(?:(?:sebuah|salah satu|beberapa|dua|tiga|empat|\d+)\s)?"
    return re.compile(
        rf"\b(?:ke|menuju|masuki?|memasuki|datangi)\s(?:ke\s|dalam\s)?{number}(?:{sites})\b", re.IGNORECASE
    )
