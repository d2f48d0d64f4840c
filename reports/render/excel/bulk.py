"""Many rows into a sheet of the saved package: ten years of figures are a hundred thousand rows.

openpyxl makes an object of every cell, which takes half a minute for them. Here one row is written as a pattern, looks
and all, and the others are made of its text, their texts inline as openpyxl writes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Cell = str | int | date | None

MOST_ROWS = 1_048_575
"""Rows a sheet can hold below its head."""
_AT_ONCE = 2000
"""Rows that are turned into text together."""
_EPOCH = date(1899, 12, 30)
"""Day zero of Excel's calendar, as it counts from March 1900 on."""
_ROW = re.compile(r'<row r="2"[^>]*>(.*?)</row>', re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)2"(?: s="(\d+)")?')
_DIMENSION = re.compile(r'<dimension ref="A1:([A-Z]+)\d+"')


@dataclass(frozen=True)
class Bulk:
    """Rows of one sheet, from row 2 on; row 2 stands in the workbook already and gives the looks of all."""

    rows: Sequence[Sequence[Cell]]


def chunks(sheet: bytes, bulk: Bulk) -> Iterator[bytes]:
    """Yield a sheet's part with its rows, piece by piece: the whole of it would take half a gigabyte.

    Args:
        sheet: the part; it has a head in row 1 and, in row 2, a cell in every column.
        bulk: the rows, the one that stands there among them.
    """
    text = sheet.decode("utf-8")
    pattern = _ROW.search(text)
    if pattern is None or not bulk.rows:
        yield sheet
        return
    looks = [(letter, f' s="{style}"' if style else "") for letter, style in _CELL.findall(pattern[1])]
    head = _DIMENSION.sub(rf'<dimension ref="A1:\g<1>{len(bulk.rows) + 1}"', text[: pattern.start()], count=1)
    yield head.encode()
    for first in range(0, len(bulk.rows), _AT_ONCE):
        yield "".join(_rows(bulk.rows[first : first + _AT_ONCE], looks, first + 2)).encode()
    yield text[pattern.end() :].encode()


def _rows(rows: Iterable[Sequence[Cell]], looks: Sequence[tuple[str, str]], top: int) -> Iterator[str]:
    for number, row in enumerate(rows, top):
        cells = "".join(
            f'<c r="{letter}{number}"{look}{_content(value)}' for (letter, look), value in zip(looks, row, strict=True)
        )
        yield f'<row r="{number}">{cells}</row>'


@lru_cache(maxsize=4096)
def _content(value: Cell) -> str:
    """Return the rest of a cell after its name and look."""
    if value is None:
        return "/>"
    if isinstance(value, str):
        return f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    number = (value - _EPOCH).days if isinstance(value, date) else value
    return f' t="n"><v>{number}</v></c>'
