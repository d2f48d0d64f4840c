"""Normal forms of office text for exact comparison."""

from __future__ import annotations

import gettext
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_NOT_WORD = re.compile(r"[^A-Z0-9]+")


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    r"""Upper-case, accents dropped, everything but letters and digits to one space.

    Example:
        >>> normal(" No.  Paspor\n")
        'NO PASPOR'
    """
    plain = unicodedata.normalize("NFKD", text.upper())
    if not plain.isascii():
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _NOT_WORD.sub(" ", plain).strip()


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
