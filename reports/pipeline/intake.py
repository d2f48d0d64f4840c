"""Reads one input file; its content is recognised and normalised in the worker process."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from reports.intake.read import Task, Unreadable, read_for
from reports.model.place import Place
from reports.model.sheet import FileReading
from reports.problems import Problem
from reports.vocabulary import config, mappings, places
from reports.vocabulary.mappings import Mappings
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from reports.intake.read import Found
    from reports.model.meeting import Meeting
    from reports.model.returned import Returned
    from reports.model.sheet import TableReading

RULES = "104"
"""Version of the rules of intake; a change makes every file be read again."""
MOST_FOLDERS = 3
"""Folders above a file whose names may state its period."""
LOCKED = frozenset({"file-encrypted", "file-password-wrong"})
"""Problems of a file that a password would open."""
_UNDERSTANDING = "reports.pipeline.extraction:understand"


def read_file(
    file: Found,
    shown_path: str,
    password: str | None = None,
    decisions: Mappings | None = None,
    *,
    originals: bool = False,
) -> FileReading:
    """Return what a file holds. What cannot be read is one problem of that file, never an exception.

    Args:
        file: the file.
        shown_path: its path as printed.
        password: opens workbooks that are protected.
        decisions: what this office remembers of headers and values.
        originals: keep the original texts beside the values, for the ledger.
    """
    digest = file.sha256()
    if file.is_lock:
        return FileReading(shown_path, digest, "skipped", Problem("file-skipped", shown_path))
    place, shown_by = place_of(shown_path, file.path.name), "" if password else digest
    task = Task(_UNDERSTANDING, Question(place, decisions or Mappings(), originals, shown_by))
    try:
        read = cast("Understood", read_for(task, file.path, password, folder=file.folder))
    except Unreadable as error:
        status = "encrypted" if error.code in LOCKED else "unreadable"
        return FileReading(shown_path, digest, status, Problem(error.code, shown_path, details=error.details))
    return FileReading(
        shown_path,
        digest,
        "read",
        None,
        read.sheets,
        read.tables,
        read.problems,
        read.meeting,
        read.returned,
        read.used,
    )


def decisions_of(office: Path) -> Mappings:
    """Return what an office has decided of how its files are read; its work area is that of this process from then on.

    Raises:
        ConfigurationError: ``mappings.toml`` or ``pora.toml`` is wrong.
    """
    settings = config.load(office)
    # first of all: mappings.toml may name kecamatan of the area
    places.use_area(settings.work_area.districts)
    return replace(mappings.load(office), enforcement=settings.enforcement, districts=settings.work_area.districts)


def place_of(shown_path: str, name: str) -> Place:
    """Return the location of a file: its path as printed, its name and folders."""
    folders = tuple(reversed(shown_path.split("/")[:-1][-MOST_FOLDERS:]))
    return Place(shown_path, printable(name), folders)


@dataclass(frozen=True)
class Question:
    """What is asked about the sheets of a file."""

    place: Place
    decisions: Mappings = field(default_factory=Mappings)
    """What this office remembers of headers and values."""
    originals: bool = True
    """Whether the original texts are wanted; only the ledger keeps them."""
    digest: str = ""
    """Of the content, where examples of its values may be asked for; none of a file that needs a password."""


@dataclass(frozen=True)
class Understood:
    """What the sheets of a file hold."""

    sheets: tuple[tuple[str, bool], ...]
    """Name and hidden flag of every sheet in order."""
    tables: tuple[TableReading, ...]
    problems: tuple[Problem, ...]
    """Of the file as a whole."""
    meeting: Meeting | None = None
    returned: Returned | None = None
    """What it carries as a correction workbook that came back."""
    used: tuple[tuple[str, str], ...] = ()
    """Field and text of each decision on values that was used."""
