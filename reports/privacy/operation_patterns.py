"""Patterns of the words by which texts tell of operations, from ``reports/data/operation_words.json``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import places
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterator
TO_COME = late_regex(
    r"\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|pekan)\s(?:ini|depan|besok|nanti|mendatang)\b|\bH\s?-\s?\d",
    re.IGNORECASE,
)
"""Days of a week to come, and days before a day of operation."""


def has_place(text: str) -> bool:
    """Tell whether a text names a kind of place that is searched, or after a preposition a kecamatan or kelurahan."""
    return bool(words("sites").search(text)) or bool(_place_pattern().search(text))


@cache
def words(*names: str) -> re.Pattern[str]:
    """Return the pattern of the words of lists, which may be parted by any blanks."""
    words = sorted(
        {word for name in names for word in load("operation_words")[name]}, key=lambda word: (-len(word), word)
    )
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in words)
    return re.compile(rf"(?<![\w-])(?:{joined})(?:nya)?(?!\w)", re.IGNORECASE)


@cache
def actions() -> re.Pattern[str]:
    """Return the pattern of the verbs of operations and their nouns, with prefixes and endings of the language."""
    roots = load("operation_words")["roots"]
    joined = "|".join(
        sorted({spelt for root in roots for spelt in _spellings(root)}, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?<![\w-])(?:{joined})(?:nya)?(?!\w)", re.IGNORECASE)


def _spellings(root: str) -> Iterator[str]:
    """Yield a root, its active, passive and noun: sergap, menyergap, disergap, penyergapan."""
    nasal = {"k": "ng", "s": "ny", "t": "n", "p": "m"}.get(root[0])
    joint = {"b": "m", "f": "m", "d": "n", "j": "n", "c": "n", "g": "ng", "h": "ng"}.get(root[0], "")
    stem = f"{nasal}{root[1:]}" if nasal else f"{joint if root[0] not in 'aiueo' else 'ng'}{root}"
    for spelt in (root, f"di{root}", f"me{stem}", f"pe{stem}", f"pe{root}", f"me{root}"):
        yield from (spelt, f"{spelt}an", f"{spelt}kan", f"{spelt}i")


@cache
def before() -> re.Pattern[str]:
    """Return the pattern of what stands before an operation that only names a report or a meeting."""
    names = "|".join(re.escape(word) for name in ("reports", "meetings") for word in load("operation_words")[name])
    between = (
        r"(?:\s(?:dari|untuk|tentang|mengenai|pelaksanaan|kegiatan|setiap|teknis|rencana|jadwal|persiapan|bersama|para"
        r"|dalam|atas|SOP))"
    )
    return re.compile(rf"\b(?:{names})(?:nya)?{between}{{0,3}}\s\Z", re.IGNORECASE)


@places.cleared_with_area
@cache
def _place_pattern() -> re.Pattern[str]:
    """Return the pattern of a place of the work area after a preposition or the word for its level."""
    place_names = {name for level in ("kecamatan", "kelurahan") for name in places.names_of(level)}
    joined = "|".join(
        sorted((re.escape(name).replace(r"\ ", r"\s+") for name in place_names), key=lambda word: (-len(word), word))
    )
    levels = r"(?:(?:wilayah|kawasan|kecamatan|kelurahan|daerah|area|sekitar|kec|kel)\b\.?\s)"
    return re.compile(rf"\b(?:(?:di|ke|dari|menuju)\s{levels}{{0,2}}|{levels})(?:{joined})\b", re.IGNORECASE)
