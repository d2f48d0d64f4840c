"""The conclusion of a return: what was counted, then the closing words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Paragraph
from reports.model.figures import TOTAL
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Figure


def paragraphs(material: Material) -> tuple[Paragraph, ...]:
    """Return what was counted, stocks and flows in sentences of their own, and the closing words."""
    figures = _counted_figures(material)
    sentences = (_stock_sentence(material), _flow_sentence(material))
    text = " ".join(filter(None, sentences))
    closing = Paragraph("Demikian laporan ini disusun untuk menjadi bahan pertimbangan pimpinan.")
    return (Paragraph(text, figures), closing) if text else (closing,)


def _counted_figures(material: Material) -> tuple[Figure, Figure, Figure]:
    """Return the register, the actions and the meetings of the period."""
    return (
        material.figure("stock-district-permit"),
        material.figure("tak-actions"),
        material.figure("timpora", TOTAL, "rapat"),
    )


def _stock_sentence(material: Material) -> str:
    total = _counted_figures(material)[0]
    if total.value is None:
        return ""
    return f"{formats.opening(material.as_of)} register orang asing memuat {formats.counted(total)}."


def _flow_sentence(material: Material) -> str:
    _, actions, meetings = _counted_figures(material)
    clauses: dict[str, list[str]] = {}  # months in words → what is said of them
    if actions.value is not None:
        clauses.setdefault(material.counted_span(actions.table), []).append(
            f"ditetapkan {formats.counted(actions)} administratif keimigrasian"
            if actions.value
            else "tidak ada tindakan administratif keimigrasian"
        )
    if meetings.value is not None:
        meeting_phrase = formats.counted(meetings, "rapat koordinasi")
        clauses.setdefault(material.counted_span(meetings.table), []).append(
            f"diselenggarakan {meeting_phrase} {material.team}"
            if meetings.value
            else f"{meeting_phrase} {material.team}"
        )
    return " ".join(f"Selama {span} {formats.joined(parts)}." for span, parts in clauses.items())
