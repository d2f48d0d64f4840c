"""What is asked of the reading process: what to make of a file, how much it may cost, and what comes back instead."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    takes_content: bool = False
    """Whether the function gets the bytes of the file instead of its Grids. Without a file it gets None."""


class StoppedError(Exception):
    """The run is ending, and the reading processes with it; of the file this says nothing."""


class TaskError(Exception):
    """A fault in a task, that is in the program, with the traceback of the other process."""


@dataclass(frozen=True)
class Limits:
    """What one file may cost."""

    cpu_seconds: float = 15.0
    """CPU time of the reading process, of all readers that are tried together. What other programs do does not change
    it, so that a file is read or refused alike on an idle PC and on a busy one."""
    wall_seconds: float = 120.0
    """Time from asking to having the answer, for what waits instead of working, such as a network share that hangs."""
    memory: int = 1 << 30
    """Address space of the reading process, in bytes."""
    file_bytes: int = 1 << 28
    """Size of the file as it lies on the disk."""


@dataclass(frozen=True)
class Request:
    """What the reading process is asked for."""

    path: bytes
    """Absolute, of the file; empty where the task needs none."""
    folder: bytes
    """Absolute; no link may lead out of it."""
    password: str | None = field(repr=False)
    passed_over: int
    """How many readers died over the file already."""
    limits: Limits
    task: Task | None
