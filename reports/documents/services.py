"""Izin tinggal: decided applications for stay permits, in the forms of the ministry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import forms
from reports.model.document import Paragraph, Section
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.material import Material

CLASSES = ("ITK", "ITAS", "ITAP")


def section(material: Material) -> Section:
    """Compose the section on stay permits."""
    return Section(
        "izin-tinggal",
        "A. Pelayanan Izin Tinggal",
        (_opening(material), *(forms.services(material, permit) for permit in CLASSES)),
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
    if not counts:
        return Paragraph(f"Selama {formats.period_phrase(material.period)} tidak ada permohonan izin tinggal.", figures)
    return Paragraph(
        f"Selama {formats.period_phrase(material.period)} telah diputus {formats.joined(counts)}. Permohonan "
        "dihitung menurut tanggal keputusannya.",
        figures,
    )
