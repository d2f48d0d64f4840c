"""Looks into an OLE file: which streams it holds, and whether its workbook is encrypted."""

from __future__ import annotations

import struct

import olefile

from reports.intake.read.kinds import stream_of

_WORKBOOKS = ("Workbook", "Book")
_FILEPASS, _BOUNDSHEET, _END = 0x2F, 0x85, 0x0A
_LOOKED_AT = 1 << 16
"""Bytes of a workbook stream in which FILEPASS must come, if at all."""


def holds(content: bytes) -> str:
    """Return xls, encrypted-xls, encrypted, or the name of what an OLE file holds that is no workbook."""
    try:
        with olefile.OleFileIO(content) as file:
            names = {"/".join(one): one for one in file.listdir()}
            held = stream_of(frozenset(names))
            if held != "xls":
                return held
            stream = next((file.openstream(name).read(_LOOKED_AT) for name in _WORKBOOKS if file.exists(name)), b"")
    except MemoryError:
        raise
    except Exception:  # damaged: its readers are more patient and decide
        return "xls"
    return "encrypted-xls" if has_filepass(stream) else "xls"


def has_filepass(stream: bytes) -> bool:
    """Tell whether a BIFF stream says that what follows is encrypted."""
    place = 0
    while place + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, place)
        if record == _FILEPASS:
            return True
        if record in {_BOUNDSHEET, _END}:
            return False
        place += 4 + length
    return False
