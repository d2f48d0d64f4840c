"""Tells of the texts of a meeting that hold characters which its documents cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary.printable_characters import not_printable

if TYPE_CHECKING:
    from reports.intake.meeting.problem_list import Findings
    from reports.model.meeting import Meeting

_MOST_NAMED = 10
"""Characters that a problem names."""


def tell_unprintable_texts(meeting: Meeting, findings: Findings) -> None:
    """Add a problem at each cell whose text no font of the documents can show as a whole.

    Args:
        meeting: as it was read, with the place of each text.
        findings: of its workbook.
    """
    for path, (sheet, cell) in meeting.places.items():
        text = _text_at(meeting, path)
        missing = not_printable(text) if isinstance(text, str) else ()
        if missing:
            shown_characters = " ".join(f"{mark} (U+{ord(mark):04X})" for mark in missing[:_MOST_NAMED])
            findings.add("characters-unprintable", sheet, cell, path.rpartition(".")[2], characters=shown_characters)


def _text_at(meeting: Meeting, path: str) -> object:
    """Return what stands at a path such as ``decisions.0.text`` or ``texts.penutup``."""
    value: object = meeting
    for part in path.split("."):
        if isinstance(value, tuple):
            value = value[int(part)] if int(part) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            value = getattr(value, part, None)
    return value
