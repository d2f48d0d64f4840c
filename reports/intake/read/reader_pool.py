"""Reads files in a process of their own, so that a panic, a bomb or a hang costs one file and not the run.

Every file goes there: what makes a reader run for ever or take all memory cannot be told by looking at the file first.
One process serves file after file, several where several threads read, since starting one costs as much as reading a
small file (0.04 s). What is made of the Grids is made there too, where a task names it: then it is bounded like the
reading, and columns of values are handed over instead of cells. A process that died, hung or grew large is replaced.
Where a reader killed it, the file is given once more, to the reader that comes second, with the CPU time that is left;
where somebody else did, to the same one, with all of it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reports.intake.read.contract import Limits, Request, StoppedError, Task, Unreadable
from reports.intake.read.opening import open_below
from reports.intake.read.reading_process import ReadingProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.model.grid import Grid

_READERS_TRIED = 2
_EARLY = 0.05
"""Seconds by which a clock may ring before its time."""


def read(
    path: Path, password: str | None = None, limits: Limits | None = None, *, folder: Path | None = None
) -> tuple[Grid, ...]:
    """Return every sheet of a file in order.

    Args:
        path: of the file.
        password: opens it where it is protected.
        limits: what it may cost.
        folder: that no link may lead out of; without one, that of the file.

    Raises:
        Unreadable: encrypted, damaged, too large, too slow, or nothing that any reader understands.
    """
    return cast("tuple[Grid, ...]", read_for(None, path, password, limits, folder=folder))


def read_for(
    task: Task | None,
    path: Path,
    password: str | None = None,
    limits: Limits | None = None,
    *,
    folder: Path | None = None,
) -> object:
    """Return what a task makes of the sheets of a file; without one, the sheets.

    Raises:
        Unreadable: as :func:`read`.
        PoraError: what the task raised.
        TaskError: a fault in the task, with its traceback.
        StoppedError: :func:`stop` was called meanwhile.
    """
    limits = limits or Limits()
    folder = folder or path.absolute().parent
    os.close(open_below(path, folder, limits.file_bytes))  # what cannot be read needs no process that says so
    places = os.fsencode(path.absolute()), os.fsencode(folder.absolute())
    return _answer(Request(*places, password, 0, limits, task), _READERS_TRIED)


def compute(task: Task, limits: Limits | None = None) -> object:
    """Return what a task makes of its argument alone, within the limits of a file.

    It is for steps that texts of a file decide the cost of, but that need more than one file.

    Raises:
        Unreadable: too slow, too large, or it crashed.
        PoraError: what the task raised.
        TaskError: a fault in the task, with its traceback.
        StoppedError: :func:`stop` was called meanwhile.
    """
    return _answer(Request(b"", b"", None, 0, limits or Limits(), task), 1)


def _answer(request: Request, readers: int) -> object:
    """Return the answer to a request; after a crash the next of so many readers is asked with the time that is left."""
    deadline = time.monotonic() + request.limits.wall_seconds
    cpu_left = request.limits.cpu_seconds
    died_of = "file-unreadable"
    passed_over = killed = 0
    while passed_over < readers:
        limits = replace(request.limits, cpu_seconds=cpu_left)
        with _lent() as process:
            answer = process.ask(replace(request, passed_over=passed_over, limits=limits), deadline - time.monotonic())
        if answer is not None:
            result, fault = answer
            return _result(result, fault, died_of)
        if process.stopped:
            raise StoppedError
        if process.used_up_its_time or process.cpu_seconds >= cpu_left:
            raise Unreadable("file-too-slow")
        if time.monotonic() > deadline - _EARLY:
            raise Unreadable("file-stalled")
        if process.was_killed:
            # by somebody, or by the system for want of memory: that says nothing of the file
            killed += 1
            if killed == _READERS_TRIED:
                raise Unreadable("file-interrupted")
            continue
        died_of = "file-too-large" if process.lacked_memory else died_of
        cpu_left -= process.cpu_seconds
        passed_over += 1
    raise Unreadable(died_of)


def _result(result: object, fault: Exception | None, died_of: str) -> object:
    """Return what was made, or raise what went wrong.

    Args:
        result: the answer.
        fault: raised in the other process.
        died_of: what an earlier reader of the same file died of, which tells more than that the next cannot read it.
    """
    if fault is None:
        return result
    if isinstance(fault, Unreadable) and fault.code == "file-unreadable":
        raise Unreadable(died_of, **fault.details)
    raise fault


_lock = threading.Lock()
_idle: list[ReadingProcess] = []
"""Processes that wait for a file."""
_started: list[ReadingProcess] = []
"""Those, and the ones at work."""


@contextlib.contextmanager
def _lent() -> Iterator[ReadingProcess]:
    """Lend a process that reads, a new one where none is idle; as many live as files were ever read at a time."""
    with _lock:
        for idle_process in _idle:
            if not idle_process.serves:
                idle_process.end()
        _idle[:] = [idle_process for idle_process in _idle if idle_process.serves]
        _started[:] = [started for started in _started if not started.ended and started.owner == os.getpid()]
        process = _idle.pop() if _idle else ReadingProcess()
        if process not in _started:
            _started.append(process)
    try:
        yield process
    finally:
        with _lock:
            if process.serves:
                _idle.append(process)


@atexit.register
def stop() -> None:
    """End the reading processes, if there are any; the next file starts another."""
    with _lock:
        for process in _started:
            process.stopped = True
            process.end()
        _started.clear()
        _idle.clear()
