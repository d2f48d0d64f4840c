"""Where a sheet stands, which may tell its period."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a sheet stands: its file's name and the folders above, nearest first."""

    path: str
    """As printed in problems."""
    file: str
    folders: tuple[str, ...] = ()
