"""Mask names, passport numbers and other personal data in a free text.

Names and passport numbers are those of the office's own rows. Anything that looks like a passport or identity number,
telephone number, address, birth date or initials is masked too.

The text is read once, with an index of the first words of names, so that ten thousand names cost no more than ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.privacy.patterns import ADDRESS, PASSPORT, Span, find_personal_data
from reports.privacy.word_matching import find_phrases, index_phrases, split_words
from reports.vocabulary import places
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.privacy.word_matching import PhraseIndex, Word

MASK = "[disamarkan]"
NAME = _("a name")
_FEWEST_WORDS = 2
"""Fewest words of a name that match; the first two words of a longer name are enough."""
_FEWEST_LETTERS = 6
"""Fewest letters of a name of one word, and of the first words of a longer name; shorter ones are common words too."""
_FEWEST_DIGITS = 5
"""Fewest digits of a passport number that is searched for without its context."""
_PARTS = 3
"""Most words into which a passport number may be split."""
_WITHIN_NUMBER = re.compile(r"[\s.-]{1,3}")
"""Characters allowed between the parts of a passport number."""


@dataclass(frozen=True)
class PersonIndex:
    """Names and passport numbers to search for."""

    names: PhraseIndex
    """Whole names and first words of names."""
    whole_names: PhraseIndex
    """Whole names of at least two words, as written and with the last word first."""
    numbers: frozenset[str]
    """Passport numbers in normal form, without blanks."""
    open_addresses: tuple[str, ...] = ()
    """Addresses that are not secret, in normal form: of the office and of the meeting."""

    @property
    def whole_names_only(self) -> PersonIndex:
        """The same index without first words of names, for texts that name officials."""
        return replace(self, names=self.whole_names)

    def with_open_addresses(self, *addresses: str | None) -> PersonIndex:
        """Return the same index with more addresses that are not masked."""
        return replace(
            self, open_addresses=(*self.open_addresses, *(normal(address) for address in addresses if address))
        )


@dataclass(frozen=True)
class MaskedText:
    """A text in which personal data are replaced."""

    text: str
    kinds: tuple[str, ...] = ()
    """Kinds of personal data that were replaced, each once, in the order of the text; English, as in the catalogue."""


def index_persons(names: Iterable[str], numbers: Iterable[str]) -> PersonIndex:
    """Return an index of names and passport numbers.

    A name matches as written and with its last word first. A single word matches only if it has at least six letters
    and is not in the name of a kecamatan or kelurahan.
    """
    split_names = [words for name in dict.fromkeys(names) if (words := tuple(normal(name).split()))]
    whole_names = [order for words in split_names if len(words) >= _FEWEST_WORDS for order in _word_orders(words)]
    normal_numbers = (normal(number).replace(" ", "") for number in numbers)
    return PersonIndex(
        index_phrases((*whole_names, *(start for words in split_names for start in _name_starts(words)))),
        index_phrases(whole_names),
        frozenset(number for number in normal_numbers if sum(map(str.isdigit, number)) >= _FEWEST_DIGITS),
    )


def _word_orders(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return a name as written, and with its last word first."""
    return words, (words[-1], *words[:-1])


def _name_starts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the first words of a name that identify a person; the first two words in either order."""
    if len(words) == 1 and len(words[0]) >= _FEWEST_LETTERS and not _is_place(words[0]):
        yield words
    for end in range(_FEWEST_WORDS, len(words)):
        if sum(map(len, words[:end])) >= _FEWEST_LETTERS:
            yield from _word_orders(words[:end]) if end == _FEWEST_WORDS else (words[:end],)


def _is_place(word: str) -> bool:
    """Tell whether a word is part of the name of a kecamatan or kelurahan."""
    return any(word in normal(name).split() for name in places.names().values())


def mask_text(text: str, persons: PersonIndex) -> MaskedText:
    """Return a text with all personal data replaced by ``[disamarkan]``, and the kinds of data that were replaced.

    Example:
        >>> persons = index_persons(["HANS MULLER"], ["C01X00T47"])
        >>> mask_text("Sdr. Hans  Müller (C01X00T47, hp 0812-3456-7890)", persons).text
        'Sdr. [disamarkan] ([disamarkan], hp [disamarkan])'
    """
    spans = sorted((*_pattern_spans(text, persons), *_person_spans(text, persons)))
    return MaskedText(mask_spans(text, spans), tuple(dict.fromkeys(span.kind for span in spans)))


def mask_spans(text: str, spans: Iterable[Span]) -> str:
    """Return a text with spans, ordered by their start, replaced by ``[disamarkan]``; spans that overlap are merged."""
    parts, position = [], 0
    for span in spans:
        if span.start >= position:
            parts += [text[position : span.start], MASK]
        position = max(position, span.end)
    return "".join((*parts, text[position:]))


def _pattern_spans(text: str, persons: PersonIndex) -> Iterator[Span]:
    """Yield what looks like personal data, without the open addresses."""
    for span in find_personal_data(text):
        if span.kind != ADDRESS or not _is_open_address(text[span.start : span.end], persons):
            yield span


def _is_open_address(address: str, persons: PersonIndex) -> bool:
    """Tell whether an address is, or is part of, one that is not secret."""
    return any(normal(address) in open_address for open_address in persons.open_addresses)


def _person_spans(text: str, persons: PersonIndex) -> Iterator[Span]:
    """Yield the names and passport numbers of the index."""
    words = split_words(text)
    for first, last in find_phrases(text, words, persons.names):
        start, end = words[first].start, words[last].end
        has_closing_bracket = "(" in text[start:end] and text[end : end + 1] == ")"
        yield Span(start, end + has_closing_bracket, NAME)
    for position in range(len(words)):
        number_end = _end_of_number(text, words[position : position + _PARTS], persons.numbers)
        if number_end is not None:
            yield Span(words[position].start, number_end, PASSPORT)


def _end_of_number(text: str, words: Sequence[Word], numbers: frozenset[str]) -> int | None:
    """Return the end of a known number that starts with the first word and has up to three parts; else None."""
    joined, previous = "", None
    for word in words:
        if previous is not None and not _WITHIN_NUMBER.fullmatch(text, previous.end, word.start):
            return None
        joined += word.text
        if joined in numbers:
            return word.end
        previous = word
    return None
