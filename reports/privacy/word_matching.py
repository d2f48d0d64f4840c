"""Split a text into words with their positions, and find the phrases of an index in it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from reports.late_patterns import late_regex
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    PhraseIndex = Mapping[str, Mapping[int, frozenset[tuple[str, ...]]]]
    """First word → number of words, the largest first → phrases that start with it, as tuples of words."""

_WORD = late_regex(r"[^\W_]+")
_SEPARATORS = late_regex(r"[\s,.'’`()/;:-]{1,3}")
"""Characters allowed between the words of a phrase."""


class Word(NamedTuple):
    """A word in its normal form, and its position."""

    text: str
    start: int
    """Index of the first character."""
    end: int
    """Index after the last character."""


def split_words(text: str) -> list[Word]:
    """Return the words of a text."""
    return [Word(normal(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def index_phrases(phrases: Iterable[tuple[str, ...]]) -> PhraseIndex:
    """Return phrases by their first word."""
    by_first_word: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for phrase in phrases:
        by_first_word.setdefault(phrase[0], {}).setdefault(len(phrase), set()).add(phrase)
    return {
        word: {length: frozenset(by_length[length]) for length in sorted(by_length, reverse=True)}
        for word, by_length in by_first_word.items()
    }


def find_phrases(text: str, words: Sequence[Word], index: PhraseIndex) -> Iterator[tuple[int, int]]:
    """Yield the indexes of the first and last word of each phrase in a text; at each word only the longest phrase.

    Args:
        text: to be searched.
        words: of the text.
        index: of the phrases.
    """
    for position, first in enumerate(words):
        for length, phrases in index.get(first.text, {}).items():
            candidate = words[position : position + length]
            if tuple(word.text for word in candidate) in phrases and are_adjacent(text, candidate):
                yield position, position + length - 1
                break


def are_adjacent(text: str, words: Sequence[Word]) -> bool:
    """Tell whether only separators are between consecutive words."""
    return all(_SEPARATORS.fullmatch(text, left.end, right.start) for left, right in itertools.pairwise(words))
