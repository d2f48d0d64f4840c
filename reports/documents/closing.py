"""BAB III Permasalahan and BAB IV Penutup: open points that follow from the data, in neutral words.

An office can replace either text in its configuration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import closing_words, enforcement_points, reconciliation, suggested_actions
from reports.model.document import Listing, Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats, kinds, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Block
    from reports.model.figures import Figure

PAST = "Laporan ini disusun ulang dan menggambarkan masa lalu; tidak ada tindak lanjut yang diusulkan."
NOTHING = "Tidak terdapat permasalahan data yang perlu dilaporkan pada periode laporan ini."


def problems(material: Material) -> Section:
    """Compose BAB III."""
    blocks: tuple[Block, ...]
    if material.config.problems:
        blocks = _office_paragraphs(material.config.problems)
    else:
        points, figures = findings(material)
        blocks = (
            (Paragraph("Permasalahan yang tampak dari data periode laporan ini:"), Listing(points, figures=figures))
            if points
            else (Paragraph(NOTHING),)
        )
    return Section("permasalahan", "BAB III PERMASALAHAN", blocks)


def conclusion(material: Material) -> Section:
    """Compose BAB IV."""
    if material.config.suggestions:
        advice = _office_paragraphs(material.config.suggestions)
    else:
        proposed = suggested_actions.of_return(material)
        points = tuple(proposal.advice for proposal in proposed)
        figures = tuple(figure for proposal in proposed for figure in proposal.figures)
        no_proposal = PAST if material.reprocessed else "Tidak ada saran khusus."
        advice = (Listing(points, figures=figures),) if points else (Paragraph(no_proposal),)
    return Section(
        "penutup",
        "BAB IV PENUTUP",
        (),
        (
            Section("saran", "A. Saran", advice),
            Section("kesimpulan", "B. Kesimpulan", closing_words.paragraphs(material)),
        ),
    )


def _office_paragraphs(text: str) -> tuple[Block, ...]:
    """Return the office's own text as paragraphs, split at blank lines."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(Paragraph(part) for part in parts if part)


def findings(material: Material) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return the open points in the data, and the figures they name."""
    points = area_points(material)
    figures: list[Figure] = []
    for text, figure in (*enforcement_points.points(material), *_register_points(material)):
        points.append(text)
        figures.append(figure)
    for source in reconciliation.delivered(material):
        gap = reconciliation.difference(material, agency=source.code)
        if source.is_compared and gap.difference:
            points.append(
                f"Terdapat selisih {formats.number(abs(gap.difference))} orang antara register dan data {source.name} "
                f"untuk pemegang izin tinggal {source.classes_phrase} pada kecamatan yang sama."
            )
            figures += [gap.now, gap.base]
    points += _undelivered_points(material)
    unknown = [(name, figure) for name, figure in _unknown_counts(material) if figure.value]
    if unknown:
        names = formats.joined([f"{name} {formats.counted(figure)}" for name, figure in unknown])
        points.append(f"Isian register yang tidak diketahui: {names}.")
        figures += [figure for _, figure in unknown]
    set_aside = material.quality.total.set_aside
    if set_aside:
        points.append(
            f"Sebanyak {formats.number(set_aside)} baris masukan disisihkan dari penghitungan; sebabnya dimuat dalam "
            "BAB V huruf A."
        )
    return tuple(points), tuple(figures)


def area_points(material: Material) -> list[str]:
    """Return a sentence where at least half of the persons lie outside the work area: it may be another office's."""
    if not material.quality.causes.get("persons-mostly-outside"):
        return []
    return [
        "Sebagian besar orang dalam register berada di luar wilayah kerja; wilayah kerja dan kop laporan ini perlu "
        "dipastikan sebelum ditandatangani."
    ]


def _undelivered_points(material: Material) -> list[str]:
    """Return a sentence for each kind of input that lacks months, and one for tables whose period is in doubt."""
    points = []
    for kind, months in material.undelivered_kinds():
        name = kinds.in_sentence(kind)
        lead = name.capitalize() if name.startswith("data") else f"Data {name}"
        points.append(
            f"{lead} untuk {formats.months(months)} {material.missing_months(kind)}, sehingga tabel yang bersangkutan "
            "belum lengkap."
        )
    conflicts = material.quality.causes.get("period-conflict", 0)
    if conflicts:
        points.append(
            f"Periode {formats.number(conflicts)} tabel masukan tidak selaras dengan nama berkas atau lembarnya; "
            "angkanya dihitung pada periode yang disebut dalam BAB V huruf A, dan perlu dipastikan oleh pengirimnya."
        )
    return points


def _register_points(material: Material) -> tuple[tuple[str, Figure], ...]:
    """Return sentences about permits past their date, each with its figure."""
    sentences = (
        (
            "Izin tinggal {count} lewat masa berlaku menurut register dan perlu diverifikasi dengan data perlintasan.",
            suggested_actions.expired_permits(material),
        ),
        (
            "Izin tinggal {count} lewat tepat 60 hari; ketentuan tidak menyebut hari ke-60 sehingga perlu penetapan "
            "pejabat.",
            material.figure("overstay", TOTAL, "eq60"),
        ),
    )
    return tuple((text.format(count=formats.counted(figure)), figure) for text, figure in sentences if figure.value)


def _unknown_counts(material: Material) -> tuple[tuple[str, Figure], ...]:
    """Return what may be unknown in the register, each with its figure."""
    unknown = labels.UNKNOWN
    return (
        ("kebangsaan", material.figure("stock-nationality-permit", unknown)),
        ("jenis izin tinggal", material.figure("stock-district-permit", TOTAL, unknown)),
        ("kecamatan", material.figure("stock-district-permit", unknown)),
        ("jenis kelamin", material.figure("stock-district-sex", TOTAL, unknown)),
        ("masa berlaku izin tinggal", material.figure("overstay", TOTAL, unknown)),
    )
