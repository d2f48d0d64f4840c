"""BAB I Pendahuluan: the office, its work area and duties, the legal basis, the scope of the return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.reconciliation import given_and_lacking
from reports.model.document import Listing, Paragraph, Section
from reports.vocabulary import formats, kinds, labels, law

if TYPE_CHECKING:
    from reports.documents.material import Material

MOST_VILLAGES = 60
"""Kelurahan of the work area that are listed by name; of more, only their number in each kecamatan."""


def section(material: Material) -> Section:
    """Compose BAB I."""
    return Section(
        "pendahuluan",
        "BAB I PENDAHULUAN",
        (),
        (
            Section("gambaran-umum", "A. Gambaran Umum", _general(material)),
            Section("wilayah-kerja", "B. Wilayah Kerja", _area(material)),
            Section("tugas", "C. Tugas", _duties(material)),
            Section("dasar-hukum", "D. Dasar Hukum", _basis(material)),
            Section("ruang-lingkup", "E. Ruang Lingkup dan Sumber Data", _scope(material)),
        ),
    )


def _general(material: Material) -> tuple[Paragraph, ...]:
    office, team = material.config.office, material.team
    ministry = law.ministry_as_decided(material.config, material.day)
    under = f" pada {ministry}" if ministry else ""
    return (
        Paragraph(
            f"{office.name} adalah unit pelaksana teknis di bidang keimigrasian{under}. "
            "Kantor ini melayani izin tinggal, mengawasi keberadaan dan kegiatan orang asing, "
            f"serta mengoordinasikan {team} di wilayah kerjanya."
        ),
        Paragraph(
            f"Laporan ini menyajikan pelaksanaan tugas tersebut selama {formats.period_phrase(material.period)}. "
            "Seluruh angka berasal dari catatan kantor yang diterima sampai dengan laporan disusun; "
            "setiap angka mempunyai satuan, tanggal, dan definisi."
        ),
    )


def _area(material: Material) -> tuple[Paragraph | Listing, ...]:
    area = material.area
    villages, word = formats.number(len(area.villages)), area.village_word
    listed = len(area.villages) <= MOST_VILLAGES
    items = tuple(
        f"{labels.place_label(district.code)}: "
        + (
            formats.joined([village.name for village in district.villages])
            if listed
            else f"{formats.number(len(district.villages))} {word}"
        )
        for district in area.districts
    )
    count = f"{formats.number(len(area.districts))} kecamatan dan {villages} {word}"
    return Paragraph(f"Wilayah kerja kantor meliputi {count}:"), Listing(items)


def _duties(material: Material) -> tuple[Paragraph | Listing, ...]:
    team = material.team
    return (
        Paragraph("Tugas kantor yang dilaporkan meliputi:"),
        Listing(
            (
                "pelayanan izin tinggal kunjungan (ITK), izin tinggal terbatas (ITAS), dan izin tinggal tetap (ITAP);",
                "pengawasan administratif dan pengawasan lapangan terhadap keberadaan dan kegiatan orang asing;",
                "penyidikan tindak pidana keimigrasian dan tindakan administratif keimigrasian (TAK);",
                f"koordinasi dan pertukaran data dengan instansi anggota {team}, "
                "pengumpulan data keberadaan orang asing secara berjenjang, serta analisis dan evaluasinya.",
            )
        ),
    )


def _basis(material: Material) -> tuple[Paragraph | Listing, ...]:
    regulations = law.basis(material.period.end)
    items = tuple(f"{text}{';' if n < len(regulations) else '.'}" for n, text in enumerate(regulations, 1))
    return Paragraph(
        f"Peraturan yang berlaku pada {formats.day(material.period.end)} dan menjadi dasar laporan ini:"
    ), Listing(items)


def _state_of_agencies(material: Material) -> str:
    """Return that the counts of other agencies were delivered, or by whom only."""
    delivering, lacking = given_and_lacking(material)
    if not delivering or not lacking:
        return "disampaikan"
    return (
        f"disampaikan sebagian, oleh {formats.joined(delivering)}; {material.missing_months('agency_counts')} oleh "
        f"{formats.joined(lacking)}"
    )


def _scope(material: Material) -> tuple[Paragraph | Listing, ...]:
    missing_months = dict(material.undelivered_kinds())
    items = []
    for kind in kinds.KINDS:
        name = kinds.in_sentence(kind)
        months = missing_months.get(kind, ())
        if not months:
            state = _state_of_agencies(material) if kind == "agency_counts" else "disampaikan"
        elif len(months) == len(material.period.months) or kind in kinds.STOCK_KINDS:
            state = material.undelivered(kind)
        else:
            state = f"{material.missing_months(kind)} untuk {formats.months(months)}"
        items.append(f"{name[0].upper()}{name[1:]}: {state}.")
    return (
        Paragraph(
            f"Tabel keadaan (stok) menggambarkan keadaan {material.as_of}, "
            f"sedangkan tabel kegiatan dan tindakan mencakup {material.span}. Sumber data dan keadaannya:"
        ),
        Listing(tuple(items)),
        Paragraph(
            "Bagian formulir laporan bulanan yang menjadi tugas seksi lain, yaitu dokumen perjalanan, pemeriksaan di "
            "tempat pemeriksaan imigrasi, informasi dan komunikasi keimigrasian, pengaduan, dan fasilitatif, tidak "
            "termasuk dalam laporan ini dan disampaikan tersendiri."
        ),
    )
