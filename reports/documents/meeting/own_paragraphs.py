"""Text that stays with people: what is generated stands only where the office has not written its own.

The meeting workbook (sheet Naskah) wins over ``pora.toml`` ([narrative]). The office's own text names no figures of
ours: what it counts is its own affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Listing, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.figures import Figure


def own_text(material: MeetingMaterial, paragraph_id: str) -> str:
    """Return the office's own text for a paragraph; empty when it has none."""
    texts = (material.meeting.texts, material.data.config.narrative)
    return next((one[paragraph_id] for one in texts if one.get(paragraph_id, "").strip()), "")


def paragraph(
    material: MeetingMaterial, paragraph_id: str, generated: str, figures: tuple[Figure, ...] = ()
) -> Paragraph:
    """Return a paragraph: the office's own text, else the generated one with the figures it names."""
    written = " ".join(own_text(material, paragraph_id).split())
    return Paragraph(written) if written else Paragraph(generated, figures)


def listing(
    material: MeetingMaterial, paragraph_id: str, generated: Sequence[str], figures: tuple[Figure, ...] = ()
) -> Listing:
    """Return a list: each line of the office's own text is a point, else the generated points."""
    lines = [" ".join(line.split()) for line in own_text(material, paragraph_id).splitlines()]
    written = tuple(line for line in lines if line)
    return Listing(written) if written else Listing(tuple(generated), figures=figures)
