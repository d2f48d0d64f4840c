"""Find the names of known persons in a text: in any order and script, shortened, misspelt by one letter, run together.

Two words of one name side by side name the person for certain. A single word does so after Sdr., Mr. and the like, or
as the whole of a name; otherwise it is in doubt, and a human decides. One pass over the words of the text: the names
that two neighbouring words may belong to are sets, and only their intersection is looked at.
"""

from __future__ import annotations

import itertools
import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from reports.late_patterns import late_regex
from reports.privacy.name_index import deletions, is_near
from reports.privacy.name_initials import initialled_names
from reports.privacy.name_particles import particle_pairs
from reports.privacy.name_words import (
    HONORIFIC,
    NameWord,
    abbreviations,
    common_words,
    establishment_words,
    function_words,
    office_words,
    particles,
    plain_forms,
    titles,
    words_between,
    words_of,
)
from reports.privacy.spelt_out import letter_runs, spelt_parts
from reports.vocabulary import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.privacy.name_index import NameIndex

_MOST_WORDS = 12
"""Words of a name that are looked at."""
_FEWEST_LETTERS = 6
"""Letters of two words, or of a name of one word, that name somebody without capital letters."""
_FEWEST_OF_ONE = 5
"""Letters of a single word of a longer name that is in doubt."""
_FEWEST_OF_SHORT = 3
"""Letters of a name of one word that is in doubt."""
_MOST_BETWEEN = 3
"""Initials and particles between two words of a name."""
_MOST_NAMES_OF_ONE = 5
"""Persons who share a word; one shared by more says nothing of one of them."""
_ENDS_A_NAME = late_regex(r"[.!?;:]\s+|\n\s*\n")
"""Characters between two words that tell them apart, unless the first is a title, an initial or an abbreviation."""
_LONGEST_GAP = 8
_FEWEST_JOINED = 8
"""Letters of words run together that are no ordinary word by chance."""


class NameHit(NamedTuple):
    """A part of a text that names, or may name, a person."""

    start: int
    """Index of the first character."""
    end: int
    """Index after the last character."""
    is_certain: bool


def find_names(text: str, index: NameIndex, *, whole_only: bool = False) -> list[NameHit]:
    """Return where a text names persons of an index.

    Args:
        text: to be searched.
        index: of the names.
        whole_only: find names with all their words only, at least two, and nothing in doubt: for texts of officials.
    """
    words = list(words_of(text))
    if not words or not index.words:
        return []
    search = _Search(text, words, index)
    return _merged(search.whole_names() if whole_only else search.all_hits())


def _merged(hits: Iterable[NameHit]) -> list[NameHit]:
    """Return hits in the order of the text, those that overlap as one."""
    merged: list[NameHit] = []
    for hit in sorted(hits):
        if merged and hit.start < merged[-1].end:
            last = merged.pop()
            hit = NameHit(last.start, max(last.end, hit.end), last.is_certain or hit.is_certain)  # noqa: PLW2901 -- grown
        merged.append(hit)
    return merged


