"""Compose the invitation letter (Undangan), with the list of invitees on a page of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.letter import signature
from reports.documents.meeting import addressees, document_base, naming
from reports.documents.meeting.own_paragraphs import listing, paragraph
from reports.model.document import Letter, Paragraph, Particulars, Row, Section, Table
from reports.vocabulary import formats, law

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Document

NAME = "undangan"
ADDRESSED = "undangan-per-instansi"
"""Name of the letters that each go to one invitee."""
_ON_ONE_PAGE = 31
"""Invitees whose list takes a single page together with its remarks."""


def invitation(material: MeetingMaterial, *, edition: str) -> Document:
    """Return the invitation.

    Raises:
        ConfigurationError: the office must choose the letterhead for the date of the letter.
    """
    return document_base.document(
        material,
        NAME,
        "Undangan",
        (Section("lampiran", "Lampiran: Daftar Undangan", _list(material), new_page=True),),
        with_figures=False,
        edition=edition,
        letter=_letter(material),
        dated=naming.pack_date(material),
    )


def addressed_invitations(material: MeetingMaterial, *, edition: str) -> Document:
    """Return the invitation as letters that each go to one invitee; what the list of all remarks stands in each.

    Raises:
        ConfigurationError: the office must choose the letterhead for the date of the letter.
    """
    letter = _letter(material)
    remarks = listing(material, "undangan-catatan", _remarks(material))
    body = (*letter.body[:-1], Paragraph(f"Catatan: {' '.join(remarks.items)}"), letter.body[-1])
    heads = material.data.config.addressees
    letters = tuple(
        replace(letter, enclosure="-", addressee=(*addressees.lines_of(invitee, heads), "di tempat"), body=body)
        for invitee in material.meeting.invitees
    )
    return document_base.document(
        material,
        ADDRESSED,
        "Undangan",
        (),
        with_figures=False,
        edition=edition,
        letters=letters,
        dated=naming.pack_date(material),
    )


def _letter(material: MeetingMaterial) -> Letter:
    config, date = material.data.config, naming.pack_date(material)
    return Letter(
        number=material.meeting.invitation_no or formats.DOTTED,
        nature=config.letters.nature,
        enclosure="Satu lembar" if len(material.meeting.invitees) <= _ON_ONE_PAGE else "Satu berkas",
        subject=f"Undangan {naming.meeting_name(material)}",
        place_date=formats.day(date) if date else formats.DOTTED,
        addressee=("Pimpinan instansi", "sebagaimana daftar terlampir", "di tempat"),
        body=_body(material),
        signature=signature(config.head),
        copies=config.meeting.copies,
    )


def _body(material: MeetingMaterial) -> tuple[Paragraph | Particulars, ...]:
    config, team = material.data.config, naming.team_name(material)
    return (
        paragraph(
            material,
            "undangan-dasar",
            f"Berdasarkan Pasal 69 {law.act(naming.meeting_day(material))}{_regulation(material)}, dengan hormat kami "
            "mengundang Bapak/Ibu menghadiri rapat berikut:",
        ),
        Particulars(naming.appointment(material)),
        paragraph(
            material,
            "undangan-permohonan",
            "Bapak/Ibu yang berhalangan dapat menugaskan pejabat yang berwenang mengambil keputusan. Untuk pertukaran "
            f"data anggota {team}, mohon membawa jumlah orang asing menurut kecamatan beserta tanggal dan definisinya. "
            f"Mohon konfirmasi kehadiran {config.meeting.confirmation} melalui narahubung: "
            f"{config.meeting.contact or formats.DOTTED}.",
        ),
        paragraph(
            material,
            "undangan-penutup",
            "Demikian undangan ini kami sampaikan. Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.",
        ),
    )


def _regulation(material: MeetingMaterial) -> str:
    """Return the regulation on the team as in force on the day of the meeting, after the act."""
    regulation = law.team_regulation(naming.meeting_day(material))
    return f" serta {regulation}" if regulation else ""


def _list(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the list of invitees: agency and position, never a name."""
    date = naming.pack_date(material)
    reference = f"Lampiran surat Nomor {material.meeting.invitation_no or formats.DOTTED}"
    invitees = material.meeting.invitees
    rows = tuple(
        Row((formats.number(number), addressees.head_of(invitee), addressees.full_name(invitee.agency)))
        for number, invitee in enumerate(invitees, 1)
    )
    table = Table(
        "daftar-undangan",
        f"Undangan {naming.meeting_name(material)}",
        f"{reference}, tanggal {formats.day(date) if date else formats.DOTTED}",
        ("No", "Yth.", "Instansi"),
        rows,
        nil="" if rows else "Daftar undangan belum disusun",
    )
    return (table, Paragraph("Catatan:"), listing(material, "undangan-catatan", _remarks(material)))


def _remarks(material: MeetingMaterial) -> tuple[str, ...]:
    return (
        "Undangan ditujukan kepada jabatan; pejabat yang mewakili membawa surat tugas.",
        "Data yang dibawa berupa jumlah, tanpa nama dan nomor dokumen perjalanan orang asing.",
        "Peserta mengisi daftar hadir sebelum rapat dimulai.",
        *material.data.config.meeting.remarks,
    )
