"""Types of incidents that are nearly written like a declared one, or like another of the same log: told, not joined."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.late_patterns import late_regex
from reports.vocabulary import labels
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from reports.intake.normalise.columns import Cells
    from reports.problems import Problem

_NEAR = 87
"""Similarity (0–100), spaces aside, from which a text may be a declared type written wrongly: a letter or two."""
_ALIKE = 90
"""Similarity from which two texts of a log may be one type; between them nothing is declared."""
_SHORTEST, _LONGEST = 6, 60
"""Letters of a type that is compared; a longer one is an account."""
_MOST_TYPES = 200
"""Types of one log that are compared with each other; a log of more has accounts for types."""
_DIGITS = late_regex(r"\d+")


def near_type(text: str) -> str | None:
    """Return the code of the declared type that a text is nearly written like; None for none.

    Example:
        >>> near_type("Ovestay"), near_type("Penyalahgunaan izin tingal"), near_type("Perkelahian")
        ('overstay', 'penyalahgunaan-izin-tinggal', None)
    """
    letters = _letters(text)
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return None
    aliases = {alias.replace(" ", ""): code for alias, code in labels.incident_aliases().items()}
    match = process.extractOne(letters, list(aliases), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return aliases[match[0]] if match else None


def types_alike(cells: Cells) -> list[Problem]:
    """Return a problem at the first cell of each type that is nearly written like a more frequent one of the log."""
    rows_by_letters = Counter(_letters(cell) for cell in cells.raw("incident_type") if isinstance(cell, str))
    own_types = [letters for letters, _rows in rows_by_letters.most_common() if _SHORTEST <= len(letters) <= _LONGEST]
    if len(own_types) > _MOST_TYPES:
        return []
    problems = []
    for place, letters in enumerate(own_types):
        match = process.extractOne(letters, own_types[:place], scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if match and _DIGITS.findall(letters) == _DIGITS.findall(match[0]):
            problems += _problems_of_type(cells, letters, match[0])
    return problems


def _problems_of_type(cells: Cells, letters: str, other: str) -> list[Problem]:
    """Return the problem of a type that resembles another; none where a declared type is meant by either."""
    texts = cells.raw("incident_type")
    index, other_index = (
        next(index for index, cell in enumerate(texts) if isinstance(cell, str) and _letters(cell) == key)
        for key in (letters, other)
    )
    text, other_text = str(texts[index]), str(texts[other_index])
    codes = {labels.incident_type_code(text), labels.incident_type_code(other_text)}
    if len(codes) == 1 or any(map(labels.is_declared_type, codes)) or near_type(text):
        return []
    return [
        cells.problem("types-alike", index, "incident_type", text, {"other": labels.incident_type_text(other_text)})
    ]


def _letters(text: str) -> str:
    """Return a type without how long or how many, spaces and signs."""
    return normal(labels.incident_type_text(text)).replace(" ", "") if len(text) <= 4 * _LONGEST else ""
