"""Captions by which all rows below them may have left: the sheet's name, a title, or a row between the records.

``B. WNA YANG SUDAH MENINGGALKAN INDONESIA`` and a sheet ``SUDAH PULANG`` say of each row what KETERANGAN says of one. A
sheet ``ARSIP`` or ``CONTOH`` may hold persons of another time, or nobody: it is asked about.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.intake.normalise.row_captions import (
    caption_problem,
    captions_of,
    captions_of_other_months,
)
from reports.vocabulary.caption_words import caption_parts, word_in_doubt
from reports.vocabulary.departures import Departure, as_decided, departure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.normalise.columns import Cells
    from reports.problems import Problem


def caption_departures(cells: Cells) -> tuple[list[Departure | None], list[Problem]]:
    """Return the sure departure that a caption states for each record, and a problem for each caption in doubt."""
    answers = cells.remembered.get("departed", {})
    captions = captions_of(cells, lambda text: _stated(text, {}) is not None)
    stated = {text: _stated(text, answers) for text in {text for text, _cell in captions}}
    departures = [stated[text] for text, _cell in captions]
    problems = []
    for caption, count in Counter(captions).items():
        leaving = stated[caption[0]]
        if leaving is not None and not leaving.is_sure:
            problems.append(caption_problem(cells, caption, leaving.word, count))
    sure = [leaving if leaving and leaving.is_sure else None for leaving in departures]
    return sure, [*problems, *captions_of_other_months(cells)]


def _stated(text: str, answers: Mapping[str, str]) -> Departure | None:
    """Return what a caption states: the first of its parts that says so; one in doubt where a part says otherwise."""
    parts = caption_parts(text)
    stated = [as_decided(part, answers) for part in parts]
    leavings = [leaving for leaving in stated if leaving is not None]
    if not leavings and any(map(departure, parts)):
        return None  # the office has decided that they stay
    doubtful = word_in_doubt(text, "register")
    if not leavings:
        is_answered = doubtful is not None and answers.get(doubtful)
        return as_decided(doubtful, answers) if doubtful and is_answered else _doubt(doubtful)
    sure = next((leaving for leaving in leavings if leaving.is_sure), None)
    is_whole = len(leavings) == len(parts)
    return sure if sure and is_whole else Departure(leavings[0].word, is_sure=False)


def _doubt(word: str | None) -> Departure | None:
    return Departure(word, is_sure=False) if word else None
