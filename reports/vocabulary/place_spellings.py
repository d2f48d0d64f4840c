"""Declared spellings of names of places: abbreviated, numbered, joined, or in the old spelling.

Nothing here is likeness: each rule is written down in place_spellings.json, and a spelling that two names of the area
share is none of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from reports.vocabulary import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_LETTERS = 3
"""Letters of the shortest name that is compared by rule; a shorter one is read as written or not at all."""


def keys(name: str) -> tuple[str, ...]:
    """Return what all declared spellings of a normalised name share; none for a text that could be anything.

    Two: its words in full, and as they are, since joined words are not known one by one.

    Example:
        >>> keys("TJ PRIOK")[0] == keys("TANJUNG PRIOK")[0] == keys("TANJUNGPRIOK")[0], keys("K O J A")
        (True, ())
    """
    words = name.split()
    full = [_word(word, place, len(words)) for place, word in enumerate(words)]
    if sum(len(word) == 1 and word.isalpha() for word in full) > 1:
        return ()
    spellings = dict.fromkeys(("".join(full), "".join(words)))
    return tuple(key for key in spellings if len(key) >= _FEWEST_LETTERS)


def readings(text: str) -> tuple[str, ...]:
    """Return the keys of a normalised text: as it is, and with the letters of the old spelling in those of today.

    Example:
        >>> set(keys("TANJUNG PRIOK")) <= set(readings("TANDJOENG PRIOK")), readings("TJILINTJING")[-1]
        (True, 'CILINCING')
    """
    return tuple(dict.fromkeys(key for spelling in _modern(text) for key in keys(spelling)))


def _modern(text: str) -> Iterator[str]:
    """Yield a text in the spelling of today, under the reforms of 1947 and 1972, then of both."""
    yield text
    if re.search("OE|TJ|DJ|NJ|SJ", text):
        pattern, letters = _old_letters()
        yield text.replace("OE", "U")
        yield pattern.sub(lambda match: letters[match[0]], text)


@cache
def _old_letters() -> tuple[re.Pattern[str], dict[str, str]]:
    letters = dict(declared()["old_letters"])
    return re.compile("|".join(letters)), letters


def _word(word: str, place: int, count: int) -> str:
    """Return the full form of one of ``count`` words."""
    inner = _full_forms("words")
    if place and place == count - 1:
        return _full_forms("last_words").get(word) or inner.get(word, word)
    if not place and count > 1:
        return _full_forms("first_words").get(word) or inner.get(word, word)
    return inner.get(word, word)


@cache
def _full_forms(name: str) -> dict[str, str]:
    return {short: full for full, shorts in declared()[name].items() for short in shorts}


@cache
def declared() -> dict[str, Any]:
    """Return the declared spellings."""
    data: dict[str, Any] = resources.load("place_spellings")
    return data


def district_prefixes() -> tuple[str, ...]:
    """Return the words before the name of a kecamatan, each with its space."""
    return tuple(f"{word} " for word in declared()["district_words"])


@cache
def village_prefixes() -> tuple[tuple[str, str], ...]:
    """Return the words before the name of a kelurahan or desa, each with its space, and which of both they say."""
    listed = [(f"{word} ", kind) for kind, words in declared()["village_words"].items() for word in words]
    return tuple(sorted(listed, key=lambda pair: -len(pair[0])))
