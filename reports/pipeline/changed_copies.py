"""Compare a changed file with the document rendered again, or with the file of figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reports.intake.read import Limits, Task, Unreadable, compute

if TYPE_CHECKING:
    from pathlib import Path

    from reports.at_rest.read_back import Change
    from reports.publish import FinishedSet

_CHANGES = "reports.at_rest.read_back:changes"
_FIGURE_CHANGES = "reports.at_rest.read_back:figure_changes"
_LIMITS = Limits(cpu_seconds=60.0)
_LARGEST = 1 << 26
"""Bytes of a file that is read back; no document of ours comes near."""


@dataclass(frozen=True)
class ChangedCopy:
    """A file that is not the one that was made."""

    file: str
    changes: tuple[Change, ...]
    is_read: bool = True
    """Whether it could be read back."""
    by_figures: bool = False
    """Whether only the figures on its data sheets could be compared, with the file of figures."""


def changed_copy(path: Path, original: bytes, password: str | None = None) -> ChangedCopy | None:
    """Return what a file says otherwise than the document that was made; None where there is no file.

    Args:
        path: of the file.
        original: the document, rendered again.
        password: opens the file, if it is locked.
    """
    copy = _content(path)
    return None if copy is None else _copy(path.name, _CHANGES, (path.name, original, copy, password))


def by_figures(finished: FinishedSet, file: str, password: str | None = None) -> ChangedCopy | None:
    """Return which figures of a workbook are not those of its file of figures; None where that tells nothing.

    Args:
        finished: the set.
        file: of it.
        password: opens the file, if it is locked.
    """
    changed = finished.changed_files()
    if not file.endswith(".xlsx") or not finished.figures_file or finished.figures_file in changed:
        return None
    figures, copy = _content(finished.folder / finished.figures_file), _content(finished.folder / file)
    if figures is None or copy is None:
        return None
    return _copy(file, _FIGURE_CHANGES, (figures, copy, password), by_figures=True)


def _copy(file: str, function: str, argument: tuple[object, ...], *, by_figures: bool = False) -> ChangedCopy:
    try:
        changes = cast("tuple[Change, ...] | None", compute(Task(function, argument), _LIMITS))
    except Unreadable:
        changes = None
    return ChangedCopy(file, changes or (), changes is not None, by_figures)


def _content(path: Path) -> bytes | None:
    """Return the content of a file; None where there is none, or it is a link or too large."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes()
    except OSError:
        return None
