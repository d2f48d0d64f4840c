"""Reads the plain cells of a piece of a sheet and names the odd ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reports.intake.read.swift.forms import Form, Forms
from reports.intake.read.swift.rows import cells
from reports.intake.read.swift.texts import figures, texts
from reports.intake.read.swift.words import EIGHT, Mask, Places, Words, first, low, numbers, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    _Values = tuple[NDArray[np.object_], Mask]

_AROUND = {Form.INLINE: (b"<is><t>", b"</t></is></c>", 6)}
"""What stands before and after a value, and how many tags a cell has with them; all others as in a plain number."""
_VALUE = (b"<v>", b"</v></c>", 4)
_TAG_WORDS = 3
_MIXED = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_BINS = 16
_ORDINAL = date(1899, 12, 30).toordinal()
_FIRST_DAY, _LAST_DAY = 61, 2_958_465
"""Days are counted with a 29 February 1900 that never was; before it calamine may tell. The last one is in 9999."""
_MOST_ODD, _FEW = 4, 1000
"""One cell in so many may be odd, and a few always, or having calamine tell them does not pay."""


@dataclass(frozen=True)
class Piece:
    """Rows of a sheet; places are 1-based."""

    rows: Places
    """Of the plain cells that hold something."""
    columns: Places
    values: NDArray[np.object_]
    """None where they hold blanks."""
    odd: list[tuple[int, int, bytes]]
    """Row, column and cell of those that calamine has to tell."""
    first: int
    last: int
    hides: bool


def piece(
    part: bytes, looked: Words, begin: int, end: int, forms: Forms, table: NDArray[np.object_]
) -> Piece | None:
    """Return the whole rows between two places of a sheet; None where they are not wholly understood.

    Args:
        part: the sheet.
        looked: its words.
        begin: of the first row.
        end: of the last one.
        forms: of the cells.
        table: of shared strings.
    """
    found = cells(part, looked, begin, end)
    if found is None:
        return None
    form, inner = _forms(part, looked, found.insides, forms)
    form[(form == Form.NOTHING) & (inner != found.ends)] = Form.ODD
    tags = found.others + int((form == Form.NOTHING).sum())
    values, known, held = np.empty(len(form), object), form == Form.NOTHING, np.zeros(len(form), np.bool_)
    for kind, reader in _readers(part, looked, table).items():
        opened, shut, count = _AROUND.get(kind, _VALUE)
        of = np.flatnonzero(form == kind)
        of = of[_are_around(looked, inner[of], found.ends[of], opened, shut)]
        if len(of):
            values[of], meant_otherwise = reader(inner[of] + len(opened), found.ends[of] - len(shut))
            known[of], held[of] = True, ~meant_otherwise
            tags += count * len(of)
    odd = (form != Form.NOTHING) & ~held
    if int(odd.sum()) * _MOST_ODD > len(form) + _FEW:
        return None
    tags += sum(part.count(b"<", *ends) for ends in _pairs(~known, found.begins, found.ends))
    if tags != found.tags:
        return None
    strange = [(row, column, part[tag:shut]) for row, column, tag, shut in _pairs(odd, found.rows, found.columns, found.insides, found.ends)]
    kept = slice(None) if held.all() else held  # which saves three copies
    return Piece(found.rows[kept], found.columns[kept], values[kept], strange, found.first, found.last, found.hides)


def _pairs(which: Mask, *places: Places) -> Iterator[tuple[int, ...]]:
    return zip(*(one[which].tolist() for one in places), strict=True)


def _forms(part: bytes, looked: Words, insides: Places, forms: Forms) -> tuple[Places, Places]:
    """Return the form of each cell, and where its tag has ended."""
    mixed, kept = _mixed(looked, insides)
    bins = (mixed >> np.uint64(64 - _BINS)).astype(np.int64)
    examples = np.full(1 << _BINS, -1)
    examples[bins] = np.arange(len(bins))
    form, lengths = np.zeros(1 << _BINS, np.int64), np.zeros(1 << _BINS, np.int64)
    for one in np.flatnonzero(examples >= 0).tolist():
        begin = int(insides[examples[one]])
        tag = part[begin : part.find(b">", begin) + 1]
        if len(tag) <= _TAG_WORDS * EIGHT:
            form[one], lengths[one] = forms.form(tag), len(tag)
    found = form[bins]
    for which, seen in kept:
        # two kinds of tags in one bin are both odd: that is rare, and the example's word is then not the other's
        alike = np.zeros(1 << _BINS, np.uint64)
        alike[bins[which]] = seen
        found[which[alike[bins[which]] != seen]] = Form.ODD
    return found, insides + lengths[bins]


def _mixed(looked: Words, insides: Places) -> tuple[Words, list[tuple[Places, Words]]]:
    """Return a mixture of the words of each cell's tag, and these words with the cells that have them."""
    mixed = np.zeros(len(insides), np.uint64)
    kept: list[tuple[Places, Words]] = []
    which = np.arange(len(insides))
    for place, factor in enumerate(_MIXED):
        seen = looked[np.minimum(insides[which] + EIGHT * place, len(looked) - 1)]
        top = first(seen, b">")
        seen &= (top << np.uint64(1)) - np.uint64(1)
        mixed[which] ^= seen * np.uint64(factor)
        kept.append((which, seen))
        which = which[top == 0]
    return mixed, kept


def _are_around(looked: Words, inner: Places, ends: Places, opened: bytes, shut: bytes) -> Mask:
    """Tell which cells consist of these tags and something within."""
    return (
        ((looked[inner] & low(len(opened))) == word(opened))
        & (looked[ends - len(shut)] == word(shut[:EIGHT]))
        & (looked[ends - EIGHT] == word(shut[-EIGHT:]))
        & (ends - inner > len(opened) + len(shut))
    )


def _readers(
    part: bytes, looked: Words, table: NDArray[np.object_]
) -> dict[Form, Callable[[Places, Places], _Values]]:
    def text(begins: Places, ends: Places) -> _Values:
        found, odd = texts(part, begins, ends)
        return objects(found), odd

    def number(begins: Places, ends: Places) -> _Values:
        found, odd = figures(part, begins, ends)
        return objects(found), odd

    def shared(begins: Places, ends: Places) -> _Values:
        which, plain = numbers(looked[begins], ends - begins)
        plain &= which < len(table)
        return table[np.where(plain, which, 0)], ~plain

    def day(begins: Places, ends: Places) -> _Values:
        which, plain = numbers(looked[begins], ends - begins)
        plain &= (which >= _FIRST_DAY) & (which <= _LAST_DAY)
        days, places = np.unique(np.where(plain, which, _FIRST_DAY), return_inverse=True)
        return objects([date.fromordinal(_ORDINAL + one) for one in days.tolist()])[places], ~plain

    return {Form.INLINE: text, Form.STRING: text, Form.NUMBER: number, Form.SHARED: shared, Form.DAY: day}


def objects(values: Sequence[object]) -> NDArray[np.object_]:
    """Return an array of these."""
    found = np.empty(len(values), object)
    found[:] = values
    return found
