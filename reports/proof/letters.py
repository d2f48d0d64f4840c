"""When a text that was read back is the one that was written.

Lines break where they must, so that white space says nothing. A font may have one glyph for letters of several
alphabets, and gives only one of them back: letters that are not ASCII are compared by their number alone.
"""

from __future__ import annotations

import unicodedata

from reports.late_patterns import late_regex

_UNSEEN = late_regex("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
_SHAPED = late_regex("[\u0590-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefe\U00010000-\U0010ffff]")
"""Letters that are joined, turned or placed by their neighbours, so that glyphs and letters differ in number."""


def without_space(text: str) -> str:
    """Return a text without white space and what is not seen."""
    return _UNSEEN.sub("", text) if text.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def is_same(expected: str, actual: str) -> bool:
    """Tell whether a text was read back as it was written.

    Example:
        >>> is_same("Pasal 75 ayat (2)", "Pasal 75 ayat  (2)"), is_same("Иван", "Ивaн"), is_same("12", "13")
        (True, True, False)
    """
    expected, actual = without_space(expected), without_space(actual)
    if expected == actual:
        return True
    if _SHAPED.search(expected):
        return sorted(filter(str.isascii, expected)) == sorted(filter(str.isascii, actual))
    if len(expected) != len(actual) or expected.isascii():
        return False
    return all(a == b or not (a.isascii() and b.isascii()) for a, b in zip(expected, actual, strict=True))
