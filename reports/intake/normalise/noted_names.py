"""Words beside a name by which the person may have left or not count: Alm. X, X (EPO), X †, *X. They are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.departures import departure
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar
    from reports.problems import Detail, Problem

_WORDS = r"(?:ALM|ALMH|ALMARHUM|ALMARHUMAH|RIP|EPO|ERP|MENINGGAL|WAFAT|PULANG|DEPORTASI|DIDEPORTASI|DEPORTED)"
_SIGN = late_regex(rf"[(\[{{†✝*#,;/]|\s[-–—]|\b{_WORDS}\b|\bR\.I\.P", re.I)
"""What each name with such a word has at least one of."""
_SIGNS = (
    *"([{*#,;/", "R.I.P", *(f"{space}-" for space in " \t\n\r\v\f\x1c\x1d\x1e\x1f"),
    "ALM", "RIP", "EPO", "ERP", "MENINGGAL", "WAFAT", "PULANG", "DEPORT",
)  # fmt: skip
"""What shows in capital ASCII that a name may have one."""
_APART = late_regex(r"[(\[{]([^)\]}]*)[)\]}]?|(?:\s[-–—]+|[,;/])\s*([^(\[{,;/]*)")
"""What stands in brackets, or behind a dash, comma or slash."""
_AT_THE_ENDS = late_regex(rf"^\W*({_WORDS}\b|R\.I\.P)|\b({_WORDS})\W*$", re.I)
_MARK = late_regex(r"^\s*([*#†✝]+)|([*#†✝]+)\s*$")


def noted_names(cells: Cells) -> Iterator[Problem]:
    """Yield a problem for each such word or mark, at its first name, with the number of names that have it."""
    names = cells.raw("full_name")
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for index, name in _with_sign(names):
        note = _note(name)
        if note:
            first.setdefault(note, index)
            counts[note] = counts.get(note, 0) + 1
    for note, index in first.items():
        details: dict[str, Detail] = {"count": counts[note]}
        yield cells.problem("name-noted", index, "full_name", names[index], details)


def _with_sign(names: Sequence[Scalar]) -> list[tuple[int, str]]:
    """Return the names with a sign and their positions; all are looked at at once, since most registers have none."""
    texts = [name for name in names if isinstance(name, str)]
    lines = "\n".join(texts).upper()
    # texts in texts are found far quicker than any of a pattern
    if lines.isascii() and not any(sign in lines for sign in _SIGNS):
        return []
    return [(index, name) for index, name in enumerate(names) if isinstance(name, str) and _SIGN.search(name)]


def _note(name: str) -> str | None:
    """Return the word or mark beside a name; None for none.

    Example:
        >>> [_note(name) for name in ("Alm. LI WEI", "LI WEI (EPO)", "LI WEI – pulang", "*LI WEI", "LI WEI (JACK)")]
        ['ALM', 'EPO', 'PULANG', '*', None]
    """
    for match in _APART.finditer(name):
        part = match[1] or match[2] or ""
        leaving = departure(part) if part.strip() else None
        if leaving:
            return leaving.word
    at_end = _AT_THE_ENDS.search(name)
    if at_end:
        return normal(at_end[1] or at_end[2])
    mark = _MARK.search(name)
    return mark[1] or mark[2] if mark else None
