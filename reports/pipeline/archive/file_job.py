"""The step that is done for each file of an archive, here or on another machine: read it, count it, keep it.

It is the same function for threads of this PC and for workers of a cluster; all it needs comes in a Job, and all it
leaves is in the ledger, which is on storage that both see.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reports.intake.read import Task, Unreadable, read_for
from reports.ledger import store
from reports.pipeline.archive.file_summary import Brief, encode, name_of
from reports.pipeline.archive.folder_guard import gone
from reports.pipeline.intake import LOCKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.pipeline.archive.file_summary import Order
    from reports.pipeline.archive.summarise_file import Digest

_DIGEST = "reports.pipeline.archive.summarise_file:digest"
_COUNTING = "reports.measures"
PASSING = frozenset(
    "file-too-slow file-stalled file-forbidden file-missing file-lost file-password-wrong file-interrupted "
    "file-linked-outside".split()
)
"""What may be otherwise the next time, though the file is the same; it is tried again."""


@dataclass(frozen=True)
class Job:
    """One file to be read."""

    path: str
    """Absolute, on storage that every worker sees."""
    ledger: str
    """Folder of the ledger, likewise."""
    archive: str
    """Folder of the archive, likewise; no link may lead out of it."""
    order: Order
    password: str | None = None

    def __repr__(self) -> str:
        """Show the file only: a password must not reach a log."""
        return f"Job({self.order.question.place.path!r})"


def perform(job: Job) -> Brief:
    """Read, count and keep one file; what cannot be read is a brief that says so.

    Raises:
        OutputError: the ledger cannot be written, or is there no longer.
    """
    folder = Path(job.ledger)
    try:
        task = Task(_DIGEST, job.order)
        file_digest = cast("Digest", read_for(task, Path(job.path), job.password, folder=Path(job.archive)))
    except Unreadable as error:
        status = "encrypted" if error.code in LOCKED else "unreadable"
        brief = Brief(status, error.code, details=error.details)
        if error.code not in PASSING:
            _keep(folder, {name_of(job.order.key): encode(brief, job.order.key)})
        return brief
    _keep(folder, file_digest.contents)
    return file_digest.brief


def _keep(ledger: Path, contents: Mapping[str, bytes]) -> None:
    """Write into a ledger that exists; a new one would be created under the mount point of a lost network share."""
    if not os.path.isdir(ledger):  # noqa: PTH112 -- Path.is_dir raises on a share that is lost
        raise gone(ledger)
    store.keep(ledger, contents)


def on_this_machine(jobs: Iterable[Job], workers: int) -> Iterator[tuple[Job, Brief]]:
    """Yield jobs with their briefs as they are done; threads wait for reading processes, one each.

    Args:
        jobs: the files.
        workers: how many at a time.
    """
    with ThreadPoolExecutor(1) as aside, ThreadPoolExecutor(workers, thread_name_prefix="pora") as pool:
        aside.submit(import_module, _COUNTING)  # pandas, which is wanted afterwards, while the files are waited for
        job_by_future = {pool.submit(perform, job): job for job in jobs}
        try:
            for future in as_completed(job_by_future):
                yield job_by_future[future], future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
