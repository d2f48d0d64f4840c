"""Bahan rapat: a page for the chair, then situation, enforcement, theme, reconciliation, tasks and questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import annexes, reconciliation
from reports.documents.meeting import (
    cases,
    chair,
    follow_ups,
    frame,
    issue,
    programme,
    questions,
    recommendations,
    situation,
    words,
)
from reports.documents.meeting.empty import without_empty
from reports.documents.meeting.narrative import paragraph
from reports.documents.numbering import numbered
from reports.documents.printed import printed
from reports.model.document import Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Document
    from reports.model.figures import Figures, FigureTable

NAME = "bahan-rapat"


def briefing_pack(material: MeetingMaterial, *, edition: str, version: str) -> Document:
    """Compose the briefing pack.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    parts = without_empty(
        material.data,
        (
            chair.section(material),
            programme.section(material),
            situation.section(material),
            cases.section(material),
            issue.section(material),
            _reconciliation(material),
            follow_ups.section(material),
            questions.section(material),
            recommendations.section(material),
        ),
    )
    body = numbered(parts)
    made = frame.document(material, NAME, "Bahan Rapat", body, edition=edition, marks=_marks(material, version))
    return replace(made, sections=(*body, _about(material, body, pack_figures(material, made).tables)))


def pack_figures(material: MeetingMaterial, document: Document) -> Figures:
    """Return the figures a document of the meeting prints, as tables: for its annex and its JSON."""
    return printed(document, material.data.figures, (material.trend,) if material.trend else ())


def _reconciliation(material: MeetingMaterial) -> Section:
    data = material.data
    shown = reconciliation.delivered(data)
    return Section(
        "rekonsiliasi",
        "5. Rekonsiliasi Data Antarinstansi",
        (reconciled(material), *words.scoped(material, (shown,) if shown else ())),
    )


def reconciled(material: MeetingMaterial) -> Paragraph:
    """Say the difference between the register and Dukcapil: at a meeting of one kecamatan, there first."""
    data, code = material.data, words.row(material)
    told, own, whole = (
        reconciliation.opening(data),
        reconciliation.difference(data, code),
        reconciliation.difference(data),
    )
    if code == TOTAL or own.difference is None or whole.difference is None:
        return paragraph(material, "bahan-rekonsiliasi", words.widely(material, told.text), told.figures)
    text = (
        f"{formats.opening(data.as_of)} register mencatat {formats.counted(own.now)} pemegang ITAS dan ITAP"
        f"{words.place(material)}, sedangkan Dukcapil mencatat {formats.counted(own.base)}; selisih "
        f"{formats.number(abs(own.difference))} orang (seluruh wilayah kerja: register {formats.counted(whole.now)}, "
        f"Dukcapil {formats.counted(whole.base)}, selisih {formats.number(abs(whole.difference))} orang)."
    )
    return paragraph(material, "bahan-rekonsiliasi", text, (own.now, own.base, whole.now, whole.base))


def _about(material: MeetingMaterial, body: tuple[Section, ...], derived: Mapping[str, FigureTable]) -> Section:
    """Compose definitions and the quality of the data; files and sheets are the office's own affair."""
    data = material.data
    if data.quality.lines:
        told = annexes.balance_told(data, "Bahan ini")
        quality = paragraph(material, "bahan-mutu", told.text, told.figures)
    else:
        quality = paragraph(
            material, "bahan-mutu", "Tidak ada berkas masukan untuk masa ini; angka dalam bahan ini belum tersedia."
        )
    listed = annexes.definitions(data, body, derived)
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
        "Tema": words.subject(material),
    }
