"""Checks what a meeting workbook refers to: pictures, its theme, and paragraphs replaced by own texts.

Checked in every run and never stored in the ledger: these files can change while the workbook does not.
"""

from __future__ import annotations

import dataclasses
import difflib
import os
import sys
from typing import TYPE_CHECKING

from reports.documents.meeting import theme_checks
from reports.intake.read import Unreadable, open_below
from reports.problems import Detail, Problem
from reports.vocabulary import themes
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reports.model.meeting import Meeting
    from reports.model.sheet import FileReading

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
"""How JPEG and PNG files begin; nothing else is printed."""


def with_reference_problems(reading: FileReading, folder: Path, office: Path | None) -> FileReading:
    """Return a reading with the problems of what it refers to; one without a meeting as it is.

    Args:
        reading: of the file.
        folder: in which the file lies.
        office: whose themes are known beside those that ship.
    """
    if reading.meeting is None:
        return reading
    problems = (
        *_of_theme(reading.meeting, office), *_of_photos(reading.meeting, folder), *_of_texts(reading.meeting)
    )  # fmt: skip
    return dataclasses.replace(reading, problems=(*reading.problems, *problems))


def with_same_day_problems(files: Iterable[FileReading]) -> tuple[FileReading, ...]:
    """Return the files with a problem at each meeting described twice: same day, level and kecamatan."""
    first: dict[tuple[object, ...], str] = {}
    checked_files = []
    for file in files:
        meeting = file.meeting
        if meeting is not None and meeting.day is not None:
            first_path = first.setdefault((meeting.day, meeting.level, meeting.district), file.path)
            if first_path != file.path:
                problem = _problem("meeting-repeated", meeting, "day", None, other=first_path)
                file = dataclasses.replace(file, problems=(*file.problems, problem))  # noqa: PLW2901 -- the same file
        checked_files.append(file)
    return tuple(checked_files)


def _of_theme(meeting: Meeting, office: Path | None) -> Iterator[Problem]:
    known_themes = themes.codes(themes.folders(office))
    if meeting.theme and meeting.theme not in known_themes:
        near = themes.nearest(meeting.theme, known_themes)
        yield _problem("theme-unknown", meeting, "theme", meeting.theme, known=", ".join(known_themes), near=near)


def _of_texts(meeting: Meeting) -> Iterator[Problem]:
    """Yield a problem for each text that replaces no paragraph there is."""
    known_parts = list(load("narrative")["paragraphs"])
    for part in meeting.texts:
        if part not in known_parts:
            near = difflib.get_close_matches(part, known_parts, n=1)
            details = {"proposal": f"; {near[0]}?" if near else ""}
            yield _problem("text-part-unknown", meeting, f"texts.{part}.text", part, **details)


def _of_photos(meeting: Meeting, folder: Path) -> Iterator[Problem]:
    for index, photo in enumerate(meeting.photos):
        code = _fault(folder, photo.file)
        if code:
            yield _problem(code, meeting, f"photos.{index}.file", photo.file)


def _fault(folder: Path, file: str) -> str | None:
    """Return what is wrong with a picture; a link that leads out of the folder is outside, too."""
    try:
        with os.fdopen(open_below(folder / file, folder, sys.maxsize), "rb") as stream:
            return None if stream.read(8).startswith(_PICTURES) else "photo-unreadable"
    except Unreadable as error:
        return "photo-outside" if error.code == "file-linked-outside" else "photo-missing"
    except OSError:
        return "photo-missing"


def with_pictures(meeting: Meeting, folder: Path) -> Meeting:
    """Return a meeting with those of its pictures that can be printed."""
    return dataclasses.replace(
        meeting, photos=tuple(photo for photo in meeting.photos if not _fault(folder, photo.file))
    )


def _problem(code: str, meeting: Meeting, path: str, value: str | None, **details: Detail) -> Problem:
    sheet, cell = meeting.places.get(path, (None, None))
    return Problem(code, meeting.path, sheet, cell, path.rpartition(".")[2], value, details)


def with_theme_problems(reading: FileReading, places: Sequence[Path]) -> FileReading:
    """Return a reading with the remarks on the theme of its meeting, where there is such a theme.

    Args:
        reading: of the file.
        places: folders of themes.

    Raises:
        ConfigurationError: the theme is wrong.
    """
    meeting = reading.meeting
    if meeting is None or meeting.theme not in set(themes.codes(places)) - {themes.GENERAL}:
        return reading
    remarks = theme_checks.theme_problems(meeting, themes.load(meeting.theme, places))
    return dataclasses.replace(reading, problems=(*reading.problems, *remarks))


def of_own_themes(office: Path) -> tuple[Problem, ...]:
    """Return a remark for each part that a theme of the office's own has not.

    Raises:
        ConfigurationError: one of them is wrong.
    """
    place = office / themes.FOLDER
    return tuple(
        Problem("theme-without", f"{themes.FOLDER}/{code}.toml", details={"theme": code, "part": part})
        for code in themes.codes((place,))
        for part in themes.lacking(themes.load(code, (place,)))
    )
