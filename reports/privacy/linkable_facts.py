"""Mask nationalities in a row that also has a place and a date or article: in a small area these identify a person.

A nationality alone, or the number of foreigners of a nationality in a kecamatan, identifies nobody; together with the
day or the article of a single case it does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.privacy.masker import mask_spans
from reports.privacy.patterns import Span
from reports.privacy.word_matching import find_phrases, index_phrases, split_words
from reports.vocabulary import nationalities, places
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.privacy.word_matching import PhraseIndex

LINKED_FACTS = _("a nationality beside place and date or article")
_SHORT = frozenset({"RRT", "RRC", "PRC", "USA", "UEA", "UAE"})
"""Short forms of countries that match; other codes are common words too."""
_FEWEST_LETTERS = 4
"""Fewest letters of a name of a country, apart from the short forms."""
_NO_COUNTRY = frozenset({nationalities.INDONESIA, nationalities.STATELESS, nationalities.REFUGEE, "unknown"})
_MISSIONS = frozenset({"KEDUTAAN", "BESAR", "KEDUBES", "KONSULAT", "JENDERAL", "KONJEN"})
"""Words of diplomatic missions: before the name of a country they name an agency, not a person."""
_AS_OF = ("per ", "posisi ", "hingga ", "sampai dengan ", "s.d. ", "s.d ")
"""Words before an as-of date: the date of a count, not of a case."""
_MONTHS = "|".join(sorted(months(), key=len, reverse=True))
_CASE = re.compile(
    "".join(f"(?<!{re.escape(words)})" for words in _AS_OF)
    + rf"(?:(?<![\w./-])\d{{1,2}}[ -](?:{_MONTHS})\b"
    + r"|(?<![\w./-])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\w/-])"
    + r"|(?<![\w./-])\d{4}([-/.])\d{1,2}\2\d{1,2}(?![\w/-]))"
    + r"|\bpasal\s{1,2}\d+",
    re.IGNORECASE,
)
"""Date or article of a single case."""


def mask_linked_nationalities(free: Mapping[str, str], official: Mapping[str, str]) -> dict[str, str]:
    """Return the free texts that name a nationality, with it masked, if the row is about a single case.

    Args:
        free: free texts of the row by field.
        official: other texts of the row, such as the agency, which may name the place.
    """
    texts = [*free.values(), *official.values()]
    if not any(_CASE.search(text) for text in texts):
        return {}
    if not any(_has_place(text) for text in texts):
        return {}
    masked = {field: mask_spans(text, _nationality_spans(text)) for field, text in free.items()}
    return {field: text for field, text in masked.items() if text != free[field]}


def _has_place(text: str) -> bool:
    """Tell whether a text names a kecamatan or kelurahan."""
    return any(True for _phrase in find_phrases(text, split_words(text), _place_index()))


def _nationality_spans(text: str) -> Iterator[Span]:
    """Yield the names of countries, without those of diplomatic missions."""
    words = split_words(text)
    for first, last in find_phrases(text, words, _country_index()):
        if first == 0 or words[first - 1].text not in _MISSIONS:
            yield Span(words[first].start, words[last].end, LINKED_FACTS)


@cache
def _country_index() -> PhraseIndex:
    """Return an index of all names of nationalities that are not common words."""
    aliases = {alias for alias in nationalities.names() if nationalities.code_of(alias) not in _NO_COUNTRY}
    codes = {nationalities.code_of(alias) for alias in aliases}
    labels = {normal(nationalities.label(code)) for code in codes if code}
    names = aliases | labels | set(nationalities.ambiguous())
    return index_phrases(tuple(name.split()) for name in names if len(name) >= _FEWEST_LETTERS or name in _SHORT)


@places.cleared_with_area
@cache
def _place_index() -> PhraseIndex:
    """Return an index of the names of kecamatan and kelurahan."""
    return index_phrases(tuple(name.split()) for level in ("kecamatan", "kelurahan") for name in places.names_of(level))
