"""One reading process as its parent sees it: it is asked for one file after another, bounded in time, and ended.

The process itself is :mod:`reports.intake.read.worker`; which one is asked is decided in
:mod:`reports.intake.read.reader_pool`.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from reports import child_process
from reports.intake.read.contract import GREETING

if TYPE_CHECKING:
    from reports.intake.read.contract import Request

_WORKER = "reports.intake.read.worker"
_SPARING = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Keeps libraries that a task may need from reserving address space they do not use."""
_PIPED = 1 << 18
"""Bytes taken from the pipe at a time."""
_DYING = 1.0
"""Seconds a process gets to die of what it dies of."""
_LOOKED_AGAIN = 0.005
"""Seconds between two looks whether it is dead."""


def _started() -> subprocess.Popen[bytes]:
    return child_process.start(_WORKER, _SPARING, buffer=_PIPED)


@dataclass(eq=False)
class ReadingProcess:
    """A reading process. It belongs to the process that started it, not to that one's forks."""

    popen: subprocess.Popen[bytes] = field(default_factory=_started)
    owner: int = field(default_factory=os.getpid)
    stopped: bool = False
    """Ended on purpose while it may have been at work."""
    ended: bool = False
    cpu_seconds: float = 0.0
    """CPU time of the last request, as far as it came; 0 where the system does not tell that of a dead process."""
    _greeted: bool = False
    _cpu_in_all: float = 0.0

    def ask(self, request: Request, seconds: float) -> tuple[Any, Exception | None] | None:
        """Return what was made of a file and what is to be raised instead; None when it died or was stopped.

        Args:
            request: the file, and what to make of it.
            seconds: wall time after which it is killed.
        """
        assert self.popen.stdin is not None  # noqa: S101 -- for the type checker
        assert self.popen.stdout is not None  # noqa: S101 -- for the type checker
        clock = threading.Timer(seconds, self.popen.kill)
        clock.start()
        try:
            if not self._greeted:
                self._greeted = bool(self.popen.stdout.read(len(GREETING)))
            pickle.dump(request, self.popen.stdin)
            self.popen.stdin.flush()
            last, cpu_in_all, result, fault = _loaded(self.popen.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._note(self._cpu_of_the_dead())
            self.end()
            if not self._greeted:
                raise RuntimeError("the reading process does not start") from error
            return None
        except BaseException:
            self.end()
            raise
        finally:
            clock.cancel()
        self._note(cpu_in_all)
        if last:
            self.end()
        return result, fault

    def _note(self, cpu_in_all: float) -> None:
        """Note the CPU time of the process up to now, in seconds."""
        self.cpu_seconds = max(cpu_in_all - self._cpu_in_all, 0.0)
        self._cpu_in_all = max(cpu_in_all, self._cpu_in_all)

    def _cpu_of_the_dead(self) -> float:
        """Wait until it has died by itself, since only then its end tells why; return its CPU seconds in all."""
        if not hasattr(os, "wait4"):  # Windows
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.popen.wait(_DYING)
            return 0.0
        until = time.monotonic() + _DYING
        while time.monotonic() < until:
            try:
                number, status, used = os.wait4(self.popen.pid, os.WNOHANG)
            except ChildProcessError:  # it was stopped, and waited for there
                return 0.0
            if number:
                self.popen.returncode = os.waitstatus_to_exitcode(status)
                return used.ru_utime + used.ru_stime
            time.sleep(_LOOKED_AGAIN)
        return 0.0

    @property
    def used_up_its_time(self) -> bool:
        """Whether it died of having used more CPU time than the file may cost."""
        return self.popen.returncode == -getattr(signal, "SIGPROF", 0) != 0

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
        """Whether it can be asked. While another thread asks it, only that thread may look."""
        return not self.ended and self.owner == os.getpid() and self.popen.poll() is None

    def end(self) -> None:
        """Stop it and close its streams; SIGTERM first, so that a measured test run gets its data."""
        if self.owner != os.getpid():
            return
        self.ended = True
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
