"""The sample office with what it is read into: reading it takes longer than most of what is claimed on it.

That it is read as its truth says, and to the same bytes anywhere, are claims of ``tests/sample``.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from reports.ledger import store
from reports.pipeline.gather import gather_office
from reports.pipeline.request import LEDGER
from reports.vocabulary import config
from tests import made_once

_SAMPLE = Path(__file__).parents[1] / "inputs" / "sample"
_LEFT_BY_RUNS = ("ledger", "outputs", "records")


@cache
def read_once() -> Path:
    """Return the office, read once in a run; for tests that write nothing into it."""
    place = Path(tempfile.mkdtemp(prefix="pora-sample-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    office = made_once.folder_made_once("sample-office", place / "kantor", _read)
    config.load(office)  # its work area, by whose names its figures are counted
    return office


def _read(office: Path) -> None:
    shutil.copytree(_SAMPLE, office, ignore=shutil.ignore_patterns(*_LEFT_BY_RUNS))
    config.load(office)  # its work area, by whose names it is read
    gather_office(office, store=True)


def copied(folder: Path, *, unread: str = "") -> Path:
    """Copy the office and its ledger into a folder, and return that.

    Args:
        folder: made by this.
        unread: a file of the office that the ledger shall not know.
    """
    shutil.copytree(read_once(), folder)
    if unread:
        ledger = folder / LEDGER
        for path in store.drop(ledger, [store.index(ledger)[unread]]):
            path.unlink()
    return folder
