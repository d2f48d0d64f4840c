"""Which inputs of an office are not as they were when they were read last; told without reading workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.read import find, find_documents
from reports.model.board import InputChanges
from reports.pipeline.input_stamps import settings_hash, stamp_of
from reports.pipeline.intake import RULES
from reports.pipeline.request import INPUTS
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from reports.intake.read import Found
    from reports.model.last_reading import InputFile, LastReading


def changes_since(office: Path, reading: LastReading) -> InputChanges:
    """Return what of the inputs and settings was changed since a reading."""
    folder = office / INPUTS
    files = {
        printable(file.path.relative_to(office).as_posix()): file for file in (*find(folder), *find_documents(folder))
    }
    entries = {file.path: file for file in reading.files}
    return InputChanges(
        new=tuple(sorted(files.keys() - entries.keys())),
        changed=tuple(path for path, file in files.items() if path in entries and _is_changed(file, entries[path])),
        removed=tuple(sorted(entries.keys() - files.keys())),
        settings=settings_hash(office) != reading.settings,
        rules=reading.rules != RULES,
    )


def _is_changed(file: Found, entry: InputFile) -> bool:
    """Tell whether a file holds something else than what was read; only one saved since then is hashed."""
    if stamp_of(file.path) == (entry.size, entry.saved):
        return False
    return file.sha256() != entry.sha256
