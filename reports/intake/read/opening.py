"""Opens a file below a folder in such a way that no link leads out of that folder, whatever is renamed meanwhile.

A link whose target lies in the folder is resolved first. What is opened then is a path without links, folder by folder
and each below the one before, so that a link put there after the look is refused by the system. Windows has no such
calls: there the look alone must do.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reports.intake.read.contract import Unreadable, refused

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_SEARCHED = _FOLDER | getattr(os, "O_PATH", 0)
"""For a folder that is only gone through, which needs no permission to list it."""
_FILE = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO must not be waited for
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_RELATIVE = os.open in os.supports_dir_fd


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a path lies outside a folder once all links in both are followed."""
    return _parts_below(path, folder) is None


def open_below(path: Path, folder: Path, most_bytes: int) -> int:
    """Return a descriptor of a regular file that lies in a folder or below it.

    Args:
        path: of the file.
        folder: that no link may lead out of; its own path may have links, which its user chose.
        most_bytes: size of the file as it lies on the disk.

    Raises:
        Unreadable: it lies outside, is no regular file, is larger, or the system refuses it.
    """
    try:
        parts = _parts_below(path, folder)
        if parts is None:
            raise Unreadable("file-linked-outside")
        descriptor = _opened(Path(os.path.realpath(folder)), parts)
    except OSError as error:
        raise refused(error) from error
    except ValueError as error:  # a path with a zero byte
        raise Unreadable("file-unreadable") from error
    try:
        _refuse_special(os.fstat(descriptor), most_bytes)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def read_below(path: Path, folder: Path, most_bytes: int) -> bytes:
    """Return the content of a file that lies in a folder or below it.

    Raises:
        Unreadable: as :func:`open_below`, or it grew meanwhile.
    """
    try:
        with os.fdopen(open_below(path, folder, most_bytes), "rb") as stream:
            content = stream.read(most_bytes + 1)
    except OSError as error:
        raise refused(error) from error
    if len(content) > most_bytes:
        raise Unreadable("file-too-large")
    return content


def _parts_below(path: Path, folder: Path) -> tuple[str, ...] | None:
    """Return the names that lead from a folder to a file, free of links; None for a file elsewhere."""
    place, root = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return place.relative_to(root).parts if place.is_relative_to(root) else None


def _opened(root: Path, parts: tuple[str, ...]) -> int:
    if not _RELATIVE:
        return os.open(root.joinpath(*parts), _FILE)
    if not parts:
        return os.open(root, _FOLDER)
    folder = os.open(root, _SEARCHED)
    for part in parts[:-1]:
        folder = _opened_in(folder, part, _SEARCHED)
    return _opened_in(folder, parts[-1], _FILE)


def _opened_in(folder: int, name: str, flags: int) -> int:
    """Open a file or folder that a folder holds under a name, and close the latter."""
    try:
        kind = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            raise Unreadable("file-unreadable")  # opening a device may already do something
        return os.open(name, flags, dir_fd=folder)
    finally:
        os.close(folder)


def _refuse_special(about: os.stat_result, most_bytes: int) -> None:
    if stat.S_ISDIR(about.st_mode):
        raise Unreadable("file-forbidden")  # folders are only returned by find when they cannot be looked into
    if not stat.S_ISREG(about.st_mode):
        raise Unreadable("file-unreadable")
    if about.st_size > most_bytes:
        raise Unreadable("file-too-large")
