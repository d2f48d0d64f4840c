"""Normal forms of office text for exact comparison."""

from __future__ import annotations

import gettext
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_NOT_WORD = re.compile(r"[^A-Z0-9]+")
_LONGEST = 100
"""Characters of a value that is looked at part by part."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What breaks a line, turns the direction of writing round, or cannot be encoded."""
_LOOK_ALIKE = str.maketrans("АВЕЅІЈКМНОРСТУХЗаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYX3aesijopcyxABEZHIKMNOPTYXo")
"""Letters of the Cyrillic and Greek alphabets that look Latin."""


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    r"""Upper-case, accents dropped, everything but letters and digits to one space.

    Example:
        >>> normal(" No.  Paspor\n")
        'NO PASPOR'
    """
    plain = unicodedata.normalize("NFKD", text.upper())
    if not plain.isascii():
        plain = latin(plain)
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _NOT_WORD.sub(" ", plain).strip()


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


def printable(text: str) -> str:
    r"""Return a text of one line as it can be printed anywhere: what breaks a line or turns the writing as ``\uXXXX``.

    Example:
        >>> printable("SHEET\x1b]0;x\x07")
        'SHEET\\u001b]0;x\\u0007'
    """
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a text that writes one thing twice: Tiongkok/RRT, China (RRT).

    Example:
        >>> names_in("China (RRT)"), names_in("Jepang")
        (('China', 'RRT'), ())
    """
    parts = tuple(part.strip() for part in re.split(r"[/()\[\]=;]|\s[-–—]\s", text[:_LONGEST]) if normal(part))
    return parts if len(parts) > 1 else ()


def slug(text: str) -> str:
    """Return the lower-case ASCII slug of a text, for codes that no list declares.

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


def said(msgid: str) -> str:
    """Return a message in Indonesian; its places are left as they are."""
    return _translation().gettext(msgid) if msgid else ""
