"""Reads .csv and .tsv: encoding by content, delimiter by how evenly it cuts the records."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from reports.model.grid import Grid

if TYPE_CHECKING:
    from pathlib import Path

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (";", ",", "\t", "|")
_LOOKED_AT = 200
"""Records looked at to choose the delimiter."""
_MOST_FIELD = 1 << 20


def read(path: Path) -> tuple[Grid, ...]:
    """Return the one sheet of a delimited file; rows are parsed records, blank ones counted."""
    text = decode(path.read_bytes())
    if "\0" in text:
        raise ValueError("binary content")
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(_MOST_FIELD)
    records = _records(text, delimiter(text))
    width = max(map(len, records), default=0)
    blank = (None,) * width
    return (
        Grid("", tuple((tuple(cell if cell.strip() else None for cell in one) + blank)[:width] for one in records)),
    )


def decode(content: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    head = content[:4096]
    if head[1::2].count(0) > len(head) // 4:
        return content.decode("utf-16-le")
    if head[::2].count(0) > len(head) // 4:
        return content.decode("utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def delimiter(text: str) -> str:
    """Return the delimiter that cuts most records into the same number of fields, more than one."""
    if text[:4].lower() == "sep=" and len(text) > 4:
        return text[4]
    return max(_DELIMITERS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, mark: str) -> tuple[int, int]:
    """Return how many records share the commonest width above one, and that width."""
    widths = [len(one) for one in _records(text, mark)[:_LOOKED_AT] if len(one) > 1]
    if not widths:
        return (0, 0)
    commonest = max(sorted(set(widths)), key=widths.count)
    return (widths.count(commonest) * commonest, commonest)


def _records(text: str, mark: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
