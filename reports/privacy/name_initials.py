"""Find surnames with the initials of the other words of a name: LEE S.Y., S. Y. Lee, Lee SY, Lee, S.-Y.

Of a long surname one initial is enough, which the search of pairs finds. A short one is an ordinary word too often, so
that it needs the initials of two other words; one initial with a dot, or letters of an abbreviation, are in doubt.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reports.privacy.name_words import abbreviations, common_words, function_words, particles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reports.privacy.name_index import NameIndex
    from reports.privacy.name_words import NameWord

_LONGEST_SURNAME = 4
"""Letters of a short surname; of longer ones one initial is enough."""
_MOST_INITIALS = 4
_FEWEST_CERTAIN = 2
"""Initials that name somebody for certain."""
_MOST_NAMES = 500
"""Persons of one surname who are looked at."""


class Initials(NamedTuple):
    """A run of initials in a text."""

    first: int
    """Number of its first word."""
    last: int
    letters: str
    is_spelt_together: bool
    """One word of capitals without dots."""
    has_dot: bool
    has_capitals: bool


class InitialledName(NamedTuple):
    """A surname with initials, by the characters of the text."""

    start: int
    end: int
    is_certain: bool


def initialled_names(
    text: str, words: Sequence[NameWord], index: NameIndex, are_joined: Callable[[int, int], bool]
) -> Iterator[InitialledName]:
    """Yield short surnames that stand beside initials of the other words of a name.

    Args:
        text: to be searched.
        words: of the text.
        index: of the names.
        are_joined: tells whether nothing between two neighbouring words tells them apart.
    """
    fits_by_key: dict[tuple[str, str], bool] = {}
    for at, word in enumerate(words):
        if not _may_be_surname(word, index):
            continue
        for initials in (_after(text, words, at, are_joined), _before(text, words, at, are_joined)):
            is_certain = initials and _meaning(word, initials, index, fits_by_key)
            if initials and is_certain is not None:
                first, last = words[min(at, initials.first)], words[max(at, initials.last)]
                yield InitialledName(first.start, last.end, bool(is_certain))


def _may_be_surname(word: NameWord, index: NameIndex) -> bool:
    form = word.forms[0]
    is_short = 1 < len(form) <= _LONGEST_SURNAME and not word.is_sign
    return is_short and form in index.by_word and form not in function_words() and form not in particles()


def _after(text: str, words: Sequence[NameWord], at: int, are_joined: Callable[[int, int], bool]) -> Initials | None:
    """Return the initials that follow a word."""
    last = at
    while last - at < _MOST_INITIALS and last + 1 < len(words) and _is_initial(text, words[last + 1]):
        if not are_joined(last, last + 1) or _ends_with_digit(words[last + 1]):
            break
        last += 1
    return _initials(text, words, at + 1, last) if last > at else None


def _before(text: str, words: Sequence[NameWord], at: int, are_joined: Callable[[int, int], bool]) -> Initials | None:
    """Return the initials that stand before a word."""
    first = at
    while at - first < _MOST_INITIALS and first > 0 and _is_initial(text, words[first - 1]):
        if not are_joined(first - 1, first):
            break
        first -= 1
    return _initials(text, words, first, at - 1) if first < at else None


def _is_initial(text: str, word: NameWord) -> bool:
    """Tell whether a word is one letter, or two or three capitals."""
    spelt = text[word.start : word.end]
    return spelt.isalpha() and (len(spelt) == 1 or (len(spelt) <= _MOST_INITIALS - 1 and spelt.isupper()))


def _ends_with_digit(word: NameWord) -> bool:
    return word.forms[0][-1].isdigit()


def _initials(text: str, words: Sequence[NameWord], first: int, last: int) -> Initials:
    spelt = [text[word.start : word.end] for word in words[first : last + 1]]
    begin = words[first].start
    return Initials(
        first,
        last,
        "".join(word.forms[0] for word in words[first : last + 1]),
        len(spelt) == 1 and len(spelt[0]) > 1,
        "." in text[begin : words[last].end + 1],
        all(part.isupper() for part in spelt),
    )


def _meaning(
    word: NameWord, initials: Initials, index: NameIndex, fits_by_key: dict[tuple[str, str], bool]
) -> bool | None:
    """Tell whether surname and initials name somebody for certain; None for nobody.

    Args:
        word: the surname.
        initials: beside it.
        index: of the names.
        fits_by_key: surname and initials → whether a name has them; grows.
    """
    key = (word.forms[0], initials.letters)
    if key not in fits_by_key:
        fits_by_key[key] = _fits(word, initials, index)
    if not fits_by_key[key]:
        return None
    is_named_so = word.forms[0] not in common_words() and word.has_capital and initials.has_capitals
    if len(initials.letters) >= _FEWEST_CERTAIN and is_named_so:
        return not (initials.is_spelt_together and initials.letters in abbreviations())
    return False if initials.has_dot and (initials.has_capitals or len(word.forms[0]) >= _LONGEST_SURNAME - 1) else None


def _fits(word: NameWord, initials: Initials, index: NameIndex) -> bool:
    """Tell whether some name has the surname and, in other words, all the initials."""
    letters = Counter(initials.letters)
    names = sorted(index.by_word[word.forms[0]])
    return any(
        letters <= Counter(other[0] for other in index.words[name] if other not in word.forms)
        for name in itertools.islice(names, _MOST_NAMES)
    )
