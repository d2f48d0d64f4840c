"""Compose the recommendations (Usulan Rekomendasi) that data and theme suggest; office and meeting may change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import closing
from reports.documents.meeting import follow_ups, naming
from reports.documents.meeting.own_paragraphs import listing
from reports.model.document import Paragraph, Section
from reports.model.meeting import Level
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.documents.closing import Proposal
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure

MOST_ON_FIRST_PAGE = 5
_LEAD = "Usulan berikut dapat diubah oleh rapat, yang juga menetapkan penanggung jawab dan tenggatnya."
_NOTHING = "Tidak ada usulan rekomendasi dari data maupun tema rapat."


def section(material: MeetingMaterial) -> Section:
    """Return the section."""
    points, figures = data_proposals(material)
    points = (*points, *material.theme.recommendations)
    proposals = listing(material, "bahan-rekomendasi", points, figures)
    blocks: tuple[Block, ...] = (Paragraph(_LEAD), proposals) if proposals.items else (Paragraph(_NOTHING),)
    return Section("rekomendasi", "8. Usulan Rekomendasi", blocks)


def decisions(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the most urgent recommendations as decisions, for the first page."""
    points, figures = data_proposals(material)
    points = (*points, *material.theme.recommendations)[:MOST_ON_FIRST_PAGE]
    proposals = listing(material, "bahan-keputusan", points, figures)
    return (proposals,) if proposals.items else (Paragraph("Tidak ada hal dari data yang memerlukan keputusan rapat."),)


def data_proposals(material: MeetingMaterial) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return the decisions that the data suggest, and the figures they name."""
    proposals = [
        proposal
        for proposal in closing.proposals(material.data, naming.place_code(material))
        if _is_for_meeting(material, proposal)
    ]
    texts = [*_overdue_proposal(material), *(proposal.text for proposal in proposals)]
    figures = [follow_ups.overdue_count(material), *(figure for proposal in proposals for figure in proposal.figures)]
    return tuple(texts), tuple(figures)


def _is_for_meeting(material: MeetingMaterial, proposal: Proposal) -> bool:
    """Tell whether a proposal is for this meeting: a kecamatan sets no schedule for other kecamatan."""
    return proposal.cause != "idle" or material.meeting.level is not Level.DISTRICT


def _overdue_proposal(material: MeetingMaterial) -> list[str]:
    overdue = follow_ups.overdue_count(material)
    if not overdue.value:
        return []
    return [f"Menetapkan penyelesaian atau tenggat baru atas {formats.counted(overdue)} yang lewat tenggat."]


def scope(material: MeetingMaterial) -> str:
    """Return the area of the figures for the first page: the work area, or the kecamatan of the meeting."""
    district = material.meeting.district
    if material.meeting.level is Level.DISTRICT and district:
        return f"Kecamatan {labels.place_label(district)}"
    return f"wilayah kerja {formats.number(len(material.data.districts))} kecamatan"
