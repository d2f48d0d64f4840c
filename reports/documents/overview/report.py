"""The report of reprocessing as a Document: every part in its place, tables and charts numbered through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.numbering import numbered
from reports.documents.overview import about, coverage, differences, files, flows, stocks, summary
from reports.documents.overview.material import OverviewMaterial
from reports.model.document import Document, Letterhead
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.archive import Archive
    from reports.vocabulary.config import Config

NAME = "olah-ulang"
STANDING = "Disusun ulang dari lembar kerja; bukan laporan resmi, tanpa nomor dan tanpa tanda tangan"


def compose(archive: Archive, config: Config, *, version: str, edition: str = "dinas") -> Document:
    """Compose the report on an archive.

    It is no letter: no number, no signature, no letterhead of a ministry, since the years of an archive may have seen
    two of them.
    """
    material = OverviewMaterial(archive, config)
    sections = (
        summary.section(material),
        coverage.section(material),
        stocks.section(material),
        flows.section(material),
        files.section(material),
        differences.section(material),
        about.section(material),
    )
    return Document(
        name=NAME,
        title="Hasil olah ulang",
        subtitle="Arsip lembar kerja pengawasan orang asing",
        office=config.office.name,
        period=material.period,
        edition=edition,
        as_of=material.as_of,
        date=None,
        letterhead=Letterhead((), config.office.name.upper(), "", config.office.emblem or None),
        sections=numbered(sections),
        marks=_marks(material, version),
        standing=STANDING,
    )


def _marks(material: OverviewMaterial, version: str) -> dict[str, str]:
    return {
        "Versi program": version,
        "Masa arsip": formats.period(material.period),
        "Berkas yang ditemukan": formats.number(len(material.archive.files)),
    }
