"""The correction workbooks of a run: one for each file with findings, and beside it what it says, in JSON.

The memory beside a workbook holds no values, only where which finding was: by it the next run tells which are closed.
A workbook that somebody has changed since it was made is never written over nor removed: it may hold a day's work.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from reports.intake.read import Task, Unreadable, compute, read_for
from reports.ledger.typed_json import decode
from reports.pipeline.correction_order import Order
from reports.pipeline.original_places import mark_of
from reports.pipeline.question import NAME_FIELDS
from reports.pipeline.replacements import is_replaced
from reports.pipeline.request import Corrections, Progress
from reports.publish import ensure_writable, lock, put
from reports.render.correction import SHEET_OF_CSV, Additions, Words
from reports.render.correction.findings import translate_problems
from reports.vocabulary.correction_sheet import (
    ENDING,
)
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from reports.model.sheet import FileReading
    from reports.render.correction import Finding, Teaching
    from reports.render.correction.sheet_words import Translate

FOLDER = "corrections"
"""Below the folder of outputs."""
_RULES = 3
"""Raised when the same findings make another workbook, so that all are made anew."""
_LONGEST_NAME = 160
"""Bytes of a name, so that there is room for the endings; file systems take 255."""

_CONTENT = "reports.pipeline.correction_content:correction_workbook"
_QUESTIONS = "reports.pipeline.teaching:questions_of"

_Column = TypeVar("_Column")

Key = tuple[str | None, str | None, str]
"""Sheet, cell and code: what a finding is known again by, whatever has happened to the rest of the file."""


@dataclass(frozen=True)
class _Memory:
    """What stands beside a correction workbook."""

    source: str
    made_from: str
    """Hash of all that decides the workbook's content."""
    workbook_sha256: str
    findings: tuple[Key, ...]


