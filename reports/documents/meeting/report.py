"""Laporan Hasil Rapat: the report of a meeting that was held, as a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import appendix, cases, evidence, naming, outcome, participants, proceedings
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
CLASSIFICATION = "TERBATAS"


def meeting_report(material: MeetingMaterial, *, edition: str, version: str, pictures: Sequence[str] = ()) -> Document:
    """Compose the report of a meeting.

    Args:
        material: of a meeting that was held.
        edition: who reads it.
        version: of the program, for the last page.
        pictures: keys of the photographs that can be printed; none of them is in a shared edition.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    data = material.data
    body = (*proceedings.sections(material), evidence.section(material), *outcome.sections(material))
    return Document(
        name=NAME,
        title="Laporan Hasil Rapat",
        subtitle=f"{naming.name(material)}, {naming.when(material.meeting)}",
        office=data.config.office.name,
        period=data.period,
        edition=edition,
        as_of=data.figures.as_of,
        date=naming.dated(material),
        letterhead=law.letterhead(data.config, naming.dated(material) or naming.day(material)),
        sections=number_titles((*body, *appendix.sections(material, edition, pictures))),
        classification=CLASSIFICATION,
        marks=marks(material, version, edition),
    )


def report_figures(material: MeetingMaterial) -> Figures:
    """Return the figures of a report: those it leans on, and what it counted itself."""
    counted = {
        participants.TABLE: tuple(participants.figures(material).values()),
        "tindak-lanjut": tuple(outcome.figures(material).values()),
        cases.KINDS_TABLE: evidence.by_kind(material.data),
    }
    listed = {name: _listed(name, found) for name, found in counted.items() if found}
    tables = evidence.shown(material.data) | listed
    return Figures(material.data.period, material.data.figures.as_of, tables)


def _listed(name: str, found: tuple[Figure, ...]) -> FigureTable:
    first = found[0]
    cells = {(one.row, one.column): one for one in found}
    rows, columns = (tuple(dict.fromkeys(place[part] for place in cells)) for part in (0, 1))
    return FigureTable(name, first.unit, first.definition, first.as_of, first.status, rows, columns, cells)


def marks(material: MeetingMaterial, version: str, edition: str) -> dict[str, str]:
    """Return the small facts of the last page; the digest of the inputs stays with the office."""
    found = {"Versi program": version, "Keadaan data": formats.day(material.data.figures.as_of)}
    if edition == OWN_EDITION and material.data.quality.inputs_sha256:
        found["Sidik masukan (SHA-256)"] = material.data.quality.inputs_sha256
    return found
