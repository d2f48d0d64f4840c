"""Repacks an .xlsx so that calamine goes through each sheet once instead of twice.

For the merged ranges calamine unpacks and parses a sheet a second time, from its beginning to the list ``mergeCells``,
which comes after the rows. Here the sheets, which are unpacked for the layout anyway, are put back uncompressed, with a
copy of that list before the rows, where calamine's second pass ends. All other parts keep their bytes. What calamine
returns is the same; a sheet of which that is not certain stays as it is.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from reports.intake.read.sheet_xml import parse, split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.read.sheet_xml import Split

_ROOT_END, _NOT_MERGED = b"</worksheet>", b"<mergeCells></mergeCells>"
_ROWS_TO_FRAME = 4
"""Bytes of rows to a byte around them, below which a second pass costs little."""
_END = struct.Struct("<4s4H2LH")
"""The last record of a zip without a comment (PKWARE APPNOTE 4.3.16)."""
_END_64, _END_64_LENGTH = b"PK\6\7", 20
_FLAGS = 0x80E
"""Flags of a part that say nothing of how to find or unpack it: length after it, name in UTF-8, compression level."""
_ENTRY, _ENTRY_LENGTHS = 46, 28
"""Bytes of an entry of the directory before its name, and where in it the lengths of what follows are (4.3.12)."""


def repack(content: bytes, sheets: Mapping[str, bytes]) -> io.BytesIO | None:
    """Return a workbook from which calamine reads the same in less time; None where that is not certain.

    Where calamine refuses the new workbook, the old one has to be tried.

    Args:
        content: of the file.
        sheets: XML of worksheets by part, as it is in the file.
    """
    stream = io.BytesIO(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if not sheets or not _is_ordinary(package, content):
                return None
        with zipfile.ZipFile(stream, "a") as package:
            for name, xml in sheets.items():
                package.filelist.remove(package.NameToInfo.pop(name))  # its bytes stay, and no directory lists them
                with package.open(zipfile.ZipInfo(name), "w") as part:
                    for piece in _pieces(xml):
                        part.write(piece)
    except MemoryError:
        raise
    except Exception:  # a damaged zip raises a dozen kinds
        return None
    stream.seek(0)
    return stream


def _is_ordinary(package: zipfile.ZipFile, content: bytes) -> bool:
    """Tell whether every reader finds the same parts: one directory, at the very end, of plain and different names."""
    mark, disk, first, entries_here, count, _size, offset, comment = _END.unpack(content[-_END.size :])
    entries = package.infolist()
    names = {entry.filename.lower() for entry in entries}
    return (
        (mark, disk, first, entries_here, count, comment) == (b"PK\5\6", 0, 0, len(entries), len(entries), 0)
        and _directory_end(content, offset, count) == len(content) - _END.size
        and not content.startswith(_END_64, len(content) - _END.size - _END_64_LENGTH)
        and len(names) == count
        and all(name.isascii() and "\\" not in name for name in names)
        and all(entry.filename == entry.orig_filename and not entry.flag_bits & ~_FLAGS for entry in entries)
    )


def _directory_end(content: bytes, place: int, count: int) -> int:
    """Return where a directory of so many entries ends by the lengths of their names, extra fields and comments."""
    for _entry in range(count):
        place += _ENTRY + sum(struct.unpack_from("<3H", content, place + _ENTRY_LENGTHS))
    return place


def _pieces(xml: bytes) -> tuple[bytes | memoryview, ...]:
    """Return a sheet in pieces, with its merged ranges before the rows where that is certain to change nothing else."""
    sheet = split(xml)
    merged = None if sheet is None else _merged(sheet)
    if sheet is None or merged is None:
        return (xml,)
    return memoryview(xml)[: sheet.opening], merged, memoryview(xml)[sheet.opening :]


def _merged(sheet: Split) -> bytes | None:
    """Return what to put before the rows; None for a sheet of unusual spelling, or of few rows.

    The frame has to be well-formed, since calamine's second pass fails over a frame that is not. Of the rows it demands
    one thing more than the first pass: no closing tag too many, which leaves none open for the last tag of the sheet.
    Closing the root before the rows makes the first pass demand it.
    """
    merged, frame = sheet.merged_list(), sheet.frame
    if merged is None or sheet.end - sheet.begin < _ROWS_TO_FRAME * (len(frame) - len(merged)):
        return None
    layout = parse(frame.replace(merged, b"<mergeCells/>") if merged else frame)
    expected = {"sheetData", "mergeCells"} if merged else {"sheetData"}
    if not layout.complete or not expected <= layout.sections:
        return None
    return merged or _ROOT_END + _NOT_MERGED
