"""Marks and words that repeat the cell above: a pair of strokes, sda, idem.

Only what stands for nothing else is one: a dash or dots are nothing, DO and ID are words of their own.
"""

from __future__ import annotations

from itertools import product

_STROKES = ('"', "''", "´´", "``", "”", "“", "„", "“”", "‘‘", "’’", ",,", "〃", "″", "′′", "＂", "¨")
_AROUND = ("{}", "-{}-", "- {} -", "--{}--", "{0} {0}", "{0}  {0}", "{0}{0}")
_WORDS = (
    "sda", "s.d.a", "s.d.a.", "s d a", "s. d. a.", "s/d/a", "sda.", "idem", "idem.", "ditto", "-do-", "- do -", "-sda-",
    "- sda -", "-idem-", "-ditto-", "sda di atas", "sama dengan di atas", "sama dengan atas", "sama dg di atas",
    "sama dg atas", "sama dgn di atas", "sama dgn atas", "sama seperti di atas", "seperti di atas", "sama di atas",
    "sama spt di atas", "sebagaimana di atas", "sama dengan diatas", "seperti diatas", "sebagaimana diatas",
)  # fmt: skip
_OTHERS = ("-//-", "- // -", "//", "-||-", "〃〃")
_OFFICES = frozenset({"agency", "reporting_agency"})
"""Fields in which SDA may be an office of its own, Sumber Daya Air."""
_OWN = frozenset({"row_no", "passport_no", "niora", "permit_no"}) | frozenset(
    {"count_total", "count_male", "count_female", "checked", "findings", "participants"}
)
"""Numbers of one person or document, and counts: neither is given twice by a mark."""

STROKES = frozenset(around.format(stroke) for stroke, around in product(_STROKES, _AROUND)) | frozenset(_OTHERS)
WORDS = frozenset(written for word in _WORDS for written in (word, word.upper(), word.capitalize()))
MARKS = STROKES | WORDS
"""As they are written in a cell, spaces at the ends aside."""
UPPER = frozenset(mark.upper() for mark in MARKS)
_SPACED = frozenset(f"{before}{mark}{after}" for mark in MARKS for before in ("", " ") for after in ("", " "))


def is_mark(text: str) -> bool:
    """Tell whether a text says nothing but that the cell above holds here too.

    Example:
        >>> is_mark('"'), is_mark("S.D.A."), is_mark("-"), is_mark("Sidoarjo")
        (True, True, False, False)
    """
    return text.strip().upper() in UPPER


def marks_of(field: str | None) -> frozenset[str]:
    """Return the marks, as cells hold them, that repeat the cell above in a column of a field."""
    if field in _OWN:
        return frozenset()
    return STROKES if field in _OFFICES else _SPACED
