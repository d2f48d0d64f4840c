"""Size and time of the inputs, and a hash of the settings: whether what was read last is what is there."""

from __future__ import annotations

import json
import tomllib
from hashlib import sha256
from typing import TYPE_CHECKING

from reports.intake.read import find, find_documents
from reports.vocabulary.config import FILE as SETTINGS
from reports.vocabulary.mappings import FILE as DECISIONS
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from reports.publish import FinishedSet

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
    """Return the hash of what the office has set and decided; comments, blanks and order of lines change nothing."""
    digest = sha256()
    for name in (SETTINGS, DECISIONS):
        digest.update(_content(office / name))
        digest.update(b"\0")
    return digest.hexdigest()


def is_outdated(office: Path, finished: FinishedSet) -> bool:
    """Tell whether inputs, settings or decisions changed since documents were made; False where they do not name them.

    Args:
        office: the office folder.
        finished: the documents.
    """
    if finished.settings_sha256 not in {"", settings_hash(office)}:
        return True
    return any(_hash(office / entry["path"]) != entry["sha256"] for entry in finished.inputs if "path" in entry)


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _content(path: Path) -> bytes:
    """Return what a file of settings says; its bytes where it cannot be read as TOML."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    try:
        return json.dumps(tomllib.loads(content.decode()), sort_keys=True, default=str).encode()
    except (ValueError, RecursionError):
        return content
