"""Normal forms of office text for exact comparison."""

from __future__ import annotations

import gettext
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_WORD = late_regex(r"[^A-Z0-9]+")
_LATIN_LETTER = late_regex("[A-Z]")
_PARTS_OF_LETTERS = frozenset({0, 7, 8, 9, 84, 91, *range(103, 133)})
"""Combining classes of marks without which a letter is another one; the other marks are accents and points."""
_APOSTROPHES = frozenset(map(chr, range(0x2B0, 0x300)))
"""Modifier letters that stand for apostrophes, accents and small letters above the line."""
_LONGEST = 100
"""Characters of a value that is looked at part by part."""
_UNPRINTABLE = late_regex(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What breaks a line, turns the direction of writing round, or cannot be encoded."""
_LOOK_ALIKE = str.maketrans("АВЕЅІЈКМНОРСТУХЗаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYX3aesijopcyxABEZHIKMNOPTYXo")
"""Letters of the Cyrillic and Greek alphabets that look Latin."""


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    r"""Upper-case, accents dropped, everything but letters and digits to one space.

    Beside Latin letters those of other scripts say nothing; a text without Latin letters is told by its own.

    Example:
        >>> normal(" No.  Paspor\n"), normal("\u59d3\u540d Nama"), normal("\u4e2d\u56fd"), normal("-")
        ('NO PASPOR', 'NAMA', '\u4e2d\u56fd', '')
    """
    plain = _decomposed(text)
    if plain.isascii() or _LATIN_LETTER.search(plain):
        return _NOT_WORD.sub(" ", plain).strip()
    return _words_of_any_script(plain)


@lru_cache(maxsize=65536)
def decision_key(text: str) -> str:
    r"""Return the form by which a decision of the office on a text is remembered: ``normal``, but nothing falls away.

    Letters of every script count beside Latin ones, and signs where there are no letters: never empty, and the same
    only for texts that say the same.

    Example:
        >>> decision_key(" No.  Paspor\n"), decision_key("\u59d3\u540d Nama"), decision_key("?"), decision_key("")
        ('NO PASPOR', '\u59d3\u540d NAMA', '?', ' ')
    """
    return letters_of(text) or " ".join(text.split()) or " "


@lru_cache(maxsize=65536)
def letters_of(text: str) -> str:
    r"""Return the normal form with the letters of every script; empty for a text without letters and digits.

    Example:
        >>> letters_of(" No.  Paspor\n"), letters_of("\u59d3\u540d Nama"), letters_of("?")
        ('NO PASPOR', '\u59d3\u540d NAMA', '')
    """
    return _words_of_any_script(_decomposed(text))


def _decomposed(text: str) -> str:
    """Return a text in upper case, its letters without the accents of alphabets."""
    plain = unicodedata.normalize("NFKD", text.upper())
    if plain.isascii():
        return plain
    return "".join(mark for mark in latin(plain) if unicodedata.combining(mark) in _PARTS_OF_LETTERS)


def _words_of_any_script(plain: str) -> str:
    """Return the letters and digits of a decomposed text, everything else to one space."""
    if plain.isascii():
        return _NOT_WORD.sub(" ", plain).strip()
    return " ".join("".join(sign if _is_of_word(sign) else " " for sign in plain).split())


def _is_of_word(sign: str) -> bool:
    """Tell whether a sign is a letter, a part of one, or a digit; apostrophes that Unicode calls letters are none."""
    return (
        bool(_NOT_WORD.sub("", sign))
        if sign.isascii()
        else (unicodedata.category(sign)[0] in "LMN" and sign not in _APOSTROPHES)
    )


def is_of_other_script(text: str) -> bool:
    r"""Tell whether a text has letters, and none of them is Latin.

    Example:
        >>> is_of_other_script("\u4e2d\u56fd"), is_of_other_script("\u59d3\u540d Nama"), is_of_other_script("12")
        (True, False, False)
    """
    return not normal(text).isascii()


def latin(text: str) -> str:
    """Return a text with letters of another alphabet that look Latin as Latin, in words that are Latin by that.

    Example:
        >>> latin("\u041c\u0420123 \u0418\u0432\u0430\u043d")
        'MP123 \u0418\u0432\u0430\u043d'
    """
    if text.isascii():
        return text
    words = re.split(r"(\s+)", text)
    return "".join(turned if (turned := word.translate(_LOOK_ALIKE)).isascii() else word for word in words)


_ESCAPED = late_regex(r"\\u([0-9a-f]{4})")


def printable(text: str) -> str:
    r"""Return a text of one line as it can be printed anywhere: what breaks a line or turns the writing as ``\uXXXX``.

    Example:
        >>> printable("SHEET\x1b]0;x\x07")
        'SHEET\\u001b]0;x\\u0007'
    """
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def unescaped(text: str) -> str:
    r"""Return a text of :func:`printable` as it was, for programs: a path by which they find the file.

    Example:
        >>> unescaped(printable("a\x1bb.csv")) == "a\x1bb.csv", unescaped(r"C:\u0041")
        (True, 'C:\\u0041')
    """
    return _ESCAPED.sub(lambda match: mark if _UNPRINTABLE.match(mark := chr(int(match[1], 16))) else match[0], text)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a text that writes one thing twice: Tiongkok/RRT, China (RRT).

    Example:
        >>> names_in("China (RRT)"), names_in("Jepang")
        (('China', 'RRT'), ())
    """
    parts = tuple(part.strip() for part in re.split(r"[/()\[\]=;]|\s[-–—]\s", text[:_LONGEST]) if normal(part))
    return parts if len(parts) > 1 else ()


def first_word_in(words: Iterable[str], texts: Iterable[str]) -> str | None:
    """Return the first word that stands as a whole word in a text.

    Example:
        >>> first_word_in(["TKA", "CEKAL"], ["DAFTAR CEKAL", "TKANTOR"])
        'CEKAL'
    """
    padded = [f" {text} " for text in texts]
    return next((word for word in words if any(f" {word} " in text for text in padded)), None)


def slug(text: str) -> str:
    """Return the lower-case slug of a text, for codes that no list declares.

    Example:
        >>> slug("Tidak Melapor (71)")
        'tidak-melapor-71'
    """
    return normal(text).lower().replace(" ", "-")


DOMAIN = "pora"
LOCALE = Path(__file__).parents[1] / "locale"


@cache
def _translation() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, str(LOCALE), ["id"], fallback=True)


def in_indonesian(msgid: str) -> str:
    """Return a message in Indonesian; its places are left as they are."""
    return _translation().gettext(msgid) if msgid else ""
