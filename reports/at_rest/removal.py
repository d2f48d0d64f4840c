"""Removes files for good: of a set the manifest last, so that a run that was killed is taken up again."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from reports.private_files import sync_folder
from reports.vocabulary.editions import REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MANIFEST = ".manifest.json"


def manifests(outputs: Path) -> tuple[Path, ...]:
    """Return the manifests below a folder of outputs, sorted; no link is followed."""
    paths = (path for path in outputs.rglob(f"*{MANIFEST}") if path.is_file() and not path.is_symlink())
    return tuple(sorted(paths))


def review_pages(outputs: Path) -> tuple[Path, ...]:
    """Return the review pages below a folder of outputs, sorted; they hold rows and have no manifest."""
    pages = (path for path in outputs.rglob(f"{REVIEW}.*.html") if path.is_file() and not path.is_symlink())
    return tuple(sorted(pages))


def facts_of(manifest: Path) -> dict[str, Any]:
    """Return what a manifest says; nothing where it cannot be read."""
    try:
        facts = json.loads(manifest.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def set_of(manifest: Path) -> tuple[Path, ...]:
    """Return the files of a set that are there, the manifest last; names that lead elsewhere are none of it."""
    listed = facts_of(manifest).get("artifacts")
    parts = listed if isinstance(listed, list) else []
    names = [part.get("file") for part in parts if isinstance(part, dict)]
    plain = [name for name in names if isinstance(name, str) and "/" not in name and "\0" not in name]
    files = [manifest.parent / name for name in dict.fromkeys(plain)]
    return (*(file for file in files if file.is_file()), manifest)


def remove(files: Iterable[Path]) -> None:
    """Remove files in this order, wait until the disk knows, and remove folders that are empty then.

    Raises:
        OSError: the system refuses; what came before is gone.
    """
    folders: dict[Path, None] = {}
    for file in files:
        file.unlink(missing_ok=True)
        folders[file.parent] = None
    for folder in folders:
        with contextlib.suppress(FileNotFoundError):
            sync_folder(folder)
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()
