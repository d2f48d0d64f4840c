"""Private files: readable by their owner only, and replaced atomically.

The ledger, the journal of ``publish`` and the state of an archive run write their files through this module.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import secrets
import stat
from typing import TYPE_CHECKING

from reports.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

FILE_MODE = 0o600
"""Documents and ledger hold personal data: for their owner only."""
FOLDER_MODE = 0o700
"""Outputs hold personal data: nobody but their owner may look in."""
TEMPORARY = ".pora-new"
"""Suffix of hidden files that wait for their place; what a killed run leaves of them is removed by the next."""
UNFINISHED = ".part"
"""Suffix of a file being written by :func:`put`; one that is left over belongs to a run that was killed."""


def make_folder(folder: Path) -> None:
    """Make a folder and its parents, those that are new for the owner only."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)


def secure_folder(folder: Path, root: Path | None = None) -> None:
    """Make a folder where needed, and see that it is one of ours: no link, and closed to all but its owner.

    Args:
        folder: to be made or seen to.
        root: a folder above it, which may be a link or open; those between the two are seen to like the folder.

    Raises:
        OSError: it is a link, so that files would come to lie elsewhere (``ELOOP``), or the system refuses.
    """
    between = itertools.takewhile(lambda parent: parent != root, folder.parents) if root in folder.parents else ()
    private_folders = (folder, *between)
    for private_folder in private_folders:
        if private_folder.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(private_folder))
    make_folder(folder)
    for private_folder in private_folders:
        status = private_folder.lstat()
        if status.st_uid == os.getuid() and stat.S_IMODE(status.st_mode) & ~FOLDER_MODE:
            private_folder.chmod(FOLDER_MODE)


def create(path: Path, content: bytes, *, durable: bool) -> None:
    """Write a new file with mode 0600 from its first byte on.

    Args:
        path: of the file; it must not exist.
        content: of the file.
        durable: whether to wait until it is on the disk.

    Raises:
        FileExistsError: the path exists.
        OSError: the system refuses.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names of a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def temporary(folder: Path, name: str) -> Path:
    """Return the hidden path, in the same folder, of the new content of a file."""
    return folder / f".{name}{TEMPORARY}"


def put(path: Path, content: bytes) -> bool:
    """Write a file atomically; leave one with the same content untouched.

    Returns:
        Whether anything was written.

    Raises:
        OutputError: the folder cannot be made or the file not be written.
    """
    try:
        secure_folder(path.parent)
        if path.is_file() and path.read_bytes() == content:
            return False
        unfinished = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{UNFINISHED}")
        create(unfinished, content, durable=False)
        unfinished.replace(path)
    except OSError as error:
        raise OutputError("{path} cannot be written", "check the folder and its permissions", path=str(path)) from error
    return True


def clear_unfinished(path: Path) -> None:
    """Remove what a killed run left of a file of which :func:`put` writes one at a time.

    What a process of this computer that is still running writes is not touched.

    Raises:
        OutputError: it cannot be removed.
    """
    left = re.compile(rf"\.{re.escape(path.name)}\.(\d+)-[0-9a-f]{{8}}{re.escape(UNFINISHED)}")
    try:
        for other in path.parent.iterdir() if path.parent.is_dir() else ():
            match = left.fullmatch(other.name)
            if match and not _is_running(int(match[1])):
                other.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError("{path} cannot be written", "check the folder and its permissions", path=str(path)) from error


def _is_running(process: int) -> bool:
    """Tell whether a process of this computer has a number; this one has finished what it wrote before."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return process != os.getpid()
