"""Finds in a free text what names a person.

Names and passport numbers are those of the office's own rows; whatever looks like a passport or identity number,
telephone number, address, birth date or initials is found too.

One pass over the words of the text with a dictionary of first words, so that ten thousand names cost no more than ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.privacy.patterns import ADDRESS, PASSPORT, patterns
from reports.privacy.word_matching import hits, runs, words_of
from reports.vocabulary import places
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.privacy.word_matching import Runs, Word

MASK = "[disamarkan]"
NAME = _("a name")
_FEWEST_WORDS = 2
"""Words of a name that must stand together; of a longer name so many from its beginning suffice."""
_FEWEST_LETTERS = 6
"""Letters of a name of one word, and of the beginning of a longer one; shorter ones are words of the language too."""
_FEWEST_DIGITS = 5
"""Digits of a passport number that is looked for by itself."""
_PARTS = 3
"""Words that a passport number may be written in."""
_WITHIN_NUMBER = re.compile(r"[\s.-]{1,3}")
"""What may stand between the parts of a passport number."""


@dataclass(frozen=True)
class Known:
    """Names and passport numbers to look for."""

    names: Runs
    """Whole names and beginnings of names."""
    whole: Runs
    """Whole names of at least two words, as written and with the last word first."""
    numbers: frozenset[str]
    own: tuple[str, ...] = ()
    """Addresses that are no secret, in normal form: of the office and of the meeting."""

    @property
    def only_whole(self) -> Known:
        """The same for texts that name officials: whole names alone."""
        return replace(self, names=self.whole)

    def allowing(self, *addresses: str | None) -> Known:
        """Return the same, with addresses that are left as they are."""
        return replace(self, own=(*self.own, *(normal(one) for one in addresses if one)))


@dataclass(frozen=True)
class Masked:
    """A text with what was found in it replaced."""

    text: str
    kinds: tuple[str, ...] = ()
    """What was found, each kind once, in the order of the text; English, as in the catalogue."""


def known(names: Iterable[str], numbers: Iterable[str]) -> Known:
    """Return what to look for.

    A name is looked for as written and with its last word first. One word of fewer than six letters, and the name of a
    kecamatan or kelurahan, are no name here.
    """
    split = [words for name in dict.fromkeys(names) if (words := tuple(normal(name).split()))]
    whole = [one for words in split if len(words) >= _FEWEST_WORDS for one in _orders(words)]
    plain = (normal(number).replace(" ", "") for number in numbers)
    return Known(
        runs((*whole, *(one for words in split for one in _beginnings(words)))),
        runs(whole),
        frozenset(one for one in plain if sum(map(str.isdigit, one)) >= _FEWEST_DIGITS),
    )


def _orders(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return a name as written, and with its last word first."""
    return words, (words[-1], *words[:-1])


def _beginnings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the shorter word sequences by which a name is known; the first two in either order."""
    if len(words) == 1 and len(words[0]) >= _FEWEST_LETTERS and not _is_place(words[0]):
        yield words
    for end in range(_FEWEST_WORDS, len(words)):
        if sum(map(len, words[:end])) >= _FEWEST_LETTERS:
            yield from _orders(words[:end]) if end == _FEWEST_WORDS else (words[:end],)


def _is_place(word: str) -> bool:
    return any(word in normal(name).split() for name in places.names().values())


def scan(text: str, looked_for: Known) -> Masked:
    """Return a text with every hit replaced by ``[disamarkan]``, and what kinds of hit there were.

    Example:
        >>> scan("Sdr. Hans  Müller (C01X00T47, hp 0812-3456-7890)", known(["HANS MULLER"], ["C01X00T47"])).text
        'Sdr. [disamarkan] ([disamarkan], hp [disamarkan])'
    """
    found = sorted((*_secret(text, looked_for), *_of_persons(text, looked_for)))
    return Masked(replaced(text, found), tuple(dict.fromkeys(kind for _start, _end, kind in found)))


def replaced(text: str, found: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with places, ordered by their start, replaced by ``[disamarkan]``."""
    parts, at = [], 0
    for start, end, _kind in found:
        if start >= at:
            parts += [text[at:start], MASK]
        at = max(at, end)
    return "".join((*parts, text[at:]))


def _secret(text: str, looked_for: Known) -> Iterator[tuple[int, int, str]]:
    """Yield what looks like personal data, without the addresses that are none."""
    for start, end, kind in patterns(text):
        if kind != ADDRESS or not any(normal(text[start:end]) in one for one in looked_for.own):
            yield start, end, kind


def _of_persons(text: str, looked_for: Known) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of the names and passport numbers that are known."""
    words = words_of(text)
    for first, last in hits(text, words, looked_for.names):
        start, end = words[first].start, words[last].end
        closed = "(" in text[start:end] and text[end : end + 1] == ")"
        yield start, end + closed, NAME
    for at in range(len(words)):
        last_of = _end_of_number(text, words[at : at + _PARTS], looked_for.numbers)
        if last_of is not None:
            yield words[at].start, last_of, PASSPORT


def _end_of_number(text: str, words: Sequence[Word], numbers: frozenset[str]) -> int | None:
    """Return where a known number ends that begins with the first word, in up to three parts; None when none does."""
    joined, before = "", None
    for word in words:
        if before is not None and not _WITHIN_NUMBER.fullmatch(text, before.end, word.start):
            return None
        joined += word.text
        if joined in numbers:
            return word.end
        before = word
    return None
