"""Cuts many texts out of a part at once, and tells which of them mean something else than they say."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from reports.intake.read.swift.words import Mask, Places

_END = b"<"
"""What follows every text: the tag that closes it."""
_FIGURES = b"0123456789.-" + _END
_MEANT_OTHERWISE = (b"&", b"\r", b"_x")
"""An entity, the end of a line, and how office programs write what XML cannot hold."""
_BLANK = 0x20
_BEYOND_ASCII = 0x80


def texts(part: bytes, begins: Places, ends: Places) -> tuple[list[str | None], Mask]:
    """Return the texts between these places, and which of them only calamine can tell: those are worthless.

    A blank one is None.

    Raises:
        UnicodeDecodeError: not UTF-8.
    """
    joined, starts = _joined(part, begins, ends)
    found: list[str | None] = []
    found += joined.decode("latin-1").split("<")
    found.pop()
    bytes_ = np.frombuffer(part, np.uint8)
    odd = (bytes_[begins] <= _BLANK) | (bytes_[ends - 1] <= _BLANK)
    for mark in _MEANT_OTHERWISE:
        odd[_holders(joined, mark, starts)] = True
    if not joined.isascii():
        wide = np.flatnonzero(np.frombuffer(joined, np.uint8) >= _BEYOND_ASCII)
        for which in np.unique(np.searchsorted(starts, wide, "right") - 1).tolist():
            text = part[begins[which] : ends[which]].decode()
            found[which] = text if text.strip() else None
    return found, odd


def figures(part: bytes, begins: Places, ends: Places) -> tuple[list[float], Mask]:
    """Return the numbers between these places, and which of them only calamine can tell: those are worthless.

    Raises:
        ValueError: not a number.
    """
    joined, starts = _joined(part, begins, ends)
    odd = np.zeros(len(starts), np.bool_)
    if joined.translate(None, _FIGURES):
        strange = np.isin(np.frombuffer(joined, np.uint8), np.frombuffer(_FIGURES, np.uint8), invert=True)
        odd[np.searchsorted(starts, np.flatnonzero(strange), "right") - 1] = True
        plain = ~odd
        found = np.zeros(len(starts))
        found[plain] = figures(part, begins[plain], ends[plain])[0]
        return found.tolist(), odd
    numbers = list(map(float, joined.split(_END)[: len(starts)]))
    if inf in numbers or -inf in numbers:
        raise ValueError("more digits than a number has")
    return numbers, odd


def _joined(part: bytes, begins: Places, ends: Places) -> tuple[bytes, Places]:
    """Return the texts one after another, each with the byte that ends it, and where each begins.

    One look at all the bytes wanted, and one split, take half the time of as many slices.
    """
    lengths = ends - begins + 1
    stops = np.cumsum(lengths)
    starts = stops - lengths
    total = int(stops[-1]) if len(stops) else 0
    places = np.repeat((begins - starts).astype(np.int32), lengths)
    places += np.arange(total, dtype=np.int32)
    return np.frombuffer(part, np.uint8)[places].tobytes(), starts


def _holders(joined: bytes, mark: bytes, starts: Places) -> Places:
    """Return which texts hold a mark."""
    found: list[int] = []
    place = joined.find(mark) if mark[:1] in joined else -1  # one byte is sought ten times as fast as two
    while place >= 0:
        found.append(place)
        place = joined.find(mark, place + 1)
    return np.searchsorted(starts, np.array(found, np.int64), "right") - 1
