"""Tasks for the reading process, which imports them by name."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reports.errors import BalanceError

if TYPE_CHECKING:
    from reports.model.grid import Grid


def names(grids: tuple[Grid, ...], argument: object) -> tuple[object, list[object]]:
    """Return the argument and the first row."""
    return argument, list(grids[0].rows[0])


def refuse(_grids: tuple[Grid, ...], _argument: object) -> None:
    """Find rows that are in no bin."""
    raise BalanceError("{path}: rows and bins do not agree", "please report this", path="x")


def fail(_grids: tuple[Grid, ...], argument: object) -> object:
    """Hold a fault."""
    return argument.nowhere  # type: ignore[attr-defined]


def sleep(_grids: tuple[Grid, ...], seconds: float) -> None:
    """Take long."""
    time.sleep(seconds)


def process(_grids: tuple[Grid, ...], _argument: object) -> int:
    """Return which process this is."""
    return os.getpid()


def be_killed(_grids: tuple[Grid, ...], argument: tuple[str, int, int]) -> int:
    """Be killed from outside so many times; then return how often that was.

    The argument is a file that notes each time, the signal, and how many times.
    """
    note, number, times = argument
    before = len(Path(note).read_bytes())
    if before < times:
        with Path(note).open("ab") as file:
            file.write(b"x")
        os.kill(os.getpid(), signal.Signals(number))
        time.sleep(60)
    return before


def burn(_grids: tuple[Grid, ...], seconds: float) -> float:
    """Use so much CPU time; return how much it was."""
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        pass
    return time.process_time() - begun


def burn_in_threads(_grids: tuple[Grid, ...], seconds: float) -> None:
    """Let two threads hash, which they do without waiting for each other."""

    def hash_long() -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            hashlib.sha256(bytes(1 << 20)).digest()

    threads = [threading.Thread(target=hash_long) for _thread in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def burn_and_crash(grids: tuple[Grid, ...], argument: tuple[str, float]) -> None:
    """Note the try in a file, use so much CPU time, and crash as a library does."""
    note, seconds = argument
    with Path(note).open("ab") as file:
        file.write(b"x")
    burn(grids, seconds)
    os.kill(os.getpid(), signal.SIGSEGV)
    time.sleep(60)
