"""Folders of outputs: made private, tried before the long work, and locked against a second run."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from typing import TYPE_CHECKING

from reports.errors import FULL_STORAGE, OutputError
from reports.errors import msgid as _
from reports.private_files import FILE_MODE, TEMPORARY, make_folder, secure_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def ensure_writable(folder: Path, root: Path | None = None, *, private: bool = True) -> None:
    """Make the folder where needed and prove that a file can be written into it.

    Args:
        folder: for outputs.
        root: a folder above it; below it no folder may be a link.
        private: it is ours alone: it may be no link, and is closed to all but its owner.

    Raises:
        OutputError: it cannot.
    """
    probe = folder / f".probe-{os.getpid()}{TEMPORARY}"
    with refusing(folder):
        secure_folder(folder, root) if private else make_folder(folder)
        probe.touch(mode=FILE_MODE)
        probe.unlink(missing_ok=True)


_PAUSE = 0.05
"""Seconds between two tries for a lock."""


@contextlib.contextmanager
def lock(folder: Path, *, patience: float = 0.0) -> Iterator[None]:
    """Hold a folder for one run. The lock is on the folder itself: it leaves no file and ends with the process.

    Args:
        folder: to be held.
        patience: seconds to wait while another run holds it.

    Raises:
        OutputError: another run holds it, or it cannot be opened.
    """
    with refusing(folder):
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        if not _is_locked_within(descriptor, patience):
            raise OutputError(
                "{folder} is locked by another run of pora", "wait until it has ended, then try again", folder=folder
            )
        yield
    finally:
        os.close(descriptor)


def _is_locked_within(descriptor: int, patience: float) -> bool:
    """Tell whether the lock could be had before patience was at an end."""
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE)
        else:
            return True


@contextlib.contextmanager
def refusing(place: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a sentence.

    Raises:
        OutputError: writing failed.
    """
    try:
        yield
    except OSError as error:
        message, hint = _REASONS.get(error.errno or 0, _OTHER)
        raise OutputError(message, hint, place=place, reason=error.strerror or str(error)) from error


_FULL = (_("{place} cannot be written: the disk is full"), _("make room on the disk, then run it again"))
_FORBIDDEN = (
    _("{place} cannot be written: no permission"),
    _("choose another folder with -o, or ask for the permission"),
)
_NO_FOLDER = (_("{place} cannot be written: a part of the path is no folder"), _("choose another folder with -o"))
_LINK = (
    _("{place} cannot be written: it is a link to another place"),
    _("put a folder there instead of the link, or choose another one with -o"),
)
_OTHER = (_("{place} cannot be written: {reason}"), _("choose another folder with -o"))
_REASONS = {
    **dict.fromkeys(FULL_STORAGE, _FULL),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ELOOP: _LINK,
}
