"""Takes the parts that tell of cells out of a zip that is built as office programs build it, or none at all."""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
import zlib

SHEET = re.compile(r"xl/worksheets/[A-Za-z0-9_.-]+\.xml")
STRINGS = "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_BOOK = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", RELATIONS, "xl/styles.xml", STRINGS)
_FOREIGN = frozenset({"xl/workbook.bin", "content.xml", "mimetype"})
"""Parts by which a reader may take the file for something else."""
_LEAST, _LEAST_AT_FIRST, _MOST = 1 << 20, 8 << 20, 64 << 20
"""Bytes of the sheets, and with numpy still to be imported, from which on it pays; bytes beyond which it takes room."""
_MOST_REST = 2 << 20
"""Bytes of the other parts, which are read up to three times."""
_PIECE = 1 << 13
"""Packed bytes unpacked together."""
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_DESCRIPTOR, _UTF8, _LEVEL = 0x8, 0x800, 0x6
"""Flags of a part that say nothing of how to unpack it (PKWARE APPNOTE 4.4.4)."""


def unpacked(content: bytes) -> dict[str, bytes] | None:
    """Return the parts by name; None for a file too small to gain by it, too large, or built in any way strangely.

    Raises:
        Exception: of many kinds, for a damaged file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    if not _is_plain(content, entries):
        return None
    wanted = [entry for entry in entries if entry.filename in _BOOK or SHEET.fullmatch(entry.filename)]
    cells = sum(one.file_size for one in wanted if one.filename == STRINGS or one.filename not in _BOOK)
    least = _LEAST if "numpy" in sys.modules else _LEAST_AT_FIRST
    if not least <= cells <= _MOST or sum(one.file_size for one in wanted) - cells > _MOST_REST:
        return None
    parts = {entry.filename: _unpacked(content, entry) for entry in wanted}
    return None if None in parts.values() else {name: part for name, part in parts.items() if part is not None}


def _is_plain(content: bytes, entries: list[zipfile.ZipInfo]) -> bool:
    """Tell whether every reader finds the same parts: one directory at the very end, no name twice."""
    mark, disk, first, here, count, size, offset, comment = _END.unpack(content[-_END.size :])
    lower = {entry.filename.lower(): entry.filename for entry in entries}
    book = {name.lower(): name for name in _BOOK}
    return (
        (mark, disk, first, here, count, comment) == (b"PK\5\6", 0, 0, len(entries), len(entries), 0)
        and offset + size + _END.size == len(content)
        and _directory_ends(content, offset, count) == offset + size
        and len(lower) == len(entries)
        and not lower.keys() & _FOREIGN
        and all(name.isascii() and "\\" not in name for name in lower.values())
        and all(lower.get(name, right) == right for name, right in book.items())
        and all(SHEET.fullmatch(name) for low, name in lower.items() if low.startswith("xl/worksheets/sheet"))
    )


def _directory_ends(content: bytes, place: int, count: int) -> int:
    """Return where a directory of so many entries ends, by their own word."""
    for _entry in range(count):
        fields = _ENTRY.unpack_from(content, place)
        if fields[0] != b"PK\1\2":
            return -1
        place += _ENTRY.size + sum(fields[10:13])
    return place


def _unpacked(content: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """Return a part; None where its own header, its length or its check sum differ from the directory's."""
    mark, _least, flags, method, _time, _date, _sum, _packed, _size, name, extra = _LOCAL.unpack_from(
        content, entry.header_offset
    )
    begin = entry.header_offset + _LOCAL.size
    if (
        (mark, flags, method) != (b"PK\3\4", entry.flag_bits, entry.compress_type)
        or content[begin : begin + name] != entry.filename.encode()
        or flags & ~(_DESCRIPTOR | _UTF8 | _LEVEL)
        or entry.extra
    ):
        return None
    packed = memoryview(content)[begin + name + extra :][: entry.compress_size]
    if method == zipfile.ZIP_STORED:
        part: bytes | None = bytes(packed)
    else:
        part = _inflated(packed, entry.file_size) if method == zipfile.ZIP_DEFLATED and entry.file_size else None
    return part if part and len(part) == entry.file_size and zlib.crc32(part) == entry.CRC else None


def _inflated(packed: memoryview, size: int) -> bytes | None:
    """Return what unpacks to exactly so many bytes; never holds much more, whatever is there.

    Going piece by piece into room that is there already takes two thirds of the time that one call does.
    """
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    room = io.BytesIO()
    room.seek(size - 1)
    room.write(b"\0")
    room.seek(0)
    for place in range(0, len(packed), _PIECE):
        room.write(unpacking.decompress(packed[place : place + _PIECE]))
        if room.tell() > size:
            return None
    return room.getvalue() if unpacking.eof and not unpacking.unused_data and room.tell() == size else None
