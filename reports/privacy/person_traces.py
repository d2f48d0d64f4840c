"""Traces of persons: whether a word that a text has newly got can name any of them, told without their names.

Who was searched for in some words need not be searched for again while what is new in the texts (a figure, the name of
a file) leads to nobody. Traces are short checksums of everything by which persons are found: they may lead to somebody
without need, and never pass over anybody.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from reports.privacy.masker import COMPANY, compact_number
from reports.privacy.name_index import spelt_words
from reports.privacy.name_words import plain_forms
from reports.privacy.text_words import LONGEST_WORD, spelt_at_once, without_numbers
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import numpy.typing as npt

    from reports.privacy.text_words import TextWords

    Traced = Iterator[tuple[int, Iterable[str]]]
    """Kinds of traces, each with the texts that leave some."""

HASH = 8
"""Bytes by which a word of a text is known again."""
_NAMES, _WORDS, _NUMBERS, _BIRTHS = range(1, 5)
"""Kinds of traces: of words of names, of words of addresses and companies, of numbers, of days."""
_OF_DAY = len("2024-12-31")
_TRACE = np.dtype("<u4")
"""How a trace is kept on any machine."""
_HEX = b"0123456789abcdef"
_LETTERS = b"ghijklmnopabcdef"
"""What bytes are written with: ``pora forget`` would find numbers in digits that are nobody's."""


@dataclass(frozen=True)
class SoughtWords:
    """The words of texts in which persons were searched for, as hashes."""

    traces: Mapping[bytes, int | None]
    """Hash → the trace of persons that the word leads to; None of a word of free texts, which may be misspelt."""

    @classmethod
    def of(cls, words: TextWords) -> SoughtWords:
        """Return the words of texts."""
        return cls({hash_of(use + text): trace for use, text, trace in _traced(words)})

    def beyond(self, hashes: Collection[bytes]) -> frozenset[int] | None:
        """Return the traces of what is new against the hashes of words; None where free texts have got new words."""
        traces = {trace for word, trace in self.traces.items() if word not in hashes}
        return None if None in traces else frozenset(trace for trace in traces if trace is not None)


def _traced(words: TextWords) -> Iterator[tuple[str, str, int | None]]:
    yield from (("free ", form, None) for form in words.free)
    births = [f"{year:04}-{month:02}-{day:02}" for year, month, day in words.births]
    for kind, texts in (
        (_NAMES, words.official | words.free),
        (_WORDS, frozenset(without_numbers(words.words))),
        (_NUMBERS, words.numbers),
        (_BIRTHS, births),
    ):
        yield from ((f"{kind} ", text, trace) for text, trace in zip(texts, _traces(kind, texts), strict=True))


def hash_of(text: str) -> bytes:
    """Return the hash by which a word of a text is known again."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=HASH).digest()


def _traces(kind: int, texts: Iterable[str]) -> Iterator[int]:
    """Return the trace of each text of a kind, none of which has two lines; many are made at once."""
    lines = "".join(f"{text}\n" for text in texts).encode("utf-8", "surrogatepass").split(b"\n")
    return map(zlib.crc32, lines[:-1], repeat(kind))


class PersonTraces:
    """The traces of some persons.

    Args:
        traces: in ascending order.
    """

    def __init__(self, traces: npt.NDArray[np.uint32]) -> None:
        self._traces = traces

    @classmethod
    def of(cls, cells_by_use: Iterable[tuple[str, Collection[object]]]) -> PersonTraces:
        """Return the traces of persons.

        Args:
            cells_by_use: what the search takes some values for (as :class:`FoundPersons` does), and the values.
        """
        traces = [
            np.fromiter(_traces(kind, texts), _TRACE)
            for use, cells in cells_by_use
            for kind, texts in _BY_USE[use](list(map(str, cells)))
        ]
        return cls(np.unique(np.concatenate(traces)))

    def lead_from(self, new_traces: Iterable[int]) -> bool:
        """Tell whether any of some traces leads to a person."""
        looked_for = np.fromiter(new_traces, _TRACE)
        places = np.searchsorted(self._traces, looked_for)
        is_inside = places < len(self._traces)
        return bool((self._traces[places[is_inside]] == looked_for[is_inside]).any())

    def written(self) -> str:
        """Return the traces as letters."""
        return letters(self._traces.tobytes())

    @classmethod
    def read(cls, text: str) -> PersonTraces:
        """Return the traces that were written.

        Raises:
            ValueError: the text is none of ours.
        """
        return cls(np.frombuffer(from_letters(text), _TRACE))


def _names(names: Collection[str]) -> Traced:
    spelt_by_name = spelt_at_once(names)
    words = {word[:LONGEST_WORD] for spelt in spelt_by_name.values() for word in spelt.split()}
    yield _NAMES, (plain_forms(word)[0] for word in words)
    yield _NAMES, (word for name in names if name not in spelt_by_name for word in spelt_words(name))


def _numbers(numbers: Collection[str]) -> Traced:
    spelt_by_number = spelt_at_once(numbers, between="")
    yield _NUMBERS, spelt_by_number.values()
    yield _NUMBERS, (compact_number(number) for number in numbers if number not in spelt_by_number)


def _addresses(addresses: Collection[str]) -> Traced:
    spelt_by_address = spelt_at_once(addresses)
    lines = [*spelt_by_address.values(), *(normal(line) for line in addresses if line not in spelt_by_address)]
    yield _WORDS, without_numbers({word for line in lines for word in line.split()})


def _sponsors(sponsors: Collection[str]) -> Traced:
    yield from _addresses(sponsors)
    spelt_by_sponsor = spelt_at_once(sponsors)
    words = ((sponsor, (spelt_by_sponsor.get(sponsor) or normal(sponsor)).split()) for sponsor in sponsors)
    yield from _names([sponsor for sponsor, sponsor_words in words if COMPANY.isdisjoint(sponsor_words)])


def _births(days: Collection[str]) -> Traced:
    yield _BIRTHS, (day[:_OF_DAY] for day in days)


_BY_USE = {
    "names": _names,
    "numbers": _numbers,
    "permits": _numbers,
    "addresses": _addresses,
    "sponsors": _sponsors,
    "births": _births,
}


def letters(content: bytes) -> str:
    """Return bytes written with letters only."""
    return content.hex().encode().translate(bytes.maketrans(_HEX, _LETTERS)).decode()


def from_letters(text: str) -> bytes:
    """Return the bytes that were written with letters.

    Raises:
        ValueError: the text is none of ours.
    """
    return bytes.fromhex(text.encode("ascii").translate(bytes.maketrans(_LETTERS, _HEX)).decode())
