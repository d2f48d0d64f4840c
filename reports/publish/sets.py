"""Publishing one set: the files of a document and the manifest that proves them."""

from __future__ import annotations

import contextlib
import json
import stat
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reports.errors import OutputError
from reports.private_files import FILE_MODE, make_folder, temporary
from reports.private_files import create as create_file
from reports.publish.folders import ensure_writable, lock, refusing
from reports.publish.recovery import Journal, carry_out, decide, recover

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def publish(
    folder: Path,
    artifacts: Mapping[str, bytes],
    manifest: Mapping[str, object],
    *,
    name: str,
    locked: Mapping[str, str] | None = None,
) -> tuple[Path, ...]:
    """Put the files of a document into a folder, all or none, the manifest last; unchanged files are not written.

    Args:
        folder: made where it is missing.
        artifacts: file name → content, in the order to be written.
        manifest: inputs with their sha256, versions, counts; the artifacts with theirs are added here.
        name: ``<document>.<edition>``; the manifest is ``<name>.manifest.json``.
        locked: file → sha256 of what it holds, for files that are locked with a password.

    Returns:
        The files, the manifest last.

    Raises:
        OutputError: the folder cannot be written or another run is writing there; the earlier set is as it was.
    """
    title = f"{name}.manifest.json"
    contents = {**artifacts, title: _manifest(artifacts, manifest, locked or {})}
    ensure_writable(folder)
    with lock(folder):
        recover(folder)
        _refuse_folders(folder, contents)
        new = {file: content for file, content in contents.items() if not _holds(folder / file, content)}
        journal = Journal((*(file for file in new if file != title), title), _superseded(folder, title, contents))
        if new or journal.remove:
            _replace(folder, name, {**new, title: contents[title]}, journal)
    return tuple(folder / file for file in contents)


def _replace(folder: Path, name: str, contents: Mapping[str, bytes], journal: Journal) -> None:
    try:
        with refusing(folder):
            for file, content in contents.items():
                create_file(temporary(folder, file), content, durable=True)
            decide(folder, name, journal)
    except OutputError:
        _undo(folder)
        raise
    with refusing(folder):
        carry_out(folder, name)


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether a file holds this content, for its owner only."""
    with contextlib.suppress(OSError):
        status = path.lstat()
        private = stat.S_IMODE(status.st_mode) == FILE_MODE
        return private and status.st_size == len(content) and path.read_bytes() == content
    return False


def _manifest(artifacts: Mapping[str, bytes], about: Mapping[str, object], locked: Mapping[str, str]) -> bytes:
    """Return the manifest; no clock in it, so that the same run gives the same bytes, but for files that are locked."""
    files = [
        {"file": file, "sha256": sha256(content).hexdigest()}
        | ({"locked": True, "content_sha256": locked[file]} if file in locked else {})
        for file, content in artifacts.items()
    ]
    text = json.dumps({"schema": 1, **about, "artifacts": files}, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _superseded(folder: Path, title: str, contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return files of the earlier set that are no longer made, unless somebody has changed them since."""
    try:
        earlier: Any = json.loads((folder / title).read_bytes())["artifacts"]
        listed = [(str(artifact["file"]), str(artifact["sha256"])) for artifact in earlier]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(file for file, digest in listed if file not in contents and _is_ours(folder, file, digest))


def _is_ours(folder: Path, file: str, digest: str) -> bool:
    path = folder / file
    return path.parent == folder and path.is_file() and sha256(path.read_bytes()).hexdigest() == digest


def _refuse_folders(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Stop before anything is replaced where a name is taken by a folder."""
    for file in contents:
        if (folder / file).is_dir():
            raise OutputError(
                "{place} cannot be written: there is a folder of that name", "move the folder", place=folder / file
            )


def _undo(folder: Path) -> None:
    """Drop the temporaries of a set that was not decided; the next run does it where this one cannot."""
    try:
        recover(folder)
    except OutputError:
        return


def create(path: Path, content: bytes) -> bool:
    """Write a private file with its folders unless there is one already; tell whether it was written.

    Raises:
        OutputError: it cannot be written.
    """
    with refusing(path):
        make_folder(path.parent)
        try:
            create_file(path, content, durable=True)
        except FileExistsError:
            return False
    return True


def put(folder: Path, name: str, contents: Mapping[str, bytes]) -> None:
    """Put a few private files that belong together into a folder, all or none, without a manifest.

    Args:
        folder: exists, and its lock is held.
        name: of what they make together.
        contents: file name → content.

    Raises:
        OutputError: they cannot be written; what was there is as it was.
    """
    _refuse_folders(folder, contents)
    recover(folder)
    with refusing(folder):
        for file, content in contents.items():
            create_file(temporary(folder, file), content, durable=True)
        decide(folder, name, Journal(tuple(contents)))
        carry_out(folder, name)
