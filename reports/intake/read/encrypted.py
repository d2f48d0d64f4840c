"""Opens password-protected workbooks: agile and standard encryption of .xlsx, XOR and RC4 of .xls."""

from __future__ import annotations

import io

import msoffcrypto

from reports.intake.read.failure import Unreadable

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
    found = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        if "verify_password" in file.load_key.__code__.co_varnames:
            file.load_key(password=password, verify_password=True)
        else:
            file.load_key(password=password)
        file.decrypt(found)
    except msoffcrypto.exceptions.InvalidKeyError:
        return None
    except MemoryError:
        raise
    except Exception as error:  # a dozen kinds, by the method and where the file is damaged
        raise Unreadable("file-unreadable" if password != _EXCELS_OWN else "file-encrypted") from error
    return found.getvalue()
