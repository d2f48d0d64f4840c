"""Izin tinggal: decided applications for stay permits; their details are in the forms of the ministry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import form_pages
from reports.model.document import Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.documents.material import Material

CLASSES = form_pages.SERVICES


def section(material: Material) -> Section:
    """Compose the section on stay permits."""
    return Section(
        "izin-tinggal",
        "A. Pelayanan Izin Tinggal",
        (
            _opening(material),
            *form_pages.reference(
                tuple(material.table(f"services-{permit}") for permit in CLASSES),
                "menurut jenis permohonan",
                "Pelayanan izin tinggal",
            ),
            *_note_on_other_classes(material),
        ),
    )


def _opening(material: Material) -> Paragraph:
    figures = tuple(material.figure(f"services-{permit}") for permit in CLASSES)
    if all(figure.value is None for figure in figures):
        return Paragraph(
            f"Data layanan izin tinggal untuk {formats.period_phrase(material.period)} "
            f"{material.undelivered('services')}.",
            figures,
        )
    counts = [
        f"{formats.figure(figure)} permohonan {permit}"
        for figure, permit in zip(figures, CLASSES, strict=True)
        if figure.value
    ]
    span = material.counted_span(figures[0].table)
    if not counts:
        return Paragraph(f"Selama {span} tidak ada permohonan izin tinggal.", figures)
    return Paragraph(
        f"Selama {span} telah diputus {formats.joined(counts)}. Permohonan "
        "dihitung pada bulan tanggal yang tercatat dalam data layanan.",
        figures,
    )


def _note_on_other_classes(material: Material) -> tuple[Paragraph, ...]:
    """Return the note on applications of other classes, or of none, which no form has a place for."""
    table = material.table("services-outside")
    figures = tuple(figure for row in table.rows if row not in CLASSES and (figure := table.figure(row, TOTAL)).value)
    if not figures:
        return ()
    class_phrases = [
        f"{formats.counted(figure)} tanpa jenis izin tinggal yang diketahui"
        if figure.row == labels.UNKNOWN
        else f"{formats.counted(figure)} {labels.permit_label(figure.row)}"
        for figure in figures
    ]
    return (Paragraph(f"Di luar jumlah tersebut tercatat {formats.joined(class_phrases)}.", figures),)
