"""Sheets for each camat (Lembar Kecamatan): meetings held, data owed, and what to do on meeting a foreigner.

A sheet holds no number of persons, so that it can be handed out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import document_base, naming
from reports.documents.timpora import MEETING
from reports.model.document import Listing, Paragraph, Particulars, Row, Section, Table
from reports.model.period import Month
from reports.vocabulary import formats, labels
from reports.vocabulary.editions import PART

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Document
    from reports.model.reconciliation import Delivery
    from reports.vocabulary.work_area import Village

NAME = "lembar-kecamatan"
CHAPTER = "lembar"
"""Name of its chapters, before the code of the kecamatan."""
_VILLAGES, _LEVEL = "kelurahan", "kecamatan"
_UNAVAILABLE = "data belum tersedia"
_HEAD = ("Pihak", "Yang dilakukan", "Yang tidak dilakukan")
_ROLES = (
    (
        "Camat, lurah, dan jajarannya",
        "Mencatat keberadaan, alamat, kegiatan, dan penjamin; menanyakan dengan sopan; memberitahukannya kepada kantor "
        "imigrasi",
        "Menahan orang, menyimpan atau menyita paspor, menetapkan kesalahan, memungut biaya",
    ),
    (
        "Pemilik atau pengurus tempat penginapan",
        "Memberikan data orang asing yang menginap apabila diminta pejabat imigrasi (Pasal 72)",
        "Menyerahkan data itu kepada pihak lain tanpa dasar hukum",
    ),
    (
        "Pejabat imigrasi",
        "Meminta dan memeriksa dokumen perjalanan atau izin tinggal (Pasal 71); menetapkan tindakan menurut Pasal 75",
        "Mengambil tindakan tanpa dasar peraturan atau surat perintah",
    ),
    (
        "Kepolisian",
        "Menangani gangguan keamanan dan tindak pidana menurut kewenangannya; memberitahukan kantor imigrasi",
        "Menetapkan tindakan administratif keimigrasian",
    ),
)
_CLASSES = (
    ("ITK", "Izin tinggal kunjungan: untuk waktu singkat, misalnya wisata, kunjungan keluarga, atau urusan bisnis."),
    ("ITAS", "Izin tinggal terbatas: untuk waktu tertentu, misalnya bekerja, belajar, atau mengikuti keluarga."),
    ("ITAP", "Izin tinggal tetap: untuk orang asing yang menetap di Indonesia."),
)
_LAPSED = (
    "Izin tinggal yang lewat masa berlaku menurut register bukan temuan pelanggaran. Orang yang bersangkutan dapat "
    "telah meninggalkan wilayah Indonesia atau memperoleh izin tinggal baru; pejabat imigrasi yang memastikannya.",
    "Orang asing yang tidak dapat menunjukkan paspor pada saat ditemui belum tentu melanggar ketentuan.",
    "Pengungsi, anak, dan korban perdagangan orang diberitahukan kepada kantor imigrasi untuk penanganan tersendiri.",
)


def district_sheets(material: MeetingMaterial, *, edition: str) -> Document:
    """Return a sheet for each kecamatan of the work area; of a meeting of one kecamatan its own alone.

    Raises:
        ConfigurationError: the office must choose the letterhead for the date of the pack.
    """
    own_place = naming.place_code(material)
    codes = tuple(code for code in material.data.districts if own_place in {code, "total"})
    sections = tuple(
        Section(
            f"{CHAPTER}{PART}{code.replace('.', '-')}",
            f"Lembar Kecamatan {labels.place_label(code)}",
            _blocks(material, code),
        )
        for code in codes
    )
    return document_base.document(
        material,
        NAME,
        "Lembar Kecamatan",
        sections,
        with_figures=False,
        edition=edition,
        dated=naming.pack_date(material),
    )


def _blocks(material: MeetingMaterial, code: str) -> tuple[Block, ...]:
    config, day = material.data.config, naming.pack_date(material)
    roles = Table(
        f"peran-{code.replace('.', '-')}",
        "Siapa melakukan apa apabila menjumpai orang asing",
        "Pasal dalam Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian",
        _HEAD,
        tuple(Row(cells) for cells in _ROLES),
    )
    return (
        Particulars(
            (
                (f"Rapat {naming.team_name(material)}", _meetings(material, code)),
                ("Laporan terakhir", _last_report(material, code)),
                ("Yang dimohon", _owed(material, code)),
                ("Batas waktu", config.meeting.district_deadline or formats.DOTTED),
                ("Ditujukan kepada", config.office.name),
                ("Narahubung", config.meeting.contact or formats.DOTTED),
                *((("Lembar disusun", formats.day(day)),) if day else ()),
            )
        ),
        roles,
        Paragraph("Yang perlu diingat:"),
        Listing(_LAPSED),
        Paragraph("Jenis izin tinggal:"),
        Particulars(_CLASSES),
    )


def _meetings(material: MeetingMaterial, code: str) -> str:
    """Return how many meetings of the kecamatan's own team were held in the period, and the day of the last one."""
    data = material.data
    held_days = sorted(
        event.day
        for event in data.events
        if event.day and event.kind == MEETING and event.level == _LEVEL and event.district == code
    )
    if not any(data.coverage.find("activities", month) for month in data.period.months):
        return _UNAVAILABLE
    span = formats.period_phrase(data.period)
    if not held_days:
        return f"tingkat kecamatan belum tercatat selama {span}"
    number = formats.number(len(held_days))
    return f"tingkat kecamatan {number} kali selama {span}; terakhir {formats.day(held_days[-1])}"


