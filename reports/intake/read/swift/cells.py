"""Reads the plain cells of a piece of a sheet and names the odd ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from reports.intake.read.swift.forms import Form, Forms
from reports.intake.read.swift.formulas import pass_over
from reports.intake.read.swift.rows import Cells, cells
from reports.intake.read.swift.texts import figures, texts
from reports.intake.read.swift.words import EIGHT, Bytes, Mask, Places, Words, first, numbers, stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    _Values = tuple[NDArray[np.object_], Mask]

_SHUT = b"</c>"
_TEXT_SHUT = b"</t></is></c>"
_TEXTS = ((b"<is><t>", _TEXT_SHUT, 6), (b'<is><t xml:space="preserve">', _TEXT_SHUT, 6))
_NUMBERS = ((b"<v>", b"</v></c>", 4),)
"""What may stand before and after a value, and how many tags a cell has with them."""
_TAG_WORDS = 3
_MIXED = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_BINS = 14
_ORDINAL = date(1899, 12, 30).toordinal()
_FIRST_DAY, _LAST_DAY = 61, 2_958_465
"""Days are counted with a 29 February 1900 that never was; before it calamine may tell. The last one is in 9999."""
_MOST_ODD, _FEW = 4, 1000
"""One cell in so many may be odd, and a few always, or having calamine tell them does not pay."""


@dataclass(frozen=True)
class Values:
    """Cells of one form and what they hold."""

    rows: Places
    """1-based."""
    columns: Places
    """1-based."""
    values: NDArray[np.object_]
    """None for blanks."""


@dataclass(frozen=True)
class Piece:
    """Rows of a sheet."""

    plain: list[Values]
    odd: list[tuple[int, int, bytes]]
    """Row, column and cell of those that calamine has to tell."""
    first: int
    last: int
    hides: bool


def piece(part: bytes, looked: Words, begin: int, end: int, forms: Forms, table: NDArray[np.object_]) -> Piece | None:
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
    bare = (form != Form.ODD) & (found.ends - inner == len(_SHUT)) & stand(looked, inner, _SHUT)
    form[bare] = Form.NOTHING
    passed = pass_over(part, looked, inner, found.ends)
    known, odd = form == Form.NOTHING, form == Form.ODD
    tags, plain = found.others + int(known.sum()) + int(bare.sum()), []
    for kind, reader in _readers(part, looked, table).items():
        left = np.flatnonzero(form == kind)
        # by column, since what comes after reading goes down the columns: their texts then lie side by side in memory
        left = left[np.argsort(found.columns[left].astype(np.uint16), kind="stable")]
        for opened, shut, count in _TEXTS if kind == Form.INLINE else _NUMBERS:
            of, begins, ends, left = _spelled(looked, left, inner, found.ends, opened, shut)
            if len(of):
                known[of] = True
                tags += count * len(of) + int(passed[of].sum())
                values, meant_otherwise = reader(begins, ends)
                odd[of[meant_otherwise]] = True
                plain.append(_values(found, of, values, ~meant_otherwise))
        odd[left] = True
    return _piece(part, found, plain, known, odd, tags)


def _values(found: Cells, of: Places, values: NDArray[np.object_], kept: Mask) -> Values:
    if not kept.all():
        of, values = of[kept], values[kept]
    return Values(found.rows[of], found.columns[of], values)


def _piece(part: bytes, found: Cells, plain: list[Values], known: Mask, odd: Mask, tags: int) -> Piece | None:
    """Return the piece; None where some tag is not accounted for, or too many cells are odd.

    Args:
        part: the sheet.
        found: the cells.
        plain: what they hold.
        known: cells whose tags are counted.
        odd: cells that calamine has to tell.
        tags: how many are counted.
    """
    if int(odd.sum()) * _MOST_ODD > len(odd) + _FEW:
        return None
    tags += sum(part.count(b"<", *ends) for ends in _lists(~known, found.begins, found.ends))
    if tags != found.tags:
        return None
    places = _lists(odd, found.rows, found.columns, found.insides, found.ends)
    strange = [(row, column, part[inside:end]) for row, column, inside, end in places]
    return Piece(plain, strange, found.first, found.last, found.hides)


def _lists(which: Mask, *places: Places) -> Iterator[tuple[int, ...]]:
    """Return these places of some cells."""
    return zip(*(one[which].tolist() for one in places), strict=True)


def _forms(part: bytes, looked: Words, insides: Places, forms: Forms) -> tuple[Bytes, Places]:
    """Return the form of each cell, and where its tag has ended."""
    mixed, kept = _mixed(looked, insides)
    bins = (mixed >> np.uint64(64 - _BINS)).astype(np.int64)
    examples = np.full(1 << _BINS, -1)
    examples[bins] = np.arange(len(bins))
    form, lengths = np.zeros(1 << _BINS, np.uint8), np.zeros(1 << _BINS, np.int64)
    for one in np.flatnonzero(examples >= 0).tolist():
        begin = int(insides[examples[one]])
        tag = part[begin : part.find(b">", begin) + 1]
        if len(tag) <= _TAG_WORDS * EIGHT:
            form[one], lengths[one] = forms.form(tag), len(tag)
    found, ended = form[bins], insides + lengths[bins]
    for seen in kept:
        # of two tags in one bin the example is one, and all others are odd
        found[seen != seen[examples[bins]]] = Form.ODD
    return found, ended


def _mixed(looked: Words, insides: Places) -> tuple[Words, list[Words]]:
    """Return a mixture of the words of each cell's tag, and these words, which are 0 behind its end."""
    mixed, still = np.zeros(len(insides), np.uint64), np.ones(len(insides), np.bool_)
    kept: list[Words] = []
    for place, factor in enumerate(_MIXED):
        seen = looked[np.minimum(insides + EIGHT * place, len(looked) - 1)]
        top = first(seen, b">")
        seen &= (top << np.uint64(1)) - np.uint64(1)
        seen *= still
        still &= top == 0
        kept.append(seen)
        mixed ^= seen * np.uint64(factor)
        if not still.any():
            break
    return mixed, kept


def _spelled(
    looked: Words, of: Places, inner: Places, ends: Places, opened: bytes, shut: bytes
) -> tuple[Places, Places, Places, Places]:
    """Return which of these cells have something between these tags, where it begins and ends, and the other cells."""
    begins, stops = inner[of] + len(opened), ends[of] - len(shut)
    spelled = stand(looked, begins - len(opened), opened) & stand(looked, stops, shut) & (stops > begins)
    if spelled.all():  # as in most sheets, which saves four copies
        return of, begins, stops, of[:0]
    return of[spelled], begins[spelled], stops[spelled], of[~spelled]


def _readers(part: bytes, looked: Words, table: NDArray[np.object_]) -> dict[Form, Callable[[Places, Places], _Values]]:
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
    return np.fromiter(values, object, len(values))
