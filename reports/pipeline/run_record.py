"""What the record of runs says of a run: hashes of what went in and came out, and by which rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports import __version__
from reports.at_rest.removal import MANIFEST, facts_of
from reports.pipeline.request import INPUTS
from reports.pipeline.rules import RULES
from reports.publish import run_register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

_FACTS = ("period", "as_of", "draft")


def record_documents(office: Path, command: str, written: Iterable[Path], inputs: Iterable[str], at: datetime) -> None:
    """Record a run that made documents; nothing is recorded where none was made, or outside an office.

    Args:
        office: whose record it is.
        command: name of the command.
        written: files that were made, manifests among them.
        inputs: sha256 of the files that were used, where the manifests do not tell.
        at: time of the run, which stands nowhere else.

    Raises:
        OutputError: the record cannot be written.
        ConfigurationError: it cannot be read.
    """
    manifests = {path: facts_of(path) for path in written if path.name.endswith(MANIFEST)}
    documents = [_document(path, facts) for path, facts in manifests.items()]
    listed = [entry.get("sha256") for facts in manifests.values() for entry in facts.get("inputs", ())]
    hashes = sorted({*inputs, *(str(digest) for digest in listed if digest)})
    if documents:
        record(office, command, at, {"inputs": hashes, "documents": documents})


def record(office: Path, command: str, at: datetime, values: Mapping[str, object]) -> None:
    """Record a run of an office with further values.

    Raises:
        OutputError: the record cannot be written.
        ConfigurationError: it cannot be read.
    """
    if (office / INPUTS).is_dir():
        line = {"recorded": at.isoformat(timespec="seconds"), "command": command}
        run_register.append(office, {**line, "versions": {"pora": __version__, "rules": RULES}, **values})


def _document(path: Path, facts: Mapping[str, Any]) -> dict[str, object]:
    """Return what is recorded of a document: not its folder, since a meeting may be named after anybody."""
    name, _, edition = path.name.removesuffix(MANIFEST).rpartition(".")
    about = {key: facts[key] for key in _FACTS if key in facts}
    files = {str(entry["file"]): str(entry["sha256"]) for entry in facts.get("artifacts", ())}
    return {"document": name, "edition": edition, **about, "files": files}
