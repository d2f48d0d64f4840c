"""Looks up hidden rows, hidden columns, merged ranges and the date system in the parts of an .xlsx."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from reports.intake.read import comments
from reports.intake.read.blank_rows import joined_without_blank_end, without_blank_end
from reports.intake.read.cell_looks import Book, looks
from reports.intake.read.cell_styles import Styles, styles_of
from reports.intake.read.layout import Layout
from reports.intake.read.sheet_xml import mentions_hidden, scan
from reports.late_patterns import late_regex
from reports.model.grid import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from reports.model.grid import CellFinding

_ROW_NUMBER = late_regex(rb'row r="(\d{1,7})"')
_SHEET = late_regex(r"xl/worksheets/[^/]+\.xml", re.I)
_MANY_ROWS = 100_000
_DIMENSION, _HEAD = late_regex(rb'<(?:[\w.-]+:)?dimension ref="[A-Z]{1,3}\d+:([A-Z]{3})\d+"'), 4096
"""Area that a sheet gives as its own, where it has more than 702 columns, and where that stands."""
_WIDE_AREA, _SPARSE = 4_000_000, 50
"""Cells of such an area that calamine would hold, and how many to a value make it sparse."""
_MOST_UNPACKED = 64 << 20
"""Bytes of a workbook's sheets that are held unpacked."""
_PIECE, _OVERLAP = 1 << 16, 64
"""Packed bytes unpacked at a time, and bytes searched twice, since a match may lie across two pieces."""
_LOCAL_HEADER, _LOCAL_MARK, _NAME_LENGTH = 30, b"PK\3\4", 26
"""A part's own header: its bytes, how it begins, and where the lengths of what follows are (PKWARE APPNOTE 4.3.7)."""


def unpacked_sheets(content: bytes) -> dict[str, bytes]:
    """Return the XML of each worksheet by the name of its part; empty for a workbook that is too large or damaged.

    Blank rows at the end of a sheet are left out, where they are many.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if _SHEET.fullmatch(entry.filename)]
            is_large = sum(entry.file_size for entry in entries) > _MOST_UNPACKED
            sheets: dict[str, bytes] = {}
            for entry in entries:
                part = _trimmed(archive, content, entry) if is_large else without_blank_end(_unpacked(content, entry))
                if part is None or sum(map(len, sheets.values())) + len(part) > _MOST_UNPACKED:
                    return {}
                sheets[entry.filename] = part
            return sheets
    except MemoryError:
        raise
    except Exception:  # a damaged zip raises a dozen kinds; the reader of the values decides what the file is worth
        return {}


def _trimmed(archive: zipfile.ZipFile, content: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """Return a large part without blank rows at its end; None where that leaves it large.

    Raises:
        zipfile.BadZipFile: damaged.
    """
    sums = [0, 0]

    def summed() -> Iterator[bytes]:
        for piece in _pieces(archive, content, entry):
            sums[:] = sums[0] + len(piece), zlib.crc32(piece, sums[1])
            yield piece

    part = joined_without_blank_end(summed(), _MOST_UNPACKED)
    if part is not None and sums != [entry.file_size, entry.CRC]:
        raise zipfile.BadZipFile("wrong length or checksum")
    return part


def layouts(content: bytes, sheets: Mapping[str, bytes] | None = None, *, merged: bool = False) -> dict[str, Layout]:
    """Return the layout of each sheet by name; nothing for a file that is not built like an .xlsx.

    Args:
        content: of the file.
        sheets: XML of parts that are unpacked already.
        merged: look up merged ranges too, which calamine tells by itself.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            targets = {
                relationship.get("Id"): posixpath.join("xl", relationship.get("Target", "")).lstrip("/")
                for relationship in relations
            }
            # {*}: strict workbooks have namespaces of their own
            part_names = set(archive.namelist())
            of_book = Book(_is_set(book.find("{*}workbookPr"), "date1904"), _styles(archive, relations, part_names),
                           _is_set(book.find("{*}calcPr"), "fullCalcOnLoad"))  # fmt: skip
            names = {
                sheet.get("name", ""): _part(targets.get(_relation(sheet.attrib), ""), part_names)
                for sheet in book.findall(".//{*}sheet")
            }
            unpacked = sheets or {}
            layout_by_sheet = {
                name: _layout(unpacked[part], of_book, merged)
                if part in unpacked
                else _layout_of_packed(archive, content, part, of_book, merged)
                for name, part in names.items()
                if part in part_names
            }
            return {
                name: _with_comments(layout, comments.of_xlsx(archive, part_names, names[name]))
                for name, layout in layout_by_sheet.items()
            }
    except MemoryError:
        raise
    except Exception:  # as above
        return {}


def _with_comments(layout: Layout, of_comments: tuple[CellFinding, ...]) -> Layout:
    return replace(layout, findings=(*layout.findings, *of_comments)) if of_comments else layout


def _is_set(element: Element | None, name: str) -> bool:
    return element is not None and element.get(name) in {"1", "true"}


