"""Numbers in Indonesian words, up to 999.999: ``dua belas``, ``seratus dua puluh tiga``, ``seribu``.

Only a text that is such a number through and through is read; a word too many, and it is none.
"""

from __future__ import annotations

_UNITS = {word: number for number, word in enumerate("satu dua tiga empat lima enam tujuh delapan sembilan".split(), 1)}
_SHORT = {"sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus", "seribu": "satu ribu"}
_ZERO = "nol"
_LONGEST = 100
"""Characters of the longest number in words, and some."""


def number_in_words(text: str) -> int | None:
    """Return the number that a text says in words; None for any other text.

    Example:
        >>> [number_in_words(text) for text in ("dua belas", "Seratus dua", "seribu", "nol", "dua orang", "dua tiga")]
        [12, 102, 1000, 0, None, None]
    """
    if len(text) > _LONGEST:
        return None
    words = " ".join(_SHORT.get(word, word) for word in text.lower().split()).split()
    if words == [_ZERO]:
        return 0
    thousands, mark, following = _split(words, "ribu")
    above = _below_thousand(thousands) if mark else 0
    below = _below_thousand(following) if following else 0
    if above is None or below is None or (mark and not thousands) or not words:
        return None
    return above * 1000 + below


def _split(words: list[str], mark: str) -> tuple[list[str], bool, list[str]]:
    """Return what stands before and behind a word; all behind where it does not occur."""
    if mark not in words:
        return [], False, words
    place = words.index(mark)
    return words[:place], True, words[place + 1 :]


def _below_thousand(words: list[str]) -> int | None:
    hundreds, mark, following = _split(words, "ratus")
    if mark and (len(hundreds) != 1 or hundreds[0] not in _UNITS):
        return None
    below = _below_hundred(following) if following else 0
    if below is None or not words:
        return None
    return (_UNITS[hundreds[0]] * 100 if mark else 0) + below


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [unit] if unit in _UNITS:
            return _UNITS[unit]
        case [unit, "belas"] if unit in _UNITS:
            return 10 + _UNITS[unit]
        case [unit, "puluh"] if unit in _UNITS:
            return 10 * _UNITS[unit]
        case [tens, "puluh", unit] if tens in _UNITS and unit in _UNITS:
            return 10 * _UNITS[tens] + _UNITS[unit]
    return None
