"""Finds the rows and cells of a piece of a sheet, and makes sure that nothing else is there."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from reports.intake.read.layout_xlsx import may_hide
from reports.intake.read.swift.words import Bytes, Mask, Places, Words, before, first, length, low, numbers, stand

_CELL, _ROW, _SHUT = b'<c r="', b'<row r="', b"</row>"
_ATTRIBUTES = re.compile(rb'(?: (?!r=)[A-Za-z0-9:]+="[A-Za-z0-9:;,. _-]*")*(?P<empty>/>|></row>)?')
_MOST_DIGITS = 5
"""Of a row: two letters, these, and the mark that ends them are eight bytes."""
_A, _Z, _LETTERS = ord("A"), ord("Z"), 26


@dataclass(frozen=True)
class Cells:
    """The cells of a piece, in order; places are in the whole part."""

    begins: Places
    """Where each one's tag begins."""
    insides: Places
    """Where its tag goes on behind the place it stands in."""
    ends: Places
    rows: Places
    """Its row, 1-based."""
    columns: Places
    """Its column, 1-based."""
    first: int
    last: int
    """First and last row, filled or not."""
    tags: int
    """How many tags there are, by their first bytes."""
    others: int
    """How many of them are not those of cells."""
    hides: bool
    """A row may be hidden."""


@dataclass(frozen=True)
class _Rows:
    begins: Places
    ends: Places
    """Where the row's closing tag begins, or the row ends if it has none."""
    numbers: Places
    digits: Places
    firsts: Places
    """First cell of each, or where it would be."""
    counts: Places


def cells(part: bytes, looked: Words, begin: int, end: int) -> Cells | None:
    """Return the cells of the whole rows between two places; None where they are not wholly understood."""
    bytes_ = np.frombuffer(part, np.uint8, end - begin, begin)
    opening = bytes_ == ord("<")
    begins = _tags(opening, bytes_, looked, begin, _CELL)
    rows = _rows(_tags(opening, bytes_, looked, begin, _ROW), begins, looked, end)
    if rows is None or rows.begins[0] != begin:
        return None
    others, hides = _outside(part, rows, begins)
    if others is None:
        return None
    ends = np.append(begins[1:], end)[: len(begins)]
    filled = rows.counts > 0
    ends[(rows.firsts + rows.counts - 1)[filled]] = rows.ends[filled]
    placed = _placed(looked, begins, rows)
    if placed is None:
        return None
    of, columns, insides = placed
    tags = int(np.count_nonzero(opening))
    first, last = int(rows.numbers[0]), int(rows.numbers[-1])
    return Cells(begins, insides, ends, rows.numbers[of], columns, first, last, tags, others, hides)


def _tags(opening: Mask, bytes_: Bytes, looked: Words, begin: int, tag: bytes) -> Places:
    """Return where a tag begins that is spelled exactly so."""
    found = np.flatnonzero(opening[:-1] & (bytes_[1:] == tag[1])) + begin
    return found[stand(looked, found, tag)]


def _rows(begins: Places, cells_: Places, looked: Words, end: int) -> _Rows | None:
    if not len(begins):
        return None
    found = looked[begins + len(_ROW)]
    digits = length(before(first(found, b'"')))
    which, plain = numbers(found, digits)
    if not plain.all() or digits.max() > _MOST_DIGITS or not (np.diff(which) > 0).all():
        return None
    firsts = np.searchsorted(cells_, begins)
    if firsts[0] != 0:
        return None
    counts = np.diff(np.append(firsts, len(cells_)))
    ends = np.append(begins[1:], end) - np.where(counts > 0, len(_SHUT), 0)
    if not (stand(looked, ends, _SHUT) | (counts == 0)).all():
        return None
    return _Rows(begins, ends, which, digits, firsts, counts)


def _outside(part: bytes, rows: _Rows, cells_: Places) -> tuple[int | None, bool]:
    """Return how many tags rows have, and whether one may be hidden; None where a row's tag is not understood."""
    filled = rows.counts > 0
    opens, shuts = rows.begins + len(_ROW) + rows.digits + 1, rows.ends.copy()
    shuts[filled] = cells_[rows.firsts[filled]] - 1
    if not (np.frombuffer(part, np.uint8)[shuts[filled]] == ord(">")).all():
        return None, False
    others = 2 * int(filled.sum())
    seen: dict[tuple[bytes, bool], int | None] = {}
    special = np.flatnonzero((shuts != opens) | ~filled)
    for opened, shut, full in zip(*(one[special].tolist() for one in (opens, shuts, filled)), strict=True):
        rest = part[opened:shut]
        if (rest, full) not in seen:
            seen[rest, full] = _extra(rest, full)
        tags = seen[rest, full]
        if tags is None:
            return None, False
        others += tags
    return others, any(may_hide(rest) for rest, _full in seen)


def _extra(text: bytes, filled: bool) -> int | None:
    """Return how many tags the rest of a row's tag, or an empty row from there on, has; None if not understood."""
    match = _ATTRIBUTES.fullmatch(text)
    if match is None or (match["empty"] is None) != filled:
        return None
    return 0 if filled else 1 if match["empty"] == b"/>" else 2


def _placed(looked: Words, begins: Places, rows: _Rows) -> tuple[Places, Places, Places] | None:
    """Return each cell's row among these, its column, and where its tag goes on; None where they are not in order."""
    of = np.repeat(np.arange(len(rows.begins)), rows.counts)
    mask = (np.uint64(1) << (8 * (rows.digits + 1)).astype(np.uint64)) - np.uint64(1)
    number = (looked[rows.begins + len(_ROW)] & mask)[of]
    found = looked[begins + len(_CELL)]
    one, two = (found & low(1)).astype(np.int64), ((found >> np.uint64(8)) & low(1)).astype(np.int64)
    twice = two >= _A
    fits = (one >= _A) & (one <= _Z) & (two <= _Z)
    fits &= (np.where(twice, found >> np.uint64(16), found >> np.uint64(8)) & mask[of]) == number
    columns = np.where(twice, (one - _A + 1) * _LETTERS + two - _A + 1, one - _A + 1)
    ascends = (np.diff(columns) > 0) | (np.diff(of) > 0)
    if not fits.all() or not ascends.all():
        return None
    return of, columns, begins + len(_CELL) + 1 + twice + rows.digits[of] + 1
