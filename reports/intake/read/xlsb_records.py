"""The records of an .xlsb (MS-XLSB 2.1.4): merged ranges, hidden rows and columns, errors, and short cell records.

Calamine tells nothing of the first three, and passes over short records, in which a cell leaves out its column because
it follows the one before.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.intake.read.damaged_texts import ERROR
from reports.model.grid import CellFinding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW, _COLUMNS, _MERGED, _SHEET, _BOOK = 0, 60, 176, 156, 153
_CELLS, _SHORT_CELLS = range(1, 12), range(12, 19)
_SHORT = 11
"""What the number of a short record is above that of the same cell with its column."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ERROR_RECORDS = {3, 11}
_MOST_COLUMNS = 16_384
_HIDDEN_ROW = 0x10


@dataclass
class BinarySheet:
    """What the records of a sheet tell beside values; places are 1-based."""

    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    findings: list[CellFinding] = field(default_factory=list)
    rewritten: bytes | None = None
    """The part with every cell in its long form, where it held short ones."""


def sheet_of(part: bytes) -> BinarySheet:
    """Return what a worksheet's records tell; of a damaged part what comes before the damage."""
    sheet, pieces, has_short = BinarySheet(), [], False
    row = column = -1
    for number, data, record in _records(part):
        kind, cell, whole_record = number, data, record
        if number in _SHORT_CELLS:
            kind, column, has_short = number - _SHORT, column + 1, True
            cell = struct.pack("<I", column) + data
            whole_record = bytes([kind]) + _length(len(cell)) + cell
        elif number in _CELLS and len(data) >= 4:
            column = int.from_bytes(data[:4], "little")
        elif number == _ROW and len(data) >= 12:
            row, column = int.from_bytes(data[:4], "little"), -1
            if data[11] & _HIDDEN_ROW:
                sheet.hidden_rows.add(row + 1)
        else:
            _take(sheet, number, data)
        if kind in _ERROR_RECORDS and len(cell) > 8:
            sheet.findings.append(CellFinding(row + 1, column + 1, ERROR, _ERRORS.get(cell[8], "#ERROR!")))
        pieces.append(whole_record)
    sheet.rewritten = b"".join(pieces) if has_short else None
    return sheet


def _take(sheet: BinarySheet, number: int, data: bytes) -> None:
    """Take a record of hidden columns or of a merged range."""
    is_room = len(sheet.hidden_columns) < _MOST_COLUMNS
    if number == _COLUMNS and len(data) >= 18 and data[16] & 1 and is_room:
        first, last = struct.unpack_from("<II", data)
        sheet.hidden_columns.update(range(first + 1, min(last, _MOST_COLUMNS - 1) + 2))
    elif number == _MERGED and len(data) >= 16:
        top, bottom, left, right = struct.unpack_from("<IIII", data)
        sheet.merged.append(Span(top + 1, left + 1, bottom + 1, right + 1))


def book_of(part: bytes) -> tuple[dict[str, str], bool]:
    """Return the sheets of a part ``xl/workbook.bin`` as name → relation, and whether its dates count from 1904."""
    sheets: dict[str, str] = {}
    since_1904 = False
    for number, data, _whole in _records(part):
        if number == _BOOK and data:
            since_1904 = bool(data[0] & 1)
        elif number == _SHEET and len(data) > 12:
            relation, place = _text(data, 8)
            sheets[_text(data, place)[0]] = relation
    return sheets, since_1904


def _records(part: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield number, data and all bytes of each record; a part that ends within one ends before it."""
    place = 0
    while place < len(part):
        start = place
        number, place = _varying(part, place, 2)
        size, place = _varying(part, place, 4)
        if place + size > len(part):
            return
        yield number, part[place : place + size], part[start : place + size]
        place += size


def _varying(part: bytes, place: int, most: int) -> tuple[int, int]:
    """Return a number of at most so many bytes, seven bits each, and where it ends."""
    number = 0
    for index in range(most):
        if place >= len(part):
            break
        byte = part[place]
        place += 1
        number |= (byte & 0x7F) << 7 * index
        if byte < 0x80:
            break
    return number, place


def _length(size: int) -> bytes:
    """Return the size of a record in bytes of seven bits each."""
    encoded = bytearray()
    while size > 0x7F:
        encoded.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes([*encoded, size])


def _text(data: bytes, place: int) -> tuple[str, int]:
    """Return a text behind the number of its characters, and where it ends."""
    length = int.from_bytes(data[place : place + 4], "little")
    end = place + 4 + 2 * min(length, len(data))
    return data[place + 4 : end].decode("utf-16-le", errors="replace"), end
