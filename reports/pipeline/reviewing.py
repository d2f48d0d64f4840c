"""Job: the review page of a period, one file that shows what was understood and leads each figure to its rows.

In the edition ``dinas`` only: it holds source rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.review_tables import review_sections
from reports.model.review_content import Review
from reports.pipeline.gather import gather_office
from reports.pipeline.returns import composed, refuse_empty
from reports.pipeline.review_inputs import bears_on, board, problem_causes, understood
from reports.pipeline.review_rows import review_data
from reports.pipeline.traceable import with_rows
from reports.private_files import put
from reports.publish import ensure_writable
from reports.render import review_page
from reports.vocabulary import formats
from reports.vocabulary.editions import REVIEW
from reports.vocabulary.kinds import KINDS, NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.period import Period
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config

NAME = REVIEW


def review(period: Period, request: Request, config: Config, *, show_values: bool = False) -> Path:
    """Write the review page of a period and return its path; with a dry run, where it would be.

    Args:
        period: of the return.
        request: the shared options.
        config: of the office.
        show_values: show names and numbers of persons.

    Raises:
        NoInputError: no input at all, or none for the period.
        ConfigurationError: letterhead or template.
        OutputError: the page cannot be written.
        BalanceError: rows do not make their figure, which is a fault of the program.
    """
    folder = request.outputs / str(period)
    if not request.dry_run:
        ensure_writable(folder, request.output or request.office)
    gathered = gather_office(
        request.office, store=False, password=request.password, as_of=request.as_of, originals=True
    )
    refuse_empty(gathered, period)
    page = review_page.render(_review(gathered, period, request, config, show_values=show_values))
    path = folder / f"{NAME}.{request.edition}.html"
    if not request.dry_run:
        put(path, page)
    return path


def _review(gathered: Gathered, period: Period, request: Request, config: Config, *, show_values: bool) -> Review:
    """Return what the page shows."""
    composition = composed(gathered, period, request, config)
    day = request.document_date or config.document.date
    counts = with_rows(gathered, composition.figures, config, day, show_values=show_values)
    before = composition.changes.previous
    files = [file for file in gathered.files if file.meeting is None and bears_on(file, period)]
    quality = composition.printed_quality
    return Review(
        title=f"Tinjauan {formats.period(period)}",
        office=config.office.name,
        as_of=composition.figures.as_of,
        before=formats.period(before.figures.period) if before.figures else "",
        kinds=tuple(NAMES[kind].short for kind in KINDS),
        board=board(gathered.coverage, period),
        files=tuple(understood(file, show_values=show_values) for file in files),
        further_files=tuple(file.path for file in gathered.files if file not in files),
        lines=quality.lines,
        total=quality.total,
        not_understood=quality.not_understood,
        causes=problem_causes(files),
        sections=review_sections(composition.document, composition.figures),
        data=review_data(counts, before),
        show_values=show_values,
    )
