"""Looks at a zip before anything unpacks it. Nothing here or later ever writes a part to the disk."""

from __future__ import annotations

import io
import zipfile

from reports.intake.read.contract import Unreadable
from reports.late_patterns import late_regex

MOST_BYTES = 1 << 30
"""A workbook that unpacks to more is refused (1 GiB)."""
MOST_RATIO = 400
"""A part compressed better than this and larger than 64 MiB is a bomb."""
MOST_PARTS = 20_000
_LARGE = 1 << 26
_DECLARES = late_regex(rb"<!(?:DOCTYPE|ENTITY)")
_HEAD = 1024
_MANIFEST = "META-INF/manifest.xml"


def refuse_bombs(content: bytes) -> None:
    """Raise when the directory promises more than is safe, or a part declares entities.

    Raises:
        Unreadable: too large, damaged, locked, or built to attack its reader.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            packed = any(part.file_size > _LARGE and part.file_size > MOST_RATIO * part.compress_size for part in parts)
            if packed or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise Unreadable("file-too-large")
            if any(part.flag_bits & 1 for part in parts) or _is_locked(archive):
                raise Unreadable("file-encrypted")
            if any(_declares(archive, part) for part in parts):
                # no office program writes a document type; readers differ in what they make of its entities
                raise Unreadable("file-unreadable")
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise Unreadable("file-unreadable") from error


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    try:
        with archive.open(part) as stream:
            return bool(_DECLARES.search(stream.read(_HEAD).replace(b"\0", b"")))
    except Exception:  # zlib.error and what else a damaged part raises; its reader decides whether it is needed
        return False


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Tell whether an .ods is protected by a password."""
    if _MANIFEST not in archive.namelist() or archive.getinfo(_MANIFEST).file_size > _LARGE:
        return False
    return b"encryption-data" in archive.read(_MANIFEST)
