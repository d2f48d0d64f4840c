"""Finds input files below a path, in an order that does not depend on the file system."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
LOCK_PREFIX = "~$"
"""Excel's lock files carry the name of the open workbook behind this."""


@dataclass(frozen=True)
class Found:
    """A file that looks like input."""

    path: Path
    is_lock: bool

    def sha256(self) -> str:
        """Return the hash of the content in hexadecimal."""
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def find(path: Path) -> tuple[Found, ...]:
    """Return the input files at or below a path, sorted by path; hidden files and folders are passed over."""
    if path.is_file():
        return (Found(path, path.name.startswith(LOCK_PREFIX)),)
    below = (one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file())
    visible = (one for one in below if not any(part.startswith(".") for part in one.relative_to(path).parts))
    return tuple(Found(one, one.name.startswith(LOCK_PREFIX)) for one in sorted(visible))
