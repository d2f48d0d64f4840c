"""Job: the review page of a period or a meeting, which shows what was understood and leads figures to their rows.

The page of the edition ``dinas`` holds source rows. One for others holds the figures that its edition prints, and
neither a row nor a file of the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reports import __version__
from reports.documents.corrected_figures import label
from reports.documents.meeting import naming
from reports.documents.meeting.pack import briefing_pack
from reports.documents.review_tables import review_sections
from reports.errors import UsageError
from reports.model.review_content import Review
from reports.pipeline.archive.month_inputs import folder_of_month, gather_month, refuse_other_figures
from reports.pipeline.figure_protection import protected_figures
from reports.pipeline.gather import gather_office
from reports.pipeline.meeting import prepare
from reports.pipeline.publishing import folder_of, is_withheld
from reports.pipeline.returns import composed, refuse_empty
from reports.pipeline.review_inputs import shown_inputs
from reports.pipeline.review_rows import about, review_data
from reports.pipeline.review_versions import OtherVersions, hidden_figures, other_versions
from reports.pipeline.shared_documents import edition_of, figures_of, quality_of
from reports.pipeline.shared_return import protected_return
from reports.pipeline.traceable import with_rows
from reports.private_files import put
from reports.publish import ensure_writable
from reports.render import review_page
from reports.vocabulary import formats
from reports.vocabulary.editions import DINAS, REVIEW

if TYPE_CHECKING:
    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.period import Period
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config

NAME = REVIEW


@dataclass(frozen=True)
class PageOptions:
    """What the office's own page shows besides its tables and rows."""

    values: bool = False
    """Names and numbers of persons."""
    hidden_in: str = ""
    """A shared edition whose hidden figures are marked; empty for none."""
    archive: Path | None = None
    """An archive that the period is of, as it was reprocessed; None for the office's inputs."""


def review(subject: Period | Path, request: Request, config: Config, options: PageOptions = PageOptions()) -> Path:
    """Write a review page and return its path; with a dry run, where it would be.

    Args:
        subject: the period of a return, or the workbook of a meeting, whose pack has the figures.
        request: the shared options; the page of an edition for others holds no row.
        config: of the office.
        options: what the office's own page shows besides.

    Raises:
        NoInputError: no input at all, or none for the period; or no such workbook, or no meeting in it.
        ConfigurationError: letterhead, theme or template.
        UsageError: rows are asked for in an edition for others, or one of a draft.
        DisclosureError: the figures of a shared edition cannot be protected.
        OutputError: the page cannot be written.
        BalanceError: rows do not make their figure, which is a fault of the program.
    """
    if request.edition != DINAS and options != PageOptions():
        raise UsageError("a page for others shows no rows, names or hidden figures", "leave --edition out")
    if isinstance(subject, Path):
        content, folder = _of_meeting(subject, request, config, options), folder_of(subject, request)
    else:
        folder = folder_of_month(subject, request) if options.archive else request.outputs / str(subject)
        if not request.dry_run:
            ensure_writable(folder, request.output or request.office)
        content = _of_period(subject, request, config, options)
    path = folder / f"{NAME}.{request.edition}.html"
    page = review_page.render(content)
    if not request.dry_run:
        put(path, page)
    return path


def _of_period(period: Period, request: Request, config: Config, options: PageOptions) -> Review:
    """Return what the page of a return shows."""
    if request.edition != DINAS:
        shared = protected_return(period, request, config)
        _refuse_draft(is_draft=bool(shared.quality.not_understood))
        return _for_others(f"Angka {formats.period(period)}", shared.document, shared.figures, config)
    gathered = _gathered(period, request, options.archive)
    refuse_empty(gathered, period)
    composition = composed(gathered, period, request, config)
    if options.archive:
        refuse_other_figures(composition.figures, period, request, options.archive)
    figures, day = composition.figures, request.document_date or config.document.date
    counts = with_rows(gathered, figures, config, day, show_values=options.values)
    hidden: frozenset[str] = frozenset()
    if options.hidden_in:
        shared_request = replace(request, edition=options.hidden_in)
        protection = protected_figures(gathered, figures, config.work_area.districts, shared_request)
        hidden = hidden_figures(figures, protection.shared)
    before = composition.changes.previous
    return Review(
        title=f"Tinjauan {'arsip ' if options.archive else ''}{formats.period(period)}",
        office=config.office.name,
        as_of=figures.as_of,
        edition=DINAS,
        sections=review_sections(composition.document, figures),
        data=review_data(counts, other_versions(composition, hidden, request.office)),
        inputs=shown_inputs(gathered, composition.printed_quality, period, show_values=options.values),
        before=formats.period(before.figures.period) if before.figures else "",
        correction=label(composition.correction),
        hidden_in=options.hidden_in,
        show_values=options.values,
    )


def _gathered(period: Period, request: Request, archive: Path | None) -> Gathered:
    """Read the inputs with the texts of their cells: those of the office, or of a month of an archive."""
    if archive is not None:
        return gather_month(archive, period, request)
    return gather_office(request.office, store=False, password=request.password, as_of=request.as_of, originals=True)


def _of_meeting(workbook: Path, request: Request, config: Config, options: PageOptions) -> Review:
    """Return what the page of a meeting shows: the figures of its pack."""
    prepared = prepare(workbook, request, config, originals=request.edition == DINAS)
    material = prepared.material
    pack = edition_of(briefing_pack(material, edition=request.edition, version=__version__), prepared)
    title = f"rapat {formats.day(naming.meeting_day(material))}"
    figures = figures_of(pack, prepared)
    if figures is not None:
        _refuse_draft(is_draft=is_withheld(prepared))
        return _for_others(f"Angka {title}", pack, figures, config)
    figures, before = material.data.figures, material.data.comparison.previous
    counts = with_rows(prepared.gathered, figures, config, None, show_values=options.values)
    hidden: frozenset[str] = frozenset()
    if options.hidden_in:
        shared = prepare(workbook, replace(request, edition=options.hidden_in), config).shared
        hidden = hidden_figures(figures, shared) if shared else hidden
    return Review(
        title=f"Tinjauan {title}",
        office=config.office.name,
        as_of=figures.as_of,
        edition=DINAS,
        sections=review_sections(pack, figures),
        data=review_data(counts, OtherVersions(before, hidden=hidden)),
        inputs=shown_inputs(prepared.gathered, quality_of(prepared), figures.period, show_values=options.values),
        before=formats.period(before.figures.period) if before.figures else "",
        hidden_in=options.hidden_in,
        show_values=options.values,
    )


def _for_others(title: str, document: Document, figures: Figures, config: Config) -> Review:
    """Return what a page for others shows: the tables that its edition prints."""
    tables = figures.tables.values()
    values = {figure.id: {"v": figure.value} for table in tables for figure in table.cells.values()}
    return Review(
        title=title,
        office=config.office.name,
        as_of=figures.as_of,
        edition=document.edition,
        sections=review_sections(document, figures),
        data={"tables": {table.id: about(table) for table in tables}, "figures": values},
    )


def _refuse_draft(*, is_draft: bool) -> None:
    if is_draft:
        raise UsageError("of a draft no shared edition is made", "the office's own: --edition dinas")
