"""Readings out of the ledger for what needs more than the brief of a file: its rows."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from reports.errors import OutputError
from reports.ledger import store
from reports.pipeline.archive.brief import name_of

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading


def reading_of(ledger: Path, key: str) -> FileReading:
    """Return a reading that a brief stands for.

    Raises:
        OutputError: it is not there whole. Its brief is dropped, so that the next run reads the file anew: rows that
            were left out without a word would make figures wrong.
    """
    found = store.load(ledger, key)
    if found is None:
        with contextlib.suppress(OSError):
            (ledger / name_of(key)).unlink()
        raise OutputError(
            "{path} is lost or damaged", "run it again: that file is then read anew", path=ledger / f"{key}.json"
        )
    return found
