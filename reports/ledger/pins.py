"""Readings that stay in the ledger although the inputs have changed, since a return made from them was handed in.

``ledger/pinned.json``: hash of the figures that were handed in → path → key of the reading. ``forget`` ends it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.private_files import put

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "pinned.json"


def pinned(folder: Path) -> dict[str, dict[str, str]]:
    """Return hash of figures → path → key; empty where there is no readable file."""
    try:
        sets = json.loads((folder / FILE).read_text(encoding="utf-8"))["sets"]
        return {str(figures): {str(path): str(key) for path, key in keys.items()} for figures, keys in sets.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def pinned_keys(folder: Path) -> frozenset[str]:
    """Return the keys of all readings that stay."""
    return frozenset(key for keys in pinned(folder).values() for key in keys.values() if key)


def pin(folder: Path, figures: str, keys: Mapping[str, str]) -> None:
    """Keep readings from now on.

    Args:
        folder: the ledger.
        figures: hash of the figures that were handed in.
        keys: path → key of the readings that they were counted from; empty for one that is no longer there.

    Raises:
        OutputError: the folder cannot be written.
    """
    sets = {**pinned(folder), figures: dict(sorted(keys.items()))}
    put(folder / FILE, (json.dumps({"schema": 1, "sets": dict(sorted(sets.items()))}, indent=1) + "\n").encode())
