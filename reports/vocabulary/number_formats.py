"""Number formats by which a cell shows other than it holds: ``"E"00000000`` shows 123456 as E00123456.

Offices make passport numbers that way. What such a cell shows is the number of the passport; what it holds is not.
Likewise Excel makes 1 November 2025 of a typed "Nov-25", and shows the month alone: nobody wrote that day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from datetime import date

_TOKEN = late_regex(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<bracket>\[[^\]]*\])|[_*].|(?P<places>[0#?]+)|(?P<other>.)', re.S
)
_BARE = frozenset(" -/():+'")
"""Characters that a format may hold without quotation marks and shows as they are; others are codes of dates etc."""
_MOST_DIGITS = 10**15
"""A larger number has lost digits in the workbook already."""


@lru_cache(maxsize=512)
def completes(code: str) -> bool:
    """Tell whether a number format adds letters, digits or leading zeros to a whole number.

    Example:
        >>> [completes(code) for code in ('"E"00000000', "000000000", "#,##0", '"Rp"#,##0', "0", "dd/mm/yyyy")]
        [True, True, False, False, False, False]
    """
    parts = _parts(code)
    if parts is None:
        return False
    prefix, digits, suffix = parts
    return digits.count("0") > 1 or any(character.isalnum() for character in prefix + suffix)


def displayed_text(code: str, number: float) -> str | None:
    """Return what a cell with a number shows; None where the number is no whole one, or the format is not of this kind.

    Example:
        >>> displayed_text('"E"00000000', 123456.0), displayed_text("000000000", 12345678.0), displayed_text("0.0", 5.0)
        ('E00123456', '012345678', None)
    """
    parts = _parts(code)
    if parts is None or number != int(number) or not 0 <= number < _MOST_DIGITS:
        return None
    prefix, digits, suffix = parts
    return f"{prefix}{int(number):0{digits.count('0')}d}{suffix}".strip()


_LITERAL = late_regex(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
"""Parts of a format that stand for themselves, or for a colour or language."""


@lru_cache(maxsize=512)
def shows_no_day(code: str) -> bool:
    """Tell whether a format shows the month and year of a date, or its year alone.

    Example:
        >>> [shows_no_day(code) for code in ("mmm-yy", "[$-421]mmmm yyyy;@", "yyyy", "dd/mm/yyyy", "mm:ss", "0.00")]
        [True, True, True, False, False, False]
    """
    letters = set(_LITERAL.sub("", code.partition(";")[0]).casefold())
    return "y" in letters and letters <= set("my -/.,'")


def displayed_month(code: str, day: date) -> str | None:
    """Return what a cell shows of a first day that nobody wrote; None for any other day.

    Example:
        >>> from datetime import date
        >>> displayed_month("mmm-yy", date(2025, 11, 1)), displayed_month("yyyy", date(2026, 1, 1))
        ('2025-11', '2026')
        >>> displayed_month("mmm-yy", date(2025, 11, 14)), displayed_month("yyyy", date(2026, 11, 1))
        (None, None)
    """
    if day.day != 1 or not shows_no_day(code):
        return None
    if "m" in _LITERAL.sub("", code.partition(";")[0]).casefold():
        return f"{day:%Y-%m}"
    return f"{day:%Y}" if day.month == 1 else None


@lru_cache(maxsize=512)
def _parts(code: str) -> tuple[str, str, str] | None:
    """Return text before, placeholders, and text after; None for a format of any other kind.

    Only the section for positive numbers is looked at. A format with decimals, thousands, dates or currency in it
    belongs to an amount, and its number is what counts.
    """
    texts, digits = ["", ""], ""
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            break
        is_odd = token["other"] and token["other"] not in _BARE
        if is_odd or (token["places"] and digits) or (token["bracket"] or "").startswith("[$"):
            return None
        digits += token["places"] or ""
        texts[bool(digits)] += token["quoted"] or token["escaped"] or token["other"] or ""
    return (texts[0], digits, texts[1]) if digits else None
