"""Headers of columns of codes: KD_NEGARA, KODE KEC, SEX_CODE name a field without the word for a code."""

from __future__ import annotations

from functools import cache

from reports.vocabulary import own_codes
from reports.vocabulary.header_words import words_apart
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

FIELDS = frozenset({*own_codes.FIELDS, "kelurahan"})
"""Fields that a column of codes may fill; numbers of documents are no codes."""
_JOINED_MARKS = ("KODE", "KD")
"""Words for a code that an export joins to the name: KDKEC."""


@cache
def _marks() -> frozenset[str]:
    return frozenset(load("code_headers")["marks"])


def without_mark(text: str) -> str | None:
    """Return a header without its word for a code, in normal form; None for a header without such a word.

    Example:
        >>> without_mark("KD_NEGARA"), without_mark("Sex Code"), without_mark("KODE"), without_mark("NEGARA")
        ('NEGARA', 'SEX', None, None)
    """
    words = normal(words_apart(text)).split()
    joined = next((mark for mark in _JOINED_MARKS if words and words[0].startswith(mark)), None)
    if len(words) == 1 and joined and len(words[0]) > len(joined) + 2:
        words = [joined, words[0].removeprefix(joined)]
    if len(words) > 1 and words[0] in _marks():
        return " ".join(words[1:])
    if len(words) > 1 and words[-1] in _marks():
        return " ".join(words[:-1])
    return None


@cache
def names() -> dict[str, str]:
    """Return short names of fields that are known beside a word for a code only: IZIN, NEG."""
    return dict(load("code_headers")["names"])
