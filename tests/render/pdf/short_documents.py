"""Some chapters of each document that is printed: every kind of page and picture, and not so much to lay out."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import archive
from reports.documents.meeting.attendance import attendance_sheet
from reports.documents.meeting.pack import briefing_pack
from reports.render import pdf
from reports.vocabulary.config import Config
from tests.documents import invented
from tests.documents.archive import invented_archive
from tests.documents.meeting import invented_meeting

if TYPE_CHECKING:
    from reports.model.document import Document, Section


def chapters(document: Document, *paths: tuple[str, ...]) -> Document:
    """Return a document of some chapters, each given by a part of its title and of those of the headings above it."""
    return replace(document, sections=tuple(_section(document.sections, path) for path in paths))


def _section(sections: tuple[Section, ...], path: tuple[str, ...]) -> Section:
    (section,) = [one for one in sections if path[0] in one.title]
    return _section(section.sections, path[1:]) if path[1:] else section


def short_documents() -> tuple[Document, ...]:
    """Return a return, a pack, a sheet to sign and the report of an archive, each with its pictures and tables."""
    city = invented_meeting.city()
    pack = briefing_pack(city, edition="antarinstansi", version="0.0.0")
    overview = archive.compose(invented_archive.whole(), Config(), version="0.0.0")
    return (
        chapters(invented.document(), ("RINGKASAN",), ("LAMPIRAN", "Mutu Data"), ("FORMULIR",)),
        chapters(pack, ("Ringkasan",), ("1. Tema",), ("2. ", "2.3"), ("2. ", "2.4"), ("8. Usulan",)),
        attendance_sheet(city, edition="antarinstansi"),
        chapters(overview, ("RINGKASAN",), ("DERET",)),
    )


def digests() -> list[str]:
    """Return the SHA-256 of each as PDF."""
    return [
        hashlib.sha256(
            pdf.render(document, templates=pdf.template_root(), paper="A4", font="Liberation Sans")
        ).hexdigest()
        for document in short_documents()
    ]
