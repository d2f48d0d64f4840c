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
        return frozenset(path for path, one in self.material.failed.items() if one.problem in PASSING | LOCKED)


def read(
    place: Place,
    perform: Perform,
    progress: Callable[[int, int, int], None] = lambda _done, _all, _faults: None,
    stands: Callable[[], None] = lambda: None,
) -> Read:
    """Read what the ledger does not know yet.

    Args:
        place: the archive and its office.
        perform: does the jobs.
        progress: told how many files are done, of how many, and how many could not be read.
        stands: asked before anything is concluded from what was read; raises where the archive is gone.

    Raises:
        NoInputError: no archive, or nothing in it that could be read.
        OutputError: the ledger cannot be written.
        ConfigurationError: ``mappings.toml`` is wrong.
    """
    found = look(place.archive)
    rules = _Rules(decisions_of(place.office), place)
    left_out = frozenset(one.shown for one in found if rules.leaves_out(one))
    wanted = [one for one in found if one.sha256 and not (one.is_lock or one.copy_of or one.shown in left_out)]
    keys = {one.shown: rules.key(one) for one in wanted}
    known = {one.shown: brief for one in wanted if (brief := briefs.load(place.ledger, keys[one.shown]))}
    count = _Counting(len(wanted), progress)
    count.tell(known)
    jobs = [_job(one, keys[one.shown], rules, place) for one in wanted if one.shown not in known]
    anew = count.done(known, perform(jobs) if jobs else ())
    # what the password opens is kept under a key of its own: without the password it is as locked as before
    locked = [one for one in wanted if known[one.shown].status == "encrypted"]
    opened = {one.shown: rules.key(one, f" {_OPENED}") for one in locked}
    further = (*(keys[one.shown] for one in locked), *opened.values())
    if place.password is not None:
        keys |= opened
        known |= {one.shown: brief for one in locked if (brief := briefs.load(place.ledger, keys[one.shown]))}
        jobs = [
            replace(_job(one, keys[one.shown], rules, place), password=place.password)
            for one in locked
            if known[one.shown].status == "encrypted"
        ]
        anew += count.done(known, perform(jobs) if jobs else ())
    stands()
    learned = taught(((path, brief.returned) for path, brief in sorted(known.items())), rules.all)
    written = record(place.office, learned) if learned else ()
    if written:
        # What was taught holds for every file, so that all are read again with it; nothing new is taught then.
        return replace(read(place, perform, progress, stands), learned=written)
    replaced = _replaced(found, known)
    material = replace(_material(found, known, keys, left_out | replaced.keys(), place), replaced=replaced)
    return Read(material, keys, further, tuple(sorted(set(anew))), rules.fingerprint(wanted))


def _replaced(found: Iterable[Found], known: dict[str, Brief]) -> dict[str, str]:
    """Return path → the correction workbook that replaces the file."""
    files = {one.shown: one for one in found}
    read_files = (
        InputFile(path, files[path].sha256, brief.returned) for path, brief in known.items() if brief.status == "read"
    )
    return {path: one.other for path, one in replacements(read_files, lambda path: _saved(files[path].file)).items()}


def _saved(path: Path) -> int:
    """Return when a file was saved last, in nanoseconds; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@dataclass(frozen=True)
class _Counting:
    """Reports progress."""

    every: int
    progress: Callable[[int, int, int], None]

    def tell(self, known: dict[str, Brief]) -> None:
        """Say how many are done, and how many of them could not be read."""
        self.progress(len(known), self.every, sum(one.status != "read" for one in known.values()))

    def done(self, known: dict[str, Brief], jobs: Iterable[tuple[Job, Brief]]) -> list[str]:
        """Take in jobs as they are done; return their paths."""
        paths = []
        for job, brief in jobs:
            path = job.order.question.place.path
            known[path] = brief
            paths.append(path)
            self.tell(known)
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

    def leaves_out(self, one: Found) -> bool:
        """Tell whether mappings.toml leaves a file out."""
        return not self._names(one).isdisjoint(self._decisions.left_out)

    def decisions(self, one: Found) -> Mappings:
        """Return the office's decisions for a file."""
        return self._decisions.of_file(*self._names(one))

    def key(self, one: Found, addition: str = "") -> str:
        """Return the key under which the ledger keeps a file."""
        return store.key_for(one.shown, one.sha256, self._said(self.decisions(one)) + addition)

    def fingerprint(self, files: Iterable[Found]) -> str:
        """Return what decides how all these files are read."""
        own = {one.shown: self.decisions(one) for one in files}
        decided = {path: (*one.sheets_left_out, *one.sheet_periods.items()) for path, one in own.items()}
        sheets = {path: names for path, names in decided.items() if names}
        return self._said(self._decisions) + (f" {sheets}" if sheets else "")

    def _said(self, decisions: Mappings) -> str:
        return f"{__version__} {RULES} {store.SCHEMA} {decisions.fingerprint} {self._districts}"

    def _names(self, one: Found) -> set[str]:
        """Return how mappings.toml may name a file: by its path from the office, or from the archive."""
        return {one.shown, f"{self._above}/{one.shown}"}


def _job(one: Found, key: str, rules: _Rules, place: Place) -> Job:
    asked = Question(place_of(one.shown, one.file.name), rules.decisions(one), originals=True)
    order = Order(asked, one.sha256, key, place.districts)
    return Job(str(one.file.absolute()), str(place.ledger.absolute()), str(place.archive.absolute()), order)


def _material(
    found: tuple[Found, ...], known: dict[str, Brief], keys: dict[str, str], left_out: frozenset[str], place: Place
) -> Material:
    entries = tuple(
        Entry(one, keys[one.shown], known[one.shown])
        for one in found
        if one.shown in known and known[one.shown].status == "read" and one.shown not in left_out
    )
    failed = {path: brief for path, brief in known.items() if brief.status != "read"}
    unopened = {one.shown: briefs.Brief("unreadable", one.fault) for one in found if one.fault}
    if not entries:
        unread = sorted((failed | unopened).items())
        problems = (Problem(brief.problem, path, details=brief.details) for path, brief in unread if brief.problem)
        raise nothing_read(str(place.archive), problems)
    delivered = deliveries(entries, place.ledger)
    return Material(found, entries, failed | unopened, left_out, delivered, place.ledger, place.districts)


def settle(read_now: Read) -> None:
    """Remove from the ledger what belongs to no file of the archive any more.

    What was read of a file that cannot be seen this time is kept for the next.
    """
    material = read_now.material
    counts = [count_name(field, one, material.districts) for field, one in material.delivered.items()]
    before = store.index(material.ledger).items()
    kept = {path: key for path, key in before if path not in read_now.keys and is_below(path, read_now.unseen)}
    store.settle(material.ledger, kept | read_now.keys, [*read_now.further, *(one for one in counts if one)])
