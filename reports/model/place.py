"""File name and folders of a sheet, which may state its period."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Location of a sheet: the name of its file and the folders above, nearest first."""

    path: str
    """Path as printed in problems."""
    file: str
    folders: tuple[str, ...] = ()
