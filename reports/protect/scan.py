"""Finds in a free text what names a person.

Names and passport numbers are those of the office's own rows; whatever looks like a passport number, telephone number,
e-mail address or birth date is found too.

One pass over the words of the text with a dictionary of first words, so that ten thousand names cost no more than ten.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.vocabulary import places
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MASK = "[disamarkan]"
NAME, PASSPORT, PHONE = _("a name"), _("a passport number"), _("a telephone number")
MAIL, BIRTH = _("an e-mail address"), _("a birth date")
_FEWEST_WORDS = 2
"""Words of a name that must stand together; of a longer name so many from its beginning suffice."""
_FEWEST_LETTERS = 6
"""Letters of a name of one word, and of the beginning of a longer one; shorter ones are words of the language too."""
_FEWEST_DIGITS = 5
"""Digits of a passport number that is looked for by itself."""
_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[\s,.'’`-]{1,3}")
"""What may stand between the words of a name."""
_MONTHS = "|".join(sorted(map(re.escape, months()), reverse=True))
_DAY = rf"\d{{1,2}}\s*[-/. ]\s*(?:\d{{1,2}}|{_MONTHS})\s*[-/. ]\s*\d{{2,4}}"
_PATTERNS = (
    (MAIL, re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (PHONE, re.compile(r"(?<![\w.])(?:\+62|62|0)[- ]?8\d{1,3}(?:[-. ]?\d{3,4}){2,3}(?!\d)")),
    (PHONE, re.compile(r"(?<![\w.])(?:\(0\d{2,3}\)|\+62[- ]?\d{2,3}|0\d{2,3}[- ])\s?\d{3,4}[- ]?\d{3,5}(?![\w.]*\d)")),
    (PASSPORT, re.compile(r"(?<![\w/.-])[A-Z]{1,2}\d{6,8}(?![\w/-])")),
    (BIRTH, re.compile(rf"(?<=\b)(?:lahir|ttl)\b[^;\n]{{0,40}}?(?P<hit>{_DAY})", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Known:
    """Names and passport numbers to look for."""

    names: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word → whole names and beginnings of names that start with it, the longest first."""
    numbers: frozenset[str]


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
    starts: dict[str, set[tuple[str, ...]]] = {}
    for name in dict.fromkeys(names):
        for words in _sequences(tuple(normal(name).split())):
            starts.setdefault(words[0], set()).add(words)
    order = {word: tuple(sorted(found, key=lambda one: (-len(one), one))) for word, found in starts.items()}
    plain = (normal(number).replace(" ", "") for number in numbers)
    return Known(order, frozenset(one for one in plain if sum(map(str.isdigit, one)) >= _FEWEST_DIGITS))


def _sequences(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the word sequences by which a name is known."""
    letters = sum(map(len, words))
    if len(words) >= _FEWEST_WORDS:
        yield words
        yield (words[-1], *words[:-1])
        yield from (
            words[:end]
            for end in range(_FEWEST_WORDS, len(words))
            if sum(map(len, words[:end])) >= _FEWEST_LETTERS
        )  # fmt: skip
    elif letters >= _FEWEST_LETTERS and not _is_place(words[0]):
        yield words


def _is_place(word: str) -> bool:
    return any(word in normal(name).split() for name in places.names().values())


def scan(text: str, looked_for: Known) -> Masked:
    """Return a text with every hit replaced by ``[disamarkan]``, and what kinds of hit there were.

    Example:
        >>> scan("Sdr. Hans  Müller (C01X00T47, hp 0812-3456-7890)", known(["HANS MULLER"], ["C01X00T47"])).text
        'Sdr. [disamarkan] ([disamarkan], hp [disamarkan])'
    """
    hits = sorted((*_patterns(text), *_of_persons(text, looked_for)))
    parts, at, kinds = [], 0, []
    for start, end, kind in hits:
        kinds.append(kind)
        if start >= at:
            parts += [text[at:start], MASK]
        at = max(at, end)
    return Masked("".join((*parts, text[at:])), tuple(dict.fromkeys(kinds)))


def _patterns(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of what looks like personal data."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield (*match.span("hit" if "hit" in pattern.groupindex else 0), kind)


def _of_persons(text: str, looked_for: Known) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of the names and passport numbers that are known."""
    found = [(normal(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    for at, (word, start, end) in enumerate(found):
        if word in looked_for.numbers:
            yield start, end, PASSPORT
        for words in looked_for.names.get(word, ()):
            run = found[at : at + len(words)]
            if tuple(one[0] for one in run) == words and _together(text, run):
                yield start, run[-1][2], NAME
                break


def _together(text: str, run: list[tuple[str, int, int]]) -> bool:
    """Tell whether nothing but separators stands between words."""
    return all(_SEPARATORS.fullmatch(text, left[2], right[1]) for left, right in itertools.pairwise(run))
