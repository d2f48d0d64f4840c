"""Activities of a log that may not have been held, or that are several in one row: each is counted once, and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import incident_words, schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail, Problem

_SAYING = ("status", "realization", "remarks", "narrative")
"""Columns that may say that an activity was not held."""
_NAMING = ("activity", "activity_kind", "place", "incident_place")
"""Columns of what and where, behind which somebody may have written so: Patroli (batal krn cuaca)."""
_AND = late_regex(r"\bDAN\b|\bSERTA\b|\bSEKALIGUS\b|[+&,;/]", re.I)
_BY_FIRST_WORD = {"OPERASI": "operasi-gabungan", "RAPAT": "rapat", "PATROLI": "lapangan"}
"""Words too short to be a kind alone, which beside another kind are one: Sosialisasi + operasi."""
_TIMES = late_regex(
    r"(?<!KE )(?<!KE-)\b(?:[2-9]|\d{2}|DUA|TIGA|EMPAT|LIMA) ?(?:\([A-Z]+\) ?)?(?:X|KALI|KEGIATAN|GIAT|TITIK)\b", re.I
)


def maybe_not_held(cells: Cells, not_held: Sequence[object], was_held: Callable[[Cells, int], bool]) -> list[Problem]:
    """Say which rows are counted although a word such as "Gagal" may say that they were not held.

    Args:
        cells: of a log of activities.
        not_held: why each was not held; None for the others.
        was_held: tells whether the status of a row says that it was held.
    """
    problems = []
    for index, reason in enumerate(not_held):
        if reason is not None or was_held(cells, index):
            continue
        texts = ((field, cells.raw_at(field, index)) for field in (*_SAYING, *_NAMING))
        words = ((field, text, _word(field, text)) for field, text in texts if isinstance(text, str))
        first = next(((field, text, word) for field, text, word in words if word), None)
        if first:
            problems.append(cells.problem("maybe-not-held", index, *first[:2], {"word": first[2]}))
    return problems


def _word(field: str, text: str) -> str | None:
    return incident_words.not_held_in_name(text) if field in _NAMING else incident_words.may_be_not_held(text)


def several_activities(cells: Cells, not_held: Sequence[object]) -> list[Problem]:
    """Say which rows name two kinds of activities, or that one was held several times; each row counts once."""
    texts = cells.raw("activity_kind")
    several = {text for text in set(texts) if isinstance(text, str) and _is_several(text)}
    return [
        cells.problem("activity-several", index, "activity_kind", text)
        for index, text in enumerate(texts if several else ())
        if text in several and not_held[index] is None
    ]


def activities_as_incidents(cells: Cells) -> list[Problem]:
    """Say once how many incidents are of a type that is a kind of activity and name nobody; they may be activities."""
    types = zip(cells.raw("incident_type"), cells.raw("full_name"), cells.raw("passport_no"), strict=True)
    rows = [
        index
        for index, (text, *person) in enumerate(types)
        if isinstance(text, str) and person == [None, None] and kind_of(text)
    ]
    if not rows:
        return []
    details: dict[str, Detail] = {"count": len(rows)}
    text = cells.raw_at("incident_type", rows[0])
    return [cells.problem("incident-as-activity", rows[0], "incident_type", text, details)]


def _is_several(text: str) -> bool:
    """Tell whether a kind of activity is several.

    Example:
        >>> _is_several("Operasi Gabungan dan Rapat Koordinasi"), _is_several("Operasi Gabungan (2 kali)")
        (True, True)
        >>> _is_several("Pengawasan dan penindakan"), _is_several("Rapat ke-2"), _is_several("Opsgab/Operasi gabungan")
        (False, False, False)
    """
    kinds = {kind_of(part) or _BY_FIRST_WORD.get(normal(part).partition(" ")[0]) for part in _AND.split(text)} - {None}
    return len(kinds) > 1 or _TIMES.search(text) is not None


def kind_of(title: str) -> str | None:
    """Return the kind of activity its name begins with."""
    key = normal(title)
    aliases = schema.value_aliases("activities", "activity_kind")
    longest = max((alias for alias in aliases if f"{key} ".startswith(f"{alias} ")), key=len, default=None)
    return aliases[longest] if longest else None
