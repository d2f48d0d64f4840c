"""``pora briefing``: from a meeting's workbook to invitation, briefing pack and attendance sheet.

All three are composed and printed before the first is published, so that a failure leaves the earlier ones as they are;
each is then published as a set of its own. What protects persons in an edition belongs between composing and printing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports import __version__
from reports.documents.meeting.attendance import attendance_sheet
from reports.documents.meeting.briefing_slides import briefing_slides
from reports.documents.meeting.district_sheets import district_sheets
from reports.documents.meeting.invitation import addressed_invitations, invitation
from reports.documents.meeting.pack import briefing_pack, pack_figures
from reports.errors import NoInputError
from reports.pipeline import proving
from reports.pipeline.annex_of_names import meeting_annex
from reports.pipeline.meeting import prepare
from reports.pipeline.publishing import folder_of, is_withheld, published, remade_documents
from reports.pipeline.rendering import NO_COPIES, Copies, print_pdf, slides, word_copy
from reports.pipeline.shared_documents import edition_of, figures_of, of_edition, quality_of, write_protection_report
from reports.render import excel
from reports.render.figures_json import figures_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.pipeline.meeting import Prepared
    from reports.pipeline.request import MeetingOutcome, RemadeDocuments, Request
    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class Printed:
    """A document with its files, ready to be published."""

    name: str
    """``<document>.<edition>``."""
    artifacts: Mapping[str, bytes]


def briefing(workbook: Path, request: Request, config: Config, copies: Copies = NO_COPIES) -> MeetingOutcome:
    """Make the documents a meeting is prepared with.

    Args:
        workbook: of the meeting.
        request: the shared options.
        config: of the office.
        copies: a Word copy of the invitation, slides of the pack, letters to each invitee.

    Raises:
        NoInputError: there is no such workbook, or it holds no meeting.
        ConfigurationError: letterhead, theme, template or configuration.
        OutputError: the output cannot be written, or another run holds the office.
        UsageError: the name of the workbook names a person.
    """
    prepared = prepare(workbook, request, config)
    folder = folder_of(workbook, request)  # not before: the name of a workbook may name a person
    sets = {} if is_withheld(prepared) else _sets(prepared, request, copies)
    outcome = published(sets, folder, prepared, request)
    if sets:
        pack = briefing_pack(prepared.material, edition=request.edition, version=__version__)
        write_protection_report(prepared, workbook.stem, "briefing", request, sets, pack)
    return outcome


def remake_briefing(workbook: Path, request: Request, config: Config, copies: Copies = NO_COPIES) -> RemadeDocuments:
    """Return the documents as they would be made today; with a dry run nothing is written.

    Raises:
        NoInputError, ConfigurationError, UsageError: as for :func:`briefing`.
    """
    prepared = prepare(workbook, request, config)
    sets = {} if is_withheld(prepared) else _sets(prepared, request, copies)
    return remade_documents(sets, prepared)


def _sets(prepared: Prepared, request: Request, copies: Copies) -> dict[str, Mapping[str, bytes]]:
    """Return the documents as they are published, ``<document>.<edition>`` → files, with names if asked for."""
    printed = {file.name: file.artifacts for file in _printed(prepared, request, copies)}
    return {**of_edition(printed, request.edition), **meeting_annex(prepared, request)}


def _printed(prepared: Prepared, request: Request, copies: Copies) -> tuple[Printed, ...]:
    """Compose all documents, protect those of a shared edition, then print them."""
    material, edition = prepared.material, request.edition
    pack = edition_of(briefing_pack(material, edition=edition, version=__version__), prepared)
    return (
        _invitation(edition_of(invitation(material, edition=edition), prepared), material, request, copies),
        *_addressed(prepared, request, copies),
        *_for_districts(prepared, request, copies),
        _with_annex(pack, prepared, request, copies),
        _as_pdf(edition_of(attendance_sheet(material, edition=edition), prepared), material, request),
    )


def _as_pdf(document: Document, material: MeetingMaterial, request: Request, figures: Figures | None = None) -> Printed:
    name = f"{document.name}.{document.edition}"
    return Printed(name, {f"{name}.pdf": print_pdf(document, request, material.data.config, figures=figures)})


def _invitation(letter: Document, material: MeetingMaterial, request: Request, copies: Copies) -> Printed:
    """Print the invitation, with a copy that the office can finish in Word."""
    pdf = _as_pdf(letter, material, request)
    word = {f"{pdf.name}.docx": word_copy(letter, request)} if copies.word else {}
    return Printed(pdf.name, {**pdf.artifacts, **word})


def _addressed(prepared: Prepared, request: Request, copies: Copies) -> tuple[Printed, ...]:
    """Print the invitation as one letter to each invitee if asked for, to print at once, with a Word copy.

    Raises:
        NoInputError: the workbook lists nobody.
    """
    material = prepared.material
    if not copies.per_addressee:
        return ()
    if not material.meeting.invitees:
        raise NoInputError("{path} lists no invitees", "fill in its sheet Undangan", path=material.meeting.path)
    letters = edition_of(addressed_invitations(material, edition=request.edition), prepared)
    return (_invitation(letters, material, request, replace(copies, word=True)),)


def _for_districts(prepared: Prepared, request: Request, copies: Copies) -> tuple[Printed, ...]:
    """Print a sheet for each camat if asked for."""
    if not copies.district_sheets:
        return ()
    sheets = edition_of(district_sheets(prepared.material, edition=request.edition), prepared)
    return (_as_pdf(sheets, prepared.material, request),)


def _with_annex(document: Document, prepared: Prepared, request: Request, copies: Copies) -> Printed:
    """Print the pack, with its tables as a workbook, its figures as JSON, and slides."""
    material, data = prepared.material, prepared.material.data
    figures = figures_of(document, prepared) or pack_figures(material, document)
    pdf = _as_pdf(document, material, request, figures)
    annex = excel.render_annex(document, figures, quality_of(prepared), paper=data.config.document.paper)
    proving.prove_workbook(annex, document, figures, has_own_templates=False)
    shown_slides = edition_of(briefing_slides(material, edition=document.edition), prepared)
    further_artifacts = {
        **({f"{pdf.name}.pptx": slides(shown_slides)} if copies.slides else {}),
        f"{pdf.name}.xlsx": annex,
        f"{pdf.name}.figures.json": figures_json(figures, document.edition).encode(),
    }
    return Printed(pdf.name, {**pdf.artifacts, **further_artifacts})
