"""Compose the appendices of a meeting's report (Lampiran): the list of invitees with attendance, and the photographs.

Names of officials, remarks on them and photographs are only in the edition of the office itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import naming
from reports.model.document import Paragraph, Picture, Pictures, Row, Section, Table
from reports.model.meeting import Attendance
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.meeting import Invitee

OWN_EDITION = "dinas"
ATTENDANCE = {
    Attendance.PRESENT: "Hadir",
    Attendance.REPRESENTED: "Diwakili",
    Attendance.ABSENT: "Tidak hadir",
    None: "Tidak dicatat",
}


def sections(material: MeetingMaterial, edition: str, pictures: Sequence[str]) -> tuple[Section, ...]:
    """Return the appendices.

    Args:
        material: of the meeting.
        edition: code of the readers' edition.
        pictures: keys of the photographs that can be printed.
    """
    parts: list[tuple[str, str, tuple[Block, ...]]] = []
    if material.meeting.invitees:
        parts.append(("daftar-hadir", "Daftar Hadir", (_attendance(material, edition),)))
    if material.meeting.photos:
        parts.append(("dokumentasi", "Dokumentasi", _photographs(material, edition, pictures)))
    numerals = ("I", "II")[: len(parts)]
    return tuple(
        Section(code, f"Lampiran {numeral}. {title}", blocks, new_page=numeral == "I" or edition == OWN_EDITION)
        for numeral, (code, title, blocks) in zip(numerals, parts, strict=True)
    )


def picture_key(number: int) -> str:
    """Return the key of a photograph's bytes; it does not reveal the file name.

    Args:
        number: of the photograph in the workbook, from 1.
    """
    return f"foto-{number}"


def _attendance(material: MeetingMaterial, edition: str) -> Table:
    is_own_edition = edition == OWN_EDITION
    name, note = (("Nama",), ("Keterangan",)) if is_own_edition else ((), ())
    head = ("No", "Instansi", "Jabatan", *name, "Kehadiran", *note)
    rows = tuple(
        _row(number, invitee, is_own_edition=is_own_edition)
        for number, invitee in enumerate(material.meeting.invitees, 1)
    )
    subtitle = f"{naming.meeting_name(material)}, {naming.weekday_and_date(material.meeting)}"
    return Table("daftar-hadir-rapat", "Daftar undangan dan kehadiran", subtitle, head, rows)


def _row(number: int, invitee: Invitee, *, is_own_edition: bool) -> Row:
    attendance = ATTENDANCE[invitee.attendance]
    cells = (str(number), invitee.agency, invitee.position or "")
    return Row((*cells, invitee.name or "", attendance, invitee.note or "") if is_own_edition else (*cells, attendance))


def _photographs(material: MeetingMaterial, edition: str, pictures: Sequence[str]) -> tuple[Block, ...]:
    photos = material.meeting.photos
    if edition != OWN_EDITION:
        return (
            Paragraph(
                f"Dokumentasi foto ({formats.number(len(photos))} berkas) disimpan oleh "
                f"{material.data.config.office.name} dan tidak disertakan demi pelindungan data pribadi."
            ),
        )
    printable = tuple(
        Picture(picture_key(number), photo.caption or "", f"Foto rapat: {photo.caption or 'tanpa keterangan'}")
        for number, photo in enumerate(photos, 1)
        if picture_key(number) in pictures
    )
    missing = len(photos) - len(printable)
    remark = Paragraph(f"{formats.number(missing)} berkas foto tidak dapat dimuat.")
    return (*((Pictures(printable),) if printable else ()), *((remark,) if missing else ()))
