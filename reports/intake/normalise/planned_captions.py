"""Captions by which all activities below them were not held: RENCANA KEGIATAN, a sheet BATAL.

A status that says of a row that it was held outdates them. Of a caption with two parts (RENCANA DAN REALISASI), and of
a schedule, nobody knows without a status: it is asked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.intake.normalise.row_captions import captions_of
from reports.problems import Problem
from reports.vocabulary import incident_words
from reports.vocabulary.caption_words import caption_parts
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail


def not_held_by_caption(cells: Cells, was_held: Callable[[Cells, int], bool]) -> list[str | None]:
    """Return ``caption:RENCANA`` of each row below a caption that says so of all; None for the others.

    Args:
        cells: of a log of activities.
        was_held: tells whether the status of a row says that it was held.
    """
    captions = captions_of(cells, lambda text: _word(text) is not None)
    words = {text: _word(text) for text in {text for text, _cell in captions}}
    return [
        f"caption:{words[text]}" if words[text] and not was_held(cells, index) else None
        for index, (text, _cell) in enumerate(captions)
    ]


def plans_in_doubt(cells: Cells, not_held: Sequence[object], was_held: Callable[[Cells, int], bool]) -> list[Problem]:
    """Return a problem for each caption by which the activities below may be planned only, where no status tells.

    Args:
        cells: of a log of activities.
        not_held: why each was not held; None for the others.
        was_held: tells whether the status of a row says that it was held.
    """
    captions = captions_of(cells, lambda text: _doubtful_word(text) is not None)
    if any(_doubtful_word(text) for text in {text for text, _cell in captions}):
        captions = [
            caption for index, caption in enumerate(captions) if not_held[index] is None and not was_held(cells, index)
        ]
    return [
        Problem("plan-asked", cells.path, cells.table.sheet, caption[1], details=_details(word, count))
        for caption, count in Counter(captions).items()
        if (word := _doubtful_word(caption[0]))
    ]


def speaks_of_plans(caption: str) -> bool:
    """Tell whether a caption says of all below it, or of some, that it was not held."""
    return _word(caption) is not None or _doubtful_word(caption) is not None


def _details(word: str, count: int) -> dict[str, Detail]:
    return {"word": word, "count": count}


def _word(text: str) -> str | None:
    """Return the word by which each part of a caption says that nothing was held."""
    words = [incident_words.not_held(part) for part in caption_parts(text)]
    return words[0] if words and all(words) else None


def _doubtful_word(text: str) -> str | None:
    """Return the word of a caption by which a part of it, or all, may not have been held."""
    if _word(text) is not None:
        return None
    parts = caption_parts(text)
    words = (incident_words.not_held(part) or _schedule(part) for part in parts)
    return next((word for word in words if word), None)


def _schedule(part: str) -> str | None:
    first = part.partition(" ")[0]
    return first if first in load("captions")["schedules"] else None
