"""Keeps what the last reading of the inputs found, beside the readings: ``ledger/last-reading.json``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.ledger.store import LAST_READING
from reports.ledger.typed_json import seal, unseal
from reports.model.last_reading import LastReading  # noqa: TC001 -- msgspec reads the annotations
from reports.private_files import put

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = 1
"""Version of the format; another one is not read."""


@dataclass(frozen=True)
class _Stored:
    schema: int
    reading: LastReading


def save(folder: Path, reading: LastReading) -> None:
    """Keep what a reading found in place of the one before.

    Raises:
        OutputError: the folder cannot be written.
    """
    put(folder / LAST_READING, seal(_Stored(SCHEMA, reading)))


def load(folder: Path) -> LastReading | None:
    """Return what the last reading found; None where that is missing, damaged or of another version."""
    try:
        stored = unseal((folder / LAST_READING).read_bytes(), _Stored)
    except (OSError, ValueError):
        return None
    return stored.reading if stored.schema == SCHEMA else None
