"""The files that made a month of an archive, read again with the texts of their cells, for its review page.

An archive keeps figures and summaries, no rows. The manifest of a month names the files behind it; read again, they
must make the same figures, or nothing is shown.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.pipeline.archive.outputs import EDITION, FOLDER, manifest_of
from reports.pipeline.gather import gather_paths
from reports.pipeline.submitted_base import values_of
from reports.vocabulary.editions import RETURN

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.figures import Figures
    from reports.model.period import Period
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request

_NAME = f"{RETURN}.{EDITION}"


def folder_of_month(period: Period, request: Request) -> Path:
    """Return the folder of a month among the outputs of an archive."""
    return request.outputs / FOLDER / str(period)


def gather_month(archive: Path, period: Period, request: Request) -> Gathered:
    """Read the files that made a month of an archive.

    Args:
        archive: as ``pora reprocess`` was given it.
        period: a month.
        request: the shared options.

    Raises:
        NoInputError: the archive was not reprocessed, has nothing of the month, or a file was changed since.
    """
    folder = folder_of_month(period, request)
    entries = manifest_of(folder, _NAME).get("inputs", ())
    if not entries:
        raise NoInputError(
            "nothing of {period} was made from an archive",
            "make it first: pora reprocess {archive}",
            period=str(period),
            archive=str(archive),
        )
    place = archive if archive.is_dir() else request.office / archive
    paths = [place / str(entry["path"]) for entry in entries]
    changed = [str(entry["path"]) for entry, path in zip(entries, paths, strict=True) if not _is_same(path, entry)]
    if changed:
        raise NoInputError(
            "changed since the archive was reprocessed: {files}",
            "run pora reprocess {archive} again",
            files=", ".join(changed),
            archive=str(archive),
        )
    return gather_paths(paths, request.office, request.password)


def refuse_other_figures(figures: Figures, period: Period, request: Request, archive: Path) -> None:
    """Stop where files that were read again do not make the figures that were published of their month.

    Raises:
        NoInputError: they do not, as where a decision about a single file is not applied here.
    """
    path = folder_of_month(period, request) / f"{_NAME}.figures.json"
    published = values_of(path.read_text(encoding="utf-8") if path.is_file() else None)
    counted = {figure.id: figure.value for table in figures.tables.values() for figure in table.cells.values()}
    if published is None or any(published.get(name, value) != value for name, value in counted.items()):
        raise NoInputError(
            "the files of {period} read again do not make the figures of the archive",
            "run pora reprocess {archive} again; a decision about a single file or sheet does not hold here",
            period=str(period),
            archive=str(archive),
        )


def _is_same(path: Path, entry: dict[str, str]) -> bool:
    """Tell whether a file is the one that a manifest names."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]
    except OSError:
        return False
