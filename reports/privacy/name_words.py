"""Split names and texts into words that can be compared in any script, spelling and spacing.

Each word has plain forms: Latin letters and digits in lower case, transliterated by ``anyascii``, and as the letters
look where they are of another alphabet. A sign of Chinese or Japanese and a syllable of Korean is a word of its own.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from reports.late_patterns import late_regex
from reports.vocabulary.resources import load
from reports.vocabulary.text import latin

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDEOGRAPHS = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff"
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0df3\u0e30-\u0e4e\u0eb0-\u0ecd"
    "\u0f71-\u0f84\u102b-\u103e\u1056-\u109d\u17b4-\u17d3"
)
"""Accents, points and the vowels of scripts that write them as marks of a letter."""
_SIGN_HONORIFICS = "先生|小姐|女士|太太|老師|老师|博士|同志|夫人|さん|さま|様|殿|氏"
"""Before, after or within names of Chinese and Japanese, without blanks."""
_WORD_HONORIFICS = "선생님|선생|씨|님|귀하|السيدة|السيد|الأستاذ|الدكتور|الشيخ|الحاج|سيد|господин|госпожа|श्रीमती|श्री"
"""Words of their own; Korean ones are appended to a name as well."""
HONORIFIC = "honorific"
"""Plain form of an honorific of another script."""
_WORD = late_regex(
    rf"(?=[^\x00-\u02ff])(?P<honorific>{_SIGN_HONORIFICS}|(?<!\w)(?:{_WORD_HONORIFICS})(?!\w)"
    r"|(?<=[가-힣])(?:선생님|선생|씨|님)(?![가-힣]))"
    rf"|[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}](?:[^\W_{_IDEOGRAPHS}]|[{_MARKS}\u00ad\u200b-\u200f\u2060\ufeff])*"
)
"""An honorific, one ideograph or syllable, or letters and digits with their accents and marks that nobody sees."""
_SIGN = late_regex(f"[{_IDEOGRAPHS}]")
_ALPHABETIC = late_regex("[\u0400-\u0fff]")
"""Of an honorific that is a name too, as السيد."""
_PLAIN = late_regex(r"[^a-z0-9]+")
_SUFFIXES = ("nya", "lah", "pun", "kah")
"""Endings that Indonesian appends to a name."""
_FEWEST_BEFORE_SUFFIX = 4
_LONGEST = 60
"""Letters of a word that is looked at; nobody is called more."""


class NameWord(NamedTuple):
    """A word of a text, and its position."""

    forms: tuple[str, ...]
    """Plain forms, the transliterated one first; never empty."""
    start: int
    """Index of the first character."""
    end: int
    """Index after the last character."""
    has_capital: bool
    """Begins with a capital letter, or is of a script without them."""
    is_sign: bool = False
    """One ideograph."""


def words_of(text: str) -> Iterator[NameWord]:
    """Yield the words of a text that have a plain form."""
    for match in _WORD.finditer(text):
        forms = plain_forms(match[0][:_LONGEST])
        if match["honorific"]:
            forms = (*forms, HONORIFIC) if _ALPHABETIC.match(match[0]) else (HONORIFIC,)
        if forms:
            has_capital = match[0][0] != match[0][0].lower() or not _has_case(match[0])
            is_sign = len(match[0]) == 1 and bool(_SIGN.match(match[0]))
            yield NameWord(forms, match.start(), match.end(), has_capital, is_sign)


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


@lru_cache(maxsize=65536)
def plain_forms(word: str) -> tuple[str, ...]:
    """Return the plain forms of a word: transliterated, as it looks, and of these without an Indonesian ending.

    Example:
        >>> plain_forms("Østergård"), plain_forms("Muhamad"), plain_forms("Mullernya")
        (('ostergard',), ('muhammad',), ('mullernya', 'muller'))
    """
    forms = _transliterated(word)
    forms += [
        form[: -len(suffix)]
        for form in forms
        if form.endswith(_SUFFIXES)
        for suffix in _SUFFIXES
        if form.endswith(suffix) and len(form) >= len(suffix) + _FEWEST_BEFORE_SUFFIX
    ]
    variants = load("name_words")["variants"]
    return tuple(dict.fromkeys(variants.get(form, form) for form in forms if form))


def _transliterated(word: str) -> list[str]:
    """Return a word in Latin letters and digits: as it sounds, and as it looks where that differs."""
    if word.isascii():
        return [_PLAIN.sub("", word.lower())]
    visible = "".join(mark for mark in word if unicodedata.category(mark) != "Cf")
    return [_PLAIN.sub("", anyascii(spelling).lower()) for spelling in (visible, latin(visible))]


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """Return plain words within names that may be left out or added: bin, de la, van, and titles such as Mr."""
    return frozenset(load("name_words")["particles"]) | titles()


@lru_cache(maxsize=1)
def words_between() -> frozenset[str]:
    """Return plain words that may stand between two words of a name, though they are names themselves at times."""
    return particles() | frozenset(load("name_words")["between"]) | {HONORIFIC}


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Return plain words that stand before the name of a person: Sdr., Mr., bernama."""
    return frozenset(load("name_words")["titles"])


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return plain Indonesian and English words that are names of people, too; alone they name nobody."""
    return frozenset(load("name_words")["common"])


@lru_cache(maxsize=1)
def office_words() -> frozenset[str]:
    """Return plain words of offices and their heads: a signature below a table may have been read as a name."""
    return frozenset(load("name_words")["office"])


@lru_cache(maxsize=1)
def establishment_words() -> frozenset[str]:
    """Return plain words before the names of hotels, companies, schools, ships and streets."""
    return frozenset(load("name_words")["establishments"])


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return small words of the language, which in small letters are part of no name."""
    return frozenset(load("name_words")["function"])


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """Return abbreviations before names that are no initials of persons: PT, CV, RS."""
    return frozenset(load("name_words")["abbreviations"])
