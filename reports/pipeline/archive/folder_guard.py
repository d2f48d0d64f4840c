"""Detects folders that disappear during a run (an unmounted share): an open descriptor and compared inode numbers.

A network share that is lost leaves an empty folder where it was mounted, or one that cannot be opened. A run that went
on would tell every month as missing and withdraw what was published, or leave personal data on the disk below.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from reports.errors import NoInputError, OutputError, PoraError
from reports.errors import msgid as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def gone(path: Path, kind: type[PoraError] = OutputError) -> PoraError:
    """Return what is raised where a folder of a run is there no longer."""
    return kind(
        _("{path} went away during the run"),
        _("see that its disk or network share is connected, then run it again: what was read is kept"),
        path=path,
    )


@contextlib.contextmanager
def watch_folders(archive: Path, *output_folders: Path) -> Iterator[Callable[[], None]]:
    """Watch folders during a run; report a failure as a lost folder if one of them is gone.

    Args:
        archive: what is read.
        output_folders: folders that are written to; they exist.

    Yields:
        A function that raises where a folder is no longer the one it was.

    Raises:
        NoInputError: the archive is gone.
        OutputError: another folder is.
    """
    with contextlib.ExitStack() as descriptors:
        grounds: list[tuple[Path, int, type[PoraError]]] = []

        def check() -> None:
            """Look whether every folder is still there."""
            for path, descriptor, error in grounds:
                if not _is_still(path, descriptor):
                    raise gone(path, error)

        for path, error in ((archive, NoInputError), *((folder, OutputError) for folder in output_folders)):
            descriptor = _opened(path, error)
            descriptors.callback(os.close, descriptor)
            grounds.append((path, descriptor, error))
        try:
            yield check
        except Exception:
            check()
            raise


def _opened(path: Path, error: type[PoraError]) -> int:
    try:
        return os.open(path, os.O_RDONLY)
    except OSError as reason:
        raise error("{path} cannot be read", "check the folder and its permissions", path=path) from reason


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether a path leads to what was opened there, and that can be looked into."""
    try:
        now, then = path.stat(), os.fstat(descriptor)
        if (now.st_dev, now.st_ino) != (then.st_dev, then.st_ino):
            return False
        if os.path.isdir(path):  # noqa: PTH112 -- swallows what a lost share raises
            os.scandir(path).close()
    except OSError:
        return False
    return True
