"""What lies in an archive: every file with its hash, copies told from originals by content alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.intake.read import find, printable

if TYPE_CHECKING:
    from pathlib import Path

_AT_ONCE = 4
"""Files hashed at a time; the disk is the limit, not the processor."""


@dataclass(frozen=True)
class Found:
    """One file of an archive."""

    file: Path
    shown: str
    """Its path relative to the archive, printable."""
    sha256: str
    """Empty for what cannot be opened."""
    is_lock: bool
    copy_of: str = ""
    """Shown path of the first file with the same content."""


def look(archive: Path) -> tuple[Found, ...]:
    """Return every file of an archive by path.

    Raises:
        NoInputError: there is no such folder, or nothing in it that may be input.
    """
    if not archive.exists():
        raise NoInputError("{path} does not exist", "check the path", path=str(archive))
    listed = find(archive)
    if not listed:
        raise NoInputError("there is no workbook in {path}", "name the folder that holds them", path=str(archive))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        hashes = list(pool.map(lambda one: one.sha256(), listed))
    first: dict[str, str] = {}
    found = []
    for one, digest in zip(listed, hashes, strict=True):
        shown = printable(one.path.relative_to(archive).as_posix()) if one.path != archive else one.path.name
        original = first.setdefault(digest, shown) if digest and not one.is_lock else shown
        found.append(Found(one.path, shown, digest, one.is_lock, "" if original == shown else original))
    return tuple(found)
