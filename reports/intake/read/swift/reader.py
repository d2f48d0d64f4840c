"""Reads a workbook whose sheets are large and plain, or leaves it to calamine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reports.intake.read.grid_builder import MOST_CELLS, is_blank
from reports.intake.read.layout_xlsx import may_hide
from reports.intake.read.swift import markup, remainder
from reports.intake.read.swift.cells import Piece, Values, objects, piece
from reports.intake.read.swift.forms import Forms
from reports.intake.read.swift.parts import SHEET, STRINGS
from reports.intake.read.swift.strings import strings
from reports.intake.read.swift.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from reports.model.grid import Scalar, Span

_OPEN, _SHUT, _ROW = b"<sheetData>", b"</sheetData>", b"<row "
_EMPTY = b"<sheetData/>"
_PIECE = 1 << 21
"""Bytes looked at together."""
_MOST_AROUND = 4 << 20
"""Bytes around the rows that are looked at twice."""
_SPARSE, _SPARE = 8, 1 << 16
"""Places for each cell, and spare ones, beyond which rows are not laid out here."""


@dataclass(frozen=True)
class Table:
    """One worksheet."""

    part: str
    name: str
    hidden: bool
    merged: tuple[Span, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    """From row 1 as far as anything is, all of one width; blanks are None."""
    hides: bool
    """A row or column of it may be hidden."""


@dataclass(frozen=True)
class _Sheet:
    question: remainder.Question
    asked: dict[bytes, int]
    """Odd cell, and its place in the question."""
    pieces: list[Piece]
    hides: bool


def tables(parts: dict[str, bytes]) -> list[Table] | None:
    """Return the worksheets in order; None where anything is not wholly understood.

    Args:
        parts: of the workbook; the large ones are taken out, since nobody needs them twice.

    Raises:
        Exception: of many kinds, likewise.
    """
    shared = _strings(parts)
    if shared is None:
        return None
    forms = Forms(parts)
    sheets: dict[str, _Sheet] = {}
    for name in filter(SHEET.fullmatch, parts):
        sheet = _sheet(parts[name], forms, shared)
        if sheet is None:
            return None
        sheets[name] = sheet
        parts[name] = b""
    told = remainder.answers(parts, None, {name: sheet.question for name, sheet in sheets.items()})
    made = [_table(sheets[one.part], one) for one in told]
    return None if None in made else [one for one in made if one is not None]


def _strings(parts: Mapping[str, bytes]) -> NDArray[np.object_] | None:
    """Return the shared strings, None for blank ones; None where they are not wholly understood."""
    if STRINGS not in parts:
        return objects([])
    found = strings(parts[STRINGS])
    if found is None:
        return None
    cells = [b' t="s"><v>%d</v></c>' % number for number in range(len(found.odd))]
    told = remainder.values(parts, found.rest, cells)
    if len(told) != len(cells):
        return None  # calamine passes over strings without any text, and then the numbers mean other ones
    found.table[found.odd] = objects([_value(one) for one in told])
    return found.table


def _sheet(part: bytes, forms: Forms, shared: NDArray[np.object_]) -> _Sheet | None:
    begin, end = part.find(_OPEN) + len(_OPEN), part.rfind(_SHUT)
    if end < begin:
        head, empty, tail = part.partition(_EMPTY)
        if not empty:
            return None
        head, tail, begin, end = head + _OPEN, _SHUT + tail, 0, 0
    else:
        head, tail = part[:begin], part[end:]
    if len(head) + len(tail) > _MOST_AROUND or not markup.is_sound(head, tail):
        return None
    pieces: list[Piece] = []
    for cut in _cuts(part, begin, end):
        found = piece(part, words(part), *cut, forms, shared)
        if found is None or (pieces and found.first <= pieces[-1].last):
            return None
        pieces.append(found)
    asked: dict[bytes, int] = {}
    for one in pieces:
        for _row, _column, cell in one.odd:
            asked.setdefault(cell, len(asked))
    if not markup.are_sound([b"<c" + cell for cell in asked], b"c"):
        return None
    hides = any(one.hides for one in pieces) or any(map(may_hide, (head, tail, *asked)))
    return _Sheet(remainder.Question(head, tail, list(asked)), asked, pieces, hides)


def _cuts(part: bytes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield places between rows, so far apart that what is looked at together stays near the processor.

    Raises:
        ValueError: a row is longer.
    """
    while begin < end:
        cut = part.rindex(_ROW, begin + 1, begin + _PIECE) if end - begin > _PIECE else end
        yield begin, cut
        begin = cut


def _table(sheet: _Sheet, told: remainder.Answer) -> Table | None:
    """Return a sheet with what calamine said of its odd cells; None where its size is not certain, or too large."""
    odd = [
        (row, column, told.values[sheet.asked[cell]] if sheet.asked[cell] < len(told.values) else "")
        for one in sheet.pieces
        for row, column, cell in one.odd
    ]
    sure = [cell for cell in odd if cell[2] != ""]
    plain = [values for one in sheet.pieces for values in one.plain]
    if sure:
        rows, columns, values = zip(*sure, strict=True)
        plain.append(Values(np.array(rows), np.array(columns), objects([_value(one) for one in values])))
    height = max((int(one.rows.max(initial=0)) for one in plain), default=0)
    width = max((int(one.columns.max(initial=0)) for one in plain), default=0)
    # calamine says the same of an empty cell and of an empty text, but only with the text the sheet grows
    doubtful = any(row > height or column > width for row, column, _told in odd)
    if doubtful or height * width > min(MOST_CELLS, _SPARSE * sum(len(one.rows) for one in plain) + _SPARE):
        return None
    return Table(told.part, told.name, told.hidden, told.merged, _rows(plain, height, width), sheet.hides)


def _rows(plain: list[Values], height: int, width: int) -> tuple[tuple[Scalar, ...], ...]:
    """Return all rows, with each value in its place; those without any are one object."""
    if not width:
        return ()
    places, blank = np.empty(height * width, object), np.ones(height, np.bool_)
    for one in plain:
        places[(one.rows - 1) * width + (one.columns - 1)] = one.values
        blank[one.rows - 1] = False
    laid = list(zip(*[iter(places.tolist())] * width, strict=True))
    nothing = (None,) * width
    for row in np.flatnonzero(blank).tolist():
        laid[row] = nothing
    return tuple(laid)


def _value(told: Scalar) -> Scalar:
    """Return a value as a Grid holds it: what is blank is None."""
    return None if is_blank(told) else told
