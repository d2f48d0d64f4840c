"""The level of a Tim PORA that the words of an activity name: Rapat Timpora Kecamatan, Rakor Tim Pora tingkat kota."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.vocabulary import schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT = {"KEC": "KECAMATAN", "PROV": "PROVINSI", "PROPINSI": "PROVINSI", "KABUPATEN": "KOTA", "KAB": "KOTA"}
"""Other words for a level → the one that is declared."""


def named_levels(kinds: Sequence[object], texts: Sequence[Sequence[object]]) -> list[str | None]:
    """Return the level that each activity names; None where its words name none, or it is none of a Tim PORA.

    Args:
        kinds: code of the kind of each activity.
        texts: what each activity says of itself, the likeliest first.
    """
    return [
        next(filter(None, (level_in(text) for text in row if isinstance(text, str))), None)
        if kind in {"rapat", "operasi-gabungan"}
        else None
        for kind, row in zip(kinds, texts, strict=True)
    ]


@cache
def level_in(text: str) -> str | None:
    """Return the level right behind TIM PORA or TINGKAT; the place of a meeting names none.

    Example:
        >>> level_in("Rapat Timpora Kec. Koja"), level_in("Rakor tingkat kota"), level_in("Rapat di Kec. Koja")
        ('kecamatan', 'kota', None)
    """
    match = _pattern().search(normal(text))
    if match is None:
        return None
    return schema.value_aliases("activities", "level").get(_SHORT.get(match[1], match[1]))


@cache
def _pattern() -> re.Pattern[str]:
    words = {*schema.value_aliases("activities", "level"), *_SHORT}
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b(?:TIM ?PORA|TINGKAT|TKT)(?: TINGKAT| TKT)? ({names})\b")
