"""Lists of persons that are no register: deportations, bans, hotel guests, foreign workers of the labour office.

A list of persons is a register only with proof (settled rule 1): a permit column, and no sign of another list in title,
sheet name, file name or headers. Words in cells never count. Declared in ``other_lists.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.labels import leaf
from reports.vocabulary import places
from reports.vocabulary.resources import load
from reports.vocabulary.text import letters_of, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.intake.recognise.labels import Label
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_OF_FOREIGNERS = frozenset({
    "nationality", "passport_no", "niora", "incident_type", "legal_basis", "action_type", "decision_no", "stage",
})  # fmt: skip
"""Fields by whose headers a list is no roster of officials."""
_MEETINGS = "RAPAT"
"""The word of a list that may as well be one of meetings that were held, which are activities."""
_OF_ACTIVITIES = frozenset({"activity_kind", "activity", "participants", "checked", "findings", "agencies"})
PERMIT_FIELDS = frozenset({"permit_type", "permit_no", "visa_index"})
"""Columns that prove a register; an expiry alone may be that of another document."""

_FEW = 0.5
"""Part of the rows below which a column tells of single persons, not of the list."""


@dataclass(frozen=True)
class Sign:
    """A sign that a list is another one than the register."""

    word: str
    is_sure: bool
    """False where the table also has a permit column, so that the office is asked."""


def sign_of_other_list(
    texts: Iterable[str], labels: Mapping[int, Label], fields: frozenset[str], filled: Mapping[int, float] | None = None
) -> Sign | None:
    """Return by what a list of persons is known as another list; None for none.

    Args:
        texts: titles, sheet name and file name.
        labels: column → header texts from the top.
        fields: that the headers name, were it a register.
        filled: column → the part of its rows that fill it; of an event that only few persons have, the office is asked.
    """
    proven = bool(fields & PERMIT_FIELDS)
    few = {column for column, share in (filled or {}).items() if proven and share < _FEW}
    headers = _texts_of(label for column, label in labels.items() if column not in few)
    lists = _lists()
    title_texts = [without_places(text) for text in texts]
    sure = first_word_in(lists["title_always"], title_texts) or _header_in(lists["heads_of_other_lists"], headers)
    if sure:
        return Sign(sure, is_sure=True)
    doubtful = _header_in(lists["heads_of_other_lists"], _texts_of(labels[column] for column in few))
    if doubtful:
        return Sign(doubtful, is_sure=False)
    word = first_word_in(lists["title_without_permit_columns"], title_texts)
    if word:
        return Sign(word, is_sure=not proven)
    header = _header_in(lists["heads_of_other_lists_without_permit_columns"], headers)
    return Sign(header, is_sure=True) if header and not proven else None


def with_other_list(
    table: SheetTable, place: Place, titles: tuple[str, ...], labels: Mapping[int, Label], fields: frozenset[str]
) -> SheetTable:
    """Return a table of no kind with the word by which a list of persons is surely another list.

    Args:
        table: not understood.
        place: of its file.
        titles: above it.
        labels: column → header texts from the top.
        fields: that the headers name, were it a register: with a permit column the office decides what the list is.
    """
    if table.resembles is not None and table.resembles.kind == "incidents":
        return replace(table, other_list=roster_word((*titles, table.sheet), labels))
    if table.resembles is None or table.resembles.kind != "register":
        return table
    sign = sign_of_other_list((*titles, table.sheet, place.file.rpartition(".")[0]), labels, fields)
    return replace(table, other_list=sign.word) if sign and sign.is_sure else table


def roster_word(names: Iterable[str], labels: Mapping[int, Label]) -> str | None:
    """Return the word by which a dated list is one of duties, attendance or notes of meetings, and no log of incidents.

    Titles and sheet say so, nothing of them says incidents, and no header is of a foreigner or of incidents alone.

    Args:
        names: titles above it, and the name of its sheet.
        labels: column → header texts from the top.
    """
    texts = [normal(name) for name in names]
    word = first_word_in(load("incident_proof")["rosters"], texts)
    if word is None or first_word_in(load("incident_proof")["incidents"], texts):
        return None
    is_activity = word == _MEETINGS and _fields_named("activities", labels) & _OF_ACTIVITIES
    return None if is_activity or _fields_named("incidents", labels) & _OF_FOREIGNERS else word


def _fields_named(kind: str, labels: Mapping[int, Label]) -> set[str]:
    """Return the fields of a kind that headers name, or may name."""
    readings = (read_header(kind, label) for label in labels.values())
    return {field for reading in readings if reading is not None for field in reading.fields}


def pattern_of(labels: Mapping[int, Label]) -> str:
    """Return the pattern of headers by which a decision of the office on a list is remembered."""
    return " | ".join(letters_of(" ".join(label)) for _, label in sorted(labels.items()))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(normal, words)) for name, words in load("other_lists").items() if name != "source"}


def first_word_in(words: Iterable[str], texts: Iterable[str]) -> str | None:
    """Return the first word that stands as a whole word in a text."""
    padded = [f" {text} " for text in texts]
    return next((word for word in words if any(f" {word} " in text for text in padded)), None)


def _texts_of(labels: Iterable[Label]) -> list[str]:
    """Return the whole text of each header and its lowest line."""
    return [text for label in labels for text in (normal(" ".join(label)), leaf(label))]


def _header_in(words: tuple[str, ...], headers: list[str]) -> str | None:
    return next((word for word in words if word in headers), None)


@places.cleared_with_area
@lru_cache(maxsize=256)
def without_places(text: str) -> str:
    """Return a title without names of kelurahan and kecamatan: Lok Tamu and Cekal Baru are villages."""
    return re.sub(r"\s+", " ", places.without_names(normal(text)))
