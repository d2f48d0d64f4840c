"""Build the Document that all documents of a meeting share: office, letterhead, security class, day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import completeness
from reports.documents.meeting import naming
from reports.model.document import Document
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Letter, Section


def document(  # noqa: PLR0913 -- everything a document of a meeting is made from, each by name
    material: MeetingMaterial,
    name: str,
    title: str,
    sections: tuple[Section, ...],
    *,
    edition: str,
    letter: Letter | None = None,
    letters: tuple[Letter, ...] = (),
    dated: date | None = None,
    marks: Mapping[str, str] | None = None,
    with_figures: bool = True,
) -> Document:
    """Return a document of a meeting.

    Args:
        material: the meeting and its figures.
        name: of the file and of the template.
        title: printed on the first page.
        sections: its parts.
        edition: code of the readers' edition.
        letter: only of a letter.
        letters: only of letters that each go to one addressee.
        dated: date of the document, which decides the letterhead; by default the document date of the office, and for
            the letterhead alone the as-of date where there is none.
        marks: labels and values of the last page.
        with_figures: whether it prints figures; an invitation or attendance sheet is neither a draft nor unprotected.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    data = material.data
    day = dated or data.document_date
    composed = Document(
        name=name,
        title=title,
        subtitle=naming.meeting_name(material),
        office=data.config.office.name,
        period=data.figures.period,
        edition=edition,
        as_of=data.figures.as_of,
        date=day,
        letterhead=law.letterhead(data.config, day or data.day),
        sections=sections,
        letter=letter,
        letters=letters,
        classification=naming.classification(edition),
        warning=completeness.page_warning(data.quality, edition) if with_figures else "",
        completeness=completeness.section(data.quality, data.figures.period) if with_figures else None,
        marks=marks or {},
        occasion=_occasion(material),
    )
    return completeness.with_unread_tables(composed, data.quality) if with_figures else composed


def _occasion(material: MeetingMaterial) -> str:
    """Return day, time and place in one line, for the page footer and below the title."""
    meeting = material.meeting
    parts = (naming.weekday_and_date(meeting) if meeting.day else "", meeting.time or "", meeting.place or "")
    return " · ".join(part for part in parts if part) or formats.DOTTED
