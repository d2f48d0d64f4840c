"""Tells whether a short text stands in the XML of a large sheet, without comparing it at every place.

A sheet of ten thousand rows has some nine million bytes, and a dozen marks are looked for in it: attributes that hide a
row, cells that hold an error, formulas without a value. Most sheets have none of them. Python finds a single byte an
order of magnitude faster than a text of several (``memchr``), so the byte of the mark that is rarest in the sheet is
looked for, and the mark only where that byte stands.
"""

from __future__ import annotations

_SAMPLE = 1 << 12
"""Bytes in the middle of a content by which the rarest byte of a mark is chosen."""
_RARE = 256
"""One in so many bytes: of a more frequent one, going from place to place takes longer than comparing everywhere."""
_MOST_PLACES = 1 << 16
"""Places after which the rest is compared everywhere: the sample was no sample."""


def mentions(content: bytes, mark: bytes, begin: int = 0, end: int | None = None) -> bool:
    """Tell whether a mark stands in ``content[begin:end]``; the answer is that of ``mark in content[begin:end]``.

    Args:
        content: bytes of any length.
        mark: at least one byte.
        begin: index of the first byte that may belong to the mark, 0 or more.
        end: index after the last one; None for the end of the content.
    """
    end = len(content) if end is None else end
    middle = (begin + end) // 2
    sample = content[middle : middle + _SAMPLE]
    count, offset = min((sample.count(byte), index) for index, byte in enumerate(mark))
    place = begin + offset
    for _ in range(_MOST_PLACES if count * _RARE <= _SAMPLE else 0):
        place = content.find(mark[offset], place, end)
        if place < 0 or content.startswith(mark, place - offset, end):
            return place >= 0
        place += 1
    return content.find(mark, place - offset, end) >= 0


def mentions_any(content: bytes, marks: tuple[bytes, ...]) -> bool:
    """Tell whether at least one of several marks stands in a content."""
    return any(mentions(content, mark) for mark in marks)
