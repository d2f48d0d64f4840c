"""What a review page for others shows: the figures that their edition prints, and no row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.review_tables import review_sections
from reports.errors import UsageError
from reports.model.review_content import Review
from reports.pipeline.review_rows import about
from reports.pipeline.shared_return import protected_return
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.period import Period
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


def of_period(period: Period, request: Request, config: Config) -> Review:
    """Return what the page of a return of a shared edition shows.

    Raises:
        NoInputError, UsageError, ConfigurationError, DisclosureError: as for the return; or there is only a draft.
    """
    shared = protected_return(period, request, config)
    refuse_draft(is_draft=bool(shared.quality.not_understood))
    return for_others(f"Angka {formats.period(period)}", shared.document, shared.figures, config)


def for_others(title: str, document: Document, figures: Figures, config: Config) -> Review:
    """Return what a page for others shows.

    Args:
        title: of the page.
        document: as its edition prints it.
        figures: those that it prints.
        config: of the office.
    """
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


def refuse_draft(*, is_draft: bool) -> None:
    """Stop where there is only a draft.

    Raises:
        UsageError: there is (settled rule 16).
    """
    if is_draft:
        raise UsageError("of a draft no shared edition is made", "the office's own: --edition dinas")
