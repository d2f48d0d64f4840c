"""Reads .csv and .tsv: encoding by content, delimiter by how evenly it cuts the records."""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING

from reports.intake.read.broken_utf8 import MARK, decode_mixed
from reports.intake.read.contract import Unreadable
from reports.intake.read.csv_damage import mended, overlong, without_formulas
from reports.intake.read.csv_delimiters import (
    delimiter,
    evenness_of,
    lines_of,
    named_delimiter,
    uncut_by,
    with_one_character,
)
from reports.intake.read.csv_quotes import with_usual_quotes
from reports.intake.read.grid_builder import grid
from reports.intake.read.layout import Layout
from reports.model.grid import CellFinding

if TYPE_CHECKING:
    from reports.model.grid import Grid

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_FIELD = 1 << 20
_MOST_LINES = 200
"""A field with more lines than this was opened by a quotation mark that nobody closed."""
_CONTROLS = tuple(chr(code) for code in (*range(9), *range(14, 26), *range(27, 32)))
_MOST_CONTROLS = 0.01
"""Share of control characters above which a file is no text."""


def read(content: bytes) -> tuple[Grid, ...]:
    """Return the one sheet of a delimited file; rows are parsed records, blank ones counted."""
    text = decode(content)
    if sum(map(text.count, _CONTROLS)) > _MOST_CONTROLS * len(text):
        raise Unreadable("file-unreadable")
    text = text.replace("\0", "").replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(_MOST_FIELD)
    cut_by = delimiter(text)
    uncut = uncut_by(text, cut_by)
    if uncut is not None:
        raise Unreadable("file-uncut", mark=uncut)
    is_named = named_delimiter(text) is not None
    text, mark = with_one_character(text, cut_by)
    text = with_usual_quotes(text, mark)
    records = mended(_records(without_formulas(lines_of(text), mark), mark), mark)
    if mark != cut_by:
        records = [[cell.replace(mark, cut_by) for cell in record] for record in records]
    if is_named:
        # Excel's own first line names the delimiter and is no data; its place is kept
        records[0] = []
    findings = (*_mixed(records), *overlong(records)) if MARK in text else overlong(records)
    if MARK in text:
        records = [[cell.replace(MARK, "") for cell in record] for record in records]
    return (grid("", records, Layout(findings=tuple(findings))),)


def _mixed(records: list[list[str]]) -> list[CellFinding]:
    """Return the cells in which another encoding than that of the file was found."""
    return [
        CellFinding(row, column, "cell-encoding", cell.replace(MARK, ""))
        for row, record in enumerate(records, start=1)
        for column, cell in enumerate(record, start=1)
        if MARK in cell
    ]


def _records(lines: list[str], mark: str) -> list[list[str]]:
    """Return the records; a quotation mark that nobody closes does not swallow the rest of the file."""
    if any('\\"' in line for line in lines):
        return _with_escapes(lines, mark)
    records = list(csv.reader(lines, delimiter=mark))
    if any(cell.count("\n") > _MOST_LINES for record in records for cell in record if len(cell) > _MOST_LINES):
        return list(csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE))
    if records and records[-1] and records[-1][-1].endswith("\n") and sum(line.count('"') for line in lines) % 2:
        first_bad_line = len(lines) - sum(cell.count("\n") for cell in records[-1])
        return records[:-1] + list(csv.reader(lines[first_bad_line:], delimiter=mark, quoting=csv.QUOTE_NONE))
    return records


def _with_escapes(lines: list[str], mark: str) -> list[list[str]]:
    """Return the records of a file with backslashes before quotation marks, read in the way that is more even."""
    as_usual = list(csv.reader(lines, delimiter=mark))
    escaped = list(csv.reader(lines, delimiter=mark, escapechar="\\"))
    return escaped if evenness_of(escaped) > evenness_of(as_usual) else as_usual


def decode(content: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252.

    Where both are mixed, ``MARK`` stands before each character of Windows-1252.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            if encoding == "utf-8-sig":
                return _utf8(content[len(mark) :])
            return content.decode(encoding, errors="replace")
    head = content[:4096]
    if head[1::2].count(0) > len(head) // 4:
        return content.decode("utf-16-le", errors="replace")
    if head[::2].count(0) > len(head) // 4:
        return content.decode("utf-16-be", errors="replace")
    return _utf8(content)


def _utf8(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decode_mixed(content)
