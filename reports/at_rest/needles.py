"""What identifies one person in any text: names as words in any order, numbers without what stands between their parts.

Text and needle are brought to the same plain form: Latin letters and digits in lower case, transliterated. A name is
found as whole words, a number anywhere, so that a search errs towards finding too much: what is removed by it can be
rebuilt from the inputs.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEWEST = 5
"""Letters and digits of what can be searched for: less stands in every workbook."""
_FOREIGN = late_regex(r"[^\x00-\x7f]+")
_BETWEEN = late_regex(r"[^a-z0-9]+")
_MOST_WORDS = 4
"""Words of a name that are searched for in every order; a longer name in its own order, reversed and turned round."""


def plain_words(text: str) -> str:
    """Return the words of a text in plain letters, a blank before, between and after them.

    Example:
        >>> plain_words("Østergård, K.")
        ' ostergard k '
    """
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: anyascii(_visible(match[0])), text)
    return f" {_BETWEEN.sub(' ', text.lower()).strip()} "


def _visible(text: str) -> str:
    return "".join(mark for mark in text if unicodedata.category(mark) != "Cf")


@dataclass(frozen=True)
class Needles:
    """What one or more persons are found by."""

    names: tuple[str, ...] = ()
    """Plain words, with a blank at each end that a word of another alphabet lacks."""
    numbers: tuple[str, ...] = ()
    """Plain letters and digits without blanks."""

    def __bool__(self) -> bool:
        return bool(self.names or self.numbers)

    def __or__(self, other: Needles) -> Needles:
        """Return what finds the persons of both."""
        names, numbers = (*self.names, *other.names), (*self.numbers, *other.numbers)
        return Needles(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(numbers)))

    def are_in(self, text: str) -> bool:
        """Tell whether a text holds any of them."""
        words = plain_words(text)
        if any(name in words for name in self.names):
            return True
        joined = words.replace(" ", "") if self.numbers else ""
        return any(number in joined for number in self.numbers)


def needles_for(texts: Iterable[str]) -> Needles:
    """Return what texts are searched by: one with a digit is a number, all others are names.

    Texts with fewer than :data:`FEWEST` letters and digits are left out.
    """
    needles = Needles()
    for text in texts:
        words = plain_words(text)
        if len(words.replace(" ", "")) < FEWEST:
            continue
        is_number = any(mark.isdigit() for mark in words)
        needles |= Needles((), (words.replace(" ", ""),)) if is_number else Needles(tuple(_orders(text, words)))
    return needles


def _orders(text: str, words: str) -> Iterator[str]:
    """Yield a name in every order of its words; one of another alphabet as it is, since it may stand inside a word."""
    if not re.search(r"[a-zA-Z\u00c0-\u024f]", text):
        yield words.strip()
        return
    parts = words.split()
    if len(parts) <= _MOST_WORDS:
        orders: Iterable[tuple[str, ...]] = itertools.permutations(parts)
    else:
        turned = (parts[at:] + parts[:at] for at in range(len(parts)))
        orders = [tuple(parts[::-1]), *map(tuple, turned)]
    yield from (f" {' '.join(order)} " for order in orders)
