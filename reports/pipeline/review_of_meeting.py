"""What the review page of a meeting shows: the figures of its pack with their rows, or as the pack prints them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports import __version__
from reports.documents.meeting import naming
from reports.documents.meeting.pack import briefing_pack
from reports.documents.review_tables import review_sections
from reports.model.review_content import Review
from reports.pipeline.meeting import prepare
from reports.pipeline.publishing import is_withheld
from reports.pipeline.review_for_others import for_others, refuse_draft
from reports.pipeline.review_inputs import shown_inputs
from reports.pipeline.review_rows import review_data
from reports.pipeline.review_versions import OtherVersions, hidden_figures
from reports.pipeline.shared_documents import edition_of, figures_of, quality_of
from reports.pipeline.traceable import with_rows
from reports.vocabulary import formats
from reports.vocabulary.editions import DINAS

if TYPE_CHECKING:
    from pathlib import Path

    from reports.pipeline.request import Request
    from reports.pipeline.reviewing import PageOptions
    from reports.vocabulary.config import Config


def of_meeting(workbook: Path, request: Request, config: Config, options: PageOptions) -> Review:
    """Return what the page of a meeting shows.

    Args:
        workbook: of the meeting.
        request: the shared options.
        config: of the office.
        options: what the office's own page shows besides.

    Raises:
        NoInputError, ConfigurationError, UsageError: as for ``pora briefing``; or there is only a draft for others.
        BalanceError: rows do not make their figure, which is a fault of the program.
    """
    prepared = prepare(workbook, request, config, originals=request.edition == DINAS)
    material = prepared.material
    pack = edition_of(briefing_pack(material, edition=request.edition, version=__version__), prepared)
    title = f"rapat {formats.day(naming.meeting_day(material))}"
    figures = figures_of(pack, prepared)
    if figures is not None:
        refuse_draft(is_draft=is_withheld(prepared))
        return for_others(f"Angka {title}", pack, figures, config)
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
