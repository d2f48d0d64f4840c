"""Composes the monthly return as a Document, with its tables and charts numbered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import (
    annexes,
    closing,
    completeness,
    corrected_figures,
    definition_notes,
    enforcement,
    foreword,
    form_pages,
    forms,
    further_matters,
    introduction,
    letter,
    reconciliation,
    return_for_others,
    services,
    stock,
    summary,
    timpora,
)
from reports.documents.material import Material
from reports.documents.numbering import number_titles
from reports.documents.undelivered_tables import without_undelivered_tables
from reports.model.decisions import DecisionRemarks
from reports.model.document import Document, Section
from reports.model.supplement import Supplement
from reports.vocabulary import formats, law
from reports.vocabulary.editions import PUBLIC, RETURN

if TYPE_CHECKING:
    from datetime import date

    from reports.model.comparison import Comparison
    from reports.model.correction import Correction
    from reports.model.coverage import Coverage
    from reports.model.events import Event
    from reports.model.figures import Figures
    from reports.model.quality import Quality
    from reports.model.reconciliation import SourceRemarks
    from reports.vocabulary.config import Config

NAME = RETURN
FORMS = "formulir"
"""Id of the chapter of forms."""
_OWN_EDITION = "dinas"
_OWN_MARK = "EDISI DINAS – tidak untuk diteruskan"
REPROCESSED = "Hasil olah ulang"
"""Label on the title page and in the footer of a return made again from old workbooks."""


def monthly_return(  # noqa: PLR0913 -- each input of a return has its own name
    figures: Figures,
    changes: Comparison,
    events: tuple[Event, ...],
    coverage: Coverage,
    quality: Quality,
    config: Config,
    *,
    edition: str,
    document_date: date | None,
    version: str,
    reprocessed: bool = False,
    decisions: DecisionRemarks | None = None,
    sources: tuple[SourceRemarks, ...] = (),
    by_month: tuple[Figures, ...] = (),
    correction: Correction | None = None,
    supplement: Supplement | None = None,
) -> Document:
    """Compose the return of a month, or of a range of months.

    Args:
        figures: all tables of the period.
        changes: figures of earlier periods to compare with.
        events: activities, by day.
        coverage: kinds of input that were delivered.
        quality: balance of the input rows and problems found.
        config: configuration of the office.
        edition: edition of the document, e.g. ``dinas``.
        document_date: decides the letterhead; None means the as-of date.
        version: version of the program.
        reprocessed: made again from old workbooks. Such a return has no covering letter, number or signature. It uses
            the names in force on the as-of date, ignores the document date, and leaves out a letterhead that the office
            has not chosen.
        decisions: decisions on actions to be named; only the edition of the office itself names them.
        sources: what is printed of the agencies whose counts are compared; their own words only in that edition, too.
        by_month: figures of each month of a longer period; only in that edition.
        correction: what it corrects of a return that was handed in; only in that edition, since it names figures.
        supplement: counts beside the tables of figures; only in that edition.

    Raises:
        ConfigurationError: the office must first choose the letterhead in force on the document date.
    """
    if reprocessed:  # the office's own texts and date are for the current month
        document_date, config = None, replace(config, problems="", suggestions="")
    material = Material(figures, changes, events, coverage, quality, config, document_date, reprocessed)
    material = replace(material, correction=correction if edition == _OWN_EDITION else None)
    material = _with_remarks(material, edition, decisions or DecisionRemarks(), sources)
    if edition == _OWN_EDITION:
        material = replace(material, by_month=by_month, supplement=supplement or Supplement())
    return completeness.with_unread_tables(_document(material, edition, version), quality)


def _with_remarks(
    material: Material, edition: str, decisions: DecisionRemarks, sources: tuple[SourceRemarks, ...]
) -> Material:
    """Return the material with the remarks that an edition prints."""
    if edition == _OWN_EDITION:
        return replace(material, decisions=decisions, sources=sources)
    shared = tuple(replace(remarks, definitions=()).without_numbers() for remarks in sources)
    return replace(material, sources=shared)


def _document(material: Material, edition: str, version: str) -> Document:
    """Compose title page, letter, parts and last page."""
    config, reprocessed = material.config, material.reprocessed
    is_signed = edition == _OWN_EDITION and not reprocessed
    return Document(
        name=NAME,
        title=letter.title(material),
        subtitle=f"Pengawasan Orang Asing dan Kegiatan {material.team}",
        office=config.office.name,
        period=material.period,
        edition=edition,
        as_of=material.figures.as_of,
        date=material.document_date,
        letterhead=(law.letterhead_as_decided if reprocessed else law.letterhead)(config, material.day),
        sections=_sections(material, edition),
        letter=letter.covering_letter(material) if is_signed else None,
        signature=letter.signature(config.head) if is_signed else None,
        classification=_OWN_MARK if edition == _OWN_EDITION else "TERBATAS" if edition != PUBLIC else "",
        marks=_marks(material, version),
        standing=_version_label(material),
        correction=corrected_figures.label(material.correction),
        warning=completeness.page_warning(material.quality, edition),
        completeness=completeness.section(material.quality, material.period),
    )


def _version_label(material: Material) -> str:
    """Return the label of a return that is reprocessed or a draft; empty for any other."""
    if material.reprocessed:
        return REPROCESSED
    return completeness.DRAFT if completeness.is_draft(material.quality) else ""


def _sections(material: Material, edition: str) -> tuple[Section, ...]:
    """Compose all parts.

    The body is numbered first because the annex cites its tables by number. Annex and forms come last, so these
    numbers do not change when the whole is numbered.
    """
    body = (
        *foreword.sections(material),
        summary.section(material),
        introduction.section(material),
        _duties(material),
        closing.problems(material),
        closing.conclusion(material),
    )
    if edition != _OWN_EDITION:
        body = return_for_others.without_forms(material, body)
    body = tuple(map(without_undelivered_tables, body))
    if edition != _OWN_EDITION:
        return number_titles((*body, annexes.section(material, number_titles(body), defines=True)))
    pages = _forms(material)
    annex = annexes.section(material, number_titles((*body, pages)), defines=False)
    return definition_notes.with_definitions(material, number_titles((*body, annex, pages)))


def _forms(material: Material) -> Section:
    """Compose the ministry's forms; each has a page of its own, but for those without rows, which share pages."""
    return Section(
        FORMS,
        "FORMULIR",
        (
            *(forms.services(material, permit) for permit in form_pages.SERVICES),
            forms.projustisia(material),
            forms.administrative_actions(material),
            *timpora.forms(material),
        ),
        new_page=True,
    )


def _duties(material: Material) -> Section:
    """Compose BAB II."""
    return Section(
        "pelaksanaan",
        "BAB II PELAKSANAAN TUGAS SUBSTANTIF",
        (),
        (
            services.section(material),
            stock.section(material),
            Section(
                "penindakan",
                "C. Intelijen dan Penindakan Keimigrasian",
                (),
                (*enforcement.sections(material), *timpora.sections(material), *further_matters.sections(material)),
            ),
            reconciliation.section(material),
        ),
    )


def _marks(material: Material, version: str) -> dict[str, str]:
    """Return the facts for the last page: program version, as-of date, inputs."""
    marks = {
        "Versi program": version,
        "Keadaan data": formats.day(material.figures.as_of),
    }
    if material.quality.lines:
        marks["Tabel masukan"] = formats.number(len(material.quality.lines))
    if material.quality.inputs_sha256:
        marks["Sidik masukan (SHA-256)"] = material.quality.inputs_sha256
    return marks
