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
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reports.errors import PoraError
from reports.intake.read.contract import GREETING, TaskError, Unreadable
from reports.intake.read.opening import read_below

try:
    import resource
except ImportError:  # Windows; the time limit still holds
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from reports.intake.read.contract import Limits, Request, Task
    from reports.model.grid import Grid

_FRESH_BELOW = 256 << 20
"""A process that once used more (bytes) is replaced, or what it keeps would count against the next file."""
_GRACE = 5.0
"""Seconds after the parent's own limit at which the process ends itself, should the parent be gone."""
_LEAST_SECONDS = 0.01
"""A timer of no time at all would be none."""


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
            request: Request = pickle.load(requests)  # noqa: S301 -- our own parent wrote it
        except EOFError:
            return
        _bound(request.limits)
        answer = _answer(request)
        last = _used() > _FRESH_BELOW
        try:
            pickle.dump((last, time.process_time(), *answer), answers, 5)
            answers.flush()
            _unbound()
        except MemoryError:
            os.abort()  # half an answer is out; calamine ends the same way when it gets no memory
        if last:
            return


def _answer(request: Request) -> tuple[object, Exception | None]:
    """Return what was made of a file, or what to raise instead; what a reader itself raises ends the process."""
    task = request.task
    try:
        if task is not None and not request.path:
            return _made(task, None), None
        path, folder = (Path(os.fsdecode(place)) for place in (request.path, request.folder))
        content = read_below(path, folder, request.limits.file_bytes)
        if task is not None and task.takes_content:
            return _made(task, content), None
        from reports.intake.read.dispatch import read_content  # noqa: PLC0415 -- readers, which a task alone does without

        grids = read_content(content, request.password, passed_over=request.passed_over)
        return (grids if task is None else _made(task, grids)), None
    except (Unreadable, PoraError, TaskError) as error:
        return None, error
    except MemoryError:
        return None, Unreadable("file-too-large")


def _made(task: Task, read: tuple[Grid, ...] | bytes | None) -> object:
    module, _colon, name = task.function.partition(":")
    try:
        return getattr(import_module(module), name)(read, task.argument)
    except (Unreadable, PoraError, MemoryError):
        raise
    except Exception as error:  # a bug of ours, told where the run can end with it
        raise TaskError(traceback.format_exc()) from error


def _bound(limits: Limits) -> None:
    """Set the limits of the process itself, where the system has them."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds + _GRACE)
        # counts the CPU time of all threads; nothing handles its signal, which therefore ends the process
        signal.setitimer(signal.ITIMER_PROF, max(limits.cpu_seconds, _LEAST_SECONDS))
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _unbound() -> None:
    """Stop both timers: a process that waits for its next file ends when its parent closes the pipe."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)


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