@dataclass(frozen=True)
class _Job:
    """One file with the place of its workbook."""

    file: FileReading
    original: Path
    searched: Path
    """Folder out of which no link to the file may lead."""
    name: str
    findings: tuple[Finding, ...]
    teaching: Teaching | None = None
    """What its sheet Pemahaman asks; None leaves one that came back with wrong answers as it is."""

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to correct, or a table to be explained."""
        return bool(self.findings) or bool(self.teaching and self.teaching.has_unknown_table)

    @property
    def source(self) -> str:
        """Text that names the files the workbook is made from; a returned one names those it was made from itself."""
        return mark_of(self.file)

    @property
    def workbook(self) -> str:
        """File name of the workbook."""
        return f"{self.name}{ENDING}.xlsx"

    @property
    def memory(self) -> str:
        """File name of the memory."""
        return f"{self.name}{ENDING}.json"

    @property
    def keys(self) -> tuple[Key, ...]:
        """Keys of the findings, in order; a csv has the sheet name its workbook has."""
        located = (
            (SHEET_OF_CSV if finding.sheet == "" else finding.sheet, finding.cell, finding.code)
            for finding in self.findings
        )
        return tuple(dict.fromkeys(located))


def write_corrections(
    files: Sequence[FileReading],
    original: Callable[[str], Path],
    folder: Path | None,
    translate: Translate,
    *,
    paths: Collection[str] = (),
    searched: Sequence[Path] = (),
    decisions: Mappings | None = None,
    dry_run: bool = False,
) -> Corrections:
    """Write the correction workbooks of some files, and remove those of files that have no findings any more.

    Args:
        files: as they were read, with their final problems.
        original: from the shown path of a file to the file.
        folder: where the workbooks go; None writes none, and only compares with what stands beside a file.
        translate: into the senders' language.
        paths: all files of the run, where ``files`` are not all of them: no sender reads the name of another's file.
        searched: folders in which the files were found; a file outside of them was named itself.
        decisions: of the office; what they say is not asked again.
        dry_run: write and remove nothing.

    Raises:
        OutputError: the folder cannot be written.
    """
    words = Words.translated(translate)
    jobs = [
        replace(job, teaching=_teaching(job.file, decisions or Mappings(), words))
        for job in _jobs(files, original, translate, paths, searched)
    ]
    progress = tuple(job_progress for job in jobs if (job_progress := _progress(job, folder or job.original.parent)))
    if folder is None:
        return Corrections(progress=progress)
    wanted_jobs = [job for job in jobs if job.is_wanted or (folder / job.memory).exists()]
    if dry_run or not wanted_jobs:
        return Corrections(tuple(folder / job.workbook for job in wanted_jobs if job.is_wanted), progress)
    ensure_writable(folder)
    with lock(folder):
        settled = [(job, _settle(job, folder, words)) for job in wanted_jobs]
    return Corrections(
        tuple(folder / job.workbook for job, state in settled if state == "there"),
        progress,
        tuple(folder / job.workbook for job, state in settled if state == "kept"),
        tuple(job.file.path for job, state in settled if state == "impossible"),
    )


def _jobs(
    files: Sequence[FileReading],
    original: Callable[[str], Path],
    translate: Translate,
    paths: Collection[str],
    searched: Sequence[Path],
) -> list[_Job]:
    all_paths = frozenset((*paths, *(file.path for file in files)))
    # A returned workbook takes the place of its original: by the same name its findings are told as closed or left.
    names = names_of([file.path for file in files if not is_replaced(file)])
    return [
        _Job(file, path, _searched(path, searched), names[file.path], translate_problems(file, all_paths, translate))
        for file, path in ((file, original(file.path)) for file in files if file.status == "read")
    ]


def _searched(path: Path, folders: Sequence[Path]) -> Path:
    """Return the folder in which a file was found; its own where it was named itself."""
    return next(
        (folder for folder in folders if folder != path and path.is_relative_to(folder)), path.absolute().parent
    )


def _teaching(file: FileReading, decisions: Mappings, words: Words) -> Teaching | None:
    """Return what a file is asked; None where its sheet Pemahaman came back with answers that are wrong."""
    sheet = file.returned.sheet if file.returned else None
    if sheet is not None and any(problem.sheet == sheet for problem in file.problems):
        return None
    # of the rows only their bins are wanted, and the names, which are asked about nowhere
    tables = tuple(
        replace(table, records=replace(records, values=_names_in(records.values), raw=_names_in(records.raw)))
        for table, records in ((table, table.records) for table in file.tables)
    )
    with contextlib.suppress(Unreadable):
        return cast("Teaching", compute(Task(_QUESTIONS, (replace(file, tables=tables), decisions, words))))
    return None


def _names_in(columns: Mapping[str, _Column]) -> dict[str, _Column]:
    return {name: columns[name] for name in NAME_FIELDS if name in columns}


def names_of(paths: Iterable[str]) -> dict[str, str]:
    """Return the name of each file's workbook without endings: that of the file, and its whole path where two meet.

    Args:
        paths: of all files of the run, so that a name does not change when another file is put right.
    """
    stems = {path: Path(path).stem.removesuffix(ENDING) for path in paths}
    longer = {path: " - ".join(Path(path).parts[-2:]) for path in stems}
    often = Counter(name.casefold() for name in (*stems.values(), *longer.values()))
    return {
        path: next(
            (candidate for candidate in (stems[path], longer[path]) if _is_free(candidate, often)),
            _hashed(longer[path], path),
        )
        for path in stems
    }


def _is_free(name: str, often: Counter[str]) -> bool:
    return often[name.casefold()] == 1 and len(os.fsencode(name)) <= _LONGEST_NAME


def _hashed(name: str, path: str) -> str:
    """Return a name cut to what file systems take, and told from others by the hash of its path."""
    return f"{os.fsencode(name)[:_LONGEST_NAME].decode('utf-8', 'ignore')}~{sha256(os.fsencode(path)).hexdigest()[:8]}"


def _settle(job: _Job, folder: Path, words: Words) -> str:
    """Bring the workbook of one file up to date; return there, gone, kept, input or impossible."""
    path, memory = folder / job.workbook, _remembered(folder / job.memory)
    if _is_same(path, job.original):
        return "input"
    if path.exists() and not _may_go(path, memory, job.file):
        return "kept"
    if not job.is_wanted:
        path.unlink(missing_ok=True)
        (folder / job.memory).unlink(missing_ok=True)
        return "gone"
    made_from = _made_from(job, words)
    if path.exists() and memory and memory.made_from == made_from:
        return "there"
    content = _content(job, words)
    if content is None:
        return "impossible"
    job_memory = _Memory(job.file.path, made_from, sha256(content).hexdigest(), job.keys)
    put(folder, f"{job.name}{ENDING}", {job.workbook: content, job.memory: _encoded(job_memory)})
    return "there"


def _is_same(path: Path, original: Path) -> bool:
    """Tell whether a correction workbook is itself the input."""
    with contextlib.suppress(OSError):
        return path.samefile(original)
    return False


def _may_go(path: Path, memory: _Memory | None, file: FileReading) -> bool:
    """Tell whether a workbook is still as it was made, or has been handed in just as somebody left it."""
    digest = _hash(path)
    return digest == file.sha256 or (memory is not None and digest == memory.workbook_sha256)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return sha256(stream.read()).hexdigest()


def _made_from(job: _Job, words: Words) -> str:
    taught = asdict(job.teaching) if job.teaching else None
    ingredients = [
        _RULES,
        job.file.sha256,
        job.source,
        asdict(words),
        [asdict(finding) for finding in job.findings],
        taught,
    ]
    return sha256(json.dumps(ingredients, ensure_ascii=True).encode()).hexdigest()


def _content(job: _Job, words: Words) -> bytes | None:
    """Return the workbook; None where it cannot be made, or the file is another than it was when it was read."""
    order = Order(job.file.sha256, job.findings, words, Additions(job.source, job.teaching))
    try:
        task = Task(_CONTENT, order, takes_content=True)
        return cast("bytes | None", read_for(task, job.original, folder=job.searched))
    except Unreadable:
        return None


def _progress(job: _Job, folder: Path) -> Progress | None:
    """Return what has changed since the last workbook; None where there was none, or nothing has."""
    memory = _remembered(folder / job.memory)
    if memory is None:
        return None
    now = set(job.keys)
    closed = tuple(key for key in memory.findings if key not in now)
    count_left = len(memory.findings) - len(closed)
    return (
        Progress(job.file.path, closed, count_left, len(now) - count_left) if closed or len(now) > count_left else None
    )


def _encoded(memory: _Memory) -> bytes:
    return (json.dumps({"schema": 1, **asdict(memory)}, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def _remembered(path: Path) -> _Memory | None:
    """Return what stands beside a workbook; None where there is nothing of ours."""
    try:
        return decode(path.read_bytes(), _Memory)
    except (OSError, ValueError):
        return None
