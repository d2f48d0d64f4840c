"""Lists of persons that are no register: deportations, bans, hotel guests, foreign workers of the labour office.

A list of persons is a register only with proof (settled rule 1): a permit column, and no sign of another list in title,
sheet name, file name or headers. Words in cells never count. Declared in ``other_lists.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reports.intake.recognise.contradicted_names import is_contradicted, saying_inputs
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.labels import leaf
from reports.vocabulary import places
from reports.vocabulary.resources import load
from reports.vocabulary.text import first_word_in, letters_of, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.intake.recognise.contradicted_names import CellsOf, Names
    from reports.intake.recognise.labels import Label
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
    names: Names,
    labels: Mapping[int, Label],
    fields: frozenset[str],
    cells_of: CellsOf,
    filled: Mapping[int, float] | None = None,
) -> Sign | None:
    """Return by what a list of persons is known as another list; None for none.

    The name of a file or sheet is weaker than what stands on the sheet: where that contradicts it, the office is asked.

    Args:
        names: titles, sheet name and file name.
        labels: column → header texts from the top.
        fields: that the headers name, were it a register.
        cells_of: returns the cells of a column.
        filled: column → the part of its rows that fill it; of an event that only few persons have, the office is asked.
    """
    proven = bool(fields & PERMIT_FIELDS)
    few = {column for column, share in (filled or {}).items() if proven and share < _FEW}
    headers = _texts_of(label for column, label in labels.items() if column not in few)
    lists = _lists()
    sure = _word_of(names.titles, "title_always") or _header_in(lists["heads_of_other_lists"], headers)
    if sure:
        return Sign(sure, is_sure=True)
    doubtful = _header_in(lists["heads_of_other_lists"], _texts_of(labels[column] for column in few))
    if doubtful:
        return Sign(doubtful, is_sure=False)
    word = _word_of(names.titles, "title_without_permit_columns")
    if word:
        is_sure = not proven and not is_contradicted(" ".join(names.titles), (), labels, cells_of)
        return Sign(word, is_sure)
    header = _header_in(lists["heads_of_other_lists_without_permit_columns"], headers)
    if header and not proven:
        return Sign(header, is_sure=True)
    return _sign_of_names(names, labels, cells_of, proven=proven)


def _sign_of_names(names: Names, labels: Mapping[int, Label], cells_of: CellsOf, *, proven: bool) -> Sign | None:
    """Return by what word of the names of sheet and file a list is another one, or may be."""
    of_titles = saying_inputs(names.titles)
    of_names = saying_inputs((*names.titles, names.sheet), also_beside=True)
    signs = []
    for text, nearer in ((names.sheet, of_titles), (names.file, of_names)):
        word = _word_of([text], "title_always") or _word_of([text], "title_without_permit_columns")
        if word:
            is_sure = not proven and not is_contradicted(text, nearer, labels, cells_of)
            signs.append(Sign(word, is_sure))
    return next((sign for sign in signs if sign.is_sure), signs[0] if signs else None)


def _word_of(texts: Iterable[str], words: str) -> str | None:
    """Return the first declared word in names, without those of places."""
    return first_word_in(_lists()[words], [without_places(text) for text in texts])


def with_other_list(
    table: SheetTable, names: Names, labels: Mapping[int, Label], fields: frozenset[str], cells_of: CellsOf
) -> SheetTable:
    """Return a table of no kind with the word by which a list of persons is surely another list.

    Args:
        table: not understood.
        names: titles above it, its sheet and its file.
        labels: column → header texts from the top.
        fields: that the headers name, were it a register: with a permit column the office decides what the list is.
        cells_of: returns the cells of a column.
    """
    if table.resembles is not None and table.resembles.kind == "incidents":
        return replace(table, other_list=roster_word((*names.titles, table.sheet), labels))
    if table.resembles is None or table.resembles.kind != "register":
        return table
    sign = sign_of_other_list(names, labels, fields, cells_of)
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
    words = load("other_lists")
    return {name: tuple(map(normal, texts)) for name, texts in words.items() if isinstance(texts, list)}


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
