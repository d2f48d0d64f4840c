"""The monthly return as a Document: every part in its place, tables numbered through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import (
    annexes,
    closing,
    enforcement,
    introduction,
    letter,
    reconciliation,
    services,
    stock,
    summary,
    timpora,
)
from reports.documents.material import Material
from reports.documents.numbering import number_titles
from reports.model.document import Document, Section
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from datetime import date

    from reports.model.comparison import Comparison
    from reports.model.coverage import Coverage
    from reports.model.events import Event
    from reports.model.figures import Figures
    from reports.model.quality import Quality
    from reports.vocabulary.config import Config

NAME = "laporan-bulanan"
REPROCESSED = "Hasil olah ulang"
"""What a return made again from old workbooks is called on its title page and in its foot."""


def monthly_return(  # noqa: PLR0913 -- everything a return is made from, each by name
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
) -> Document:
    """Compose the return of a month, or of a range of months.

    Args:
        figures: all tables of the period.
        changes: the figures of earlier periods.
        events: what happened, by day.
        coverage: which kinds were delivered.
        quality: the balance of the rows.
        config: of the office.
        edition: for whom.
        document_date: decides the letterhead; the as-of date without one.
        version: of the program.
        reprocessed: made again from old workbooks: no covering letter, no number, no signature, and everything named as
            it was on the as-of date, whatever the document date; what the office has not chosen is left out.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    if reprocessed:  # the office's own words and date are about the month it is reporting now
        document_date, config = None, replace(config, problems="", suggestions="")
    material = Material(figures, changes, events, coverage, quality, config, document_date, reprocessed)
    return Document(
        name=NAME,
        title=letter.title(material),
        subtitle=f"Pengawasan Orang Asing dan Kegiatan {material.team}",
        office=config.office.name,
        period=figures.period,
        edition=edition,
        as_of=figures.as_of,
        date=document_date,
        letterhead=(law.letterhead_as_decided if reprocessed else law.letterhead)(config, material.day),
        sections=_sections(material),
        letter=None if reprocessed else letter.covering_letter(material),
        signature=None if reprocessed else letter.signature(config.head),
        marks=_marks(material, version),
        standing=REPROCESSED if reprocessed else "",
    )


def _sections(material: Material) -> tuple[Section, ...]:
    """Compose all parts; the annex names the tables of the body by their numbers, which its own do not change."""
    body = (
        summary.section(material),
        introduction.section(material),
        _duties(material),
        closing.problems(material),
        closing.conclusion(material),
    )
    return number_titles((*body, annexes.section(material, number_titles(body))))


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
                (*enforcement.sections(material), *timpora.sections(material)),
            ),
            reconciliation.section(material),
        ),
    )


def _marks(material: Material, version: str) -> dict[str, str]:
    """Return the small facts of the last page."""
    marks = {
        "Versi program": version,
        "Keadaan data": formats.day(material.figures.as_of),
        "Tabel masukan": formats.number(len(material.quality.lines)),
    }
    if material.quality.inputs_sha256:
        marks["Sidik masukan (SHA-256)"] = material.quality.inputs_sha256
    return marks
