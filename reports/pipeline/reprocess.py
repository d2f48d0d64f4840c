"""``pora reprocess``: reads every file of an archive once, rebuilds every month, and reports what is missing."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.intake.read import reader_pool
from reports.pipeline.archive import build_state, outputs
from reports.pipeline.archive.file_job import on_this_machine
from reports.pipeline.archive.folder_guard import watch_folders
from reports.pipeline.archive.monthly_figures import Rebuilt
from reports.pipeline.archive.overview import account as account_of
from reports.pipeline.archive.print_process import PrintProcess
from reports.pipeline.archive.read_archive import Place, read, settle
from reports.pipeline.archive.report import begin, report
from reports.publish import ensure_writable, lock, refusing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.model.period import Month
    from reports.pipeline.archive.build_state import Cause, Made
    from reports.pipeline.archive.deliveries import Material
    from reports.pipeline.archive.read_archive import Perform, Read
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config
    from reports.vocabulary.mappings_editor import Decision

_WRITTEN_AT_ONCE = 8
"""Months being written; each waits for the disk several times."""


@dataclass(frozen=True)
class Work:
    """How an archive is worked through."""

    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    """Files read at a time on this machine."""
    perform: Perform | None = None
    """Does the reading elsewhere; None for this machine."""
    progress: Callable[[int, int, int], None] = lambda _done, _all, _faults: None
    """Told how many files are done, of how many, and how many could not be read."""
    documents: bool = False
    """Render every month's return too."""
    printer: Callable[[], PrintProcess] = PrintProcess
    """Makes what prints the report."""


@dataclass(frozen=True)
class Reprocessed:
    """What a run did."""

    archive: Archive
    anew: tuple[str, ...]
    """Files that were read in this run."""
    rebuilt: tuple[Month, ...]
    """Months whose figures were written in this run."""
    written: tuple[Path, ...]
    learned: tuple[Decision, ...] = ()
    """What returned correction workbooks have decided in this run."""
    drafts: tuple[Month, ...] = ()
    """Months whose returns are drafts, since inputs that bear on them were not understood."""


def reprocess(archive: Path, request: Request, config: Config, work: Work | None = None) -> Reprocessed:
    """Rebuild every month of an archive.

    Raises:
        NoInputError: no archive, or nothing in it that could be read.
        OutputError: something cannot be written, or another run holds the office.
        ConfigurationError: ``mappings.toml``, ``pora.toml`` or a template.
    """
    work = work or Work()
    below = request.outputs
    folder = below / outputs.FOLDER
    ensure_writable(folder, request.output or request.office)
    place = Place(_resolved(archive, request), request.office, config.work_area.districts, request.password)
    outputs.refuse_other(folder, place.ledger.name)
    with lock(request.office), _watched_folders(place, folder) as stands, work.printer() as printer:
        found = _read(place, work, stands)
        if found.anew:
            reader_pool.stop()  # the memory that reading took is needed for rendering
        before = build_state.load(place.ledger)
        months = build_state.explained(build_state.made(found), before)
        if build_state.changed(months, before):
            printer.start()
        figures = Rebuilt(found.material, build_state.covered(months))
        made = account_of(found.material, figures)
        made = replace(made, differences=outputs.differences(made, below))
        wanted = _documents_from(months, found.material, request, config) if work.documents else {}
        rebuilt = outputs.stale(folder, months, wanted)
        if rebuilt:
            begin(made, folder, request, config, printer)
        written = _written(rebuilt, wanted, folder, _Ready(found.material, made, months), (request, config, work))
        stands()
        held = build_state.held_back(months, before, found.unseen)
        outputs.withdraw(folder, months | held)
        written += report(made, (folder, place.ledger.name), request, config, printer)
        build_state.save(place.ledger, held | build_state.with_covered(months, figures.covered))
        settle(found)
        stands()
    drafts = tuple(month for month in wanted if found.material.not_understood(month))
    return Reprocessed(made, found.anew, rebuilt, tuple(written), found.learned, drafts)


def _documents_from(
    months: Mapping[Month, Made], material: Material, request: Request, config: Config
) -> dict[Month, str]:
    from reports.pipeline.archive import monthly_documents  # noqa: PLC0415 -- pandas, WeasyPrint, openpyxl; figures do without

    return monthly_documents.made_from(months, material, request, config)


@dataclass(frozen=True)
class _Ready:
    """What months are written from."""

    material: Material
    archive: Archive
    months: Mapping[Month, Made]


def _written(
    rebuilt: Sequence[Month],
    wanted: Mapping[Month, str],
    folder: Path,
    ready: _Ready,
    asked: tuple[Request, Config, Work],
) -> list[Path]:
    """Write the rebuilt months, with their documents if wanted; return the files."""
    figures = ready.archive.figures
    pool = ThreadPoolExecutor(_WRITTEN_AT_ONCE, thread_name_prefix="pora")
    try:
        # zip asks for one more than there is, and so lets the processes that render end
        pending = [
            pool.submit(
                outputs.write_month, folder, figures[month], ready.months[month], further, wanted.get(month, "")
            )
            for further, month in zip(_rendered(rebuilt, ready, asked), rebuilt, strict=True)
        ]
        return [path for one in pending for path in one.result()]
    finally:
        pool.shutdown(cancel_futures=True)


def _rendered(
    rebuilt: Sequence[Month], ready: _Ready, asked: tuple[Request, Config, Work]
) -> Iterator[dict[str, bytes]]:
    """Yield the documents of each month, name → content; none where figures are enough."""
    request, config, work = asked
    if not work.documents:
        yield from ({} for _ in rebuilt)
        return
    from reports.pipeline.archive import monthly_documents  # noqa: PLC0415 -- as above

    yield from monthly_documents.rendered(
        rebuilt, ready.material, ready.archive.figures, (request, config, work.workers)
    )


def _resolved(archive: Path, request: Request) -> Path:
    """Return the archive: as it is named, else below the office.

    Raises:
        NoInputError: there is none.
    """
    found = next((path for path in (archive, request.office / archive) if os.path.exists(path)), None)  # noqa: PTH110 -- Path.exists raises on a share that is lost
    if found is None:
        raise NoInputError("{path} does not exist", "check the path", path=str(archive))
    return found


def _watched_folders(place: Place, folder: Path) -> AbstractContextManager[Callable[[], None]]:
    """Hold the archive, and the folders to be written to."""
    with refusing(place.ledger):
        place.ledger.parent.mkdir(mode=0o700, exist_ok=True)
        place.ledger.mkdir(mode=0o700, exist_ok=True)
    return watch_folders(place.archive, place.ledger, folder)


def _read(place: Place, work: Work, stands: Callable[[], None]) -> Read:
    return read(place, work.perform or partial(on_this_machine, workers=work.workers), work.progress, stands)


def why(archive: Path, request: Request, config: Config, month: Month) -> tuple[Cause, ...] | None:
    """Return why a month was last rebuilt; None for one that no run has rebuilt.

    Raises:
        NoInputError: there is no such archive.
    """
    place = Place(_resolved(archive, request), request.office, config.work_area.districts)
    known: Made | None = build_state.load(place.ledger).get(month)
    return known.causes if known else None
