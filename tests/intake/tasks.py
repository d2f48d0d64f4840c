"""Tasks for the reading process, which imports them by name."""

from __future__ import annotations

import os
import time
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
