"""The reading process: reads one file after another for its parent, and dies instead of it.

It imports what reads files and what its task names, may use only so much memory, and writes what libraries print
nowhere.
Started by :mod:`reports.intake.read.reader_pool`; it talks through its standard streams.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reports.errors import PoraError
from reports.intake.read.contract import GREETING, Limits, TaskError, Unreadable, refused
from reports.intake.read.dispatch import read_content

try:
    import resource
except ImportError:  # Windows; the time limit still holds
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from reports.intake.read.contract import Task
    from reports.model.grid import Grid

_FRESH_BELOW = 256 << 20
"""A process that once used more (bytes) is replaced, or what it keeps would count against the next file."""
_GRACE = 5.0
"""Seconds after the parent's own limit at which the process ends itself, should the parent be gone."""


def serve() -> None:
    """Answer requests until the parent closes its end."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for the parent: it decides what becomes of the file at work
    gc.disable()  # cells form no cycles, and a process that grew is replaced
    answers.write(GREETING)
    answers.flush()
    while True:
        try:
            path, password, passed_over, limits, task = pickle.load(requests)  # noqa: S301 -- our own parent wrote it
        except EOFError:
            return
        _bound(limits)
        answer = _answer(path, password, passed_over, limits, task)
        last = _used() > _FRESH_BELOW
        try:
            pickle.dump((last, *answer), answers, 5)
            answers.flush()
            _unbound()
        except MemoryError:
            os.abort()  # half an answer is out; calamine ends the same way when it gets no memory
        if last:
            return


def _answer(
    path: bytes, password: str | None, passed_over: int, limits: Limits, task: Task | None
) -> tuple[object, Exception | None]:
    """Return what was made of a file, or what to raise instead; what a reader itself raises ends the process."""
    try:
        grids = _read(path, password, passed_over, limits)
        return (grids if task is None else _made(task, grids)), None
    except (Unreadable, PoraError, TaskError) as error:
        return None, error
    except MemoryError:
        return None, Unreadable("file-too-large")


def _made(task: Task, grids: tuple[Grid, ...]) -> object:
    module, _colon, name = task.function.partition(":")
    try:
        return getattr(import_module(module), name)(grids, task.argument)
    except (PoraError, MemoryError):
        raise
    except Exception as error:  # a bug of ours, told where the run can end with it
        raise TaskError(traceback.format_exc()) from error


def _read(path: bytes, password: str | None, passed_over: int, limits: Limits) -> tuple[Grid, ...]:
    try:
        # a FIFO put there since it was found must not be waited for
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise refused(error) from error
    if len(content) > limits.file_bytes:
        raise Unreadable("file-too-large")
    return read_content(content, password, passed_over=passed_over)


def _bound(limits: Limits) -> None:
    """Set the limits of the process itself, where the system has them."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _unbound() -> None:
    """Stop the clock: a process that waits for its next file ends when its parent closes the pipe."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _used() -> int:
    """Return the most memory the process ever used, in bytes; 0 where the system does not tell.

    Linux hands what the parent once used on to its children in ru_maxrss, and then each would be replaced after one
    file; its own account of a process does not know the parent.
    """
    with contextlib.suppress(OSError), Path("/proc/self/status").open("rb") as lines:
        for line in lines:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
    if resource is None:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
