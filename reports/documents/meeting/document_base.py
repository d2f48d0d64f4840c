"""What every document of a meeting has in common: office, letterhead, security class, day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import naming
from reports.model.document import Document
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Letter, Section


def document(
    material: MeetingMaterial,
    name: str,
    title: str,
    sections: tuple[Section, ...],
    *,
    edition: str,
    letter: Letter | None = None,
    dated: date | None = None,
    marks: Mapping[str, str] | None = None,
) -> Document:
    """Return a document of a meeting.

    Args:
        material: the meeting and its figures.
        name: of the file and of the template.
        title: printed in front.
        sections: its parts.
        edition: for whom it is.
        letter: for a letter.
        dated: the day that decides the letterhead; by default the document date, else the as-of date.
        marks: small facts for the last page.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    data = material.data
    own = dated or data.document_date
    return Document(
        name=name,
        title=title,
        subtitle=naming.name(material),
        office=data.config.office.name,
        period=data.figures.period,
        edition=edition,
        as_of=data.figures.as_of,
        date=own,
        letterhead=law.letterhead(data.config, own or data.day),
        sections=sections,
        letter=letter,
        classification=naming.CLASSIFICATION,
        marks=marks or {},
        occasion=_occasion(material),
    )


def _occasion(material: MeetingMaterial) -> str:
    """Return when and where in one line: the foot of the pages, and below the title."""
    meeting = material.meeting
    parts = (naming.when(meeting) if meeting.day else "", meeting.time or "", meeting.place or "")
    return " · ".join(part for part in parts if part) or formats.DOTTED
