"""Words that are written with blanks between their letters: H a n s."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.privacy.name_words import NameWord

_FEWEST_SPELT_OUT = 6
"""Letters of a name that is written with blanks between its letters."""
_MOST_SPELT_OUT = 200
"""Letters of such a run that are looked at."""


def letter_runs(words: Iterable[NameWord]) -> Iterator[Sequence[NameWord]]:
    """Yield runs of single letters that are long enough to spell a name."""
    for is_letter, run in itertools.groupby(words, lambda word: len(word.forms[0]) == 1):
        letters = list(run)
        if is_letter and len(letters) >= _FEWEST_SPELT_OUT:
            yield letters


def spelt_parts(letters: Sequence[NameWord]) -> Iterator[tuple[int, int, str]]:
    """Yield first letter, end and word of each part of letters that may be a name, the longest first."""
    spelt = "".join(word.forms[0] for word in letters[:_MOST_SPELT_OUT])
    for start in range(len(spelt)):
        for end in range(len(spelt), start + _FEWEST_SPELT_OUT - 1, -1):
            yield start, end, spelt[start:end]


def spelt_out_words(words: Iterable[NameWord]) -> Iterator[str]:
    """Yield every word that letters with blanks between them may spell."""
    for letters in letter_runs(words):
        yield from (part for _start, _end, part in spelt_parts(letters))
