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
from reports.pipeline.archive.text_search import TextSearch
from reports.pipeline.handed_in import figures_handed_in
from reports.publish import ensure_writable, lock, refusing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.model.period import Month
    from reports.pipeline.archive.build_state import Cause, MonthBuild
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
    masked: int = 0
    """Texts of people in which persons were masked: of rows, types of incidents, names of files, and the settings."""


def reprocess(archive: Path, request: Request, config: Config, work: Work | None = None) -> Reprocessed:
    """Rebuild every month of an archive.

    Raises:
        NoInputError: no archive, or nothing in it that could be read.
        OutputError: something cannot be written, or another run holds the office.
        ConfigurationError: ``mappings.toml``, ``pora.toml`` or a template.
    """
    work, protection = work or Work(), request.protection
    request = replace(request, protection=None)  # no process that renders needs it
    below = request.outputs
    folder = below / outputs.FOLDER
    ensure_writable(folder, request.output or request.office)
    place = Place(_resolved(archive, request), request.office, config.work_area.districts, request.password)
    outputs.refuse_other(folder, place.ledger.name)
    with lock(request.office), _watched_folders(place, folder) as check_folders, work.printer() as printer:
        read_now = _read(place, work, check_folders)
        if read_now.anew:
            reader_pool.stop()  # the memory that reading took is needed for rendering
        previous = build_state.load(place.ledger)
        search = TextSearch(read_now.material, request, config, documents=work.documents)
        months = build_state.explained(build_state.month_builds(read_now, search.closed_types), previous)
        if build_state.changed(months, previous):
            printer.start()
        figures = Rebuilt(read_now.material, build_state.covered(months), search.is_closed)
        overview = account_of(read_now.material, figures)
        handed_in = figures_handed_in(request.office)
        overview = replace(overview, differences=outputs.differences(overview, below, handed_in))
        documents_from = _documents_from(months, read_now.material, request, search) if work.documents else {}
        rebuilt = outputs.stale(folder, months, documents_from, protection)
        if rebuilt:
            begin(overview, folder, request, search, printer)
        ready = _Ready(read_now.material, overview, months, search, protection)
        paths = _written(rebuilt, documents_from, folder, ready, (request, work))
        check_folders()
        months_held_back = build_state.held_back(months, previous, read_now.unseen)
        outputs.withdraw(folder, months | months_held_back)
        paths += report(overview, (folder, place.ledger.name), (request, protection), search, printer)
        build_state.save(place.ledger, months_held_back | build_state.with_covered(months, figures.covered))
        settle(read_now)
        check_folders()
    drafts = tuple(month for month in documents_from if read_now.material.not_understood(month))
    return Reprocessed(overview, read_now.anew, rebuilt, tuple(paths), read_now.learned, drafts, search.masked)


def _documents_from(
    months: Mapping[Month, MonthBuild], material: Material, request: Request, search: TextSearch
) -> dict[Month, str]:
    from reports.pipeline.archive import monthly_documents  # noqa: PLC0415 -- pandas, WeasyPrint, openpyxl; figures do without

    return monthly_documents.made_from(months, material, request, search)


@dataclass(frozen=True)
class _Ready:
    """What months are written from."""

    material: Material
    archive: Archive
    months: Mapping[Month, MonthBuild]
    search: TextSearch
    protection: str | None = field(default=None, repr=False)
    """Locks the documents."""


def _written(
    rebuilt: Sequence[Month],
    documents_from: Mapping[Month, str],
    folder: Path,
    ready: _Ready,
    run_options: tuple[Request, Work],
) -> list[Path]:
    """Write the rebuilt months, with their documents if wanted; return the files."""
    figures = ready.archive.figures
    pool = ThreadPoolExecutor(_WRITTEN_AT_ONCE, thread_name_prefix="pora")
    try:
        # zip asks for one more than there is, and so lets the processes that render end
        pending = [
            pool.submit(
                outputs.write_month,
                folder,
                figures[month],
                ready.months[month],
                further,
                documents_from.get(month, ""),
                protection=ready.protection,
            )
            for further, month in zip(_rendered(rebuilt, ready, run_options), rebuilt, strict=True)
        ]
        return [path for future in pending for path in future.result()]
    finally:
        pool.shutdown(cancel_futures=True)


def _rendered(rebuilt: Sequence[Month], ready: _Ready, run_options: tuple[Request, Work]) -> Iterator[dict[str, bytes]]:
    """Yield the documents of each month, name → content; none where figures are enough."""
    request, work = run_options
    if not work.documents:
        yield from ({} for _ in rebuilt)
        return
    from reports.pipeline.archive import monthly_documents  # noqa: PLC0415 -- as above

    options = (request, ready.search.config, work.workers)
    yield from monthly_documents.rendered(rebuilt, ready.material, ready.archive.figures, options, ready.search.lookup)


def _resolved(archive: Path, request: Request) -> Path:
    """Return the archive: as it is named, else below the office.

    Raises:
        NoInputError: there is none.
    """
    located = next((path for path in (archive, request.office / archive) if os.path.exists(path)), None)  # noqa: PTH110 -- Path.exists raises on a share that is lost
    if located is None:
        raise NoInputError("{path} does not exist", "check the path", path=str(archive))
    return located


def _watched_folders(place: Place, folder: Path) -> AbstractContextManager[Callable[[], None]]:
    """Hold the archive, and the folders to be written to."""
    with refusing(place.ledger):
        place.ledger.parent.mkdir(mode=0o700, exist_ok=True)
        place.ledger.mkdir(mode=0o700, exist_ok=True)
    return watch_folders(place.archive, place.ledger, folder)


def _read(place: Place, work: Work, check_folders: Callable[[], None]) -> Read:
    return read(place, work.perform or partial(on_this_machine, workers=work.workers), work.progress, check_folders)


def why(archive: Path, request: Request, config: Config, month: Month) -> tuple[Cause, ...] | None:
    """Return why a month was last rebuilt; None for one that no run has rebuilt.

    Raises:
        NoInputError: there is no such archive.
    """
    place = Place(_resolved(archive, request), request.office, config.work_area.districts)
    month_build: MonthBuild | None = build_state.load(place.ledger).get(month)
    return month_build.causes if month_build else None
