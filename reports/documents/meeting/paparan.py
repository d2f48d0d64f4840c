"""Bahan paparan: the briefing pack as slides, for the office that presents it; the same figures, fewer words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import chair, evidence, frame, issue, presentation, programme, recommendations, words
from reports.documents.meeting.narrative import listing
from reports.documents.meeting.pack import NAME
from reports.model.document import KeyFigures, Section

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Document


def briefing_slides(material: MeetingMaterial, *, edition: str) -> Document:
    """Compose the slides; each section is a slide, or several where a table runs on.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    parts: tuple[tuple[str, str, tuple[Block, ...]], ...] = (
        ("angka", "Angka kunci", (KeyFigures(chair.key_figures(material)),)),
        ("baru", _news_title(material), (_news(material),)),
        ("acara", "Susunan acara", (programme.agenda(material),)),
        ("tempat", "Orang asing menurut kecamatan", presentation.places(material)),
        ("kejadian", "Kejadian menurut tingkat kepastian", presentation.incidents(material)),
        ("tindakan", "Tindakan administratif keimigrasian", evidence.enforcement(material.data)),
        ("kalender", "Kalender tema", issue.calendar(material) if material.theme.calendar else ()),
        ("keputusan", "Yang perlu diputuskan", recommendations.decisions(material)),
    )
    slides = tuple(Section(code, title, blocks) for code, title, blocks in parts if blocks)
    return frame.document(material, NAME, "Bahan Paparan", slides, edition=edition)


def _news_title(material: MeetingMaterial) -> str:
    before = words.previous(material)
    return f"Yang baru sejak {before}" if before else "Keadaan menjelang rapat"


def _news(material: MeetingMaterial) -> Block:
    found = chair.news_since(material)
    return listing(material, "bahan-baru", [text for text, _ in found], tuple(one for _, some in found for one in some))
