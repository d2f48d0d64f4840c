"""Reads .csv and .tsv: encoding by content, delimiter by how evenly it cuts the records."""

from __future__ import annotations

import codecs
import csv
from itertools import islice
from typing import TYPE_CHECKING

from reports.intake.read.broken_utf8 import MARK, decode_mixed
from reports.intake.read.contract import Unreadable
from reports.intake.read.csv_damage import evenness_of, mended, overlong, without_formulas
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
_DELIMITERS = (";", ",", "\t", "|")
_RARE_DELIMITERS = ("^", "~", "¦", "§", "#")
"""What programs cut by too, asked only where none of the usual ones cuts most lines alike."""
_FEWEST_CELLS, _MOST_LINES_CUT = 3, 0.6
"""Cells of a line, and part of the lines that are cut into as many, from which a rare one is believed."""
_LOOKED_AT = 200
"""Records looked at to choose the delimiter."""
_LOOKED_INTO = 1 << 18
"""Characters looked into for it."""
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
    mark = delimiter(text)
    records = mended(_records(without_formulas(_lines(text), mark), mark), mark)
    if _names_delimiter(text):
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


def delimiter(text: str) -> str:
    """Return the delimiter that cuts most records into the same number of fields, more than one."""
    if _names_delimiter(text):
        return text[4]
    head = text[:_LOOKED_INTO]
    usual = max(_DELIMITERS, key=lambda mark: _evenness(head, mark))
    rare = max(_RARE_DELIMITERS, key=lambda mark: _evenness(head, mark))
    return rare if _cuts_most(head, rare) and not _cuts_most(head, usual) else usual


def _lines(text: str) -> list[str]:
    """Return the lines; only a line feed ends one, while str.splitlines knows ten more characters."""
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return [f"{line}\n" for line in lines]


def _names_delimiter(text: str) -> bool:
    return text[:4].lower() == "sep=" and text[4:5] not in {"", "\n", '"'} and text[5:6] in {"", "\n"}


def _cuts_most(text: str, mark: str) -> bool:
    """Tell whether a mark cuts most lines that are not blank into the same number of several cells."""
    cells, width = _evenness(text, mark)
    lines = sum(1 for line in _lines(text)[:_LOOKED_AT] if line.strip())
    return width >= _FEWEST_CELLS and cells >= _MOST_LINES_CUT * lines * width


def _evenness(text: str, mark: str) -> tuple[int, int]:
    """Return how many records share the commonest width above one, and that width."""
    try:
        head = list(islice(csv.reader(_lines(text), delimiter=mark), _LOOKED_AT))
    except csv.Error:
        return (0, 0)
    return evenness_of(head)
