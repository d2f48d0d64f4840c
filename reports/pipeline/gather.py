"""Reads all inputs of an office: known files from the ledger, new or changed ones from disk."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.errors import NoInputError, NothingReadError
from reports.intake.read import find, find_documents
from reports.intake.validate import (
    balance_of,
    propose_same_persons,
    resolve_duplicates,
    settle_shared_grounds,
    still_here,
    tell_cases_in_two_files,
    tell_departed_copies,
    tell_district_differences,
    tell_recaps,
    tell_reports_in_two_files,
    tell_versions,
)
from reports.model.quality import Balance
from reports.model.sheet import FileReading
from reports.pipeline.delivery import coverage_of, delivered_months, undecided_versions
from reports.pipeline.file_copies import without_copies
from reports.pipeline.input_stamps import settings_hash, stamps_of
from reports.pipeline.intake import RULES, decisions_of, read_file
from reports.pipeline.meeting_references import with_reference_problems, with_same_day_problems
from reports.pipeline.other_inputs import NOT_A_WORKBOOK
from reports.pipeline.reading_summary import summary_of
from reports.pipeline.recap_comparison import tell_register_recaps
from reports.pipeline.replacements import with_replacements
from reports.pipeline.request import INPUTS, LEDGER
from reports.pipeline.taught_decisions import as_answer, record, taught
from reports.pipeline.whole_registers import tell_whole_registers
from reports.problems import Detail, Problem
from reports.publish import lock
from reports.vocabulary.mappings import Mappings
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from reports.intake.read import Found
    from reports.model.coverage import Coverage
    from reports.pipeline.input_stamps import Stamp
    from reports.vocabulary.mappings_editor import Decision


@dataclass(frozen=True)
class Gathered:
    """Every input with its rows in their final bins."""

    files: tuple[FileReading, ...]
    learned: tuple[Decision, ...] = ()
    """What returned correction workbooks have decided in this run."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem in file order."""
        all_problems: list[Problem] = []
        for file in self.files:
            all_problems += [file.problem] if file.problem else []
            all_problems += file.problems
            for table in file.tables:
                all_problems += table.problems
        return tuple(all_problems)

    @property
    def balance(self) -> Balance:
        """All tables together."""
        return sum((balance_of(table) for file in self.files for table in file.tables), Balance())

    @property
    def coverage(self) -> Coverage:
        """What was delivered for which months; what has two undecided versions is not."""
        tables = [table for file in self.files for table in file.tables]
        return coverage_of(tables, undecided_versions(self.files))


def gather_paths(
    paths: Sequence[Path], office: Path | None, password: str | None = None, *, unread: bool = False
) -> Gathered:
    """Read the files at or below some paths, with no ledger.

    Args:
        paths: files and folders.
        office: its remembered decisions are applied.
        password: opens workbooks that are protected.
        unread: return the files also where none of them could be read.

    Raises:
        NoInputError: there is no such path, or no file that could be read.
    """
    named_files: list[tuple[Found, str]] = []
    for path in paths:
        if not _exists(path):
            raise NoInputError("{path} does not exist", "check the path", path=str(path))
        named_files += [(file, printable(file.path.as_posix())) for file in find(path)]
    decisions = decisions_of(office) if office else Mappings()
    readings = [
        _with_unlearned(
            with_reference_problems(
                read_file(file, shown_path, password, replace(decisions.of_file(shown_path), sheets_left_out=())),
                file.path.parent,
                office,
            )
        )
        for file, shown_path in named_files
    ]
    saved = {shown_path: file.path for file, shown_path in named_files}
    readings = with_replacements(readings, lambda shown_path: _saved(saved[shown_path]))
    return _settled(readings, str(paths[0]) if paths else str(office), unread=unread)


def _with_unlearned(reading: FileReading) -> FileReading:
    """Return a reading with the remark that answers on its sheet Pemahaman are not remembered."""
    if reading.returned is None or not reading.returned.answers:
        return reading
    problem = Problem("answers-unlearned", reading.path, reading.returned.sheet, details={"other": reading.path})
    return replace(reading, problems=(*reading.problems, problem))


