"""Looks into an OLE file: which streams it holds, and whether its workbook is encrypted."""

from __future__ import annotations

import io
import struct

import olefile

from reports.intake.read.contract import Unreadable
from reports.intake.read.file_types import stream_of

_WORKBOOKS = ("Workbook", "Book")
_FILEPASS, _BOUNDSHEET, _END = 0x2F, 0x85, 0x0A
_LOOKED_AT = 1 << 16
"""Bytes of a workbook stream in which FILEPASS must come, if at all."""


def holds(content: bytes) -> str:
    """Return xls, encrypted-xls, encrypted, or the name of what an OLE file holds that is no workbook."""
    try:
        with olefile.OleFileIO(content) as file:
            names = {"/".join(path): path for path in file.listdir()}
            content_kind = stream_of(frozenset(names))
            if content_kind != "xls":
                return content_kind
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


_EXCELS_OWN = "VelvetSweatshop"
"""Excel locks a merely write-protected workbook with this and opens it without asking; so do we."""


def unlock(content: bytes, password: str | None) -> bytes:
    """Return the workbook inside an encrypted one.

    Raises:
        Unreadable: no password, a wrong one, or an encryption that is not known.
    """
    for candidate in (_EXCELS_OWN,) if not password else (password, _EXCELS_OWN):
        opened = _decrypted(content, candidate)
        if opened is not None:
            return opened
    raise Unreadable("file-password-wrong" if password else "file-encrypted")


def _decrypted(content: bytes, password: str) -> bytes | None:
    """Return the workbook inside; None when the password does not open it."""
    import msoffcrypto  # noqa: PLC0415 -- brings cryptography, which only a protected workbook needs

    decrypted = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        if "verify_password" in file.load_key.__code__.co_varnames:
            file.load_key(password=password, verify_password=True)
        else:
            file.load_key(password=password)
        file.decrypt(decrypted)
    except msoffcrypto.exceptions.InvalidKeyError:
        return None
    except MemoryError:
        raise
    except Exception as error:  # a dozen kinds, by the method and where the file is damaged
        raise Unreadable("file-unreadable" if password != _EXCELS_OWN else "file-encrypted") from error
    return decrypted.getvalue()
