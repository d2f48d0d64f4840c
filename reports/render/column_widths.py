"""Widths of the columns of reading tables, the same in every format; a table of fixed layout is laid out much faster.

Widths of letters are those of Liberation Sans Bold in classes, which is near enough for any sans serif.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.model.figures import Change, Figure
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.document import Cell, Table

_EM = 3.104
"""Millimetres of an em in the type of tables, 8.8 pt."""
_CLASSES = (("ijlIftr.,:;'|()[]-/ ", 0.34), ("mMWw%@", 0.89), ("ABCDEFGHJKLNOPQRSTUVXYZ+−…", 0.72))
"""Letters and their advance in em; all others 0.58."""
_ADVANCE = {letter: advance for letters, advance in _CLASSES for letter in letters}
_PADDING = 2.2
"""Of a cell, left and right together, with some room for rounding."""

_NUMBER = re.compile(r"[+\u2212]?[\d.,]+%?|[-…*]")
_WIDEST_NUMBER = 23.0
_SMALL_TEXT = 28.0
"""A column of texts no wider than this never wraps."""
_MORE_THAN_MEAN = 1.6
"""Of a longer one some may wrap: it wants its longest, but not more than so many times the mean."""
_DAMPING = 0.6
"""Power by which needs are compared, so that long definitions leave room for the titles beside them."""
_LONGEST_WORD = 30.0
"""A longer run is a file name or the like, which may be broken anywhere."""

FEW_NUMBERS = 2
_NARROW = 62.0
"""Share of the page, in per cent, of a table with few numbers: the eye has to find its way from name to number."""


def numeric(table: Table) -> tuple[bool, ...]:
    """Tell which columns hold numbers, and so stand at the right; the first one names its rows."""
    return tuple(place > 0 and _holds_numbers(table, place) for place in range(len(table.head)))


def _holds_numbers(table: Table, place: int) -> bool:
    """Tell whether a column holds figures, or nothing but texts that stand for some."""
    if not table.rows:
        return True
    cells = [row.cells[place] for row in table.rows if row.cells[place]]
    if any(isinstance(cell, Figure | Change) for cell in cells):
        return True
    return bool(cells) and all(_stands_for_number(cell) for cell in cells)


def _stands_for_number(cell: Cell) -> bool:
    return isinstance(cell, str) and _NUMBER.fullmatch(cell) is not None


def share_of_page(table: Table, available: float) -> float:
    """Return the width of a table in per cent of the text; narrow only where nothing has to wrap for it."""
    is_number = numeric(table)
    few = 0 < sum(is_number) <= FEW_NUMBERS and len(table.head) == sum(is_number) + 1
    needed = sum(max(map(_width, _texts(table, place)), default=0.0) + _PADDING for place in range(len(table.head)))
    return _NARROW if few and needed < available * _NARROW / 100 else 100.0


def widths(table: Table, available: float) -> tuple[float, ...]:
    """Return the share of each column in per cent: numbers as narrow as they read well, the rest to the text."""
    is_number = numeric(table)
    places = range(len(table.head))
    wanted = {place: (_of_numbers if is_number[place] else _of_texts)(table, place) for place in places}
    numbers = [place for place in places if is_number[place]]
    each = max(0.0, available - sum(wanted.values())) / len(wanted)
    given = {place: max(wanted[place], min(_WIDEST_NUMBER, wanted[place] + each)) for place in numbers}
    texts = {place: wanted[place] for place in places if not is_number[place]}
    given |= _shared(texts, table, available - sum(given.values()))
    total = sum(given.values())
    return tuple(round(given[place] * 100 / total, 3) for place in places)


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in a column, in millimetres of the type of tables."""
    count, used = 1, 0.0
    for word in text.split():
        wide = _width(word)
        if used and used + _width(" ") + wide > room - _PADDING:
            count, used = count + 1, 0.0
        used += wide + (_width(" ") if used else 0.0)
    return count


def _shared(wanted: dict[int, float], table: Table, room: float) -> dict[int, float]:
    """Share room among columns of text; the small ones get what they want, none less than its longest word."""
    order = sorted(wanted, key=lambda place: wanted[place])
    given: dict[int, float] = {}
    for place in order:
        left = room - sum(given.values())
        fair = (
            left * wanted[place] ** _DAMPING / sum(wanted[other] ** _DAMPING for other in order if other not in given)
        )
        small = wanted[place] <= _SMALL_TEXT and place != order[-1]
        given[place] = wanted[place] if small else max(_longest_word(table, place), fair)
    return given


def _width(text: str) -> float:
    """Return the width of a text on one line in millimetres."""
    return sum(_ADVANCE.get(letter, 0.58) for letter in text) * _EM


def _texts(table: Table, place: int) -> list[str]:
    return [formats.cell(row.cells[place]) for row in table.rows]


def _words(text: str) -> float:
    """Return the width of the longest word of a text."""
    return max(map(_width, text.split()), default=0.0)


def _of_numbers(table: Table, place: int) -> float:
    return max([_words(table.head[place]), *map(_width, _texts(table, place))]) + _PADDING


def _of_texts(table: Table, place: int) -> float:
    found = [_width(text) for text in (table.head[place], *_texts(table, place))]
    return min(max(found), max(_SMALL_TEXT, sum(found) / len(found) * _MORE_THAN_MEAN)) + _PADDING


def _longest_word(table: Table, place: int) -> float:
    """Return the width that no ordinary word of a column needs to be broken at."""
    return min(max(map(_words, (table.head[place], *_texts(table, place)))), _LONGEST_WORD) + _PADDING
