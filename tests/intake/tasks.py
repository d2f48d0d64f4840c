"""Tasks for the reading process, which imports them by name."""

from __future__ import annotations

import os
import signal
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
