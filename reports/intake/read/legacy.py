"""Reads .xls with xlrd: BIFF 2 to 8, with merged ranges and hidden rows and columns that calamine does not tell."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import xlrd

from reports.model.grid import Grid, Scalar, Span

if TYPE_CHECKING:
    from pathlib import Path

_ENCRYPTED_PARTS = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))


def is_encrypted(path: Path) -> bool:
    """Tell whether an OLE file holds an encrypted workbook of either generation."""
    content = path.read_bytes()
    if any(part in content for part in _ENCRYPTED_PARTS):
        return True
    try:
        xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), on_demand=True)
    except xlrd.XLRDError as error:
        return "encrypted" in str(error).lower()
    except Exception:
        return b"\x2f\x00\x04\x00\x00\x00" in content or b"\x2f\x00\x06\x00\x00\x00" in content  # FILEPASS, XOR
    return False


def read(path: Path) -> tuple[Grid, ...]:
    """Return the worksheets of an .xls, hidden ones included."""
    content = path.read_bytes()
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except NotImplementedError:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO())
    return tuple(_grid(book, sheet) for sheet in book.sheets())


def _grid(book: Any, sheet: Any) -> Grid:  # noqa: ANN401 -- xlrd has no types
    rows = tuple(
        tuple(
            _value(sheet.cell_type(row, column), sheet.cell_value(row, column), book.datemode)
            for column in range(sheet.ncols)
        )
        for row in range(sheet.nrows)
    )
    return Grid(
        sheet.name,
        rows,
        tuple(Span(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells),
        bool(sheet.visibility),
        frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
        book.datemode == 1,
    )


def _value(kind: int, value: Any, datemode: int) -> Scalar:  # noqa: ANN401 -- xlrd has no types
    if kind == xlrd.XL_CELL_DATE:
        try:
            moment: datetime = xlrd.xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError):
            return float(value)
        return date(moment.year, moment.month, moment.day) if moment.time() == moment.min.time() else moment
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR} or value == "":
        return None
    return str(value) if kind == xlrd.XL_CELL_TEXT else float(value)
