"""How headers are written: abbreviations and misspellings of their words, words broken over lines, bracketed hints.

This says nothing about the meaning of a header. It brings different spellings of one header to one form, so that an
alias declared once is known in all of them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from reports.late_patterns import late_regex
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

_BRACKETS = late_regex(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_FOOTNOTE = late_regex(r"(?<=\w)\s*(?:[¹²³⁴-⁹*†‡]+|\s\d\))\s*$|(?<=[A-Za-z.])\d?\*+\)?\s*$")
"""The mark of a footnote behind a header: ``Kebangsaan 1)``, ``L/P²``."""
_JOINED = late_regex(r"(?<=[a-z])(?=[A-Z])")
_SEPARATORS = late_regex(r"\s*[/\\&+,;|]\s*")


@cache
def _declared() -> dict[str, Any]:
    return dict(load("header_reading"))


@cache
def _words() -> dict[str, str]:
    return {word: common for common, words in _declared()["words"].items() for word in words}


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    pairs = [(phrase, common) for common, phrases in _declared()["phrases"].items() for phrase in phrases]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def texts(name: str) -> frozenset[str]:
    """Return a declared list of header texts or words, in their common form."""
    return frozenset(canonical(text) for text in _declared()[name])


@cache
def _joining() -> frozenset[str]:
    return frozenset(_declared()["joining"])


def words_apart(text: str) -> str:
    """Return a header of an export with its joined words apart.

    Example:
        >>> words_apart("tglAkhirIzin"), words_apart("NO_PASPOR")
        ('tgl Akhir Izin', 'NO_PASPOR')
    """
    return _JOINED.sub(" ", text)


@lru_cache(maxsize=16384)
def canonical(text: str) -> str:
    """Return a header with each word in its common form.

    Example:
        >>> canonical("Nomor Pasport"), canonical("Berlaku Sampai Dengan"), canonical("Tgl. Ijin")
        ('NO PASPOR', 'BERLAKU S D', 'TGL IZIN')
    """
    key = f" {normal(words_apart(_FOOTNOTE.sub('', text)))} "
    for phrase, common in _phrases():
        if f" {phrase} " in key:
            key = key.replace(f" {phrase} ", f" {common} ")
    return " ".join(_words().get(word, word) for word in key.split())


def compact(text: str) -> str:
    """Return a header without any space: KEBANG SAAN, N A M A and KECA-MATAN are broken words.

    Example:
        >>> compact("KEBANG SAAN"), compact("K E C.")
        ('KEBANGSAAN', 'KEC')
    """
    return normal(text).replace(" ", "")


@lru_cache(maxsize=16384)
def without_fillers(text: str) -> str:
    """Return a canonical header without words that say nothing: WNA behind NAMA LENGKAP, YANG."""
    dropped = texts("dropped")
    return " ".join(word for word in text.split() if word not in dropped)


@lru_cache(maxsize=16384)
def brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a header without its brackets, and what stands in them.

    Example:
        >>> brackets("JK (L/P)")
        ('JK', ('L/P',))
    """
    inside = tuple(part.strip() for part in _BRACKETS.findall(text) if part.strip())
    return " ".join(_BRACKETS.sub(" ", text).split()), inside


def is_hint(text: str) -> bool:
    """Tell whether a text in brackets only says how a column is filled in, such as L/P or DD-MM-YYYY."""
    key = normal(text)
    words = frozenset(_declared()["hint_words"])
    return key in _declared()["hint_phrases"] or all(word in words for word in key.split())


def parts(text: str) -> tuple[str, ...]:
    """Return the parts of a header that names several things, by slash, comma, ampersand, plus or DAN.

    Example:
        >>> parts("No. ITAS & Masa Berlaku"), parts("Nomor dan Tanggal SK"), parts("NAMA")
        (('No. ITAS', 'Masa Berlaku'), ('Nomor', 'Tanggal SK'), ('NAMA',))
    """
    word_groups: list[list[str]] = [[]]
    for piece in _SEPARATORS.split(text):
        word_groups.append([])
        for word in piece.split():
            if normal(word) in _joining():
                word_groups.append([])
            else:
                word_groups[-1].append(word)
    return tuple(part for words in word_groups if (part := " ".join(words)) and normal(part))


@cache
def group_names() -> dict[str, str]:
    """Return canonical group header → the group header that ``compound_headers`` declares."""
    return {canonical(name): normal(group) for group, names in _declared()["groups"].items() for name in names}


@cache
def group_extras() -> dict[str, dict[str, str]]:
    """Return group header → further sub-headers and their fields, beside those of ``compound_headers``."""
    return {normal(group): dict(subs) for group, subs in _declared()["group_extras"].items()}


@cache
def together() -> tuple[str, ...]:
    """Return terms whose slash separates nothing: RT/RW, S/D."""
    return tuple(_declared()["kept_together"])


@cache
def only_beside_others() -> dict[str, str]:
    """Return canonical words that name a field only where the header names others too → the field."""
    return {canonical(text): field for text, field in _declared()["only_beside_others"].items()}


def spellings() -> tuple[str, ...]:
    """Return every declared spelling of a header's words."""
    return tuple(_words())


@cache
def several_in_one_name() -> dict[str, tuple[str, ...]]:
    """Return canonical headers that name several fields in one word → the fields."""
    return {canonical(text): tuple(fields) for text, fields in _declared()["several_in_one_name"].items()}
