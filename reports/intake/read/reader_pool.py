"""Reads files in a process of their own, so that a panic, a bomb or a hang costs one file and not the run.

Every file goes there: what makes a reader run for ever or take all memory cannot be told by looking at the file first.
One process serves file after file, several where several threads read, since starting one costs as much as reading a
small file (0.04 s). What is made of the Grids is made there too, where a task names it: then it is bounded like the
reading, and columns of values are handed over instead of cells. A process that died, hung or grew large is replaced.
Where a reader killed it, the file is given once more, to the reader that comes second; where somebody else did, to the
same one.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import pickle
import signal
import stat
import subprocess
import threading
import time
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, cast

from reports import child_process
from reports.intake.read.contract import GREETING, Limits, StoppedError, Task, Unreadable, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.model.grid import Grid

_WORKER = "reports.intake.read.worker"
_READERS_TRIED = 2
_SPARING = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Keeps libraries that a task may need from reserving address space they do not use."""
_PIPED = 1 << 18
"""Bytes taken from the pipe at a time."""
_DYING = 1.0
"""Seconds a process gets to die of what it dies of."""
_EARLY = 0.05
"""Seconds by which a clock may ring before its time."""


def read(path: Path, password: str | None = None, limits: Limits | None = None) -> tuple[Grid, ...]:
    """Return every sheet of a file in order.

    Args:
        path: of the file.
        password: opens it where it is protected.
        limits: what it may cost.

    Raises:
        Unreadable: encrypted, damaged, too large, too slow, or nothing that any reader understands.
    """
    return cast("tuple[Grid, ...]", read_for(None, path, password, limits))


def read_for(task: Task | None, path: Path, password: str | None = None, limits: Limits | None = None) -> object:
    """Return what a task makes of the sheets of a file; without one, the sheets.

    Raises:
        Unreadable: as :func:`read`.
        PoraError: what the task raised.
        TaskError: a fault in the task, with its traceback.
        StoppedError: :func:`stop` was called meanwhile.
    """
    limits = limits or Limits()
    _refuse_special(path, limits)
    deadline = time.monotonic() + limits.seconds
    died_of = "file-unreadable"
    passed_over = killed = 0
    while passed_over < _READERS_TRIED:
        with _lent() as process:
            answer = process.ask(
                (os.fsencode(path.absolute()), password, passed_over, limits, task), deadline - time.monotonic()
            )
        if answer is not None:
            made, fault = answer
            return _result(made, fault, died_of)
        if process.stopped:
            raise StoppedError
        if time.monotonic() > deadline - _EARLY:
            raise Unreadable("file-too-slow")
        if process.was_killed:
            # by somebody, or by the system for want of memory: that says nothing of the file
            killed += 1
            if killed == _READERS_TRIED:
                raise Unreadable("file-interrupted")
            continue
        died_of = "file-too-large" if process.lacked_memory else died_of
        passed_over += 1
    raise Unreadable(died_of)


def _result(made: object, fault: Exception | None, died_of: str) -> object:
    """Return what was made, or raise what went wrong.

    Args:
        made: the answer.
        fault: raised in the other process.
        died_of: what an earlier reader of the same file died of, which tells more than that the next cannot read it.
    """
    if fault is None:
        return made
    if isinstance(fault, Unreadable) and fault.code == "file-unreadable":
        raise Unreadable(died_of, **fault.details)
    raise fault


def _refuse_special(path: Path, limits: Limits) -> None:
    """Raise for what is no regular file, since opening it may wait for ever, and for what is too large."""
    try:
        found = path.stat()
    except OSError as error:
        raise refused(error) from error
    except ValueError as error:
        raise Unreadable("file-unreadable") from error
    if stat.S_ISDIR(found.st_mode):
        raise Unreadable("file-forbidden")  # folders are only returned by find when they cannot be looked into
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("file-unreadable")
    if found.st_size > limits.file_bytes:
        raise Unreadable("file-too-large")


@dataclass(eq=False)
class _Process:
    """A reading process. It belongs to the process that started it, not to that one's forks."""

    popen: subprocess.Popen[bytes]
    owner: int = field(default_factory=os.getpid)
    greeted: bool = False
    stopped: bool = False
    """Ended on purpose while it may have been at work."""

    def ask(self, request: tuple[Any, ...], seconds: float) -> tuple[Any, ...] | None:
        """Return the answer without its first member; None when the process died over it or was stopped."""
        assert self.popen.stdin is not None  # noqa: S101 -- for the type checker
        assert self.popen.stdout is not None  # noqa: S101 -- for the type checker
        clock = threading.Timer(seconds, self.popen.kill)
        clock.start()
        try:
            if not self.greeted:
                self.greeted = bool(self.popen.stdout.read(len(GREETING)))
            pickle.dump(request, self.popen.stdin)
            self.popen.stdin.flush()
            last, *answer = _loaded(self.popen.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.popen.wait(_DYING)  # what it died of is only known when it is let die of it
            self.end()
            if not self.greeted:
                raise RuntimeError("the reading process does not start") from error
            return None
        except BaseException:
            self.end()
            raise
        finally:
            clock.cancel()
        if last:
            self.end()
        return tuple(answer)

    @property
    def lacked_memory(self) -> bool:
        """Whether it died as a process does that gets no memory."""
        return self.popen.returncode == -signal.SIGABRT

    @property
    def was_killed(self) -> bool:
        """Whether it died of a signal from outside."""
        return self.popen.returncode in {-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT}

    @property
    def serves(self) -> bool:
        """Whether it can be asked."""
        return self.owner == os.getpid() and self.popen.poll() is None

    def end(self) -> None:
        """Stop it and close its streams; SIGTERM first, so that a measured test run gets its data."""
        if self.owner != os.getpid():
            return
        self.popen.terminate()
        for stream in (self.popen.stdin, self.popen.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # for what was not sent any more
                    stream.close()
        try:
            self.popen.wait(_DYING)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()


def _loaded(stream: IO[bytes]) -> tuple[Any, ...]:
    """Return what the process wrote; looking for cycles among so many cells would cost half as much again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.load(stream)  # type: ignore[no-any-return]  # noqa: S301 -- our own process wrote it
    finally:
        if collecting:
            gc.enable()


_lock = threading.Lock()
_idle: list[_Process] = []
"""Processes that wait for a file."""
_every: list[_Process] = []
"""Those, and the ones at work."""


@contextlib.contextmanager
def _lent() -> Iterator[_Process]:
    """Lend a process that reads, a new one where none is idle; as many live as files were ever read at a time."""
    with _lock:
        _every[:] = [one for one in _every if one.serves]
        _idle[:] = [one for one in _idle if one.serves]
        process = _idle.pop() if _idle else _Process(child_process.start(_WORKER, _SPARING, buffer=_PIPED))
        if process not in _every:
            _every.append(process)
    try:
        yield process
    finally:
        with _lock:
            if process.serves and not process.stopped:
                _idle.append(process)


@atexit.register
def stop() -> None:
    """End the reading processes, if there are any; the next file starts another."""
    with _lock:
        for one in _every:
            one.stopped = True
            one.end()
        _every.clear()
        _idle.clear()
