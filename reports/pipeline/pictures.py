"""Photographs and emblems on their way into documents: read as regular files, redrawn in the limited process."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from reports.errors import ConfigurationError
from reports.intake.read import Task, Unreadable, compute, read_below

if TYPE_CHECKING:
    from pathlib import Path

_PHOTO, _EMBLEM = "reports.pipeline.pictures:redraw_photograph", "reports.pipeline.pictures:redraw_emblem"
_LARGEST_PHOTO = 30_000_000
"""Bytes of a photograph that is looked at."""
_LARGEST_EMBLEM = 1 << 20
"""Bytes of an emblem."""


def photograph(folder: Path, name: str) -> bytes | str:
    """Return a photograph as it is printed, or the code of the problem for which it is not.

    Args:
        folder: of the workbook that names it.
        name: of the file; no link may lead out of the folder.
    """
    try:
        data = read_below(folder / name, folder, _LARGEST_PHOTO)
        picture = cast("bytes | None", compute(Task(_PHOTO, data)))
    except Unreadable as error:
        return "photo-too-large" if error.code in {"file-too-large", "file-too-slow"} else "photo-unreadable"
    if picture == b"":
        return "photo-too-large"
    return picture or "photo-unreadable"


def emblem(path: Path, name: str) -> bytes:
    """Return the emblem of an office as it is printed.

    Args:
        path: of its file.
        name: as ``pora.toml`` has it.

    Raises:
        ConfigurationError: it is no regular file, too large, no picture, or a drawing that draws too much.
    """
    place = path.resolve()
    try:
        drawn = _drawn(read_below(place, place.parent, _LARGEST_EMBLEM))
    except Unreadable as error:
        raise ConfigurationError(
            "the emblem {file} cannot be read", "correct office.emblem in pora.toml, or leave it empty", file=name
        ) from error
    if not drawn:
        raise ConfigurationError(
            "the emblem {file} is no picture that can be printed",
            "save it as a plain PNG, JPEG or SVG of at most 1 MiB and 25 million dots",
            file=name,
        )
    return drawn


@lru_cache(maxsize=4)
def _drawn(data: bytes) -> bytes | None:
    return cast("bytes | None", compute(Task(_EMBLEM, data)))


def redraw_photograph(_nothing: None, data: bytes) -> bytes | None:
    """Redraw a photograph; this runs in the limited process. One that is too large is empty."""
    from reports.render.photos import TooLargeError, reencode  # noqa: PLC0415 -- Pillow; few runs have pictures

    try:
        return reencode(data)
    except TooLargeError:
        return b""


def redraw_emblem(_nothing: None, data: bytes) -> bytes | None:
    """Redraw an emblem; this runs in the limited process."""
    from reports.render.emblem import cleaned  # noqa: PLC0415 -- as above
    from reports.render.photos import TooLargeError  # noqa: PLC0415 -- as above

    try:
        return cleaned(data)
    except TooLargeError:
        return None
