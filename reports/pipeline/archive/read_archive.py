"""Reads what is new in an archive and keeps it; what is known is taken from the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports.ledger import store
from reports.pipeline.archive import file_summary as briefs
from reports.pipeline.archive.deliveries import Entry, Material, count_name, deliveries
from reports.pipeline.archive.file_job import PASSING, Job
from reports.pipeline.archive.file_summary import Order
from reports.pipeline.archive.inventory import is_below, look
from reports.pipeline.archive.reading_rules import ReadingRules
from reports.pipeline.gather import nothing_read
from reports.pipeline.intake import LOCKED, Question, decisions_of, place_of
from reports.pipeline.replacements import InputFile, replacements
from reports.pipeline.taught_decisions import record, taught
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reports.pipeline.archive.file_summary import Brief
    from reports.pipeline.archive.inventory import Found
    from reports.vocabulary.mappings_editor import Decision

    Perform = Callable[[Sequence[Job]], Iterator[tuple[Job, Brief]]]
    """Does jobs somewhere and yields each with its brief when it is done."""


_OPENED = "opened with a password"


@dataclass(frozen=True)
class Place:
    """Where an archive is worked on."""

    archive: Path
    office: Path
    districts: tuple[str, ...]
    password: str | None = field(default=None, repr=False)

    @property
    def ledger(self) -> Path:
        """The ledger of this archive: the office may have several."""
        try:
            name = self.archive.resolve().relative_to(self.office.resolve()).as_posix()
        except ValueError:
            name = self.archive.resolve().as_posix()
        return self.office / "ledger" / f"reprocess-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


@dataclass(frozen=True)
class Read:
    """An archive that has been read."""

    material: Material
    keys: dict[str, str]
    """Path → key of everything the ledger keeps of it."""
    further: tuple[str, ...]
    """Keys of locked workbooks, as they are without the password and with it."""
    anew: tuple[str, ...]
    """Paths that were read in this run."""
    fingerprint: str
    """Of everything beside the files that decides how they are read."""
    learned: tuple[Decision, ...] = ()
    """What returned correction workbooks have decided in this run."""

    @property
    def unseen(self) -> frozenset[str]:
        """Paths of files that could not be read this time but may be the next, and of folders likewise."""
        return frozenset(path for path, brief in self.material.failed.items() if brief.problem in PASSING | LOCKED)


def read(
    place: Place,
    perform: Perform,
    progress: Callable[[int, int, int], None] = lambda _done, _all, _faults: None,
    check_folders: Callable[[], None] = lambda: None,
) -> Read:
    """Read what the ledger does not know yet.

    Args:
        place: the archive and its office.
        perform: does the jobs.
        progress: told how many files are done, of how many, and how many could not be read.
        check_folders: asked before anything is concluded from what was read; raises where the archive is gone.

    Raises:
        NoInputError: no archive, or nothing in it that could be read.
        OutputError: the ledger cannot be written.
        ConfigurationError: ``mappings.toml`` is wrong.
    """
    inventory = look(place.archive)
    rules = ReadingRules(decisions_of(place.office), place.archive, place.office, place.districts)
    left_out = frozenset(file.shown_path for file in inventory if rules.leaves_out(file))
    files = [
        file for file in inventory if file.sha256 and not (file.is_lock or file.copy_of or file.shown_path in left_out)
    ]
    run = _Run(place, rules, files, _Counting(len(files), progress), perform)
    run.read_unknown()
    further = run.open_locked()
    check_folders()
    learned = _recorded(run.briefs, rules, place.office)
    if learned:
        # What was taught holds for every file, so that all are read again with it; nothing new is taught then.
        return replace(read(place, perform, progress, check_folders), learned=learned)
    replaced = _replaced(inventory, run.briefs)
    material = replace(_material(inventory, run.briefs, run.keys, left_out | replaced.keys(), place), replaced=replaced)
    return Read(material, run.keys, further, tuple(sorted(set(run.anew))), rules.fingerprint(files))


def _recorded(brief_by_path: Mapping[str, Brief], rules: ReadingRules, office: Path) -> tuple[Decision, ...]:
    """Record what returned correction workbooks have decided; return what is new of it."""
    learned = taught(((path, brief.returned) for path, brief in sorted(brief_by_path.items())), rules.all)
    return record(office, learned) if learned else ()


class _Run:
    """Reads the files that the ledger does not know, and collects the briefs of all."""

    def __init__(
        self, place: Place, rules: ReadingRules, files: Sequence[Found], counting: _Counting, perform: Perform
    ) -> None:
        self._place, self._rules, self._files = place, rules, files
        self._counting, self._perform = counting, perform
        self.keys = {file.shown_path: rules.key(file) for file in files}
        """Path → key of what the ledger keeps of the file."""
        self.briefs: dict[str, Brief] = {}
        """Path → brief."""
        self.anew: list[str] = []
        """Paths that were read in this run."""

    def read_unknown(self) -> None:
        """Take the briefs that the ledger has, and read all other files."""
        self.briefs |= self._stored(self._files)
        self._counting.tell(self.briefs)
        self._read([self._job(file) for file in self._files if file.shown_path not in self.briefs])

    def open_locked(self) -> tuple[str, ...]:
        """Read locked workbooks with the password, if there is one; return the keys of both states of each.

        What the password opens has a key of its own: without the password it is as locked as before.
        """
        locked = [file for file in self._files if self.briefs[file.shown_path].status == "encrypted"]
        opened = {file.shown_path: self._rules.key(file, f" {_OPENED}") for file in locked}
        both = (*(self.keys[file.shown_path] for file in locked), *opened.values())
        if self._place.password is not None:
            self.keys |= opened
            self.briefs |= self._stored(locked)
            still = [file for file in locked if self.briefs[file.shown_path].status == "encrypted"]
            self._read([replace(self._job(file), password=self._place.password) for file in still])
        return both

    def _stored(self, files: Iterable[Found]) -> dict[str, Brief]:
        """Return the briefs that the ledger has, by path."""
        stored = ((file.shown_path, briefs.load(self._place.ledger, self.keys[file.shown_path])) for file in files)
        return {path: brief for path, brief in stored if brief}

    def _read(self, jobs: Sequence[Job]) -> None:
        self.anew += self._counting.done(self.briefs, self._perform(jobs) if jobs else ())

    def _job(self, file: Found) -> Job:
        place = self._place
        question = Question(place_of(file.shown_path, file.file.name), self._rules.decisions(file), originals=True)
        order = Order(question, file.sha256, self.keys[file.shown_path], place.districts)
        return Job(str(file.file.absolute()), str(place.ledger.absolute()), str(place.archive.absolute()), order)


def _replaced(inventory: Iterable[Found], brief_by_path: dict[str, Brief]) -> dict[str, str]:
    """Return path → the correction workbook that replaces the file."""
    files = {file.shown_path: file for file in inventory}
    read_files = (
        InputFile(path, files[path].sha256, brief.returned)
        for path, brief in brief_by_path.items()
        if brief.status == "read"
    )
    return {
        path: replacement.other
        for path, replacement in replacements(read_files, lambda path: _saved(files[path].file)).items()
    }


def _saved(path: Path) -> int:
    """Return when a file was saved last, in nanoseconds; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@dataclass(frozen=True)
