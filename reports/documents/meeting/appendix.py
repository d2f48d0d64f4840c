"""Lampiran of a meeting's report: who was invited and came, and the photographs.

Names of officials, remarks about them and photographs are in the edition of the office itself only.
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
    """Compose the annexes.

    Args:
        material: of the meeting.
        edition: who reads it.
        pictures: keys of the photographs that can be printed.
    """
    found: list[tuple[str, str, tuple[Block, ...]]] = []
    if material.meeting.invitees:
        found.append(("daftar-hadir", "Daftar Hadir", (_attendance(material, edition),)))
    if material.meeting.photos:
        found.append(("dokumentasi", "Dokumentasi", _photographs(material, edition, pictures)))
    numerals = ("I", "II")[: len(found)]
    return tuple(
        Section(code, f"Lampiran {numeral}. {title}", blocks, new_page=numeral == "I" or edition == OWN_EDITION)
        for numeral, (code, title, blocks) in zip(numerals, found, strict=True)
    )


def picture_key(number: int) -> str:
    """Return the key under which the bytes of a photograph travel; its file name is nobody's business."""
    return f"foto-{number}"


def _attendance(material: MeetingMaterial, edition: str) -> Table:
    own = edition == OWN_EDITION
    head = ("No", "Instansi", "Jabatan", *(("Nama",) if own else ()), "Kehadiran", *(("Keterangan",) if own else ()))
    rows = tuple(_row(n, one, own=own) for n, one in enumerate(material.meeting.invitees, 1))
    subtitle = f"{naming.name(material)}, {naming.when(material.meeting)}"
    return Table("daftar-hadir-rapat", "Daftar undangan dan kehadiran", subtitle, head, rows)


def _row(number: int, one: Invitee, *, own: bool) -> Row:
    seen = ATTENDANCE[one.attendance]
    cells = (str(number), one.agency, one.position or "")
    return Row((*cells, one.name or "", seen, one.note or "") if own else (*cells, seen))


def _photographs(material: MeetingMaterial, edition: str, pictures: Sequence[str]) -> tuple[Block, ...]:
    photos = material.meeting.photos
    if edition != OWN_EDITION:
        return (
            Paragraph(
                f"Dokumentasi foto ({formats.number(len(photos))} berkas) disimpan oleh "
                f"{material.data.config.office.name} dan tidak disertakan demi pelindungan data pribadi."
            ),
        )
    shown = tuple(
        Picture(picture_key(n), one.caption or "", f"Foto rapat: {one.caption or 'tanpa keterangan'}")
        for n, one in enumerate(photos, 1)
        if picture_key(n) in pictures
    )
    lacking = len(photos) - len(shown)
    remark = Paragraph(f"{formats.number(lacking)} berkas foto tidak dapat dimuat.")
    return (*((Pictures(shown),) if shown else ()), *((remark,) if lacking else ()))
