"""Finds input files below a path, in an order that does not depend on the file system."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from reports.intake.read.contract import Unreadable
from reports.intake.read.opening import leads_out, open_below

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
    below: Path | None = None
    """Folder that was searched, out of which no link may lead; None for a file that was named itself."""

    @property
    def folder(self) -> Path:
        """Folder out of which no link may lead."""
        return self.below or self.path.absolute().parent

    def fault(self, most_bytes: int = _MOST_HASHED) -> str:
        """Return the code of the problem of what cannot be opened; empty for what can."""
        try:
            os.close(open_below(self.path, self.folder, most_bytes))
        except Unreadable as error:
            return error.code
        return ""

    def sha256(self) -> str:
        """Return the hash of the content in hexadecimal; empty for what cannot be opened or is far too large."""
        try:
            with os.fdopen(open_below(self.path, self.folder, _MOST_HASHED), "rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except (OSError, Unreadable):
            return ""


def find(path: Path) -> tuple[Found, ...]:
    """Return the input files at or below a path, sorted by path; hidden files and folders are passed over.

    Links to folders are not followed; one that leads out of the path is returned, and so are a folder that cannot be
    opened and whatever bears an input's name: reading it says what is wrong with it, while leaving it out would say
    nothing. What a link to a folder within the path leads to is found where it lies.
    """
    return _find(path, SUFFIXES)


def find_documents(path: Path) -> tuple[Found, ...]:
    """Return the files at or below a path that are no workbooks by their names: PDF, pictures, texts, packed files."""
    return _find(path, DOCUMENT_SUFFIXES) if _is_folder(path) else ()


def _find(path: Path, suffixes: frozenset[str]) -> tuple[Found, ...]:
    if not _is_folder(path):
        return (Found(path, path.name.startswith(LOCK_PREFIX)),)
    below: list[Path] = []

    def closed(error: OSError) -> None:
        if suffixes is SUFFIXES:
            below.append(Path(os.fsdecode(error.filename)))

    for folder, folders, names in os.walk(path, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if suffixes is SUFFIXES:
            links = (Path(folder, name) for name in folders if os.path.islink(Path(folder, name)))  # noqa: PTH114
            below += [link for link in links if leads_out(link, path)]
        visible = (Path(folder, name) for name in names if not name.startswith("."))
        below += [file for file in visible if file.suffix.lower() in suffixes]
    return tuple(Found(file_path, file_path.name.startswith(LOCK_PREFIX), path) for file_path in sorted(below))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it may not be looked up; reading it says so
        return False
