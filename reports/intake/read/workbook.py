"""Chooses the reader by content, never by the file's suffix alone, and falls back where the first one fails."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from reports.intake.read import delimited, legacy, modern

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.model.grid import Grid

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
"""First bytes of bare BIFF 2, 3, 4 and 5 streams."""
MOST_BYTES = 1 << 30
"""A workbook that unpacks to more is refused (1 GiB)."""
MOST_RATIO = 400
"""A part compressed better than this and larger than 64 MiB is a bomb."""


class Unreadable(Exception):  # noqa: N818 -- a value for the story, not an error of ours
    """A file that cannot be read; ``code`` is the Problem it becomes."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def read(path: Path) -> tuple[Grid, ...]:
    """Return every sheet of a file in order.

    Raises:
        Unreadable: encrypted, damaged, too large, or nothing that any reader understands.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError as error:
        raise Unreadable("file-unreadable") from error
    if head.startswith(b"PK"):
        _refuse_bombs(path)
        return _first_that_reads(path, (modern.read,))
    if head.startswith(_OLE):
        if legacy.is_encrypted(path):
            raise Unreadable("file-encrypted")
        return _first_that_reads(path, (legacy.read, modern.read))
    if head[:2] in _BIFF and path.suffix.lower() == ".xls":
        return _first_that_reads(path, (legacy.read,))
    return _first_that_reads(path, (delimited.read,))


def _first_that_reads(path: Path, readers: tuple[Callable[[Path], tuple[Grid, ...]], ...]) -> tuple[Grid, ...]:
    """Return what the first reader that does not fail makes of a file."""
    for reader in readers:
        try:
            return reader(path)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            failure = error
    raise Unreadable("file-unreadable") from failure


def _refuse_bombs(path: Path) -> None:
    """Raise when the zip directory promises more than is safe to unpack."""
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = [(one.file_size, one.compress_size) for one in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable("file-unreadable") from error
    packed = any(size > 1 << 26 and size > MOST_RATIO * max(small, 1) for size, small in sizes)
    if packed or sum(size for size, _ in sizes) > MOST_BYTES:
        raise Unreadable("file-too-large")
