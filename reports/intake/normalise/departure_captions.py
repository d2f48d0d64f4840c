"""Captions by which all rows below them may have left: the sheet's name, a title, or a row between the records.

``B. WNA YANG SUDAH MENINGGALKAN INDONESIA`` and a sheet ``SUDAH PULANG`` say of each row what KETERANGAN says of one. A
sheet ``ARSIP`` or ``CONTOH`` may hold persons of another time, or nobody: it is asked about.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.intake.normalise.captions import bare_caption, captions_of, parts_of
from reports.problems import Problem
from reports.vocabulary.departures import Departure, as_decided
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail


def caption_departures(cells: Cells) -> tuple[list[Departure | None], list[Problem]]:
    """Return the sure departure that a caption states for each record, and a problem for each caption in doubt."""
    answers = cells.remembered.get("departed", {})
    captions = captions_of(cells, lambda text: _stated(text, {}) is not None)
    stated = {text: _stated(text, answers) for text in {text for text, _cell in captions}}
    departures = [stated[text] for text, _cell in captions]
    problems = []
    for caption in dict.fromkeys(captions):
        leaving = stated[caption[0]]
        if leaving is not None and not leaving.is_sure:
            details: dict[str, Detail] = {"word": leaving.word, "count": captions.count(caption)}
            problems.append(Problem("caption-asked", cells.path, cells.table.sheet, caption[1], details=details))
    return [leaving if leaving and leaving.is_sure else None for leaving in departures], problems


def _stated(text: str, answers: Mapping[str, str]) -> Departure | None:
    """Return what a caption states: the first of its parts that says so; one in doubt where a part says otherwise."""
    words = bare_caption(text)
    if words in _doubtful_names():
        return as_decided(words, answers) if answers.get(words) else Departure(words, is_sure=False)
    parts = parts_of(text)
    stated = [as_decided(part, answers) for part in parts]
    leavings = [leaving for leaving in stated if leaving is not None]
    if not leavings:
        return None
    sure = next((leaving for leaving in leavings if leaving.is_sure), None)
    is_whole = len(leavings) == len(parts)
    return sure if sure and is_whole else Departure(leavings[0].word, is_sure=False)


@cache
def _doubtful_names() -> frozenset[str]:
    words: Sequence[str] = load("departed")["captions_in_doubt"]
    return frozenset(words)
