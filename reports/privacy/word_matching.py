"""The words of a text with their places, and runs of words that a list knows."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Runs = Mapping[str, tuple[tuple[str, ...], ...]]
    """First word → runs of words that start with it, the longest first."""

_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[\s,.'’`()/;:-]{1,3}")
"""What may stand between the words of a run."""


class Word(NamedTuple):
    """A word in its normal form, and where it stands."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text."""
    return [Word(normal(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def runs(found: Iterable[tuple[str, ...]]) -> Runs:
    """Return runs of words by their first word."""
    starts: dict[str, set[tuple[str, ...]]] = {}
    for words in found:
        starts.setdefault(words[0], set()).add(words)
    return {word: tuple(sorted(same, key=lambda one: (-len(one), one))) for word, same in starts.items()}


def hits(text: str, words: Sequence[Word], looked_for: Runs) -> Iterator[tuple[int, int]]:
    """Yield first and last word of each run in a text, at each word the longest."""
    for at, word in enumerate(words):
        for wanted in looked_for.get(word.text, ()):
            run = words[at : at + len(wanted)]
            if tuple(one.text for one in run) == wanted and together(text, run):
                yield at, at + len(wanted) - 1
                break


def together(text: str, run: Sequence[Word]) -> bool:
    """Tell whether nothing but separators stands between words."""
    return all(_SEPARATORS.fullmatch(text, left.end, right.start) for left, right in itertools.pairwise(run))
