"""Read a published set again: its manifest, and whether the files are still those that were made."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.errors import NoInputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUFFIX = ".manifest.json"
_LARGEST = 2_000_000
"""Bytes of a manifest; no set of ours comes near."""


@dataclass(frozen=True)
class FinishedSet:
    """One document in one edition, as its manifest describes it."""

    folder: Path
    document: str
    edition: str
    period: str
    """``YYYY-MM``, or a range."""
    as_of: str
    draft: bool
    versions: Mapping[str, str]
    """``pora`` and ``rules``."""
    artifacts: Mapping[str, str]
    """File → sha256, in the order they were written."""
    date: str | None = None
    """Date that it bears; None for a dotted line."""
    inputs: tuple[Mapping[str, str], ...] = ()
    """``path`` and ``sha256`` of the inputs; numbers alone in a shared edition."""
    contents: Mapping[str, str] = field(default_factory=dict)
    """File → sha256 of what it holds; another one than of its bytes where it is locked with a password."""
    all_inputs_sha256: str = ""
    """Of every file of the inputs, used or not; empty where that is not stated."""
    settings_sha256: str = ""
    """Of what the office had set and decided; empty where that is not stated."""

    @property
    def name(self) -> str:
        """``<document>.<edition>``."""
        return f"{self.document}.{self.edition}"

    @property
    def figures_file(self) -> str:
        """Name of the file of figures; empty where the set has none."""
        name = f"{self.name}.figures.json"
        return name if name in self.artifacts else ""

    def changed_files(self) -> tuple[str, ...]:
        """Return the files that are missing or no longer those that were made."""
        return tuple(file for file, digest in self.artifacts.items() if _hash(self.folder / file) != digest)


def finished_sets(folder: Path) -> tuple[FinishedSet, ...]:
    """Return the sets of a folder, by name.

    Raises:
        NoInputError: a manifest cannot be read.
    """
    return tuple(_read(path) for path in sorted(folder.glob(f"*{_SUFFIX}")) if not path.name.startswith("."))


def _read(path: Path) -> FinishedSet:
    try:
        content = path.read_bytes()[:_LARGEST]
        facts: dict[str, Any] = json.loads(content)
        document, _, edition = path.name.removesuffix(_SUFFIX).rpartition(".")
        artifacts = {str(artifact["file"]): str(artifact["sha256"]) for artifact in facts["artifacts"]}
        if not (document and artifacts and all(name == Path(name).name for name in artifacts)):
            raise _unreadable(path)
        return FinishedSet(
            path.parent,
            document,
            edition,
            str(facts["period"]),
            str(facts["as_of"]),
            bool(facts["draft"]),
            {str(name): str(version) for name, version in facts["versions"].items()},
            artifacts,
            None if facts.get("date") is None else str(facts["date"]),
            tuple({str(key): str(value) for key, value in entry.items()} for entry in facts.get("inputs", ())),
            {str(entry["file"]): str(entry.get("content_sha256", entry["sha256"])) for entry in facts["artifacts"]},
            str(facts.get("all_inputs_sha256", "")),
            str(facts.get("settings_sha256", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> NoInputError:
    return NoInputError("{path} is no manifest of pora, or it was damaged", "make the documents again", path=str(path))


def _hash(path: Path) -> str:
    """Return the sha256 of a file; empty where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""
    except OSError:
        return ""
