"""BAB III Permasalahan and BAB IV Penutup: what the data themselves show to be unsettled, neutrally worded.

An office replaces either text by its own in the configuration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents import reconciliation
from reports.documents.derived_figures import OTHERS, grouped_sum
from reports.model.document import Listing, Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats, kinds, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Block
    from reports.model.figures import Change, Figure

PAST = "Laporan ini disusun ulang dan menggambarkan masa lalu; tidak ada keputusan yang diminta."
NOTHING = "Tidak terdapat permasalahan data yang perlu dilaporkan pada masa laporan ini."


def problems(material: Material) -> Section:
    """Compose BAB III."""
    blocks: tuple[Block, ...]
    if material.config.problems:
        blocks = _written(material.config.problems)
    else:
        points, figures = findings(material)
        blocks = (
            (Paragraph("Permasalahan yang tampak dari data masa laporan ini:"), Listing(points, figures=figures))
            if points
            else (Paragraph(NOTHING),)
        )
    return Section("permasalahan", "BAB III PERMASALAHAN", blocks)


def conclusion(material: Material) -> Section:
    """Compose BAB IV."""
    if material.config.suggestions:
        advice = _written(material.config.suggestions)
    else:
        points, figures = decisions(material)
        nothing = PAST if material.reprocessed else "Tidak ada saran khusus."
        advice = (Listing(points, figures=figures),) if points else (Paragraph(nothing),)
    return Section(
        "penutup",
        "BAB IV PENUTUP",
        (),
        (Section("saran", "A. Saran", advice), Section("kesimpulan", "B. Kesimpulan", (_summing_up(material),))),
    )


def _written(text: str) -> tuple[Block, ...]:
    """Return an office's own text: one paragraph for each part between blank lines."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(Paragraph(part) for part in parts if part)


