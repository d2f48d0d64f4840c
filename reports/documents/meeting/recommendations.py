"""Usulan rekomendasi: what the data and the theme propose, for the office to edit and the meeting to decide."""

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
    """Compose the section."""
    points, figures = proposed(material)
    points = (*points, *material.theme.recommendations)
    made = listing(material, "bahan-rekomendasi", points, figures)
    blocks: tuple[Block, ...] = (Paragraph(_LEAD), made) if made.items else (Paragraph(_NOTHING),)
    return Section("rekomendasi", "8. Usulan Rekomendasi", blocks)


def decisions(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose what must be decided, for the first page: the most pressing, as decisions."""
    points, figures = proposed(material)
    points = (*points, *material.theme.recommendations)[:MOST_ON_FIRST_PAGE]
    made = listing(material, "bahan-keputusan", points, figures)
    return (made,) if made.items else (Paragraph("Tidak ada hal dari data yang memerlukan keputusan rapat."),)


def proposed(material: MeetingMaterial) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return decisions that the data give cause for, and the figures named."""
    found = [one for one in closing.proposals(material.data, naming.row(material)) if _concerns(material, one)]
    texts = [*_late(material), *(one.text for one in found)]
    figures = [follow_ups.overdue_count(material), *(figure for one in found for figure in one.figures)]
    return tuple(texts), tuple(figures)


def _concerns(material: MeetingMaterial, one: Proposal) -> bool:
    """Tell whether a decision is one of this meeting: a kecamatan sets no schedule for the others."""
    return one.cause != "idle" or material.meeting.level is not Level.DISTRICT


def _late(material: MeetingMaterial) -> list[str]:
    late = follow_ups.overdue_count(material)
    if not late.value:
        return []
    return [f"Menetapkan penyelesaian atau tenggat baru atas {formats.counted(late)} yang lewat tenggat."]


def scope(material: MeetingMaterial) -> str:
    """Return where the figures are from, for the first page: the work area, or the kecamatan of the meeting."""
    district = material.meeting.district
    if material.meeting.level is Level.DISTRICT and district:
        return f"Kecamatan {labels.place_label(district)}"
    return f"wilayah kerja {formats.number(len(material.data.districts))} kecamatan"
