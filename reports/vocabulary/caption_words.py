"""Words of captions: what the name of a sheet, a title or a row between records says of the rows below it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import dates
from reports.vocabulary.departures import departure
from reports.vocabulary.own_codes import WORDS_FOR_ACTIVE
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

ENUMERATION = late_regex(r"^\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.)]\s*", re.I)
YEAR = late_regex(r"(?:19|20)\d\d")
_PRESENT = ("BELUM", "MASIH", "BUKAN", "TIDAK TERMASUK")
"""Words by which a caption says the opposite."""
_DOUBTFUL_ALL_THE_SAME = ("BELUM TERBIT", "BELUM LENGKAP", "BELUM FINAL", "BELUM SELESAI", "BELUM DIPUTUS")
"""Captions with such a word that are asked about."""
_AND = late_regex(r"[/,&+;]|\bDAN\b|\bATAU\b", re.I)


def caption_parts(text: str) -> list[str]:
    """Return the parts of a caption that stand beside each other, each in plain form.

    Example:
        >>> caption_parts("II. Rencana dan realisasi kegiatan 2024"), caption_parts("SUDAH PULANG / EPO")
        (['RENCANA', 'REALISASI KEGIATAN'], ['SUDAH PULANG', 'EPO'])
    """
    return [part for part in map(bare_caption, _AND.split(text)) if part]


def bare_caption(text: str) -> str:
    """Return a caption in normal form without its number, what it is a list of, and the month behind it."""
    words = normal(ENUMERATION.sub("", text)).split()
    while words and words[0] in _words("nouns"):
        words = words[1:]
    while words and (YEAR.fullmatch(words[-1]) or words[-1] in {"BULAN", "TAHUN"} or words[-1] in dates.months()):
        words = words[:-1]
    return " ".join(words)


def word_in_doubt(text: str, kind: str) -> str | None:
    """Return the word of a caption by which the rows of a kind below it may not count; None for none.

    Example:
        >>> word_in_doubt("DATA LAMA", "register"), word_in_doubt("Daftar narapidana WNA", "register")
        ('LAMA', 'NARAPIDANA')
        >>> word_in_doubt("REGISTER ORANG ASING", "register"), word_in_doubt("YANG BELUM PULANG", "register")
        (None, None)
    """
    words = bare_caption(text)
    if words in _words("names_in_doubt"):
        return words
    padded = f" {normal(text)} "
    if says_present(text) and not any(f" {name} " in padded for name in _DOUBTFUL_ALL_THE_SAME):
        return None
    return next((word for word in load("captions")["within"].get(kind, ()) if f" {word} " in padded), None)


def says_present(text: str) -> bool:
    """Tell whether a caption says that its rows do count: MASIH TINGGAL, BELUM PULANG."""
    padded = f" {normal(text)} "
    return any(f" {word} " in padded for word in _PRESENT)


def says_of_persons(text: str) -> bool:
    """Tell whether a text says of persons below it that they are held, have left, or may not count.

    A name may hold such a word too (MASIH, LAMA): where :func:`is_plain_caption` is false, it has to be told.

    Example:
        >>> says_of_persons("II. MASIH TINGGAL"), says_of_persons("PENCABUTAN"), says_of_persons("MASITA BATALIN")
        (True, True, False)
    """
    return says_present(text) or is_plain_caption(text)


def is_plain_caption(text: str) -> bool:
    """Tell whether a text is a caption of persons who are held, or one that is told for what it says.

    Example:
        >>> is_plain_caption("MASIH TINGGAL"), is_plain_caption("SUDAH PULANG"), is_plain_caption("YOUSAF MASIH")
        (True, True, False)
    """
    if word_in_doubt(text, "register") is not None:
        return True
    return any(part in WORDS_FOR_ACTIVE or departure(part) is not None for part in caption_parts(text))


@cache
def _words(name: str) -> frozenset[str]:
    words: Sequence[str] = load("captions")[name]
    return frozenset(words)
