"""Equal inputs are loaded and settled once in a process, for tests whose claim is neither.

A command that is run on the sample office loads nine thousand rows and looks for duplicates among them. What is loaded
depends on the bytes of the ledger alone, and what is settled on what was loaded: both are claims of ``tests/ledger``
and ``tests/intake``.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from reports.ledger import store
from reports.pipeline import gather
from reports.vocabulary import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading

_MOST_READINGS, _MOST_OFFICES = 60, 4
_load, _settled_files = store.load, gather.settled_files
_loaded: dict[str, FileReading] = {}
_settled: list[tuple[object, Sequence[FileReading], tuple[FileReading, ...]]] = []


def load(folder: Path, key: str) -> FileReading | None:
    """Return the reading stored under a key; the one loaded before, if all of its bytes are the same."""
    digest = hashlib.sha256(key.encode())
    for path in (folder / f"{key}.json", *sorted(folder.glob(f"{key}-*.parquet"))):
        if not path.is_file():
            return _load(folder, key)
        digest.update(f"\0{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    asked = digest.hexdigest()
    found = _loaded.pop(asked, None) or _load(folder, key)
    if found is not None:
        _loaded[asked] = found
        if len(_loaded) > _MOST_READINGS:
            del _loaded[next(iter(_loaded))]
    return found


def settled_files(readings: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return readings with their rows in final bins; those settled before, if the readings are equal."""
    districts, asked = places.districts(), list(readings)
    for known_districts, known, settled in _settled:
        if known_districts == districts and known == asked:
            return settled
    settled = _settled_files(asked)
    _settled.append((districts, asked, settled))
    del _settled[:-_MOST_OFFICES]
    return settled


@pytest.fixture(autouse=True, scope="module")
def gather_once() -> Iterator[None]:
    """Load and settle equal inputs once while the tests of a file run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "load", load)
        patch.setattr(gather, "settled_files", settled_files)
        yield
