"""Each process of a run imports a share of the test files first, and finds the others as the other processes left them.

Pytest rewrites the assertions of a file that it has not seen yet: in a new clone each of three processes took seven
seconds of CPU time to rewrite the same files.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]


def import_own_share(asked: Sequence[str]) -> None:
    """Import a share of the test files that are asked for; nothing where no other process imports the others.

    Args:
        asked: paths of folders and files, or ids of tests in them.
    """
    number, processes = os.environ.get("PYTEST_XDIST_WORKER", ""), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes == 1:
        return
    for file in share_of(asked, int(number.removeprefix("gw")), processes):
        with contextlib.suppress(Exception, pytest.skip.Exception):  # pytest imports it again, and tells what is wrong
            importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def share_of(asked: Sequence[str], number: int, processes: int) -> list[Path]:
    """Return the files of a process; its number begins with 0."""
    places = [(ROOT / one.partition("::")[0]).resolve() for one in asked]
    files = {file for place in places for file in ([place] if place.is_file() else place.rglob("test_*.py"))}
    return sorted(file for file in files if file.is_relative_to(ROOT))[number::processes]