class _Search:
    """The search of one text."""

    def __init__(self, text: str, words: Sequence[NameWord], index: NameIndex) -> None:
        self._text, self._words, self._index = text, words, index
        self._exact = [self._names_of(word) if _may_name(word) else frozenset() for word in words]

    @cached_property
    def _run_together(self) -> dict[int, frozenset[int]]:
        """Number of each word that is several words of a name run together → the names."""
        names_by_form = self._index.run_together
        return {
            at: frozenset[int]().union(*(names_by_form[form] for form in word.forms if form in names_by_form))
            for at, word in enumerate(self._words)
            if any(form in names_by_form for form in word.forms)
        }

    @cached_property
    def _names_by_similar_word(self) -> list[frozenset[int]]:
        """Numbers of the names that each word belongs to, with one letter wrong, too."""
        return [self._names_near(word) if _may_name(word) else frozenset() for word in self._words]

    def all_hits(self) -> Iterator[NameHit]:
        """Yield what is certain, then what is in doubt outside of it."""
        pairs = (*self._pairs(), *particle_pairs(self._words, self._exact, self._index.by_particle, self._are_joined))
        certain = [*map(self._grown, (*pairs, *self._joined())), *self._spelt_out(), *self._alone()]
        yield from (NameHit(start, end, is_certain=True) for start, end in certain)
        initialled = list(initialled_names(self._text, self._words, self._index, self._are_joined))
        yield from (NameHit(*name) for name in initialled)
        covered = sorted((*certain, *((name.start, name.end) for name in initialled)))
        for at, word in enumerate(self._words):
            if (self._exact[at] or at in self._run_together) and self._is_doubtful(at) and not _lies_in(word, covered):
                yield NameHit(word.start, word.end, is_certain=False)

    def _grown(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return a span with the words beside it that belong to the same name, as many as a name has."""
        first, last = self._first_by_start[span[0]], self._last_by_end[span[1]]
        name_sets = [names for at in range(first, last + 1) if (names := self._names_at(at))]
        shared = name_sets[0].intersection(*name_sets[1:]) if name_sets else frozenset()
        for _step in range(_MOST_WORDS):
            if first and self._belongs(first - 1, shared) and self._are_joined(first - 1, first):
                first -= 1
            if last + 1 < len(self._words) and self._belongs(last + 1, shared) and self._are_joined(last, last + 1):
                last += 1
        return self._words[first].start, self._words[last].end

    @cached_property
    def _first_by_start(self) -> dict[int, int]:
        return {word.start: at for at, word in enumerate(self._words)}

    @cached_property
    def _last_by_end(self) -> dict[int, int]:
        return {word.end: at for at, word in enumerate(self._words)}

    def _names_at(self, at: int) -> frozenset[int]:
        return self._exact[at] or self._run_together.get(at, frozenset())

    def _belongs(self, at: int, names: frozenset[int]) -> bool:
        """Tell whether a word is one of the names, and spelt like one: with a capital, after a hyphen, or long."""
        word = self._words[at]
        is_spelt_so = word.has_capital or len(word.forms[0]) >= _FEWEST_OF_ONE or self._text[word.start - 1] == "-"
        names_at = self._names_at(at) or self._index.by_particle.get(word.forms[0], frozenset())
        return is_spelt_so and not names.isdisjoint(names_at)

    def whole_names(self) -> Iterator[NameHit]:
        """Yield names all of whose words stand together."""
        for first in range(len(self._words)):
            last = self._whole_from(first)
            if last is None or all(map(_is_of_office, self._words[first : last + 1])):
                continue
            if not (self._are_common(*self._words[first : last + 1]) and self._is_of_establishment(first)):
                yield NameHit(self._words[first].start, self._words[last].end, is_certain=True)

    def _whole_from(self, first: int) -> int | None:
        """Return the last word of a whole name that begins at a word; a word of another name ends it."""
        words_by_name: dict[int, frozenset[str]] = dict.fromkeys(self._exact[first], frozenset())
        for at in range(first, min(first + _MOST_WORDS, len(self._words))):
            if at > first and not self._are_joined(at - 1, at):
                return None
            names = words_by_name.keys() & self._exact[at]
            if not self._is_between(self._words[at]):
                words_by_name = {name: words_by_name[name] for name in names}
            if not words_by_name:
                return None
            for name in names:
                words_by_name[name] |= self._index.words[name].intersection(self._words[at].forms)
            if any(self._is_whole(name, words_by_name[name], at > first) for name in names):
                return at
        return None

    def _is_whole(self, name: int, words: frozenset[str], is_run: bool) -> bool:
        """Tell whether words, a run of them or a single one, are all of a name that has two words at least."""
        is_enough = len(words) > 1 or (is_run and name in self._index.doubled)
        return is_enough and words == self._index.words[name]

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Yield neighbouring words of one name, in any order, or a word with initials of the others."""
        for first in range(len(self._words)):
            for second in range(first + 1, min(first + 2 + _MOST_BETWEEN, len(self._words))):
                if not self._are_joined(second - 1, second):
                    break
                if self._is_pair(first, second) or self._is_initialled(first, second):
                    yield self._words[first].start, self._words[second].end
                if not self._is_between(self._words[second]):
                    break

    def _is_pair(self, first: int, second: int) -> bool:
        shared = self._names_by_similar_word[first] & self._names_by_similar_word[second]
        if not shared:
            return False
        first_word, second_word = self._words[first], self._words[second]
        if self._are_common(first_word, second_word) and self._is_of_establishment(first):
            return False
        lengths = len(first_word.forms[0]), len(second_word.forms[0])
        is_short = sum(lengths) < _FEWEST_LETTERS or min(lengths) < _FEWEST_OF_SHORT
        is_parted = "," in self._text[first_word.end : second_word.start]
        if not (first_word.has_capital and second_word.has_capital) and (
            is_short or is_parted or self._are_common(first_word, second_word)
        ):
            return False
        return any(self._tells_two(name, first_word, second_word) for name in itertools.islice(sorted(shared), 50))

    def _are_common(self, *words: NameWord) -> bool:
        return all(any(form in common_words() for form in word.forms) for word in words)

    def _tells_two(self, name: int, first_word: NameWord, second_word: NameWord) -> bool:
        """Tell whether two words are different words of a name."""
        first, second = (self._words_meant(name, word) for word in (first_word, second_word))
        return bool(first and second) and len(first | second) > 1

    def _words_meant(self, name: int, word: NameWord) -> frozenset[str]:
        name_words = self._index.words[name]
        exact = name_words.intersection(word.forms)
        return exact or frozenset(
            meant for form in word.forms for meant in self._similar_words(form) if meant in name_words
        )

    def _is_initialled(self, first: int, second: int) -> bool:
        """Tell whether one word is the initial, or the initials, of the name that the other belongs to."""
        for initial, word in ((first, second), (second, first)):
            letters = self._words[initial].forms[0]
            is_long = max(map(len, self._words[word].forms)) > _FEWEST_OF_SHORT
            if len(letters) > _MOST_BETWEEN or not self._words[initial].has_capital or not is_long:
                continue
            if not self._words[word].has_capital or letters in particles() or letters in abbreviations():
                continue
            names = self._exact[word] or self._names_by_similar_word[word]
            for name in itertools.islice(sorted(names), 500):
                other_words = self._index.words[name].difference(self._words[word].forms)
                starts = {name_word[0] for name_word in other_words}
                if other_words and starts.issuperset(letters):
                    return True
        return False

    def _joined(self) -> Iterator[tuple[int, int]]:
        """Yield words that are several words of a name run together; a short one beside another word of the name."""
        for at, names in self._run_together.items():
            word = self._words[at]
            is_ordinary = len(word.forms[0]) < _FEWEST_JOINED and self._is_of_one_case(word)
            if not (is_ordinary and names.isdisjoint(self._names_beside(at))):
                yield word.start, word.end

    def _names_beside(self, at: int) -> frozenset[int]:
        """Return the names that the words before and after a word belong to."""
        before = self._exact[at - 1] if at and self._are_joined(at - 1, at) else frozenset()
        after = self._exact[at + 1] if at + 1 < len(self._words) and self._are_joined(at, at + 1) else frozenset()
        return before | after

    def _is_of_one_case(self, word: NameWord) -> bool:
        """Tell whether no small letter stands before a capital one, in a script that has both."""
        spelt = self._text[word.start : word.end]
        return spelt.lower() != spelt.upper() and not re.search(r"[^\W\d_A-Z][A-Z]", spelt)

    def _is_of_establishment(self, at: int) -> bool:
        """Tell whether a word stands in the name of a hotel, company, street: after such a word, capitals between."""
        for before in reversed(self._words[max(0, at - _MOST_BETWEEN) : at]):
            if before.forms[0] in establishment_words():
                return True
            if not before.has_capital:
                return False
        return False

    def _spelt_out(self) -> Iterator[tuple[int, int]]:
        """Yield runs of single letters that spell a name."""
        for letters in letter_runs(self._words):
            for start, parts in itertools.groupby(spelt_parts(letters), lambda span: span[0]):
                ends = (
                    end
                    for _start, end, part in parts
                    if part in self._index.run_together or part in self._index.by_word
                )
                longest = next(ends, None)
                if longest is not None:
                    yield letters[start].start, letters[longest - 1].end

    def _alone(self) -> Iterator[tuple[int, int]]:
        """Yield single words that name somebody: after a title, or as a whole name of some length."""
        for at, word in enumerate(self._words):
            names = self._exact[at]
            if names and (self._is_titled(at) or (self._is_single(at) and word.has_capital)):
                yield word.start, word.end

    def _is_titled(self, at: int) -> bool:
        previous_word = self._words[at - 1] if at else None
        next_word = self._words[at + 1] if at + 1 < len(self._words) else None
        is_titled = previous_word is not None and _is_title(previous_word) and self._are_joined(at - 1, at)
        is_honoured = next_word is not None and HONORIFIC in next_word.forms and self._are_joined(at, at + 1)
        return (is_titled or is_honoured) and self._words[at].has_capital and not self._is_decided(self._words[at])

    def _is_single(self, at: int) -> bool:
        """Tell whether a word is a whole name of some length, and stands in the name of no establishment."""
        return self._is_whole_and_long(self._words[at], self._exact[at]) and not self._is_of_establishment(at)

    def _is_whole_and_long(self, word: NameWord, names: frozenset[int]) -> bool:
        form = word.forms[-1]
        is_long = len(form) >= _FEWEST_LETTERS and form not in common_words()
        is_whole_name = is_long and any(
            len(self._index.words[name]) == 1 for name in itertools.islice(sorted(names), 50)
        )
        return is_whole_name and not _is_place(form) and not self._is_decided(word)

    def _is_doubtful(self, at: int) -> bool:
        """Tell whether a word alone may name somebody: capitalised, a whole name, or a short one run together."""
        word, names = self._words[at], self._exact[at]
        if at in self._run_together:
            return word.has_capital and not self._is_decided(word)
        if self._is_whole_and_long(word, names):
            return True
        if not word.has_capital or len(names) > _MOST_NAMES_OF_ONE or self._is_decided(word):
            return False
        if any(form in common_words() or form in particles() or _is_place(form) for form in word.forms):
            return False
        longest = max(map(len, word.forms))
        if longest >= _FEWEST_OF_ONE:
            return True
        return longest >= _FEWEST_OF_SHORT and any(len(self._index.words[name]) == 1 for name in names)

    def _is_decided(self, word: NameWord) -> bool:
        return not self._index.decided.isdisjoint(word.forms)

    def _are_joined(self, first: int, second: int) -> bool:
        """Tell whether nothing between two words tells them apart."""
        first_word, second_word = self._words[first], self._words[second]
        gap = self._text[first_word.end : second_word.start]
        if len(gap) > _LONGEST_GAP:
            return False
        is_short = first_word.end - first_word.start <= _MOST_BETWEEN or first_word.forms[0] in titles()
        return not _ENDS_A_NAME.search(gap) or (is_short and gap.strip() == ".")

    def _is_between(self, word: NameWord) -> bool:
        """Tell whether a word may stand between two words of a name: an initial, a particle, a title, an ideograph."""
        return word.is_sign or len(word.forms[0]) == 1 or not words_between().isdisjoint(word.forms)

    def _names_of(self, word: NameWord) -> frozenset[int]:
        """Return the names that a word belongs to."""
        name_sets = [self._index.by_word[form] for form in word.forms if form in self._index.by_word]
        return name_sets[0].union(*name_sets[1:]) if name_sets else frozenset()

    def _names_near(self, word: NameWord) -> frozenset[int]:
        """Return the names that a word belongs to, one letter more, less or otherwise included."""
        meant = {known_word for form in word.forms for known_word in self._similar_words(form)}
        names = [self._index.by_word[known_word] for known_word in sorted(meant)]
        return self._names_of(word).union(*names)

    def _similar_words(self, form: str) -> Iterator[str]:
        """Yield the words of names that a word may be with one letter wrong."""
        for spelling in deletions(form):
            for known_word in self._index.by_misspelling.get(spelling, ()):
                if abs(len(known_word) - len(form)) <= 1 and is_near(known_word, form):
                    yield known_word


def _is_title(word: NameWord) -> bool:
    return word.forms[0] in titles() or HONORIFIC in word.forms


def _lies_in(word: NameWord, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


def _may_name(word: NameWord) -> bool:
    """Tell whether a word is not one of the small words of the language."""
    return word.has_capital or word.forms[0] not in function_words()


def _is_of_office(word: NameWord) -> bool:
    """Tell whether a word is one of places or offices."""
    return any(_is_place(form) or form in office_words() for form in word.forms)


def _is_place(form: str) -> bool:
    """Tell whether a plain word is part of the name of a kecamatan or kelurahan."""
    return form in _place_words()


@cache
def _place_words() -> frozenset[str]:
    return frozenset(form for name in places.names().values() for word in name.split() for form in plain_forms(word))
