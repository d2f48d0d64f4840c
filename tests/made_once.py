"""What one process of tests has made for a question serves the others of the run, in a folder that they share.

Only for what depends on nothing but the question. Of two processes that ask at the same time, the second waits.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # on Windows, where both make it
    fcntl = None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_folder: list[Path] = []
_made: dict[str, bytes] = {}


def share(own_folder: Path) -> None:
    """Share what is made with the other processes of the run, each of which has a folder of its own in one of the run.

    Args:
        own_folder: where pytest puts what tests of this process write.
    """
    is_one_of_several = "PYTEST_XDIST_WORKER" in os.environ
    folder = (own_folder.parent if is_one_of_several else own_folder) / "made-once"
    folder.mkdir(exist_ok=True)
    _folder[:] = [folder]


def made_once(question: str, make: Callable[[], bytes]) -> bytes:
    """Return what was made for a question before, in this process or another; otherwise what is made now."""
    key = hashlib.sha256(question.encode()).hexdigest()
    if key not in _made:
        # a command of its own, as one that is to be killed, shares nothing
        _made[key] = (_stored(key) or _stored_or_made(key, make)) if _folder else make()
    return _made[key]


def done_once(question: str, do: Callable[[], object]) -> None:
    """Do what a question names unless it was done before, in this process or another, and ended well."""

    def do_and_tell() -> bytes:
        do()
        return b"done"

    made_once(question, do_and_tell)


def folder_made_once(name: str, own_folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder of this process with what ``make`` writes into it, copied where another process has made it."""
    shared = _folder[0] / name
    with _alone(name):
        if not shared.is_dir():
            make(own_folder)
            shutil.copytree(own_folder, Path(tempfile.mkdtemp(dir=_folder[0])) / name).replace(shared)
            return own_folder
    return shutil.copytree(shared, own_folder)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """Let one process at a time make what has a name; the system frees the name when its process ends."""
    if fcntl is None:
        yield
        return
    with (_folder[0] / f"{name}.lock").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _stored_or_made(key: str, make: Callable[[], bytes]) -> bytes:
    with _alone(key):
        return _stored(key) or _store(key, make())


def _stored(key: str) -> bytes | None:
    try:
        return (_folder[0] / key).read_bytes()
    except FileNotFoundError:
        return None


def _store(key: str, content: bytes) -> bytes:
    """Write a content under its key all at once, so that nobody reads half of it, and return it."""
    descriptor, name = tempfile.mkstemp(dir=_folder[0])
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(name).replace(_folder[0] / key)
    return content
