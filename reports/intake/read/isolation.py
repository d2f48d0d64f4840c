"""Reads files in a process of their own, so that a panic, a bomb or a hang costs one file and not the run.

Every file goes there: what makes a reader run for ever or take all memory cannot be told by looking at the file first.
One process a thread serves file after file, since starting one costs as much as reading a small file (0.04 s). What is
made of the Grids is made there too, where a task names it: then it is bounded like the reading, and columns of values
are handed over instead of cells. A process that died, hung or grew large is replaced. Where a reader killed it, the
file is given once more, to the reader that comes second.
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
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from reports.intake.read.failure import GREETING, Limits, Task, Unreadable

if TYPE_CHECKING:
    from reports.model.grid import Grid

_ROOT = Path(__file__).resolve().parents[3]
"""Folder that holds the package; the process sees the same one whatever the working folder."""
_START = "import sys; sys.path[:] = {path!r}; from reports.intake.read.worker import serve; serve()"
_READERS_TRIED = 2
_SPARING = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Keeps libraries that a task may need from reserving address space they do not use."""
_PIPED = 1 << 18
"""Bytes taken from the pipe at a time."""
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
    """
    limits = limits or Limits()
    _refuse_special(path, limits)
    deadline = time.monotonic() + limits.seconds
    died_of = "file-unreadable"
    for passed_over in range(_READERS_TRIED):
        process = _process()
        request = (os.fsencode(path.absolute()), password, passed_over, limits, task)
        answer = process.ask(request, deadline - time.monotonic())
        if answer is not None:
            made, fault = answer
            return _result(made, fault, died_of)
        if time.monotonic() > deadline - _EARLY:
            raise Unreadable("file-too-slow")
        if process.lacked_memory:
            died_of = "file-too-large"
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
    except FileNotFoundError as error:
        raise Unreadable("file-missing") from error
    except PermissionError as error:
        raise Unreadable("file-forbidden") from error
    except (OSError, ValueError) as error:
        raise Unreadable("file-unreadable") from error
    if stat.S_ISDIR(found.st_mode):
        raise Unreadable("file-forbidden")  # folders are only returned by find when they cannot be looked into
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("file-unreadable")
    if found.st_size > limits.file_bytes:
        raise Unreadable("file-too-large")


@dataclass
class _Process:
    """A reading process. It belongs to the process that started it, not to that one's forks."""

    popen: subprocess.Popen[bytes]
    owner: int = field(default_factory=os.getpid)
    greeted: bool = False

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
    def serves(self) -> bool:
        """Whether it can be asked."""
        return self.owner == os.getpid() and self.popen.poll() is None

    def end(self) -> None:
        """Stop it and let go of its streams."""
        if self.owner != os.getpid():
            return
        self.popen.kill()
        for stream in (self.popen.stdin, self.popen.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # for what was not sent any more
                    stream.close()
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


_mine = threading.local()
"""The process that reads for this thread."""
_running: list[_Process] = []
"""Every process at work."""


def _process() -> _Process:
    """Return the process that reads for this thread, a new one where there is none."""
    found: _Process | None = getattr(_mine, "process", None)
    if found is not None and found.serves:
        return found
    if found is not None:
        found.end()
        with contextlib.suppress(ValueError):
            _running.remove(found)
    _mine.process = _Process(_started())
    _running.append(_mine.process)
    return cast("_Process", _mine.process)


def _started() -> subprocess.Popen[bytes]:
    """Start a process that finds the modules we find, and nothing of the user's own start-up files."""
    places = [str(_ROOT), *(str(Path(one).absolute()) for one in sys.path)]
    return subprocess.Popen(  # noqa: S603 -- our own interpreter and code
        [sys.executable, "-I", "-S", "-c", _START.format(path=list(dict.fromkeys(places)))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=_PIPED,
        env=os.environ | _SPARING,
    )


@atexit.register
def stop() -> None:
    """End the reading processes, if there are any; the next file starts another."""
    while _running:
        _running.pop().end()
