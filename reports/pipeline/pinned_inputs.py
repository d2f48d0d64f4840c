"""Keeps the readings that a return was counted from when it is handed in, and finds them again for ``pora diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.ledger import pins, reading_store, store
from reports.pipeline.request import LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reports.model.sheet import FileReading
    from reports.publish import FinishedSet


def pin_inputs(office: Path, sets: Iterable[FinishedSet]) -> None:
    """Keep the readings of the inputs of documents that were handed in, where the ledger still holds them.

    Args:
        office: whose lock is held.
        sets: documents with figures.

    Raises:
        OutputError: the ledger cannot be written.
    """
    folder = office / LEDGER
    reading = reading_store.load(folder)
    digests = {file.path: file.sha256 for file in reading.files} if reading else {}
    keys = store.index(folder)
    for finished in sets:
        used = [(entry["path"], entry["sha256"]) for entry in finished.inputs if "path" in entry]
        as_read = {path: keys.get(path, "") if digests.get(path) == digest else "" for path, digest in used}
        if any(as_read.values()):
            pins.pin(folder, finished.artifacts[finished.figures_file], as_read)


def pinned_readings(office: Path, figures: str) -> Mapping[str, FileReading | None]:
    """Return path → reading of what a return that was handed in was counted from; None where it is no longer there.

    Args:
        office: the office folder.
        figures: hash of the figures that were handed in.
    """
    folder = office / LEDGER
    keys = pins.pinned(folder).get(figures, {})
    return {path: store.load(folder, key) if key else None for path, key in keys.items()}