def _styles(archive: zipfile.ZipFile, relations: Element, part_names: set[str]) -> Styles:
    """Return the styles of a workbook; none where they cannot be read."""
    part = next(
        (
            relationship.get("Target", "")
            for relationship in relations
            if relationship.get("Type", "").endswith("/styles")
        ),
        "",
    )
    name = _part(posixpath.join("xl", part).lstrip("/"), part_names)
    try:
        return styles_of(archive.read(name)) if name in part_names else Styles()
    except MemoryError:
        raise
    except Exception:  # as above
        return Styles()


def _layout_of_packed(archive: zipfile.ZipFile, content: bytes, part: str, book: Book, merged: bool) -> Layout:
    """Return the layout of a sheet that is too large to be held unpacked without need."""
    if not merged and _is_plain(
        _pieces(archive, content, archive.getinfo(part)), (b"hidden", b' ht="0', *book.marks())
    ):
        return Layout(date_1904=book.date_1904)
    return _layout(archive.read(part), book, merged)


def _unpacked(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return a part.

    Raises:
        zipfile.BadZipFile: damaged, or packed in an unusual way.
    """
    if entry.compress_type == zipfile.ZIP_STORED:
        part, ends = bytes(_packed(content, entry)), True
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        part = unpacking.decompress(_packed(content, entry), entry.file_size + 1)
        ends = unpacking.eof
    else:
        raise zipfile.BadZipFile("unusual")
    if not ends or len(part) != entry.file_size or zlib.crc32(part) != entry.CRC:
        raise zipfile.BadZipFile("wrong length or checksum")
    return part


def _pieces(archive: zipfile.ZipFile, content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part piece by piece. Its size and checksum are not compared: that is for the reader of the values."""
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        yield archive.read(entry)
        return
    unpacking, packed = zlib.decompressobj(-zlib.MAX_WBITS), _packed(content, entry)
    for place in range(0, len(packed), _PIECE):
        yield unpacking.decompress(packed[place : place + _PIECE])


def _packed(content: bytes, entry: zipfile.ZipInfo) -> memoryview:
    """Return a part as it is in the file; unpacking it from there takes half the time of zipfile."""
    if not content.startswith(_LOCAL_MARK, entry.header_offset):
        raise zipfile.BadZipFile("no header")
    name, extra = struct.unpack_from("<HH", content, entry.header_offset + _NAME_LENGTH)
    start = entry.header_offset + _LOCAL_HEADER + name + extra
    return memoryview(content)[start : start + entry.compress_size]


def _is_plain(pieces: Iterator[bytes], marks: tuple[bytes, ...]) -> bool:
    """Tell whether a sheet has none of these marks and is too short to be scattered: most are so."""
    tail = b"<"  # what an ordinary sheet begins with
    for piece in pieces:
        seam = tail + piece[:_OVERLAP]
        if any(mark in piece or mark in seam for mark in marks) or max(_last_row(piece), _last_row(seam)) > _MANY_ROWS:
            return False
        tail = piece[-_OVERLAP:]
    return True


def _last_row(xml: bytes) -> int:
    """Return the number of the last row that begins in a text; 0 where none does."""
    match = _ROW_NUMBER.match(xml, max(xml.rfind(b"row r="), 0))
    return int(match[1]) if match else 0


def _relation(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith("relationships}id")), "")


def _part(part: str, part_names: set[str]) -> str:
    """Return the part's name; absolute targets repeat the folder."""
    return part if part in part_names else part.removeprefix("xl/")


def _layout(xml: bytes, book: Book, merged: bool) -> Layout:
    """Return the layout of a sheet; most sheets hide nothing and cost a few searches."""
    of_cells = looks(xml, book)
    layout = Layout(
        date_1904=book.date_1904,
        scattered=_scattered(xml),
        struck=of_cells.struck,
        displayed_texts=of_cells.displayed_texts,
        findings=of_cells.findings,
    )
    if not merged and not mentions_hidden(xml):
        return layout
    hidden_and_merged = scan(xml, merged=merged)
    spans = tuple(hidden_and_merged.merged) if merged else ()
    rows, columns = frozenset(hidden_and_merged.hidden_rows), frozenset(hidden_and_merged.hidden_columns)
    return replace(layout, merged=spans, hidden_rows=rows, hidden_columns=columns)


def _scattered(xml: bytes) -> bool:
    """Tell whether a sheet of many rows holds less than a value in four of them, or a wide one next to nothing."""
    rows, last = _last_row(xml), _DIMENSION.search(xml, 0, _HEAD)
    area = rows * column_number(last[1].decode("ascii")) if last else 0
    if rows <= _MANY_ROWS and area <= _WIDE_AREA:
        return False
    values = xml.count(b"</v>") + xml.count(b"</is>")
    return (rows > _MANY_ROWS and 4 * values < rows) or (area > _WIDE_AREA and _SPARSE * values < area)