class _Counting:
    """Reports progress."""

    total: int
    progress: Callable[[int, int, int], None]

    def tell(self, brief_by_path: dict[str, Brief]) -> None:
        """Say how many are done, and how many of them could not be read."""
        self.progress(len(brief_by_path), self.total, sum(brief.status != "read" for brief in brief_by_path.values()))

    def done(self, brief_by_path: dict[str, Brief], jobs: Iterable[tuple[Job, Brief]]) -> list[str]:
        """Take in jobs as they are done; return their paths."""
        paths = []
        for job, brief in jobs:
            path = job.order.question.place.path
            brief_by_path[path] = brief
            paths.append(path)
            self.tell(brief_by_path)
        return paths


def _material(
    inventory: tuple[Found, ...],
    brief_by_path: dict[str, Brief],
    keys: dict[str, str],
    left_out: frozenset[str],
    place: Place,
) -> Material:
    entries = tuple(
        Entry(file, keys[file.shown_path], brief_by_path[file.shown_path])
        for file in inventory
        if file.shown_path in brief_by_path
        and brief_by_path[file.shown_path].status == "read"
        and file.shown_path not in left_out
    )
    failed = {path: brief for path, brief in brief_by_path.items() if brief.status != "read"}
    unopened = {file.shown_path: briefs.Brief("unreadable", file.fault) for file in inventory if file.fault}
    if not entries:
        unread = sorted((failed | unopened).items())
        problems = (Problem(brief.problem, path, details=brief.details) for path, brief in unread if brief.problem)
        raise nothing_read(str(place.archive), problems)
    delivered = deliveries(entries, place.ledger)
    return Material(inventory, entries, failed | unopened, left_out, delivered, place.ledger, place.districts)


def settle(read_now: Read) -> None:
    """Remove from the ledger what belongs to no file of the archive any more.

    What was read of a file that cannot be seen this time is kept for the next.
    """
    material = read_now.material
    counts = [count_name(field, delivered, material.districts) for field, delivered in material.delivered.items()]
    stored_keys = store.index(material.ledger).items()
    unseen_keys = {
        path: key for path, key in stored_keys if path not in read_now.keys and is_below(path, read_now.unseen)
    }
    store.settle(
        material.ledger,
        unseen_keys | read_now.keys,
        [*read_now.further, *(count_key for count_key in counts if count_key)],
    )
