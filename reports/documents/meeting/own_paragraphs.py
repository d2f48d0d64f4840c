"""Return paragraphs and lists: the office's own text where it has one, else the generated text.

The meeting workbook (sheet Naskah) takes precedence over ``pora.toml`` ([narrative]). A paragraph of the office's own
text lists no figures of ours: the numbers in it are the office's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import headlines
from reports.model.document import Listing, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.figures import Figure


def own_text(material: MeetingMaterial, paragraph_id: str) -> str:
    """Return the office's own text for a paragraph; empty if it has none."""
    texts = (material.meeting.texts, material.data.config.narrative)
    return next((text_by_id[paragraph_id] for text_by_id in texts if text_by_id.get(paragraph_id, "").strip()), "")


def paragraph(
    material: MeetingMaterial, paragraph_id: str, generated: str, figures: tuple[Figure, ...] = ()
) -> Paragraph:
    """Return a paragraph: the office's own text, else the generated text with the figures it names."""
    text = " ".join(own_text(material, paragraph_id).split())
    return Paragraph(text) if text else Paragraph(generated, figures)


def headline(material: MeetingMaterial, headline_id: str) -> tuple[Paragraph, ...]:
    """Return the headline over a chart or table: the office's own text, else by its rule; it may be none."""
    return headlines.headline(material.data, headline_id, own_text(material, headline_id))


def listing(
    material: MeetingMaterial, paragraph_id: str, generated: Sequence[str], figures: tuple[Figure, ...] = ()
) -> Listing:
    """Return a list: each line of the office's own text is a point; else the generated points."""
    lines = [" ".join(line.split()) for line in own_text(material, paragraph_id).splitlines()]
    points = tuple(line for line in lines if line)
    return Listing(points) if points else Listing(tuple(generated), figures=figures)
