"""Reads what is new in an archive and keeps it; what is known is taken from the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.ledger import store
from reports.pipeline.archive import brief as briefs
from reports.pipeline.archive.account import Material
from reports.pipeline.archive.deliveries import Entry, count_name, deliveries
from reports.pipeline.archive.digest import Order
from reports.pipeline.archive.found import look
from reports.pipeline.archive.work import Job
from reports.pipeline.intake import RULES, place_of
from reports.pipeline.question import Question
from reports.vocabulary import mappings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reports.pipeline.archive.brief import Brief
    from reports.pipeline.archive.found import Found
    from reports.vocabulary.mappings import Mappings

    Perform = Callable[[Sequence[Job]], Iterator[tuple[Job, Brief]]]
    """Does jobs somewhere and yields each with its brief when it is done."""


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
    anew: tuple[str, ...]
    """Paths that were read in this run."""
    fingerprint: str
    """Of everything beside the files that decides how they are read."""


def read(
    place: Place, perform: Perform, progress: Callable[[int, int, int], None] = lambda _done, _all, _faults: None
) -> Read:
    """Read what the ledger does not know yet.

    Args:
        place: the archive and its office.
        perform: does the jobs.
        progress: told how many files are done, of how many, and how many could not be read.

    Raises:
        NoInputError: no archive, or nothing in it that could be read.
        OutputError: the ledger cannot be written.
        ConfigurationError: ``mappings.toml`` is wrong.
    """
    found = look(place.archive)
    decisions = mappings.load(place.office)
    left_out = _left_out(found, place, decisions)
    fingerprint = f"{RULES} {decisions.fingerprint} {','.join(place.districts)}"
    wanted = [one for one in found if one.sha256 and not (one.is_lock or one.copy_of or one.shown in left_out)]
    keys = {one.shown: store.key_for(one.shown, one.sha256, fingerprint) for one in wanted}
    known = _known(wanted, keys, place)
    question = Question(place_of("", ""), decisions, originals=True)
    jobs = [_job(one, keys[one.shown], question, place) for one in wanted if one.shown not in known]
    faults = sum(one.status != "read" for one in known.values())
    progress(len(known), len(wanted), faults)
    for job, brief in perform(jobs) if jobs else ():
        known[job.order.question.place.path] = brief
        faults += brief.status != "read"
        progress(len(known), len(wanted), faults)
    material = _material(found, known, keys, left_out, place)
    return Read(material, keys, tuple(sorted(job.order.question.place.path for job in jobs)), fingerprint)


def _known(wanted: Sequence[Found], keys: dict[str, str], place: Place) -> dict[str, Brief]:
    """Return the briefs that the ledger holds; a locked workbook is tried again where there is a password."""
    found = {one.shown: brief for one in wanted if (brief := briefs.load(place.ledger, keys[one.shown]))}
    return {path: brief for path, brief in found.items() if brief.status != "encrypted" or place.password is None}


def _job(one: Found, key: str, question: Question, place: Place) -> Job:
    asked = replace(question, place=place_of(one.shown, one.file.name))
    order = Order(asked, one.sha256, key, place.districts)
    return Job(str(one.file.absolute()), str(place.ledger.absolute()), order, place.password)


def _left_out(found: Sequence[Found], place: Place, decisions: Mappings) -> frozenset[str]:
    """Return what mappings.toml leaves out: paths relative to the office, or to the archive."""
    try:
        above = place.archive.resolve().relative_to(place.office.resolve()).as_posix()
    except ValueError:
        above = ""
    listed = frozenset(decisions.left_out)
    return frozenset(one.shown for one in found if {one.shown, f"{above}/{one.shown}"} & listed)


def _material(
    found: tuple[Found, ...], known: dict[str, Brief], keys: dict[str, str], left_out: frozenset[str], place: Place
) -> Material:
    entries = tuple(
        Entry(one, keys[one.shown], known[one.shown])
        for one in found
        if one.shown in known and known[one.shown].status == "read"
    )
    failed = {path: brief for path, brief in known.items() if brief.status != "read"}
    unopened = {
        one.shown: briefs.Brief("unreadable", "file-forbidden") for one in found if not (one.sha256 or one.is_lock)
    }
    if not entries:
        raise NoInputError(
            "no file could be read in {path}", "put the workbooks there (.xlsx .xls .ods .csv)", path=str(place.archive)
        )
    delivered = deliveries(entries, place.ledger)
    return Material(found, entries, failed | unopened, left_out, delivered, place.ledger, place.districts)


def settle(read_now: Read) -> None:
    """Let the ledger forget what no file of the archive stands behind any more."""
    material = read_now.material
    counts = [count_name(field, one, material.districts) for field, one in material.delivered.items()]
    store.settle(material.ledger, read_now.keys, [one for one in counts if one])
