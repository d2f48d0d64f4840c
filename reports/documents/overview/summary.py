"""Ringkasan: the one page a head of office reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.overview import coverage, decisions
from reports.documents.overview.stocks import REGISTER
from reports.model.archive import Role, State
from reports.model.document import KeyFigure, KeyFigures, Listing, Paragraph, Section
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.overview.material import OverviewMaterial
    from reports.model.document import Block


def section(material: OverviewMaterial) -> Section:
    """Compose the summary page."""
    points, figures = decisions.points(material)
    decided: Block = (
        Listing(points, figures=figures) if points else Paragraph("Tidak ada hal yang memerlukan keputusan.")
    )
    return Section(
        "ringkasan",
        "RINGKASAN",
        (_lead(material), KeyFigures(_key_figures(material)), coverage.matrix(material)),
        (Section("keputusan", "Yang perlu diputuskan", (decided,)),),
        new_page=True,
    )


def _lead(material: OverviewMaterial) -> Paragraph:
    balance = material.archive.balance
    return Paragraph(
        f"Arsip {formats.period_phrase(material.period)}, {formats.number(len(material.months))} bulan. Dari "
        f"{formats.number(balance.seen)} baris yang dibaca, {formats.number(balance.accepted)} diterima, "
        f"{formats.number(balance.set_aside)} disisihkan, {formats.number(balance.duplicate)} ganda, dan "
        f"{formats.number(balance.structure)} struktur."
    )


def _key_figures(material: OverviewMaterial) -> tuple[KeyFigure, ...]:
    months = len(material.months)
    whole = coverage.figure(material, REGISTER, State.PRESENT)
    used = material.count("berkas", Role.USED.value, len(material.files(Role.USED)))
    lost = material.count("berkas", Role.UNUSABLE.value, len(material.files(Role.UNUSABLE)))
    conflicts = sum(material.number_of(kind, State.CONFLICTING) for kind in material.kinds)
    open_ = material.count("keputusan", "bertentangan", conflicts, "masa")
    copies, older = len(material.files(Role.COPY)), len(material.files(Role.SUPERSEDED))
    return (
        KeyFigure(whole, "bulan dengan register lengkap", f"dari {formats.number(months)} bulan"),
        KeyFigure(used, "berkas dipakai", f"dari {formats.number(len(material.archive.files))} berkas yang ditemukan"),
        KeyFigure(
            lost,
            "berkas tidak dapat dipakai",
            f"selain itu {formats.number(copies)} salinan, {formats.number(older)} versi lama",
        ),
        KeyFigure(open_, "masa yang isinya bertentangan", "menunggu penetapan kantor" if conflicts else ""),
    )
