"""Tells where nationality, place, and date or article stand together: in a small area that names a person.

A nationality alone, or the foreigners of one nationality in a kecamatan, names nobody; with the day or the article of
one case it does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.privacy.masker import replaced
from reports.privacy.word_matching import hits, runs, words_of
from reports.vocabulary import nationalities, places
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.privacy.word_matching import Runs

FACTS = _("a nationality beside place and date or article")
_SHORT = frozenset({"RRT", "RRC", "PRC", "USA", "UEA", "UAE"})
"""Short forms that stand alone; other codes are words of the language too."""
_LETTERS = 4
_NO_COUNTRY = frozenset({nationalities.INDONESIA, nationalities.STATELESS, nationalities.REFUGEE, "unknown"})
_MISSIONS = frozenset({"KEDUTAAN", "BESAR", "KEDUBES", "KONSULAT", "JENDERAL", "KONJEN"})
"""Before the name of a country they name an agency, no person."""
_AS_OF = ("per ", "posisi ", "hingga ", "sampai dengan ", "s.d. ", "s.d ")
"""What stands before the day up to which something was counted."""
_NAMES = "|".join(sorted(months(), key=len, reverse=True))
_CASE = re.compile(
    "".join(f"(?<!{re.escape(one)})" for one in _AS_OF)
    + rf"(?:(?<![\w./-])\d{{1,2}}[ -](?:{_NAMES})\b"
    + r"|(?<![\w./-])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\w/-])"
    + r"|(?<![\w./-])\d{4}([-/.])\d{1,2}\2\d{1,2}(?![\w/-]))"
    + r"|\bpasal\s{1,2}\d+",
    re.IGNORECASE,
)


def unlinked(free: Mapping[str, str], beside: Mapping[str, str]) -> dict[str, str]:
    """Return those texts of a row that name a nationality, with it masked, when the row tells of one case.

    Args:
        free: free texts of the row by field.
        beside: its other texts, as the agency, which may name the place.
    """
    everything = [*free.values(), *beside.values()]
    if not any(_CASE.search(text) for text in everything):
        return {}
    if not any(True for text in everything for _hit in hits(text, words_of(text), _places())):
        return {}
    changed = {name: replaced(text, _nationalities_in(text)) for name, text in free.items()}
    return {name: text for name, text in changed.items() if text != free[name]}


def _nationalities_in(text: str) -> Iterator[tuple[int, int, str]]:
    words = words_of(text)
    for first, last in hits(text, words, _countries()):
        if first == 0 or words[first - 1].text not in _MISSIONS:
            yield words[first].start, words[last].end, FACTS


@cache
def _countries() -> Runs:
    """Return every name of a nationality that is no word of the language."""
    aliases = {alias for alias in nationalities.names() if nationalities.code_of(alias) not in _NO_COUNTRY}
    codes = {nationalities.code_of(alias) for alias in aliases}
    labels = {normal(nationalities.label(code)) for code in codes if code}
    every = aliases | labels | set(nationalities.ambiguous())
    return runs(tuple(one.split()) for one in every if len(one) >= _LETTERS or one in _SHORT)


@cache
def _places() -> Runs:
    return runs(tuple(one.split()) for level in ("kecamatan", "kelurahan") for one in places.names_of(level))