def _saved(path: Path) -> int:
    """Return when a file was saved last, in nanoseconds; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _exists(path: Path) -> bool:
    """Tell whether there is something at a path; not where that may not or cannot be looked up."""
    try:
        return path.exists()
    except OSError:
        return False


def gather_office(
    office: Path,
    *,
    store: bool,
    password: str | None = None,
    unread: bool = False,
    as_of: date | None = None,
    originals: bool = False,
) -> Gathered:
    """Read the inputs of an office through its ledger, which then holds what ``inputs`` holds now.

    Args:
        office: the office folder; locked for this run while its ledger is written.
        store: write the ledger; without, known parts are still used and nothing is locked.
        password: opens workbooks that are protected.
        unread: return the files also where none of them could be read.
        as_of: day of the stock; who left after it is in the register of its month. None for the end of each month.
        originals: keep the original texts of cells also where nothing is stored.

    Raises:
        NoInputError: no input folder, or no file in it that could be read.
        ConfigurationError: ``mappings.toml`` is wrong.
        OutputError: the ledger cannot be written, or another run holds the office.
    """
    inputs = office / INPUTS
    if not inputs.is_dir():
        raise NoInputError("{path} has no folder inputs", "make an office with: pora init {path}", path=str(office))
    # The lock belongs here: no caller can write a ledger without it, and two runs would drop each other's parts.
    with lock(office) if store else nullcontext():
        stamps, settings = stamps_of(office, inputs), settings_hash(office)
        decisions = decisions_of(office)
        read = partial(_readings, office, store=store, password=password, originals=originals or store)
        readings = read(decisions)
        learned = taught(((file.path, file.returned) for file in readings), decisions)
        if learned:
            # What was taught holds for every file, so that all are read again with it.
            learned = record(office, learned, dry_run=not store)
            decisions = decisions.with_answers(as_answer(decision) for decision in learned)
            settings = settings_hash(office)
            readings = read(decisions)
        if as_of is not None:
            readings = still_here(readings, as_of)
        gathered = _settled(readings, str(inputs), learned, unread=unread)
        if store and as_of is None:
            _keep_summary(office, gathered, stamps, settings)
        return gathered


def _keep_summary(office: Path, gathered: Gathered, stamps: Mapping[str, Stamp], settings: str) -> None:
    """Keep for ``pora status`` what a reading found; one for another day than the ends of months is not kept."""
    from reports.ledger import reading_store  # noqa: PLC0415 -- as in _readings

    summary = summary_of(gathered.files, gathered.coverage, stamps, settings=settings, rules=RULES)
    reading_store.save(office / LEDGER, summary)


def _readings(
    office: Path, decisions: Mappings, *, store: bool, password: str | None, originals: bool
) -> list[FileReading]:
    """Read every input of an office: from its ledger where a file is known there, else from the file."""
    from reports.ledger import store as ledger  # noqa: PLC0415 -- pyarrow, which files named by their path do without
    from reports.ledger.pins import pinned_keys  # noqa: PLC0415 -- as above

    folder = office / LEDGER
    readings, keys = [], {}
    for file in find(office / INPUTS):
        shown_path, digest = printable(file.path.relative_to(office).as_posix()), file.sha256()
        if shown_path in decisions.left_out:
            readings.append(FileReading(shown_path, digest, "skipped", Problem("file-superseded", shown_path)))
            continue
        file_decisions = decisions.of_file(shown_path)
        key = ledger.key_for(shown_path, digest, f"{RULES} {file_decisions.fingerprint}")
        reading = ledger.load(folder, key) if digest else None
        if reading is None:
            reading = read_file(file, shown_path, password, file_decisions, originals=originals)
            if store and digest and reading.status == "read":
                ledger.save(folder, key, reading)
        readings.append(with_reference_problems(reading, file.path.parent, office))
        if digest and reading.status == "read":
            # what could not be read is tried anew each time: a password or permission may be there by then
            keys[shown_path] = key
    readings = with_replacements(readings, lambda shown_path: _saved(office / shown_path))
    if store:
        # A replaced file counts nowhere; what was read of it is kept, since it tells who replaces it.
        # So is what was handed in, which pora diff compares with.
        ledger.settle(folder, keys, pinned_keys(folder))
    return [*readings, *_documents(office / INPUTS, office, readings, decisions.left_out)]


def _documents(
    inputs: Path, office: Path, readings: Sequence[FileReading], left_out: Collection[str]
) -> Iterator[FileReading]:
    """Yield a reading for each file that is no workbook; pictures that a meeting workbook refers to are no inputs."""
    pictures = {
        str(PurePosixPath(file.path).parent / photo.file)
        for file in readings
        if file.meeting is not None
        for photo in file.meeting.photos
    }
    for document in find_documents(inputs):
        shown_path = printable(document.path.relative_to(office).as_posix())
        if shown_path not in pictures:
            details: dict[str, Detail] = {"what": document.path.suffix.lstrip(".").upper()}
            unread = Problem(NOT_A_WORKBOOK, shown_path, details=details)
            problem = Problem("file-superseded", shown_path) if shown_path in left_out else unread
            yield FileReading(shown_path, document.sha256(), "skipped", problem)


def _settled(
    readings: list[FileReading], source_name: str, learned: tuple[Decision, ...] = (), *, unread: bool
) -> Gathered:
    """Resolve duplicates over all files; refuse when nothing could be read, unless what could not is wanted."""
    if not any(reading.status == "read" for reading in readings) and not (unread and readings):
        raise nothing_read(source_name, (reading.problem for reading in readings if reading.problem))
    return Gathered(settled_files(readings), learned)


def settled_files(readings: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Return readings with their rows in final bins: duplicates and versions over all files resolved."""
    settled = tell_recaps(resolve_duplicates(tell_versions(without_copies(readings), delivered_months)))
    settled = tell_departed_copies(tell_reports_in_two_files(settle_shared_grounds(tell_register_recaps(settled))))
    settled = tell_whole_registers(tell_cases_in_two_files(settled))
    return with_same_day_problems(propose_same_persons(tell_district_differences(settled)))


def nothing_read(source_name: str, problems: Iterable[Problem]) -> NothingReadError:
    """Return the error of a run for which no file could be read.

    Args:
        source_name: the path that was searched, or the first of several.
        problems: of its files, which tell why not.
    """
    return NothingReadError(
        "no file could be read in {path}", "put the workbooks there (.xlsx .xls .ods .csv)", problems, path=source_name
    )
