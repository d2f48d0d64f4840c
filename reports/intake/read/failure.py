"""What reading gives instead of Grids when a file cannot be read, and how much a file may cost before that happens."""

from __future__ import annotations

from dataclasses import dataclass

GREETING = b"ready"
"""What a reading process says first, so that one that cannot start is told from one that a file killed."""


class Unreadable(Exception):  # noqa: N818 -- a value for the story, not an error of ours
    """A file that cannot be read; ``code`` is the Problem it becomes, ``details`` fill its texts."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


@dataclass(frozen=True)
class Limits:
    """What one file may cost."""

    seconds: float = 15.0
    """Wall time from asking to having the Grids; with what follows, no file takes more than 20."""
    memory: int = 1 << 30
    """Address space of the reading process, in bytes."""
    file_bytes: int = 1 << 28
    """Size of the file as it lies on the disk."""
