"""Documents of a meeting in the edition asked for: as composed for the office, protected for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.figures_used import printed_figures
from reports.documents.shared import protect_document, protect_register, with_printed_chapters
from reports.model.quality import Quality
from reports.pipeline.document_gate import passed
from reports.pipeline.protection_report import ProtectedSets, write_report
from reports.pipeline.publishing import hash_of_all_inputs, used_inputs
from reports.vocabulary.editions import prints_document

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.follow_ups import FollowUpRegister
    from reports.pipeline.meeting import Prepared
    from reports.pipeline.request import Request


def edition_of(document: Document, prepared: Prepared) -> Document:
    """Return a document as its edition prints it, every text searched."""
    if prepared.shared is None:
        return passed(document, prepared.gate)
    protected = protect_document(with_printed_chapters(document, document.edition), prepared.shared)
    return passed(protected, prepared.gate)


def of_edition(sets: Mapping[str, Mapping[str, bytes]], edition: str) -> dict[str, Mapping[str, bytes]]:
    """Return those of some documents that an edition has, ``<document>.<edition>`` → files."""
    return {name: files for name, files in sets.items() if prints_document(name.removesuffix(f".{edition}"), edition)}


def register_of(register: FollowUpRegister, prepared: Prepared) -> FollowUpRegister:
    """Return the register of follow-ups as its edition prints it, every text searched."""
    protected = register if prepared.shared is None else protect_register(register, prepared.shared)
    return passed(protected, prepared.gate)


def figures_of(document: Document, prepared: Prepared) -> Figures | None:
    """Return the figures that a document of a shared edition prints; None for the office's own."""
    if prepared.shared is None:
        return None
    data = prepared.material.data
    return printed_figures(document, prepared.shared.as_figures(data.period, data.figures.as_of))


def write_protection_report(
    prepared: Prepared,
    folder: str,
    job: str,
    request: Request,
    sets: Collection[str],
    composed: Document,
) -> None:
    """Write for the office what was hidden of the documents of a meeting; its own edition has no such report.

    Args:
        prepared: what the documents were composed from.
        folder: of the documents in the outputs.
        job: ``briefing`` or ``minutes``.
        request: the shared options.
        sets: ``<document>.<edition>`` of each document; their manifests tell the files that the report is of.
        composed: the document with figures, before anything was hidden.

    Raises:
        OutputError: it cannot be written.
    """
    if prepared.protection is None:
        return
    invitees = prepared.material.meeting.invitees
    inputs = used_inputs(prepared.gathered, prepared.material.data.quality, with_meetings=True)
    documents = ProtectedSets(
        prepared.protection,
        composed,
        edition_of(composed, prepared),
        sets,
        tuple(inputs),
        hash_of_all_inputs(prepared.gathered),
        tuple(invitee.agency for invitee in invitees if invitee.is_outside_government),
    )
    write_report(documents, f"{folder}.{job}", request)


def quality_of(prepared: Prepared) -> Quality:
    """Return what a document says of its inputs: nothing in a shared edition, since its counts are of single rows."""
    if prepared.shared is not None:
        return Quality((), {}, {})
    return passed(prepared.material.data.quality, prepared.gate)
