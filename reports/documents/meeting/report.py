"""Compose the report of a meeting that took place (Laporan Hasil Rapat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import completeness
from reports.documents.meeting import appendix, cases, naming, outcome, participants, proceedings, supporting_data
from reports.documents.meeting.appendix import OWN_EDITION
from reports.documents.numbering import number_titles
from reports.model.document import Document
from reports.model.figures import Figures, FigureTable
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.figures import Figure

NAME = "laporan-rapat"


def meeting_report(material: MeetingMaterial, *, edition: str, version: str, pictures: Sequence[str] = ()) -> Document:
    """Return the report of a meeting.

    Args:
        material: of a meeting that took place.
        edition: code of the readers' edition.
        version: of the program, printed on the last page.
        pictures: keys of the photographs that can be printed; a shared edition prints none.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    data = material.data
    body = (*proceedings.sections(material), supporting_data.section(material), *outcome.sections(material))
    return Document(
        name=NAME,
        title="Laporan Hasil Rapat",
        subtitle=f"{naming.meeting_name(material)}, {naming.weekday_and_date(material.meeting)}",
        office=data.config.office.name,
        period=data.period,
        edition=edition,
        as_of=data.figures.as_of,
        date=naming.report_date(material),
        letterhead=law.letterhead(data.config, naming.report_date(material) or naming.meeting_day(material)),
        sections=number_titles((*body, *appendix.sections(material, edition, pictures))),
        classification=naming.classification(edition),
        warning=completeness.page_warning(material.data.quality, edition),
        completeness=completeness.section(material.data.quality, material.data.figures.period),
        marks=marks(material, version, edition),
    )


def report_figures(material: MeetingMaterial) -> Figures:
    """Return the figures of a report: the measured tables it uses, and the counts it makes itself."""
    counted = {
        participants.TABLE: tuple(participants.figures(material).values()),
        "tindak-lanjut": tuple(outcome.figures(material).values()),
        cases.KINDS_TABLE: supporting_data.figures_by_kind(material.data),
    }
    own_tables = {name: _figure_table(name, figures) for name, figures in counted.items() if figures}
    tables = supporting_data.printable_tables(material.data) | own_tables
    return Figures(material.data.period, material.data.figures.as_of, tables)


def _figure_table(name: str, figures: tuple[Figure, ...]) -> FigureTable:
    """Return figures of one unit and definition as a table."""
    first = figures[0]
    cells = {(figure.row, figure.column): figure for figure in figures}
    rows, columns = (tuple(dict.fromkeys(place[part] for place in cells)) for part in (0, 1))
    return FigureTable(name, first.unit, first.definition, first.as_of, first.status, rows, columns, cells)


def marks(material: MeetingMaterial, version: str, edition: str) -> dict[str, str]:
    """Return labels and values of the last page; only the edition of the office itself has the hash of the inputs."""
    lines = {"Versi program": version, "Keadaan data": formats.day(material.data.figures.as_of)}
    if edition == OWN_EDITION and material.data.quality.inputs_sha256:
        lines["Sidik masukan (SHA-256)"] = material.data.quality.inputs_sha256
    return lines
