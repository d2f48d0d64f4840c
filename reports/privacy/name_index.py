"""Index the names of persons by their words, by these with a letter left out, and by words run together."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reports.privacy.name_words import HONORIFIC, particles, plain_forms, titles, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MOST_WORDS = 12
"""Words of a name that are looked at."""
_FEWEST_OF_ONE = 5
"""Letters of a single word of a longer name that is in doubt."""
_FEWEST_FUZZY = 5
"""Letters of a word that may be misspelt by one."""


@dataclass(frozen=True)
class NameIndex:
    """Names of persons by their words."""

    by_word: Mapping[str, frozenset[int]]
    """Plain word → numbers of the names it belongs to."""
    run_together: Mapping[str, frozenset[int]]
    """Two or more words of a name without anything between them → numbers of the names."""
    words: Sequence[frozenset[str]]
    """Number of a name → its words without particles."""
    doubled: frozenset[int] = field(default=frozenset())
    """Numbers of the names that are one word twice, as AHMED AHMED."""
    decided: frozenset[str] = field(default=frozenset())
    """Plain words that this office decided to be no names."""
    by_particle: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Particle that a name begins or ends with, as the family name of LÊ THỊ THẢO → numbers of the names."""

    @cached_property
    def by_misspelling(self) -> Mapping[str, frozenset[str]]:
        """Word with one letter left out → words of names; made where it is first needed, as it is large."""
        return _misspellings(self.by_word)

    def deciding(self, words: Iterable[str]) -> NameIndex:
        """Return the index with words that name nobody by a decision of the office."""
        forms = frozenset(form for word in words for form in plain_forms(word))
        return replace(self, decided=forms)


def index_names(names: Iterable[str]) -> NameIndex:
    """Return the index of names; a name of which nothing is left but particles is searched for by these."""
    by_word: dict[str, set[int]] = {}
    run_together: dict[str, set[int]] = {}
    words_by_name: list[frozenset[str]] = []
    by_particle: dict[str, set[int]] = {}
    doubled: set[int] = set()
    for name in dict.fromkeys(names):
        spelt, name_words = name_parts(name)
        if not name_words:
            continue
        number = len(words_by_name)
        words_by_name.append(name_words)
        if len(name_words) == 1 < sum(word in name_words for word in spelt):
            doubled.add(number)
        for word in {spelt[0], spelt[-1]} & particles() - titles() - name_words:
            by_particle.setdefault(word, set()).add(number)
        for word in name_words:
            by_word.setdefault(word, set()).add(number)
        for joined in joined_words(spelt):
            run_together.setdefault(joined, set()).add(number)
    frozen, joined_names, particle_names = (
        {word: frozenset(numbers) for word, numbers in words.items()} for words in (by_word, run_together, by_particle)
    )
    return NameIndex(frozen, joined_names, words_by_name, frozenset(doubled), by_particle=particle_names)


def name_parts(name: str) -> tuple[list[str], frozenset[str]]:
    """Return the plain words of a name that are looked at, and those of them by which it is found.

    These are all but particles and initials, unless nothing else is left; an ideograph is none of them, though it may
    be spelt like one.
    """
    words = [word for word in itertools.islice(words_of(name), _MOST_WORDS) if word.forms[0] != HONORIFIC]
    spelt = [word.forms[0] for word in words]
    telling = frozenset(
        word.forms[0] for word in words if word.is_sign or (word.forms[0] not in particles() and len(word.forms[0]) > 1)
    )
    return spelt, telling or frozenset(spelt)


def spelt_words(name: str) -> list[str]:
    """Return the plain words of a name that are looked at."""
    return name_parts(name)[0]


def joined_words(words: Sequence[str]) -> Iterator[str]:
    """Yield two and more consecutive words of a name in one, any two in either order, and all from any of them on."""
    runs = ("".join(words[first:end]) for first in range(len(words)) for end in range(first + 2, len(words) + 1))
    pairs = ("".join(pair) for pair in itertools.permutations(words, 2))
    turned = ("".join((*words[first:], *words[:first])) for first in range(1, len(words)))
    yield from (joined for joined in itertools.chain(runs, pairs, turned) if len(joined) >= _FEWEST_OF_ONE)


def _misspellings(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return each long word, and it with a letter left out, → the words."""
    left_out: dict[str, set[str]] = {}
    for word in words:
        for spelling in deletions(word):
            left_out.setdefault(spelling, set()).add(word)
    return {spelling: frozenset(meant) for spelling, meant in left_out.items()}


def deletions(word: str) -> Iterator[str]:
    """Yield a word and all that it becomes without one of its letters; short words have none."""
    if len(word) >= _FEWEST_FUZZY and not word.isdigit():
        yield word
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def is_near(first_word: str, second_word: str) -> bool:
    """Tell whether two words differ by at most one letter: another, one more, one less, or two changed in place."""
    if len(first_word) != len(second_word):
        short, long = sorted((first_word, second_word), key=len)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    differing = [at for at in range(len(first_word)) if first_word[at] != second_word[at]]
    if len(differing) <= 1:
        return True
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1
    return (
        swapped
        and first_word[differing[0]] == second_word[differing[1]]
        and first_word[differing[1]] == second_word[differing[0]]
    )
