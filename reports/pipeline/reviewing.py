"""Job: the review page of a period, one file that shows what was understood and leads each figure to its rows.

The page of the edition ``dinas`` holds source rows. One for others holds the figures that its edition prints, and
neither a row nor a file of the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.corrected_figures import label
from reports.documents.review_tables import review_sections
from reports.errors import UsageError
from reports.model.review_content import Inputs, Review
from reports.pipeline.gather import gather_office
from reports.pipeline.returns import composed, refuse_empty
from reports.pipeline.review_inputs import bears_on, board, problem_causes, understood
from reports.pipeline.review_rows import about, review_data
from reports.pipeline.review_versions import hidden_figures, other_versions
from reports.pipeline.shared_return import protected_return
from reports.pipeline.traceable import with_rows
from reports.private_files import put
from reports.publish import ensure_writable
from reports.render import review_page
from reports.vocabulary import formats
from reports.vocabulary.editions import DINAS, REVIEW
from reports.vocabulary.kinds import KINDS, NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.period import Period
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.pipeline.returns import Composed
    from reports.vocabulary.config import Config

NAME = REVIEW


@dataclass(frozen=True)
class PageOptions:
    """What the office's own page shows besides its tables and rows."""

    values: bool = False
    """Names and numbers of persons."""
    hidden_in: str = ""
    """A shared edition whose hidden figures are marked; empty for none."""


def review(period: Period, request: Request, config: Config, options: PageOptions = PageOptions()) -> Path:
    """Write the review page of a period and return its path; with a dry run, where it would be.

    Args:
        period: of the return.
        request: the shared options; the page of an edition for others holds no row.
        config: of the office.
        options: what the office's own page shows besides.

    Raises:
        NoInputError: no input at all, or none for the period.
        ConfigurationError: letterhead or template.
        UsageError: rows are asked for in an edition for others, or one of a draft.
        DisclosureError: the figures of a shared edition cannot be protected.
        OutputError: the page cannot be written.
        BalanceError: rows do not make their figure, which is a fault of the program.
    """
    folder = request.outputs / str(period)
    if not request.dry_run:
        ensure_writable(folder, request.output or request.office)
    if request.edition == DINAS:
        content = _own_review(period, request, config, options)
    else:
        content = _review_for_others(period, request, config, options)
    page = review_page.render(content)
    path = folder / f"{NAME}.{request.edition}.html"
    if not request.dry_run:
        put(path, page)
    return path


def _own_review(period: Period, request: Request, config: Config, options: PageOptions) -> Review:
    """Return what the office's own page shows."""
    gathered = gather_office(
        request.office, store=False, password=request.password, as_of=request.as_of, originals=True
    )
    refuse_empty(gathered, period)
    composition = composed(gathered, period, request, config)
    day = request.document_date or config.document.date
    counts = with_rows(gathered, composition.figures, config, day, show_values=options.values)
    districts, edition = config.work_area.districts, options.hidden_in
    hidden = hidden_figures(gathered, composition.figures, districts, request, edition) if edition else frozenset()
    before = composition.changes.previous
    return Review(
        title=f"Tinjauan {formats.period(period)}",
        office=config.office.name,
        as_of=composition.figures.as_of,
        edition=DINAS,
        sections=review_sections(composition.document, composition.figures),
        data=review_data(counts, other_versions(composition, hidden, request.office)),
        inputs=_inputs(gathered, composition, period, options),
        before=formats.period(before.figures.period) if before.figures else "",
        correction=label(composition.correction),
        hidden_in=edition,
        show_values=options.values,
    )


def _inputs(gathered: Gathered, composition: Composed, period: Period, options: PageOptions) -> Inputs:
    files = [file for file in gathered.files if file.meeting is None and bears_on(file, period)]
    quality = composition.printed_quality
    return Inputs(
        kinds=tuple(NAMES[kind].short for kind in KINDS),
        board=board(gathered.coverage, period),
        files=tuple(understood(file, show_values=options.values) for file in files),
        further_files=tuple(file.path for file in gathered.files if file not in files),
        lines=quality.lines,
        total=quality.total,
        not_understood=quality.not_understood,
        causes=problem_causes(files),
    )


def _review_for_others(period: Period, request: Request, config: Config, options: PageOptions) -> Review:
    """Return what a page for others shows: the tables that the return of its edition prints."""
    if options != PageOptions():
        raise UsageError("a page for others shows no rows, names or hidden figures", "leave --edition out")
    composition = protected_return(period, request, config)
    if composition.quality.not_understood:
        raise UsageError("of a draft no shared edition is made", "the office's own: --edition dinas")
    figures = composition.figures
    tables = figures.tables.values()
    values = {figure.id: {"v": figure.value} for table in tables for figure in table.cells.values()}
    return Review(
        title=f"Angka {formats.period(period)}",
        office=config.office.name,
        as_of=figures.as_of,
        edition=request.edition,
        sections=review_sections(composition.document, figures),
        data={"tables": {table.id: about(table) for table in tables}, "figures": values},
    )
