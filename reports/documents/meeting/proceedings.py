"""Compose the first half of a meeting's report: legal basis, purpose, time and place, participants, discussion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.meeting import naming, participants
from reports.documents.meeting.own_paragraphs import listing, own_text, paragraph
from reports.model.document import Paragraph, Particulars, Row, Section, Table
from reports.vocabulary import formats, law
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.meeting import Contribution


def sections(material: MeetingMaterial) -> tuple[Section, ...]:
    """Return the sections Dasar to Jalannya Rapat."""
    return (
        Section("dasar", "A. Dasar", (listing(material, "laporan-dasar", _basis(material)),)),
        Section("maksud", "B. Maksud dan Tujuan", (paragraph(material, "laporan-maksud", _aim(material)),)),
        Section("waktu", "C. Waktu dan Tempat", (_when(material),)),
        Section("peserta", "D. Pimpinan dan Peserta", (_chair(material), *participants.paragraphs(material))),
        Section("acara", "E. Susunan Acara", (_agenda(material),)),
        Section("pembahasan", "F. Jalannya Rapat dan Pembahasan", _discussion(material)),
    )


def _basis(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the law in force on the day of the meeting, then the invitation."""
    office, meeting = material.data.config.office.name, material.meeting
    number = meeting.invitation_no or formats.DOTTED
    day = formats.day(meeting.invitation_date) if meeting.invitation_date else formats.DOTTED
    team = naming.team_name(material)
    invitation = f"Surat {office} Nomor {number} tanggal {day} hal Undangan Rapat Koordinasi {team}"
    texts = (*law.meeting_basis(naming.meeting_day(material)), invitation)
    return tuple(f"{text}{';' if n < len(texts) else '.'}" for n, text in enumerate(texts, 1))


def _aim(material: MeetingMaterial) -> str:
    subject, aim = material.meeting.subject, material.theme.aim.strip().rstrip(".")
    theme = f" dengan tema “{subject}”" if subject else ""
    return f"Rapat diselenggarakan{theme}, untuk {aim}." if aim else f"Rapat diselenggarakan{theme}."


def _when(material: MeetingMaterial) -> Particulars:
    meeting = material.meeting
    return Particulars(
        (
            ("Hari, tanggal", naming.weekday_and_date(material.meeting)),
            ("Waktu", naming.held_time(material)),
            ("Tempat", meeting.place or formats.DOTTED),
            ("Acara", naming.meeting_name(material)),
        )
    )


def _chair(material: MeetingMaterial) -> Paragraph:
    meeting = material.meeting
    chair = f"Rapat dipimpin oleh {meeting.chair or formats.DOTTED}"
    secretary_phrase = f", dengan {meeting.secretary} sebagai notulis" if meeting.secretary else ""
    return paragraph(material, "laporan-pimpinan", f"{chair}{secretary_phrase}.")


def _agenda(material: MeetingMaterial) -> Block:
    if not material.meeting.agenda:
        return Paragraph("Susunan acara tidak diisi dalam buku kerja rapat.")
    rows = tuple(Row((item.time or "", item.item, item.owner or "")) for item in material.meeting.agenda)
    return Table(
        "susunan-acara",
        "Susunan acara",
        naming.weekday_and_date(material.meeting),
        ("Waktu", "Acara", "Penanggung jawab"),
        rows,
    )


def _discussion(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the table of the discussion: agency, topic, data and response, with a sentence on its size."""
    contributions = material.meeting.contributions
    own_opening = own_text(material, "laporan-pembahasan")
    if not contributions:
        return (paragraph(material, "laporan-pembahasan", "Tidak ada pembahasan yang dicatat dalam buku kerja rapat."),)
    agencies = len({normal(contribution.agency) for contribution in contributions if contribution.agency})
    day = naming.meeting_day(material)
    agency_count = count("pembahasan", "agencies", "count", agencies, unit="instansi",
                         definition="Instansi berlainan yang menyampaikan masukan pada rapat.", as_of=day)  # fmt: skip
    topic_count = count("pembahasan", "topics", "count", len(contributions), unit="pokok bahasan",
                        definition="Baris pembahasan dalam buku kerja rapat.", as_of=day)  # fmt: skip
    by_agencies = f"Sebanyak {formats.counted_in_words(agency_count)} menyampaikan masukan"
    start = by_agencies if agencies else "Rapat mencatat masukan"
    text = f"{start} mengenai {formats.counted_in_words(topic_count)}, sebagaimana dimuat dalam tabel berikut."
    first = paragraph(material, "laporan-pembahasan", text, () if own_opening else (agency_count, topic_count))
    head = ("Instansi", "Pokok bahasan", "Data yang disampaikan", "Tanggapan")
    table = Table(
        "pembahasan",
        "Pembahasan menurut instansi",
        naming.weekday_and_date(material.meeting),
        head,
        tuple(map(_row, contributions)),
    )
    return first, table


def _row(contribution: Contribution) -> Row:
    agency, topic = contribution.agency or "Tidak disebutkan", contribution.topic or ""
    return Row((agency, topic, contribution.data or "", contribution.response or ""))
