"""Compose the briefing pack (Bahan Rapat).

Its parts: a page for the chair, then agenda, situation, enforcement, theme, reconciliation, tasks, questions and
recommendations.
"""

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
    """Return the briefing pack.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    parts = replace_empty_tables(
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
    document = document_base.document(
        material,
        NAME,
        "Bahan Rapat",
        body,
        edition=edition,
        marks=_marks(material, version),
        dated=naming.pack_date(material),
    )
    return replace(document, sections=(*body, _annex(material, body, pack_figures(material, document).tables)))


def pack_figures(material: MeetingMaterial, document: Document) -> Figures:
    """Return the figures that a document of the meeting prints, as tables, for its annex and its JSON."""
    return printed_figures(document, material.data.figures, (material.trend,) if material.trend else ())


def _reconciliation(material: MeetingMaterial) -> Section:
    tables = reconciliation.tables(material.data)
    return Section(
        "rekonsiliasi",
        "5. Rekonsiliasi Data Antarinstansi",
        (reconciliation_paragraph(material), *naming.with_area_subtitles(material, tables)),
    )


def reconciliation_paragraph(material: MeetingMaterial) -> Paragraph:
    """Return a paragraph on the difference between the register and Dukcapil; for one kecamatan its own first."""
    data, code = material.data, naming.place_code(material)
    opening, local, total = (
        reconciliation.opening(data),
        reconciliation.difference(data, code),
        reconciliation.difference(data),
    )
    if code == TOTAL or local.difference is None or total.difference is None:
        return paragraph(
            material, "bahan-rekonsiliasi", naming.with_area_phrase(material, opening.text), opening.figures
        )
    text = (
        f"{formats.opening(data.as_of)} register mencatat {formats.quantity(local.now)} pemegang ITAS dan ITAP"
        f"{naming.district_phrase(material)}, sedangkan Dukcapil mencatat {formats.quantity(local.base)}; selisih "
        f"{formats.number(abs(local.difference))} orang (seluruh wilayah kerja: "
        f"register {formats.quantity(total.now)}, Dukcapil {formats.quantity(total.base)}, "
        f"selisih {formats.number(abs(total.difference))} orang)."
    )
    return paragraph(material, "bahan-rekonsiliasi", text, (local.now, local.base, total.now, total.base))


def _annex(material: MeetingMaterial, body: tuple[Section, ...], derived: Mapping[str, FigureTable]) -> Section:
    """Return the annex: definitions and quality of the data, without the names of the office's files and sheets."""
    data = material.data
    if data.quality.lines:
        balance = annexes.balance_paragraph(data, "Bahan ini")
        quality = paragraph(material, "bahan-mutu", balance.text, balance.figures)
    else:
        quality = paragraph(
            material, "bahan-mutu", "Tidak ada berkas masukan untuk periode ini; angka dalam bahan ini belum tersedia."
        )
    definitions = annexes.definitions_table(data, body, derived)
    return Section(
        "penjelasan",
        "Lampiran: Penjelasan Data",
        (quality, Paragraph(formats.SYMBOLS), *((definitions,) if definitions.rows else ())),
    )


def _marks(material: MeetingMaterial, version: str) -> dict[str, str]:
    """Return labels and values of the last page.

    A hash of the inputs is left out: with it, others could test guesses of the data.
    """
    return {
        "Versi program": version,
        "Keadaan data": formats.day(material.data.figures.as_of) if material.data.quality.lines else "belum ada",
        "Tema": naming.subject(material),
    }


_UNDELIVERED = ("belum disampaikan", "belum terbaca")
"""Words by which a paragraph already says that data are missing, so that it is not said twice."""


def replace_empty_tables(data: Material, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections in which a sentence replaces the tables without rows."""
    return tuple(
        replace(
            section, blocks=_filled_blocks(data, section.blocks), sections=replace_empty_tables(data, section.sections)
        )
        for section in sections
    )


def _filled_blocks(data: Material, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks without empty tables, with a sentence for each reason why tables are empty."""
    empty = [block for block in blocks if isinstance(block, Table) and block.nil]
    filled = tuple(block for block in blocks if not (isinstance(block, Table) and block.nil))
    is_said = any(
        isinstance(block, Paragraph) and any(words in block.text for words in _UNDELIVERED) for block in filled
    )
    reasons = dict.fromkeys(table.nil for table in empty if not (is_said and table.nil == formats.NOT_DELIVERED))
    return (*filled, *(_empty_tables_sentence(data, reason, empty) for reason in reasons))


def _empty_tables_sentence(data: Material, reason: str, empty: list[Table]) -> Paragraph:
    """Return a sentence that names the tables that are empty for a reason."""
    tables = [table for table in empty if table.nil == reason]
    titles = formats.joined([table.title[:1].lower() + table.title[1:] for table in tables])
    figures = tuple(figure for table in tables for figure in _total_of_table(data, table.id))
    return Paragraph(f"{reason}: {titles}.", figures)


def _total_of_table(data: Material, table_id: str) -> tuple[Figure, ...]:
    """Return the total of a measured table, so that its status is among the figures of the document."""
    measured_id = table_id.removesuffix(SHORT_SUFFIX)
    return (data.figure(measured_id),) if measured_id in data.figures.tables else ()
