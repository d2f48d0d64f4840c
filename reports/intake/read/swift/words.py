"""Looks at many places of a text at once, eight bytes at each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]

EIGHT = 8
_ONES, _TOPS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080)
_ZEROS, _SIX, _HIGH = np.uint64(0x3030303030303030), np.uint64(0x0606060606060606), np.uint64(0xF0F0F0F0F0F0F0F0)
_PAIRS = np.uint64(0x000000FF000000FF)
_HUNDREDS, _UNITS = np.uint64(100 + (1_000_000 << 32)), np.uint64(1 + (10_000 << 32))


def words(text: bytes) -> Words:
    """Return the eight bytes that begin at each place of a text, the first one lowest; a view, nothing is copied."""
    return np.ndarray((len(text) - EIGHT + 1,), "<u8", text, 0, (1,))


def word(text: bytes) -> np.uint64:
    """Return up to eight bytes as such a word."""
    return np.uint64(int.from_bytes(text, "little"))


def low(count: int) -> np.uint64:
    """Return the mask of so many bytes."""
    return np.uint64((1 << 8 * count) - 1)


def stand(looked: Words, places: Places, text: bytes) -> Mask:
    """Tell at which places of a part a text stands; a place beyond its end is taken for the end.

    Args:
        looked: words of the part.
        places: to look at.
        text: of at most eight bytes, or longer.
    """
    if len(text) <= EIGHT:
        short: Mask = (looked[np.minimum(places, len(looked) - 1)] & low(len(text))) == word(text)
        return short
    found = np.ones(len(places), np.bool_)
    for start in (*range(0, len(text) - EIGHT, EIGHT), len(text) - EIGHT):
        found &= looked[np.minimum(places + start, len(looked) - 1)] == word(text[start : start + EIGHT])
    return found


def first(found: Words, byte: bytes) -> Words:
    """Return the top bit of the first byte in each word that is this one; 0 where none is."""
    other = found ^ (_ONES * np.uint64(byte[0]))
    marks = (other - _ONES) & ~other & _TOPS
    return marks & (~marks + np.uint64(1))


def before(top: Words) -> Words:
    """Return the mask of all bytes below the ones whose top bits these are."""
    return (top >> np.uint64(7)) - np.uint64(1)


def length(mask: Words) -> Places:
    """Return how many bytes are in each mask."""
    return (np.bitwise_count(mask) >> 3).astype(np.int64)


def numbers(found: Words, digits: Places) -> tuple[Places, Mask]:
    """Return the whole numbers that these words begin with, and which of them are such without a leading zero.

    Eight digits are added up in three multiplications, as in "Faster integer parsing" (Johnny Lee, Wojciech Muła).

    Args:
        found: words.
        digits: how many bytes of each are the number.
    """
    plain = (digits > 0) & (digits < EIGHT) & (((found & low(1)) != word(b"0")) | (digits == 1))
    shift = (np.where(plain, EIGHT - digits, 1) * 8).astype(np.uint64)
    value = (found << shift) | (_ZEROS & ((np.uint64(1) << shift) - np.uint64(1)))
    plain &= ((value & _HIGH) == _ZEROS) & (((value + _SIX) & _HIGH) == _ZEROS)
    value = value - _ZEROS
    value = value * np.uint64(10) + (value >> np.uint64(8))
    value = ((value & _PAIRS) * _HUNDREDS + ((value >> np.uint64(16)) & _PAIRS) * _UNITS) >> np.uint64(32)
    return np.where(plain, value, 0).astype(np.int64), plain
