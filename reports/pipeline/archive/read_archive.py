"""Reads what is new in an archive and keeps it; what is known is taken from the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports import __version__
from reports.ledger import store
from reports.pipeline.archive import file_summary as briefs
from reports.pipeline.archive.deliveries import Entry, Material, count_name, deliveries
from reports.pipeline.archive.file_job import PASSING, Job
from reports.pipeline.archive.file_summary import Order
from reports.pipeline.archive.inventory import is_below, look
from reports.pipeline.gather import nothing_read
from reports.pipeline.intake import LOCKED, Question, decisions_of, place_of
from reports.pipeline.replacements import InputFile, replacements
from reports.pipeline.rules import RULES
from reports.pipeline.taught_decisions import record, taught
from reports.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reports.pipeline.archive.file_summary import Brief
    from reports.pipeline.archive.inventory import Found
    from reports.vocabulary.mappings import Mappings
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
    rules = _Rules(decisions_of(place.office), place)
    left_out = frozenset(file.shown_path for file in inventory if rules.leaves_out(file))
    files = [
        file for file in inventory if file.sha256 and not (file.is_lock or file.copy_of or file.shown_path in left_out)
    ]
    keys = {file.shown_path: rules.key(file) for file in files}
    brief_by_path = {
        file.shown_path: brief for file in files if (brief := briefs.load(place.ledger, keys[file.shown_path]))
    }
    count = _Counting(len(files), progress)
    count.tell(brief_by_path)
    jobs = [_job(file, keys[file.shown_path], rules, place) for file in files if file.shown_path not in brief_by_path]
    anew = count.done(brief_by_path, perform(jobs) if jobs else ())
    # what the password opens is kept under a key of its own: without the password it is as locked as before
    locked = [file for file in files if brief_by_path[file.shown_path].status == "encrypted"]
    opened = {file.shown_path: rules.key(file, f" {_OPENED}") for file in locked}
    further = (*(keys[file.shown_path] for file in locked), *opened.values())
    if place.password is not None:
        keys |= opened
        brief_by_path |= {
            file.shown_path: brief for file in locked if (brief := briefs.load(place.ledger, keys[file.shown_path]))
        }
        jobs = [
            replace(_job(file, keys[file.shown_path], rules, place), password=place.password)
            for file in locked
            if brief_by_path[file.shown_path].status == "encrypted"
        ]
        anew += count.done(brief_by_path, perform(jobs) if jobs else ())
    check_folders()
    learned = taught(((path, brief.returned) for path, brief in sorted(brief_by_path.items())), rules.all)
    recorded = record(place.office, learned) if learned else ()
    if recorded:
        # What was taught holds for every file, so that all are read again with it; nothing new is taught then.
        return replace(read(place, perform, progress, check_folders), learned=recorded)
    replaced = _replaced(inventory, brief_by_path)
    material = replace(_material(inventory, brief_by_path, keys, left_out | replaced.keys(), place), replaced=replaced)
    return Read(material, keys, further, tuple(sorted(set(anew))), rules.fingerprint(files))


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


class _Rules:
    """What decides how the files of an archive are read: the program's rules and the office's decisions."""

    def __init__(self, decisions: Mappings, place: Place) -> None:
        self._decisions = decisions
        self._districts = ",".join(place.districts)
        try:
            self._above = place.archive.resolve().relative_to(place.office.resolve()).as_posix()
        except ValueError:
            self._above = ""

    @property
    def all(self) -> Mappings:
        """The office's decisions, those for single files among them."""
        return self._decisions

    def leaves_out(self, file: Found) -> bool:
        """Tell whether mappings.toml leaves a file out."""
        return not self._names(file).isdisjoint(self._decisions.left_out)

    def decisions(self, file: Found) -> Mappings:
        """Return the office's decisions for a file."""
        return self._decisions.of_file(*self._names(file))

    def key(self, file: Found, addition: str = "") -> str:
        """Return the key under which the ledger keeps a file."""
        return store.key_for(file.shown_path, file.sha256, self._said(self.decisions(file)) + addition)

    def fingerprint(self, files: Iterable[Found]) -> str:
        """Return what decides how all these files are read."""
        decisions_by_path = {file.shown_path: self.decisions(file) for file in files}
        decided = {
            path: (*decisions.sheets_left_out, *decisions.sheet_periods.items())
            for path, decisions in decisions_by_path.items()
        }
        sheets = {path: names for path, names in decided.items() if names}
        return self._said(self._decisions) + (f" {sheets}" if sheets else "")

    def _said(self, decisions: Mappings) -> str:
        return f"{__version__} {RULES} {store.SCHEMA} {decisions.fingerprint} {self._districts}"

    def _names(self, file: Found) -> set[str]:
        """Return how mappings.toml may name a file: by its path from the office, or from the archive."""
        return {file.shown_path, f"{self._above}/{file.shown_path}"}


def _job(file: Found, key: str, rules: _Rules, place: Place) -> Job:
    question = Question(place_of(file.shown_path, file.file.name), rules.decisions(file), originals=True)
    order = Order(question, file.sha256, key, place.districts)
    return Job(str(file.file.absolute()), str(place.ledger.absolute()), str(place.archive.absolute()), order)


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
