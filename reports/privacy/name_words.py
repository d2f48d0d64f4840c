"""Split names and texts into words that can be compared in any script, spelling and spacing.

Each word has plain forms: Latin letters and digits in lower case, transliterated by ``anyascii``, and as the letters
look where they are of another alphabet. A character of Chinese or Japanese is a word of its own: no blank divides them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from reports.vocabulary.resources import load
from reports.vocabulary.text import latin

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDEOGRAPHS = "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0df3\u0e30-\u0e4e\u0eb0-\u0ecd"
    "\u0f71-\u0f84\u102b-\u103e\u1056-\u109d\u17b4-\u17d3"
)
"""Accents, points and the vowels of scripts that write them as marks of a letter."""
_WORD = re.compile(
    rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}](?:[^\W_{_IDEOGRAPHS}]|[{_MARKS}\u00ad\u200b-\u200f\u2060\ufeff])*"
)
"""One ideograph, or letters and digits with their accents and with marks that nobody sees."""
_PLAIN = re.compile(r"[^a-z0-9]+")
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


def words_of(text: str) -> Iterator[NameWord]:
    """Yield the words of a text that have a plain form."""
    for match in _WORD.finditer(text):
        forms = plain_forms(match[0][:_LONGEST])
        if forms:
            yield NameWord(
                forms, match.start(), match.end(), match[0][0] != match[0][0].lower() or not _has_case(match[0])
            )


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


@lru_cache(maxsize=65536)
def plain_forms(word: str) -> tuple[str, ...]:
    """Return the plain forms of a word: transliterated, as it looks, and of these without an Indonesian ending.

    Example:
        >>> plain_forms("Østergård"), plain_forms("Muhamad"), plain_forms("Mullernya")
        (('ostergard',), ('muhammad',), ('mullernya', 'muller'))
    """
    visible = "".join(mark for mark in word if unicodedata.category(mark) != "Cf")
    forms = [_PLAIN.sub("", anyascii(spelling).lower()) for spelling in (visible, latin(visible))]
    forms += [
        form[: -len(suffix)]
        for form in forms
        for suffix in _SUFFIXES
        if form.endswith(suffix) and len(form) >= len(suffix) + _FEWEST_BEFORE_SUFFIX
    ]
    variants = load("name_words")["variants"]
    return tuple(dict.fromkeys(variants.get(form, form) for form in forms if form))


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """Return plain words within names that may be left out or added: bin, de la, van, and titles such as Mr."""
    return frozenset(load("name_words")["particles"]) | titles()


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
