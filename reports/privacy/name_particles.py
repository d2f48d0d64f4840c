"""Find names of which one of two words is a particle elsewhere: Thảo Lê, or Al Harbi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.privacy.name_words import common_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reports.privacy.name_words import NameWord

_FEWEST_BESIDE = 4
"""Letters of the other word: a shorter one stands beside a particle by chance."""


def particle_pairs(
    words: Sequence[NameWord],
    names: Sequence[frozenset[int]],
    names_by_particle: Mapping[str, frozenset[int]],
    are_joined: Callable[[int, int], bool],
) -> Iterator[tuple[int, int]]:
    """Yield start and end of a particle with a capital and a word of the same name beside it.

    Args:
        words: of a text.
        names: numbers of the names that each word belongs to.
        names_by_particle: particle that a name begins or ends with → numbers of the names.
        are_joined: tells whether nothing between two neighbouring words tells them apart.
    """
    particles = [at for at, word in enumerate(words) if word.has_capital and word.forms[0] in names_by_particle]
    for at in particles:
        meant = names_by_particle[words[at].forms[0]]
        for first in (at - 1, at):
            neighbour = first if first < at else at + 1
            is_named = first >= 0 and neighbour < len(words) and not meant.isdisjoint(names[neighbour])
            if is_named and _tells(words[neighbour]) and are_joined(first, first + 1):
                yield words[first].start, words[first + 1].end


def _tells(word: NameWord) -> bool:
    """Tell whether a word is written as a name and is no usual word."""
    return word.has_capital and len(word.forms[0]) >= _FEWEST_BESIDE and common_words().isdisjoint(word.forms)
