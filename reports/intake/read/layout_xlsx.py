"""Looks up merged ranges, hidden rows, hidden columns and the date system in the parts of an .xlsx."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.intake.read.layout import Layout
from reports.model.grid import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')
_ROW_NUMBER = re.compile(rb'row r="(\d{1,7})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\b(r|min|max)="(\d{1,7})"')
_MOST_COLUMNS = 16_384
_MANY_ROWS = 100_000
_PIECE, _OVERLAP = 1 << 16, 64
"""Packed bytes looked at together; unpacked ones looked at twice, since a mark may lie across."""
_LOCAL_HEADER, _NAME_LENGTH = 30, 26
"""Bytes of a part's own header, and where in it the lengths of what follows stand (PKWARE APPNOTE 4.3.7)."""


def layouts(content: bytes, *, merged: bool = False, plain: AbstractSet[str] = frozenset()) -> dict[str, Layout]:
    """Return the layout of each sheet by name; nothing for a file that is not built like an .xlsx.

    Args:
        content: of the file.
        merged: look up merged ranges too, which calamine tells by itself.
        plain: parts of sheets that are known to hide nothing and not to be scattered.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            targets = {one.get("Id"): posixpath.join("xl", one.get("Target", "")).lstrip("/") for one in relations}
            # {*}: strict workbooks have namespaces of their own
            properties = book.find("{*}workbookPr")
            since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
            sheets = [
                (one.get("name", ""), targets.get(_relation(one.attrib), "")) for one in book.findall(".//{*}sheet")
            ]
            known = set(archive.namelist())
            return {
                name: Layout(date_1904=since_1904)
                if not merged
                and (_part(part, known) in plain or _is_plain(_chunks(archive, content, _part(part, known))))
                else _layout(archive.read(_part(part, known)), since_1904, merged)
                for name, part in sheets
                if _part(part, known) in known
            }
    except MemoryError:
        raise
    except Exception:  # a damaged zip raises a dozen kinds; the reader of the values decides what the file is worth
        return {}


def may_hide(xml: bytes) -> bool:
    """Tell whether a text hides anything, if it is part of a tag."""
    return _HIDDEN.search(xml) is not None


def _chunks(archive: zipfile.ZipFile, content: bytes, part: str) -> Iterator[bytes]:
    """Yield a part piece by piece, each small enough for the processor's cache; zipfile takes twice the time.

    Its sizes were looked at before (see archive), and its check sum is for the reader of the values to look at.
    """
    entry = archive.getinfo(part)
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        yield archive.read(entry)
        return
    name, extra = struct.unpack_from("<HH", content, entry.header_offset + _NAME_LENGTH)
    start = entry.header_offset + _LOCAL_HEADER + name + extra
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    packed = memoryview(content)[start : start + entry.compress_size]
    for place in range(0, len(packed), _PIECE):
        yield unpacking.decompress(packed[place : place + _PIECE])


def _is_plain(chunks: Iterator[bytes]) -> bool:
    """Tell whether a sheet hides nothing and is too short to be scattered: most are so."""
    tail = b""
    for chunk in chunks:
        seam = tail + chunk[:_OVERLAP]
        if b"hidden=" in chunk or b"hidden=" in seam or max(_last_row(chunk), _last_row(seam)) > _MANY_ROWS:
            return False
        tail = chunk[-_OVERLAP:]
    return True


def _last_row(xml: bytes) -> int:
    """Return the number of the last row that begins in a text; 0 where none does."""
    found = _ROW_NUMBER.match(xml, max(xml.rfind(b"row r="), 0))
    return int(found[1]) if found else 0


def _relation(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith("relationships}id")), "")


def _part(part: str, known: set[str]) -> str:
    """Return the part's name; absolute targets repeat the folder."""
    return part if part in known else part.removeprefix("xl/")


def _layout(xml: bytes, since_1904: bool, merged: bool) -> Layout:
    """Scan one sheet's XML; most sheets hide nothing and cost one search."""
    spans = tuple(_span(match) for match in _MERGED.finditer(xml)) if merged else ()
    if b"hidden=" not in xml:
        return Layout(spans, date_1904=since_1904, scattered=_scattered(xml))
    rows = frozenset(number for tag in _ROW.findall(xml) if _HIDDEN.search(tag) for number in _numbers(tag).values())
    columns: set[int] = set()
    for tag in _COLUMN.findall(xml):
        if _HIDDEN.search(tag):
            ends = _numbers(tag)
            columns.update(range(ends.get(b"min", 1), min(ends.get(b"max", 0), _MOST_COLUMNS) + 1))
    return Layout(spans, rows, frozenset(columns), since_1904, _scattered(xml))


def _scattered(xml: bytes) -> bool:
    """Tell whether a sheet of many rows holds less than a value in four of them."""
    rows = _last_row(xml)
    return rows > _MANY_ROWS and 4 * (xml.count(b"</v>") + xml.count(b"</is>")) < rows


def _span(match: re.Match[bytes]) -> Span:
    left, top, right, bottom = match.groups()
    return Span(int(top), _column(left), int(bottom), _column(right))


def _column(letters: bytes) -> int:
    """Return the 1-based number of a column's letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _numbers(tag: bytes) -> dict[bytes, int]:
    return {name: int(number) for name, number in _NUMBER.findall(tag)}
