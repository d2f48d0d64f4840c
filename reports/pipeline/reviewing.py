"""Job: the review page of a period or a meeting, which shows what was understood and leads figures to their rows.

The page of the edition ``dinas`` holds source rows. One for others holds the figures that its edition prints, and
neither a row nor a file of the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reports.documents.corrected_figures import label
from reports.documents.review_tables import review_sections
from reports.errors import UsageError
from reports.model.review_content import Review
from reports.pipeline.composed_return import composed, refuse_empty
from reports.pipeline.gather import gather_office
from reports.pipeline.request import document_day
from reports.pipeline.review_inputs import shown_inputs
from reports.pipeline.review_rows import review_data
from reports.pipeline.review_versions import hidden_figures, other_versions
from reports.pipeline.traceable import with_rows
from reports.private_files import put
from reports.publish import ensure_writable
from reports.render import review_page
from reports.vocabulary import formats
from reports.vocabulary.editions import ARCHIVE, DINAS, REVIEW

if TYPE_CHECKING:
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
        UsageError: rows are asked for in an edition for others, or one of a draft, or a meeting of an archive.
        DisclosureError: the figures of a shared edition cannot be protected.
        OutputError: the page cannot be written.
        BalanceError: rows do not make their figure, which is a fault of the program.
    """
    if options.archive and isinstance(subject, Path):
        raise UsageError("an archive has months and no meetings", "give the month instead of the workbook")
    if request.edition != DINAS and options != PageOptions():
        raise UsageError("a page for others shows no rows, names or hidden figures", "leave --edition out")
    folder = request.outputs / (subject.stem if isinstance(subject, Path) else str(subject))
    if isinstance(subject, Path):
        from reports.pipeline.review_of_meeting import of_meeting  # noqa: PLC0415 -- composers that a month does without

        content = of_meeting(subject, request, config, options)
        _expect_writable(folder, request)  # not before: the name of a workbook may name a person
    else:
        folder = request.outputs / ARCHIVE / folder.name if options.archive else folder
        _expect_writable(folder, request)
        content = _of_period(subject, request, config, options)
    path = folder / f"{NAME}.{request.edition}.html"
    page = review_page.render(content)
    if not request.dry_run:
        put(path, page)
    return path


def _expect_writable(folder: Path, request: Request) -> None:
    if not request.dry_run:
        ensure_writable(folder, request.output or request.office)


def _of_period(period: Period, request: Request, config: Config, options: PageOptions) -> Review:
    """Return what the page of a return shows."""
    if request.edition != DINAS:
        from reports.pipeline.review_for_others import of_period  # noqa: PLC0415 -- as is only what is asked for

        return of_period(period, request, config)
    gathered = _gathered(period, request, options.archive)
    refuse_empty(gathered, period)
    composition = composed(gathered, period, request, config)
    if options.archive:
        from reports.pipeline.archive.month_inputs import refuse_other_figures  # noqa: PLC0415 -- as above

        refuse_other_figures(composition.figures, period, request, options.archive)
    figures = composition.figures
    day = document_day(request, config, figures.as_of)
    counts = with_rows(gathered, figures, config, day, show_values=options.values)
    hidden: frozenset[str] = frozenset()
    if options.hidden_in:
        from reports.pipeline.figure_protection import protected_figures  # noqa: PLC0415 -- as above

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
        from reports.pipeline.archive.month_inputs import gather_month  # noqa: PLC0415 -- as above

        return gather_month(archive, period, request)
    return gather_office(request.office, store=False, password=request.password, as_of=request.as_of, originals=True)
