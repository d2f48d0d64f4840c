"""Inventory of an archive: every file with its hash; copies are recognised by content alone."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.intake.read import Limits, find
from reports.pipeline.file_copies import originals
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


_AT_ONCE = 4
"""Files hashed at a time; the disk is the limit, not the processor."""


@dataclass(frozen=True)
class Found:
    """One file of an archive."""

    file: Path
    shown_path: str
    """Its path relative to the archive, printable."""
    sha256: str
    """Empty for what cannot be opened."""
    is_lock: bool
    copy_of: str = ""
    """Shown path of the first file with the same content."""
    fault: str = ""
    """Code of the problem of what cannot be opened."""


def look(archive: Path) -> tuple[Found, ...]:
    """Return every file of an archive by path.

    Raises:
        NoInputError: there is no such folder, or nothing in it that may be input.
    """
    if not os.path.exists(archive):  # noqa: PTH110 -- Path.exists raises on a share that is lost
        raise NoInputError("{path} does not exist", "check the path", path=str(archive))
    listed = find(archive)
    if not listed:
        raise NoInputError("there is no workbook in {path}", "name the folder that holds them", path=str(archive))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        hashes = list(pool.map(lambda file: file.sha256(), listed))
    names = [
        printable(file.path.relative_to(archive).as_posix()) if file.path != archive else file.path.name
        for file in listed
    ]
    originals_by_hash = originals(
        (name, digest) for file, name, digest in zip(listed, names, hashes, strict=True) if not file.is_lock
    )
    inventory = []
    for file, shown_path, digest in zip(listed, names, hashes, strict=True):
        original = shown_path if file.is_lock else originals_by_hash.get(digest, shown_path)
        copied = "" if original == shown_path else original
        fault = "" if digest or file.is_lock else file.fault(Limits().file_bytes) or "file-unreadable"
        inventory.append(Found(file.path, shown_path, digest, file.is_lock, copied, fault))
    return tuple(inventory)


def is_below(path: str, places: Collection[str]) -> bool:
    """Tell whether a path is one of these, or lies below one of them."""
    return path in places or any(str(folder) in places for folder in PurePosixPath(path).parents)
