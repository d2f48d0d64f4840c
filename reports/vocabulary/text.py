"""Normal forms of office text for exact comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