def findings(material: Material) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return what is unsettled in the data, and the figures named."""
    points: list[str] = []
    figures: list[Figure] = []
    for kind, months in material.undelivered():
        when = formats.joined([formats.month(month) for month in months])
        name = kinds.in_sentence(kind)
        lead = name.capitalize() if name.startswith("data") else f"Data {name}"
        points.append(f"{lead} untuk {when} belum disampaikan, sehingga tabel yang bersangkutan belum lengkap.")
    aside = material.quality.total.set_aside
    if aside:
        points.append(
            f"Sebanyak {formats.number(aside)} baris masukan disisihkan dari penghitungan; sebabnya dimuat dalam "
            "Lampiran A."
        )
    for text, figure in _uncertain(material):
        if figure.value:
            points.append(text.format(count=formats.counted(figure)))
            figures.append(figure)
    gap = reconciliation.difference(material)
    if gap.difference:
        points.append(
            f"Terdapat selisih {formats.number(abs(gap.difference))} orang antara register dan data Dukcapil "
            "untuk pemegang ITAS dan ITAP."
        )
        figures += [gap.now, gap.base]
    return tuple(points), tuple(figures)


def _uncertain(material: Material) -> tuple[tuple[str, Figure], ...]:
    """Return sentences about what the register leaves open, with the figure of each."""
    unknown = labels.UNKNOWN
    return (
        ("Kebangsaan {count} dalam register tidak diketahui.", material.figure("stock-nationality-permit", unknown)),
        (
            "Jenis izin tinggal {count} dalam register tidak diketahui.",
            material.figure("stock-district-permit", TOTAL, unknown),
        ),
        ("Kecamatan {count} dalam register tidak diketahui.", material.figure("stock-district-permit", unknown)),
        (
            "Jenis kelamin {count} dalam register tidak diketahui.",
            material.figure("stock-district-sex", TOTAL, unknown),
        ),
        (
            "Izin tinggal {count} lewat masa berlaku menurut register dan perlu diverifikasi dengan data perlintasan.",
            expired_permits(material),
        ),
        (
            "Masa berlaku izin tinggal {count} dalam register tidak terbaca atau tidak terisi.",
            material.figure("overstay", TOTAL, unknown),
        ),
        (
            "Izin tinggal {count} lewat tepat 60 hari; ketentuan tidak menyebut hari ke-60 sehingga perlu penetapan "
            "pejabat.",
            material.figure("overstay", TOTAL, "eq60"),
        ),
    )


def expired_permits(material: Material, row: str = TOTAL) -> Figure:
    """Return how many permits are past their date by the register; dates that cannot be read do not count.

    Args:
        material: with the counts.
        row: a kecamatan, or all.
    """
    table = material.table("overstay")
    readable = [column for column in table.columns if column != labels.UNKNOWN]
    return grouped_sum(table, (row,), readable, row=row, column=OTHERS)


@dataclass(frozen=True)
class Proposal:
    """Something to be decided, which the data give cause for."""

    cause: str
    """A short name of what gives cause: lapsed, expiring, difference, idle, undelivered."""
    text: str
    figures: tuple[Figure, ...] = ()


def decisions(material: Material) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    """Return what has to be decided, as decisions, and the figures named; nothing of a month long past."""
    found = () if material.reprocessed else proposals(material)
    return tuple(one.text for one in found), tuple(figure for one in found for figure in one.figures)


def proposals(material: Material, row: str = TOTAL) -> tuple[Proposal, ...]:
    """Return what has to be decided, the most pressing first.

    Args:
        material: with the counts.
        row: a kecamatan, or all.
    """
    where = "" if row == TOTAL else f" di Kecamatan {labels.place_label(row)}"
    found = (
        _check_lapsed(expired_permits(material, row), where),
        _notify(material.figure("stock-expiring", row, "30"), where),
        _compare(reconciliation.difference(material, row), where),
        _convene(material),
        _deliver(material),
    )
    return tuple(one for one in found if one is not None)


def _check_lapsed(lapsed: Figure, where: str) -> Proposal | None:
    if not lapsed.value:
        return None
    text = (
        f"Menugaskan verifikasi perlintasan atas izin tinggal {formats.counted(lapsed)}{where} yang lewat masa "
        "berlaku menurut register."
    )
    return Proposal("lapsed", text, (lapsed,))


def _notify(soon: Figure, where: str) -> Proposal | None:
    if not soon.value:
        return None
    text = (
        f"Menugaskan pemberitahuan kepada {formats.counted(soon)}{where} yang izin tinggalnya berakhir dalam 30 hari."
    )
    return Proposal("expiring", text, (soon,))


def _compare(gap: Change, where: str) -> Proposal | None:
    if not gap.difference:
        return None
    text = (
        f"Menetapkan jadwal pencocokan data dengan Dukcapil atas selisih {formats.number(abs(gap.difference))} orang "
        f"pemegang ITAS dan ITAP{where}."
    )
    return Proposal("difference", text, (gap.now, gap.base))


def _convene(material: Material) -> Proposal | None:
    idle = _without_meeting(material)
    if not idle:
        return None
    where = formats.joined(idle)
    return Proposal("idle", f"Menetapkan jadwal rapat koordinasi {material.team} tingkat Kecamatan {where}.")


def _deliver(material: Material) -> Proposal | None:
    lacking = [kinds.in_sentence(kind) for kind, _ in material.undelivered()]
    if not lacking:
        return None
    return Proposal("undelivered", f"Menugaskan penyampaian {formats.joined(lacking)} yang belum diterima.")


def _without_meeting(material: Material) -> list[str]:
    """Return the kecamatan without a meeting in the period; none where the log was not delivered."""
    held = {code: material.figure("timpora", code, "rapat").value for code in material.districts}
    return [labels.place_label(code) for code, value in held.items() if value == 0]


def _summing_up(material: Material) -> Paragraph:
    total, actions, meetings = (
        material.figure("stock-district-permit"),
        material.figure("tak-actions"),
        material.figure("timpora", TOTAL, "rapat"),
    )
    told = []
    if total.value is not None:
        told.append(f"register orang asing {material.as_of} memuat {formats.counted(total)}")
    if actions.value is not None:
        told.append(
            f"{formats.counted(actions)} administratif keimigrasian ditetapkan"
            if actions.value
            else "tidak ada tindakan administratif keimigrasian"
        )
    if meetings.value is not None:
        told.append(
            f"{formats.counted(meetings, 'rapat koordinasi')} {material.team} diselenggarakan"
            if meetings.value
            else f"tidak ada rapat koordinasi {material.team}"
        )
    lead = f"Pada {formats.period_phrase(material.period)}, {formats.joined(told)}. " if told else ""
    return Paragraph(
        f"{lead}Demikian laporan ini disusun untuk menjadi bahan pertimbangan pimpinan.", (total, actions, meetings)
    )
