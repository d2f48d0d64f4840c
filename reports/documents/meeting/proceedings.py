"""The first half of a meeting's report: on what ground, for what, when and where, who came, what was said."""

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
    """Compose Dasar to Jalannya Rapat."""
    return (
        Section("dasar", "A. Dasar", (listing(material, "laporan-dasar", _basis(material)),)),
        Section("maksud", "B. Maksud dan Tujuan", (paragraph(material, "laporan-maksud", _aim(material)),)),
        Section("waktu", "C. Waktu dan Tempat", (_when(material),)),
        Section("peserta", "D. Pimpinan dan Peserta", (_chair(material), *participants.told(material))),
        Section("acara", "E. Susunan Acara", (_agenda(material),)),
        Section("pembahasan", "F. Jalannya Rapat dan Pembahasan", _discussion(material)),
    )


def _basis(material: MeetingMaterial) -> tuple[str, ...]:
    """Return the law in force on the day of the meeting, then the invitation."""
    office, meeting = material.data.config.office.name, material.meeting
    number = meeting.invitation_no or formats.DOTTED
    date_of = formats.day(meeting.invitation_date) if meeting.invitation_date else formats.DOTTED
    team = naming.team(material)
    invitation = f"Surat {office} Nomor {number} tanggal {date_of} hal Undangan Rapat Koordinasi {team}"
    texts = (*law.meeting_basis(naming.day(material)), invitation)
    return tuple(f"{text}{';' if n < len(texts) else '.'}" for n, text in enumerate(texts, 1))


def _aim(material: MeetingMaterial) -> str:
    subject, aim = material.meeting.subject, material.theme.aim.strip().rstrip(".")
    theme = f" dengan tema “{subject}”" if subject else ""
    return f"Rapat diselenggarakan{theme}, untuk {aim}." if aim else f"Rapat diselenggarakan{theme}."


def _when(material: MeetingMaterial) -> Particulars:
    meeting = material.meeting
    return Particulars(
        (
            ("Hari, tanggal", naming.when(material.meeting)),
            ("Waktu", meeting.time or formats.DOTTED),
            ("Tempat", meeting.place or formats.DOTTED),
            ("Acara", naming.name(material)),
        )
    )


def _chair(material: MeetingMaterial) -> Paragraph:
    meeting = material.meeting
    chair = f"Rapat dipimpin oleh {meeting.chair or formats.DOTTED}"
    kept = f", dengan {meeting.secretary} sebagai notulis" if meeting.secretary else ""
    return paragraph(material, "laporan-pimpinan", f"{chair}{kept}.")


def _agenda(material: MeetingMaterial) -> Block:
    if not material.meeting.agenda:
        return Paragraph("Susunan acara tidak diisi dalam buku kerja rapat.")
    rows = tuple(Row((one.time or "", one.item, one.owner or "")) for one in material.meeting.agenda)
    return Table(
        "susunan-acara", "Susunan acara", naming.when(material.meeting), ("Waktu", "Acara", "Penanggung jawab"), rows
    )


def _discussion(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose what each agency brought up, the data it gave, and what was answered."""
    said = material.meeting.contributions
    opening = own_text(material, "laporan-pembahasan")
    if not said:
        return (paragraph(material, "laporan-pembahasan", "Tidak ada pembahasan yang dicatat dalam buku kerja rapat."),)
    agencies = len({normal(one.agency) for one in said if one.agency})
    held = naming.day(material)
    who = count("pembahasan", "agencies", "count", agencies, unit="instansi",
                definition="Instansi berlainan yang menyampaikan masukan pada rapat.", as_of=held)  # fmt: skip
    points = count("pembahasan", "topics", "count", len(said), unit="pokok bahasan",
                   definition="Baris pembahasan dalam buku kerja rapat.", as_of=held)  # fmt: skip
    lead = f"Sebanyak {formats.counted_in_words(who)} menyampaikan masukan" if agencies else "Rapat mencatat masukan"
    text = f"{lead} mengenai {formats.counted_in_words(points)}, sebagaimana dimuat dalam tabel berikut."
    first = paragraph(material, "laporan-pembahasan", text, () if opening else (who, points))
    head = ("Instansi", "Pokok bahasan", "Data yang disampaikan", "Tanggapan")
    table = Table(
        "pembahasan", "Pembahasan menurut instansi", naming.when(material.meeting), head, tuple(map(_row, said))
    )
    return first, table


def _row(one: Contribution) -> Row:
    return Row((one.agency or "Tidak disebutkan", one.topic or "", one.data or "", one.response or ""))
