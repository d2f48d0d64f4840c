"""Finds input files below a path, in an order that does not depend on the file system."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
DOCUMENT_SUFFIXES = frozenset(
    ".pdf .jpg .jpeg .png .gif .bmp .tif .tiff .heic .webp "
    ".doc .docx .odt .rtf .ppt .pptx .zip .rar .7z .msg .eml".split()
)
"""Files that offices leave among their workbooks and that are none; they are named, and never opened."""
LOCK_PREFIX = "~$"
"""Excel's lock files carry the name of the open workbook behind this."""
_MOST_HASHED = 1 << 30
"""A larger file (bytes) is refused unread, and not hashed either."""


@dataclass(frozen=True)
class Found:
    """A file that looks like input, or a folder that cannot be looked into."""

    path: Path
    is_lock: bool

    def sha256(self) -> str:
        """Return the hash of the content in hexadecimal; empty for what cannot be opened or is far too large."""
        try:
            if not self.path.is_file() or self.path.stat().st_size > _MOST_HASHED:
                return ""
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""


def find(path: Path) -> tuple[Found, ...]:
    """Return the input files at or below a path, sorted by path; hidden files and folders are passed over.

    Links to folders are not followed. What bears an input's name is returned whatever it is, and so is a folder that
    cannot be opened: reading it says what is wrong with it, while leaving it out would say nothing.
    """
    return _find(path, SUFFIXES)


def find_documents(path: Path) -> tuple[Found, ...]:
    """Return the files at or below a path that are no workbooks by their names: PDF, pictures, texts, packed files."""
    return _find(path, DOCUMENT_SUFFIXES) if _is_folder(path) else ()


def _find(path: Path, suffixes: frozenset[str]) -> tuple[Found, ...]:
    if not _is_folder(path):
        return (_found(path),)
    below: list[Path] = []

    def closed(error: OSError) -> None:
        if suffixes is SUFFIXES:
            below.append(Path(os.fsdecode(error.filename)))

    for folder, folders, names in os.walk(path, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        visible = (Path(folder, name) for name in names if not name.startswith("."))
        below += [one for one in visible if one.suffix.lower() in suffixes]
    return tuple(_found(one) for one in sorted(below))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it may not be looked up; reading it says so
        return False


def _found(path: Path) -> Found:
    return Found(path, path.name.startswith(LOCK_PREFIX))
