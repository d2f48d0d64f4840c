"""Compose the recommendations (Usulan Rekomendasi) that data and theme suggest; office and meeting may change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import suggested_actions
from reports.documents.meeting import follow_ups, naming
from reports.documents.meeting.own_paragraphs import listing
from reports.model.document import Paragraph, Section
from reports.model.meeting import Level
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.documents.suggested_actions import Proposal
    from reports.model.document import Block
    from reports.model.figures import Figure

MOST_ON_FIRST_PAGE = 5
_OWNERS = {
    "difference": "Kantor Imigrasi dan Dukcapil",
    "idle": "Kantor Imigrasi dan kecamatan yang bersangkutan",
    "undelivered": "instansi yang bersangkutan",
}
"""Who may see to a decision, by the cause of its proposal."""
_LEAD = "Usulan berikut dapat diubah oleh rapat, yang juga menetapkan penanggung jawab dan tenggatnya."
_AS_ON_FIRST_PAGE = (
    "Usulan rekomendasi untuk rapat ini adalah hal yang perlu diputuskan pada halaman pertama. Usulan itu dapat diubah "
    "oleh rapat, yang juga menetapkan penanggung jawab dan tenggatnya."
)
_NOTHING = "Tidak ada usulan rekomendasi dari data maupun tema rapat."


def section(material: MeetingMaterial) -> Section:
    """Return the section; it refers to the first page where that lists all of the same proposals."""
    points, figures = _theme_then_data(material)
    proposed = listing(material, "bahan-rekomendasi", points, figures)
    blocks: tuple[Block, ...] = (Paragraph(_LEAD), proposed) if proposed.items else (Paragraph(_NOTHING),)
    if decisions(material) == (proposed,):
        blocks = (Paragraph(_AS_ON_FIRST_PAGE),)
    return Section("rekomendasi", "8. Usulan Rekomendasi", blocks)


def decisions(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the most urgent recommendations as decisions, for the first page."""
    points, figures = _theme_then_data(material)
    proposed = listing(material, "bahan-keputusan", points[:MOST_ON_FIRST_PAGE], figures)
    return (proposed,) if proposed.items else (Paragraph("Tidak ada hal dari data yang memerlukan keputusan rapat."),)


def _theme_then_data(material: MeetingMaterial) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return the proposals on what the meeting is about, then those that the data suggest, and their figures."""
    points, figures = data_proposals(material)
    return (*material.theme.recommendations, *points), figures


def data_proposals(material: MeetingMaterial) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return the decisions that the data suggest, and the figures they name."""
    of_data = [
        proposal
        for proposal in suggested_actions.of_meeting(material.data, naming.place_code(material))
        if _is_for_meeting(material, proposal)
    ]
    texts = [*_overdue_proposal(material), *(f"{proposal.decision} {_owner(proposal)}" for proposal in of_data)]
    figures = [follow_ups.overdue_count(material), *(figure for proposal in of_data for figure in proposal.figures)]
    return tuple(texts), tuple(figures)


def _owner(proposal: Proposal) -> str:
    """Return who may see to a decision; its deadline is for the meeting."""
    return f"(Usulan penanggung jawab: {_OWNERS[proposal.cause]}; tenggat: ditetapkan rapat.)"


def _is_for_meeting(material: MeetingMaterial, proposal: Proposal) -> bool:
    """Tell whether a proposal is for this meeting: a kecamatan sets no schedule for other kecamatan."""
    return proposal.cause != "idle" or material.meeting.level is not Level.DISTRICT


def _overdue_proposal(material: MeetingMaterial) -> list[str]:
    overdue = follow_ups.overdue_count(material)
    if not overdue.value:
        return []
    return [
        f"Menetapkan penyelesaian atau tenggat baru atas {formats.counted(overdue)} yang lewat tenggat. "
        "(Usulan penanggung jawab: instansi masing-masing; tenggat: ditetapkan rapat.)"
    ]


def scope(material: MeetingMaterial) -> str:
    """Return the area of the figures for the first page: the work area, or the kecamatan of the meeting."""
    district = material.meeting.district
    if material.meeting.level is Level.DISTRICT and district:
        return f"Kecamatan {labels.place_label(district)}"
    return f"wilayah kerja {formats.number(len(material.data.districts))} kecamatan"
