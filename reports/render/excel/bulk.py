"""Many cells into a sheet of the saved package: ten years of figures are more than a hundred thousand.

openpyxl makes an object of every cell, which takes seconds for them. Here it writes the head and one cell a look, below
each other from A2 on; the rows that take their place are made of text, their texts inline as openpyxl writes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Cell = str | int | date | None

_AT_ONCE = 200
"""Rows that are turned into text together."""
_EPOCH = date(1899, 12, 30)
"""Day zero of Excel's calendar, as it counts from March 1900 on."""
_ROWS = re.compile(r'<row r="2".*(?=</sheetData>)', re.DOTALL)
_LOOK = re.compile(r'<c r="A\d+"(?: s="(\d+)")?')
_DIMENSION = re.compile(r'<dimension ref="A1:([A-Z]+)\d+"')


@dataclass(frozen=True)
class Bulk:
    """Rows of one sheet, from row 2 on."""

    rows: Sequence[Sequence[tuple[Cell, int]]]
    """Each cell with its look, as a place among those that stand below each other in the sheet, from 0."""


def chunks(sheet: bytes, bulk: Bulk) -> Iterator[bytes]:
    """Yield a sheet's part with its rows, piece by piece.

    Args:
        sheet: the part; it has a head in row 1 that is as wide as the rows, and below it, in column A, every look.
        bulk: the rows that take the place of the looks.
    """
    text = sheet.decode("utf-8")
    looks = _ROWS.search(text)
    if looks is None or not bulk.rows:
        yield sheet
        return
    styled = [f' s="{style}"' if style else "" for style in _LOOK.findall(looks[0])]
    letters = [get_column_letter(place) for place in range(1, len(bulk.rows[0]) + 1)]
    last = len(bulk.rows) + 1
    yield _DIMENSION.sub(rf'<dimension ref="A1:\g<1>{last}"', text[: looks.start()], count=1).encode()
    content = lru_cache(maxsize=1 << 15)(lambda cell: f"{styled[cell[1]]}{_content(cell[0])}")
    for first in range(0, len(bulk.rows), _AT_ONCE):
        part = enumerate(bulk.rows[first : first + _AT_ONCE], first + 2)
        yield "".join(_row(number, letters, map(content, row)) for number, row in part).encode()
    yield text[looks.end() :].encode()


def _row(number: int, letters: Sequence[str], contents: Iterable[str]) -> str:
    cells = [f'<c r="{letter}{number}"{content}' for letter, content in zip(letters, contents, strict=True)]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _content(value: Cell) -> str:
    """Return the rest of a cell after its name and look."""
    if value is None:
        return "/>"
    if isinstance(value, str):
        return f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    number = (value - _EPOCH).days if isinstance(value, date) else value
    return f' t="n"><v>{number}</v></c>'
