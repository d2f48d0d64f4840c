"""``pora learn``: the answers of a returned correction workbook go into ``mappings.toml``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.errors import NoInputError, NothingReadError
from reports.intake.read import find
from reports.pipeline.intake import decisions_of, read_file
from reports.pipeline.learn import remember, require_office
from reports.pipeline.request import INPUTS
from reports.pipeline.taught_decisions import taught
from reports.problems import Problem
from reports.vocabulary.correction_sheet import file_key, short_digest, short_hash
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.model.returned import Answer, Returned
    from reports.model.sheet import FileReading
    from reports.vocabulary.mappings_editor import Decision

_OF_SHEETS = frozenset({"periods", "left_out"})
"""Tables of mappings.toml whose decisions are about one sheet of one file among the inputs."""


@dataclass(frozen=True)
class Learned:
    """What was taken over from returned workbooks."""

    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    """Of their answers."""


def learn_returned(
    paths: Sequence[Path], office: Path, *, dry_run: bool = False, password: str | None = None
) -> Learned:
    """Take the answers of correction workbooks that came back into the office's ``mappings.toml``.

    Args:
        paths: the workbooks, or folders that hold them.
        office: the office folder.
        dry_run: write nothing.
        password: opens workbooks that are protected.

    Raises:
        UsageError: the office folder holds no ``pora.toml``.
        NoInputError: there is no such path, or no workbook with a sheet Pemahaman.
        ConfigurationError: ``mappings.toml`` is wrong.
        OutputError: it cannot be written, or another run holds the office.
    """
    require_office(office)
    decisions = decisions_of(office)
    missing = next((path for path in paths if not path.exists()), None)
    if missing:
        raise NoInputError("{path} does not exist", "check the path", path=str(missing))
    files = [file for path in paths for file in find(path)]
    shown_paths = [_path_in_decisions(file.path, office) for file in files]
    readings = [
        read_file(file, name, password, decisions.of_file(name)) for file, name in zip(files, shown_paths, strict=True)
    ]
    answered = [file for file in readings if file.returned and file.returned.sheet is not None]
    if not answered:
        raise NothingReadError(
            "no correction workbook with the sheet Pemahaman could be read in {path}",
            "name a workbook out of outputs/corrections that was filled in and came back",
            (file.problem for file in readings if file.problem),
            path=", ".join(map(str, paths)),
        )
    inputs = _inputs(office) if (office / INPUTS).is_dir() else {}
    problems: list[Problem] = []
    carried: list[tuple[str, Returned | None]] = []
    for file in answered:
        returned, unplaced = _placed(file, inputs)
        carried.append((file.path, returned))
        problems += [*_of_answers(file), *unplaced]
    return Learned(remember(office, taught(carried, decisions), dry_run=dry_run), tuple(problems))


def _path_in_decisions(path: Path, office: Path) -> str:
    """Return the path of a file as decisions name it: relative to the office folder where it lies in it."""
    try:
        return printable(path.resolve().relative_to(office.resolve()).as_posix())
    except ValueError:
        return printable(path.as_posix())


def _inputs(office: Path) -> dict[str, str]:
    """Return what a mark may name of each input file → its path: its short SHA-256, and its path's short hash."""
    files = [(printable(file.path.relative_to(office).as_posix()), file.sha256()) for file in find(office / INPUTS)]
    by_path = {short_hash(file_key(shown_path)): shown_path for shown_path, _digest in files}
    return by_path | {short_digest(digest): shown_path for shown_path, digest in files if digest}


def _placed(file: FileReading, inputs: dict[str, str]) -> tuple[Returned | None, list[Problem]]:
    """Return what a workbook carries with decisions on single sheets made for the input they are about.

    A workbook that lies elsewhere speaks of its original among the inputs; where that is not there either, such a
    decision would be about nothing and is told instead.
    """
    returned = file.returned
    if returned is None or file.path in inputs.values():
        return returned, []
    names = (inputs.get(mark) for mark in (*returned.sources, returned.source_path))
    original = next((name for name in names if name), None)
    if original:
        moved = tuple(_about(answer, file.path, original) for answer in returned.answers)
        return replace(returned, answers=moved), []
    placed = tuple(answer for answer in returned.answers if answer.table not in _OF_SHEETS)
    unplaced = [answer for answer in returned.answers if answer.table in _OF_SHEETS]
    problems = [Problem("answer-unplaced", file.path, returned.sheet, answer.cell) for answer in unplaced]
    return replace(returned, answers=placed), problems


def _about(answer: Answer, path: str, original: str) -> Answer:
    """Return an answer about a sheet of one file as one about the same sheet of another."""
    if answer.table not in _OF_SHEETS:
        return answer
    return replace(answer, text=original + answer.text.removeprefix(path))


def _of_answers(file: FileReading) -> list[Problem]:
    sheet = file.returned.sheet if file.returned else None
    return [problem for problem in file.problems if problem.sheet == sheet and problem.code.startswith("answer")]
