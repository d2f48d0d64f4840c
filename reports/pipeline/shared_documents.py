"""Documents of a meeting in the edition asked for: as composed for the office, protected for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.figures_used import printed_figures
from reports.documents.shared import protect_document, protect_register
from reports.model.quality import Quality

if TYPE_CHECKING:
    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.follow_ups import FollowUpRegister
    from reports.pipeline.meeting import Prepared


def edition_of(document: Document, prepared: Prepared) -> Document:
    """Return a document as its edition prints it."""
    return document if prepared.shared is None else protect_document(document, prepared.shared)


def register_of(register: FollowUpRegister, prepared: Prepared) -> FollowUpRegister:
    """Return the register of follow-ups as its edition prints it."""
    return register if prepared.shared is None else protect_register(register, prepared.shared)


def figures_of(document: Document, prepared: Prepared) -> Figures | None:
    """Return the figures that a document of a shared edition prints; None for the office's own."""
    if prepared.shared is None:
        return None
    data = prepared.material.data
    return printed_figures(document, prepared.shared.as_figures(data.period, data.figures.as_of))


def quality_of(prepared: Prepared) -> Quality:
    """Return what a document says of its inputs: nothing in a shared edition, since its counts are of single rows."""
    return prepared.material.data.quality if prepared.shared is None else Quality((), {}, {})
