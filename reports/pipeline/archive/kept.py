"""Readings out of the ledger for what needs more than the brief of a file: its rows."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from reports.errors import OutputError
from reports.ledger import store
from reports.pipeline.archive import brief as briefs

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading


def reading_of(ledger: Path, key: str) -> FileReading:
    """Return a reading that a brief stands for.

    Raises:
        OutputError: it is not there whole: rows that were left out without a word would make figures wrong.
    """
    found = store.load(ledger, key)
    if found is None:
        _drop_briefs(ledger)
        raise OutputError(
            "{path} is lost or damaged", "run it again: what is lost is then read anew", path=ledger / f"{key}.json"
        )
    return found


def _drop_briefs(ledger: Path) -> None:
    """Drop the brief of every reading that is not there whole, so that the next run reads those files anew."""
    for path in ledger.glob(briefs.name_of("*")):
        key = path.name.removesuffix(briefs.name_of(""))
        brief = briefs.load(ledger, key)
        if brief and brief.status == "read" and store.load(ledger, key) is None:
            with contextlib.suppress(OSError):
                path.unlink()
