"""Bahan rapat: a page for the chair, then situation, enforcement, theme, reconciliation, tasks and questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import annexes, reconciliation
from reports.documents.derived_figures import SHORT_SUFFIX
from reports.documents.figures_used import printed_figures
from reports.documents.meeting import (
    cases,
    chair_page,
    document_base,
    follow_up_tables,
    naming,
    programme,
    questions,
    recommendations,
    situation,
    theme_section,
)
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.numbering import number_titles
from reports.model.document import Paragraph, Section, Table
from reports.model.figures import TOTAL
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.documents.material import Material
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Document
    from reports.model.figures import Figure, Figures, FigureTable

NAME = "bahan-rapat"


def briefing_pack(material: MeetingMaterial, *, edition: str, version: str) -> Document:
    """Compose the briefing pack.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    parts = without_empty(
        material.data,
        (
            chair_page.section(material),
            programme.section(material),
            situation.section(material),
            cases.section(material),
            theme_section.section(material),
            _reconciliation(material),
            follow_up_tables.section(material),
            questions.section(material),
            recommendations.section(material),
        ),
    )
    body = number_titles(parts)
    made = document_base.document(material, NAME, "Bahan Rapat", body, edition=edition, marks=_marks(material, version))
    return replace(made, sections=(*body, _about(material, body, pack_figures(material, made).tables)))


def pack_figures(material: MeetingMaterial, document: Document) -> Figures:
    """Return the figures a document of the meeting prints, as tables: for its annex and its JSON."""
    return printed_figures(document, material.data.figures, (material.trend,) if material.trend else ())


def _reconciliation(material: MeetingMaterial) -> Section:
    data = material.data
    shown = reconciliation.delivered_sources(data)
    return Section(
        "rekonsiliasi",
        "5. Rekonsiliasi Data Antarinstansi",
        (reconciled(material), *naming.scoped(material, (shown,) if shown else ())),
    )


def reconciled(material: MeetingMaterial) -> Paragraph:
    """Say the difference between the register and Dukcapil: at a meeting of one kecamatan, there first."""
    data, code = material.data, naming.row(material)
    told, own, whole = (
        reconciliation.opening(data),
        reconciliation.difference(data, code),
        reconciliation.difference(data),
    )
    if code == TOTAL or own.difference is None or whole.difference is None:
        return paragraph(material, "bahan-rekonsiliasi", naming.widely(material, told.text), told.figures)
    text = (
        f"{formats.opening(data.as_of)} register mencatat {formats.counted(own.now)} pemegang ITAS dan ITAP"
        f"{naming.place(material)}, sedangkan Dukcapil mencatat {formats.counted(own.base)}; selisih "
        f"{formats.number(abs(own.difference))} orang (seluruh wilayah kerja: register {formats.counted(whole.now)}, "
        f"Dukcapil {formats.counted(whole.base)}, selisih {formats.number(abs(whole.difference))} orang)."
    )
    return paragraph(material, "bahan-rekonsiliasi", text, (own.now, own.base, whole.now, whole.base))


def _about(material: MeetingMaterial, body: tuple[Section, ...], derived: Mapping[str, FigureTable]) -> Section:
    """Compose definitions and the quality of the data; files and sheets are the office's own affair."""
    data = material.data
    if data.quality.lines:
        told = annexes.balance_paragraph(data, "Bahan ini")
        quality = paragraph(material, "bahan-mutu", told.text, told.figures)
    else:
        quality = paragraph(
            material, "bahan-mutu", "Tidak ada berkas masukan untuk masa ini; angka dalam bahan ini belum tersedia."
        )
    listed = annexes.definitions_table(data, body, derived)
    return Section(
        "penjelasan",
        "Lampiran: Definisi dan Mutu Data",
        (quality, Paragraph(formats.SYMBOLS), *((listed,) if listed.rows else ())),
    )


def _marks(material: MeetingMaterial, version: str) -> dict[str, str]:
    """Return the small facts of the last page; no hash of inputs, which would let others test their guesses."""
    return {
        "Versi program": version,
        "Keadaan data": formats.day(material.data.figures.as_of) if material.data.quality.lines else "belum ada",
        "Tema": naming.subject(material),
    }


_UNDELIVERED = "belum disampaikan"
"""In a paragraph of the section: that its data were not delivered is not said twice."""


def without_empty(data: Material, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections whose tables without rows are replaced by a sentence."""
    return tuple(
        replace(one, blocks=_blocks(data, one.blocks), sections=without_empty(data, one.sections)) for one in sections
    )


def _blocks(data: Material, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    empty = [one for one in blocks if isinstance(one, Table) and one.nil]
    kept = tuple(one for one in blocks if not (isinstance(one, Table) and one.nil))
    told = any(isinstance(one, Paragraph) and _UNDELIVERED in one.text for one in kept)
    reasons = dict.fromkeys(one.nil for one in empty if not (told and one.nil == formats.NOT_DELIVERED))
    return (*kept, *(_told(data, reason, [one for one in empty if one.nil == reason]) for reason in reasons))


def _told(data: Material, reason: str, tables: list[Table]) -> Paragraph:
    """Name the tables that have no rows for one reason."""
    titles = formats.joined([one.title[:1].lower() + one.title[1:] for one in tables])
    figures = tuple(figure for one in tables for figure in _figures(data, one.id))
    return Paragraph(f"{reason}: {titles}.", figures)


def _figures(data: Material, table_id: str) -> tuple[Figure, ...]:
    """Return the total of a measured table, so that its state is among the figures of the document."""
    known = table_id.removesuffix(SHORT_SUFFIX)
    return (data.figure(known),) if known in data.figures.tables else ()
