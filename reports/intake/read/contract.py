"""What is asked of the reading process: what to make of a file, how much it may cost, and what comes back instead."""

from __future__ import annotations

from dataclasses import dataclass

from reports.errors import LOST_STORAGE

GREETING = b"ready"
"""What a reading process says first, so that one that cannot start is told from one that a file killed."""


class Unreadable(Exception):  # noqa: N818 -- a value for the story, not an error of ours
    """A file that cannot be read; ``code`` is the Problem it becomes, ``details`` fill its texts."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)

    def __reduce__(self) -> tuple[object, ...]:
        """Let it pass from one process to another as it is."""
        return _again, (self.code, self.details)


def _again(code: str, details: dict[str, str]) -> Unreadable:
    return Unreadable(code, **details)


def refused(error: OSError) -> Unreadable:
    """Return what it means for a file that the system refuses it."""
    if isinstance(error, FileNotFoundError):
        return Unreadable("file-missing")
    if isinstance(error, PermissionError):
        return Unreadable("file-forbidden")
    return Unreadable("file-lost" if error.errno in LOST_STORAGE else "file-unreadable")


@dataclass(frozen=True)
class Task:
    """What the reading process makes of the Grids, so that they need not be handed over cell by cell.

    The function is named, not given, and imported there: reading knows none of the steps that follow it.
    """

    function: str
    """``module:name`` of a function from the Grids and the argument to what is handed over."""
    argument: object = None


class StoppedError(Exception):
    """The run is ending, and the reading processes with it; of the file this says nothing."""


class TaskError(Exception):
    """A fault in a task, that is in the program, with the traceback of the other process."""


@dataclass(frozen=True)
class Limits:
    """What one file may cost."""

    seconds: float = 15.0
    """Wall time from asking to having the answer; with what follows, no file takes more than 20."""
    memory: int = 1 << 30
    """Address space of the reading process, in bytes."""
    file_bytes: int = 1 << 28
    """Size of the file as it lies on the disk."""
