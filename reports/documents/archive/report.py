"""Composes the report on a reprocessed archive as a Document, with its tables and charts numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.archive import about, coverage_matrix, differences, files, flows, open_decisions, stock_series
from reports.documents.archive.material import ArchiveMaterial
from reports.documents.archive.stock_series import REGISTER
from reports.documents.numbering import number_titles
from reports.model.archive import Role, State
from reports.model.document import Document, KeyFigure, KeyFigures, Letterhead, Listing, Paragraph, Section
from reports.vocabulary import formats
from reports.vocabulary.editions import ARCHIVE

if TYPE_CHECKING:
    from reports.model.archive import Archive
    from reports.model.document import Block
    from reports.vocabulary.config import Config

NAME = ARCHIVE
STANDING = "Disusun ulang dari lembar kerja; bukan laporan resmi, tanpa nomor dan tanpa tanda tangan"


def compose(archive: Archive, config: Config, *, version: str, edition: str = "dinas") -> Document:
    """Compose the report on an archive.

    The report is not a letter: it has no number and no signature. It has no letterhead of a ministry, because the
    ministry may have changed during the years of the archive.
    """
    material = ArchiveMaterial(archive, config)
    sections = (
        section(material),
        coverage_matrix.section(material),
        stock_series.section(material),
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
        sections=number_titles(sections),
        marks=_marks(material, version),
        standing=STANDING,
    )


def _marks(material: ArchiveMaterial, version: str) -> dict[str, str]:
    return {
        "Versi program": version,
        "Periode arsip": formats.period(material.period),
        "Berkas yang ditemukan": formats.number(len(material.archive.files)),
    }


def section(material: ArchiveMaterial) -> Section:
    """Compose the summary page."""
    points, figures = open_decisions.decision_points(material)
    points_to_decide: Block = (
        Listing(points, figures=figures) if points else Paragraph("Tidak ada hal yang memerlukan keputusan.")
    )
    return Section(
        "ringkasan",
        "RINGKASAN",
        (_lead(material), KeyFigures(_key_figures(material)), coverage_matrix.matrix(material)),
        (Section("keputusan", "Yang perlu diputuskan", (points_to_decide,)),),
        new_page=True,
    )


def _lead(material: ArchiveMaterial) -> Paragraph:
    balance = material.archive.balance
    return Paragraph(
        f"Arsip {formats.period_phrase(material.period)}, {formats.number(len(material.months))} bulan. Dari "
        f"{formats.number(balance.seen)} baris yang dibaca, {formats.number(balance.accepted)} diterima, "
        f"{formats.number(balance.set_aside)} disisihkan, {formats.number(balance.duplicate)} ganda, dan "
        f"{formats.number(balance.structure)} struktur."
    )


def _key_figures(material: ArchiveMaterial) -> tuple[KeyFigure, ...]:
    months = len(material.months)
    complete = coverage_matrix.month_count_figure(material, REGISTER, State.PRESENT)
    used = material.count("berkas", Role.USED.value, len(material.files(Role.USED)))
    unusable = material.count("berkas", Role.UNUSABLE.value, len(material.files(Role.UNUSABLE)))
    conflicts = sum(material.month_count(kind, State.CONFLICTING) for kind in material.kinds)
    contradictory = material.count("keputusan", "bertentangan", conflicts, "periode")
    copies, older = len(material.files(Role.COPY)), len(material.files(Role.SUPERSEDED))
    return (
        KeyFigure(complete, "bulan dengan register lengkap", f"dari {formats.number(months)} bulan"),
        KeyFigure(used, "berkas dipakai", f"dari {formats.number(len(material.archive.files))} berkas yang ditemukan"),
        KeyFigure(
            unusable,
            "berkas tidak dapat dipakai",
            f"selain itu {formats.number(copies)} salinan, {formats.number(older)} versi lama",
        ),
        KeyFigure(contradictory, "periode yang isinya bertentangan", "menunggu penetapan kantor" if conflicts else ""),
    )