def _last_report(material: MeetingMaterial, code: str) -> str:
    """Return the last counts of a kecamatan that were received, and of which day they are."""
    delivery, word = _delivery(material, code), material.data.area.village_word
    if delivery is None:
        return "belum diterima"
    counted, listed = len(delivery.villages), len(_villages(material, code))
    detail = f"menurut {word}" if counted else f"untuk satu kecamatan, tanpa rincian {word}"
    extent = f", baru {counted} dari {listed} {word}" if 0 < counted < listed else ""
    return f"jumlah orang asing {detail}{extent}, keadaan per {formats.days(delivery.first, delivery.last)}"


def _owed(material: MeetingMaterial, code: str) -> str:
    """Return what a kecamatan is asked for: what is missing of the month, else the counts of the next one."""
    word, villages = material.data.area.village_word, _villages(material, code)
    month = Month.of(material.data.figures.as_of)
    missing = _missing(_delivery(material, code), villages, month)
    start, day = "", material.data.figures.as_of
    if not missing:
        start, day = f"data {formats.month(month)} telah diterima; berikutnya ", month.plus(1).last
    extent = f"setiap {word} ({formats.number(len(villages))} {word})"
    if 0 < len(missing) < len(villages):
        extent = f"{word} yang belum diterima ({formats.joined(list(missing))})"
    return (
        f"{start}jumlah orang asing pada {extent}, keadaan per {formats.day(day)}, beserta keterangan siapa yang "
        "dihitung, tanpa nama; apabila nihil, dinyatakan nihil"
    )


def _missing(delivery: Delivery | None, villages: tuple[Village, ...], month: Month) -> tuple[str, ...]:
    """Return the names of the kelurahan without a count of a month; a count of the whole kecamatan covers them."""
    if delivery and not delivery.villages and Month.of(delivery.last) >= month:
        return ()
    counted_codes = {code for code, day in delivery.villages if Month.of(day) >= month} if delivery else set()
    return tuple(village.name for village in villages if village.code not in counted_codes)


def _delivery(material: MeetingMaterial, code: str) -> Delivery | None:
    """Return what was received of the kelurahan of a kecamatan; None where nothing was."""
    source = next((source for source in material.data.sources if source.agency == _VILLAGES), None)
    return source.delivery(code) if source else None


def _villages(material: MeetingMaterial, code: str) -> tuple[Village, ...]:
    return next(district for district in material.data.area.districts if district.code == code).villages
