"""Size and time of the inputs, and a hash of the settings: whether what was read last is what is there."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reports.intake.read import find, find_documents
from reports.vocabulary.config import FILE as SETTINGS
from reports.vocabulary.mappings import FILE as DECISIONS
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[int, int]
"""Size of a file, and when it was saved last in nanoseconds."""
UNKNOWN: Stamp = (-1, -1)


def stamps_of(office: Path, inputs: Path) -> dict[str, Stamp]:
    """Return path → size and time of every file that a reading looks at; taken before it, so that no change is missed.

    Args:
        office: the office folder.
        inputs: its folder of inputs.
    """
    return {
        printable(file.path.relative_to(office).as_posix()): stamp_of(file.path)
        for file in (*find(inputs), *find_documents(inputs))
    }


def stamp_of(path: Path) -> Stamp:
    """Return size and time of a file; unknown where they cannot be told."""
    try:
        status = path.stat()
    except OSError:
        return UNKNOWN
    return status.st_size, status.st_mtime_ns


def settings_hash(office: Path) -> str:
    """Return the hash of what the office has set and decided."""
    digest = sha256()
    for name in (SETTINGS, DECISIONS):
        try:
            digest.update((office / name).read_bytes())
        except OSError:
            digest.update(b"-")
        digest.update(b"\0")
    return digest.hexdigest()
