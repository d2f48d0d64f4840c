"""Mask nationalities in a row that also has a place and a date or article: in a small area these identify a person.

A nationality alone, or the number of foreigners of a nationality in a kecamatan, identifies nobody; together with the
day or the article of a single case it does.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.late_patterns import late_regex
from reports.privacy.masker import mask_spans
from reports.privacy.patterns import Span
from reports.privacy.word_matching import find_phrases, index_phrases, split_words
from reports.vocabulary import nationalities, places
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.privacy.word_matching import PhraseIndex, Word

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
_WEEKDAYS = "senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad"
_UNITS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas"
_IN_WORDS = rf"(?:(?:dua|tiga) puluh(?: (?:{_UNITS}))?|(?:{_UNITS}) belas|{_UNITS})"
"""A day of a month spelt out."""
_CASE = late_regex(
    "".join(f"(?<!{re.escape(words)})" for words in _AS_OF)
    + rf"(?:(?<![\w./-])\d{{1,2}}(?:st|nd|rd|th)?[ -](?:{_MONTHS})\b"
    + r"|(?<![\w./-])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\w/-])"
    + r"|(?<![\w./-])\d{4}([-/.])\d{1,2}\2\d{1,2}(?![\w/-])"
    + r"|(?<![\w./-])(?<!RT )(?<!RW )(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\w/.-]))"
    + rf"|\b(?:{_MONTHS})[ ]\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)"
    + rf"|\b{_IN_WORDS}[ ](?:{_MONTHS})\b"
    + r"|\b(?:kemarin|kemaren|semalam|hari ini|tadi (?:malam|pagi|siang|sore)|yesterday|last night)\b"
    + rf"|\b(?:{_WEEKDAYS}|pekan)[ ](?:lalu|yang lalu|ini|malam|pagi|siang|sore|dini hari)\b"
    + r"|\b(?:pasal|psl|ps|article)\b\.?\s{0,2}\d+",
    re.IGNORECASE,
)
"""Date or article of a single case."""
_MONTH_ONLY = late_regex(rf"\b(?:{_MONTHS}|bulan (?:lalu|ini))\b", re.IGNORECASE)
_DAY_OF_COUNT = late_regex(rf"\b\d{{1,2}}[ ](?:{_MONTHS})\b|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b", re.IGNORECASE)
_COUNTING = late_regex(
    r"\b(?:jumlah\w*|sebanyak|ter(?:banyak|besar|catat|dapat)|total|rata-rata|persen|register|rekapitulasi|data"
    r"|pemegang|\d+ (?:orang|WNA?|warga|TKA))\b",
    re.IGNORECASE,
)
"""Words of a text that counts; a month in it is that of the count."""
_OF_A_CASE = late_regex(
    r"\b(?:diamankan|ditangkap|tertangkap|ditemukan|diperiksa|dideportasi|didetensi|ditahan|dijatuhi|dipulangkan"
    r"|dilaporkan|dibawa|diserahkan|dikenai|ditindak|kedapatan|melanggar|mengaku|berkelahi|meninggal|arrested|detained)\b",
    re.IGNORECASE,
)
"""What happens to a single person; a day beside it is that of the case, whatever word stands before it."""
_ADDRESS = late_regex(
    r"\b(?:Jl|Jln|Jalan|Gg|Gang|Mal|Mall|Hotel|Apartemen|Apartment|Pasar|Plaza|Pelabuhan|Dermaga|Wisma|Rusun|Ruko|Pantai"
    r"|Pulau|Kampung|RS|Rumah Sakit|Kawasan|Komplek|Kompleks|Perumahan|Street)\b\.?[ ]{1,2}[A-Z0-9]"
)
"""A street or building, which tells a place as well as a kecamatan."""
_NO_CODE = frozenset({"AND", "ARE", "CAN", "COD", "COM", "EST", "FIN", "GEO", "MAC", "MAR", "NOR", "PER", "PNG", "SUR"})
"""Codes of countries that are words, months or kinds of files too."""
_CODE = 3
"""Letters of the code of a country."""
_LONGEST_SHORTENED = 4
"""Letters of the shortened first word of a place: Kl., Klp., Tg."""


def mask_linked_nationalities(free: Mapping[str, str], official: Mapping[str, str]) -> dict[str, str]:
    """Return the free texts that name a nationality, with it masked, if the row is about a single case.

    Args:
        free: free texts of the row by field.
        official: other texts of the row, such as the agency, which may name the place.
    """
    texts = [*free.values(), *official.values()]
    if not _is_of_one_case(texts):
        return {}
    if not any(_has_place(text) for text in texts):
        return {}
    masked = {field: mask_spans(text, _nationality_spans(text)) for field, text in free.items()}
    return {field: text for field, text in masked.items() if text != free[field]}


def _is_of_one_case(texts: Sequence[str]) -> bool:
    """Tell whether texts that are read together tell of one case: a day, an article, or what happened to a person."""
    if any(_CASE.search(text) for text in texts):
        return True
    joined = "\n".join(texts)
    happened = bool(_OF_A_CASE.search(joined))
    if happened and _DAY_OF_COUNT.search(joined):
        return True
    return bool(_MONTH_ONLY.search(joined)) and (happened or not _counts(joined))


def _counts(text: str) -> bool:
    """Tell whether a text counts, or names the day of a count."""
    return bool(_COUNTING.search(text)) or bool(_DAY_OF_COUNT.search(text))


def _has_place(text: str) -> bool:
    """Tell whether a text names a kecamatan or kelurahan, also shortened, or a street or building."""
    words = split_words(text)
    if _ADDRESS.search(text) or any(True for _phrase in find_phrases(text, words, _place_index())):
        return True
    return any(_is_shortened(first.text, second.text) for first, second in itertools.pairwise(words))


def _is_shortened(first: str, second: str) -> bool:
    """Tell whether two words are a place of two words, the first shortened: Kl. Gading, Tg. Priok."""
    for full_word in _first_words().get(second, ()):
        letters_left = iter(full_word)
        is_short = len(first) <= _LONGEST_SHORTENED and full_word.startswith(first[:1])
        if is_short and all(letter in letters_left for letter in first):
            return True
    return False


@places.cleared_with_area
@cache
def _first_words() -> dict[str, tuple[str, ...]]:
    """Return the last word of each place of two words → the first ones."""
    first_words: dict[str, set[str]] = {}
    for level in ("kecamatan", "kelurahan"):
        for name in places.names_of(level):
            first, _blank, last = name.partition(" ")
            if last and " " not in last:
                first_words.setdefault(last, set()).add(first)
    return {last: tuple(sorted(firsts)) for last, firsts in first_words.items()}


def _nationality_spans(text: str) -> Iterator[Span]:
    """Yield the names of countries, without those of diplomatic missions."""
    words = split_words(text)
    phrases = [*find_phrases(text, words, _country_index()), *_codes(text, words)]
    for first, last in sorted(phrases):
        if first == 0 or words[first - 1].text not in _MISSIONS:
            yield Span(words[first].start, words[last].end, LINKED_FACTS)


def _codes(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the places of codes of countries in capitals, in a text that has small letters too."""
    if text == text.upper():
        return
    for place, word in enumerate(words):
        spelt = text[word.start : word.end]
        if len(spelt) == _CODE and spelt.isupper() and spelt in _country_codes():
            yield place, place


@cache
def _country_codes() -> frozenset[str]:
    codes = {nationalities.code_of(alias) for alias in nationalities.names()}
    return frozenset(code for code in codes if code and len(code) == _CODE) - _NO_CODE - _NO_COUNTRY


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
