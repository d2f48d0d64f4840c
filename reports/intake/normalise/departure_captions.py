"""Captions by which all rows below them may have left: the sheet's name, a title, or a row between the records.

``B. WNA YANG SUDAH MENINGGALKAN INDONESIA`` and a sheet ``SUDAH PULANG`` say of each row what KETERANGAN says of one. A
sheet ``ARSIP`` or ``CONTOH`` may hold persons of another time, or nobody: it is asked about.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary import dates, nationalities, places
from reports.vocabulary.departures import Departure, as_decided
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail

_LABELS = frozenset({RowRole.GROUP, RowRole.NOTE})
_TITLE_ROWS, _MOST_CELLS = 6, 2
"""Rows above a header that are its titles, and the cells of a row that is a caption."""
_ENUMERATION = re.compile(r"^\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.)]\s*", re.I)
_PLACE_WORDS = frozenset({"KECAMATAN", "KEC", "KELURAHAN", "KEL", "DESA", "WILAYAH", "KOTA", "KABUPATEN"})
_CLASSES = frozenset({"ITK", "ITAS", "ITAP", "KITAS", "KITAP"})
_AND = re.compile(r"[/,&+;]|\bDAN\b|\bATAU\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")


def caption_departures(cells: Cells) -> tuple[list[Departure | None], list[Problem]]:
    """Return the sure departure that a caption states for each record, and a problem for each caption in doubt."""
    answers = cells.remembered.get("departed", {})
    captions = _captions(cells)
    stated = {text: _stated(text, answers) for text in {text for text, _cell in captions}}
    departures = [stated[text] for text, _cell in captions]
    problems = []
    for caption in dict.fromkeys(captions):
        leaving = stated[caption[0]]
        if leaving is not None and not leaving.is_sure:
            details: dict[str, Detail] = {"word": leaving.word, "count": captions.count(caption)}
            problems.append(Problem("caption-asked", cells.path, cells.table.sheet, caption[1], details=details))
    return [leaving if leaving and leaving.is_sure else None for leaving in departures], problems


def _captions(cells: Cells) -> list[tuple[str, str | None]]:
    """Return text and cell of the caption of each record: a row above that is one, else a title, else the sheet."""
    of_table = next(_titles(cells), (cells.table.sheet, None))
    labels = dict(_labels(cells))
    if not labels:
        return [of_table] * len(cells.rows)
    above = [max((row for row in labels if row < record), default=0) for record in cells.rows]
    return [labels.get(row, of_table) for row in above]


def _labels(cells: Cells) -> Iterator[tuple[int, tuple[str, str | None]]]:
    """Yield row, text and cell of each row between the records that begins another part of them.

    A kecamatan, a nationality or a class of permits divides the part that it stands in.
    """
    for row, role in sorted(cells.table.structure.items()):
        caption = _caption_in(cells, row) if role in _LABELS and row > cells.table.header_rows[1] else None
        if caption is not None and not _is_division(_plain(caption[0])):
            yield row, caption


def _is_division(words: str) -> bool:
    """Tell whether a caption names a place, a nationality or a class of permits."""
    name = words.partition(" ")[2] if words.partition(" ")[0] in _PLACE_WORDS else ""
    return bool(name or words in _CLASSES or places.district_code(words) or nationalities.code_of(words))


def _titles(cells: Cells) -> Iterator[tuple[str, str | None]]:
    """Yield the titles of a table that say something of a departure."""
    top = cells.table.header_rows[0]
    for row in range(max(1, top - _TITLE_ROWS), top):
        caption = _caption_in(cells, row)
        if caption is not None and _stated(caption[0], {}) is not None:
            yield caption


def _caption_in(cells: Cells, row: int) -> tuple[str, str | None] | None:
    """Return text and cell of a row that holds a caption and hardly more."""
    filled = [(column, cell) for column, cell in enumerate(cells.grid.rows[row - 1], start=1) if cell is not None]
    texts = [(column, cell) for column, cell in filled if isinstance(cell, str) and any(map(str.isalpha, cell))]
    if len(filled) > _MOST_CELLS or not texts:
        return None
    column, text = texts[0]
    return text, cell_name(row, column)


def _stated(text: str, answers: Mapping[str, str]) -> Departure | None:
    """Return what a caption states: the first of its parts that says so; one in doubt where a part says otherwise."""
    words = _plain(text)
    if words in _doubtful_names():
        return as_decided(words, answers) if answers.get(words) else Departure(words, is_sure=False)
    parts = [part for part in (_plain(part) for part in _AND.split(text)) if part]
    stated = [as_decided(part, answers) for part in parts]
    leavings = [leaving for leaving in stated if leaving is not None]
    if not leavings:
        return None
    sure = next((leaving for leaving in leavings if leaving.is_sure), None)
    is_whole = len(leavings) == len(parts)
    return sure if sure and is_whole else Departure(leavings[0].word, is_sure=False)


def _plain(text: str) -> str:
    """Return a caption in normal form without its number, what it is a list of, and the month behind it."""
    words = normal(_ENUMERATION.sub("", text)).split()
    while words and words[0] in _nouns():
        words = words[1:]
    while words and (_YEAR.fullmatch(words[-1]) or words[-1] in {"BULAN", "TAHUN"} or words[-1] in dates.months()):
        words = words[:-1]
    return " ".join(words)


@cache
def _nouns() -> frozenset[str]:
    words: Sequence[str] = load("departed")["captions_of"]
    return frozenset(words)


@cache
def _doubtful_names() -> frozenset[str]:
    words: Sequence[str] = load("departed")["captions_in_doubt"]
    return frozenset(words)
