"""Which characters the fonts of the documents hold. A PDF with any other has boxes, and is neither PDF/A nor PDF/UA."""

from __future__ import annotations

import re
from functools import cache

from anyascii import anyascii

from reports.vocabulary.resources import load

BOX = "\u25a1"
"""Stands in a document for a character that no font of it holds."""


@cache
def _not_held() -> re.Pattern[str]:
    """Return a pattern of one character that neither Liberation Sans nor DejaVu Sans holds."""
    spans = (span.partition("-") for span in load("printable_characters")["ranges"])
    ranges = "".join(f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}" for first, _dash, last in spans)
    return re.compile(f"[^\\t\\n\\r{ranges}]")


def not_printable(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no document can show, each once, in their order.

    Example:
        >>> not_printable("Sdr. Nguyễn, 王小明")
        ('王', '小', '明')
    """
    return () if text.isascii() else tuple(dict.fromkeys(_not_held().findall(text)))


def with_boxes(text: str) -> str:
    """Return a text with a box for each character that no document can show."""
    return text if text.isascii() else _not_held().sub(BOX, text)


def with_latin_letters(name: str) -> str:
    """Return the name of a file or sheet with its reading in Latin letters, where a document cannot show it.

    Example:
        >>> with_latin_letters("外籍 Okt 2024.xlsx"), with_latin_letters("Data é.xlsx")
        ('外籍 Okt 2024.xlsx (huruf Latin: WaiJi Okt 2024.xlsx)', 'Data é.xlsx')
    """
    if not not_printable(name):
        return name
    latin = re.sub(f"(?:{_not_held().pattern})+", lambda match: anyascii(match[0]), name)
    return f"{name} (huruf Latin: {latin})"
