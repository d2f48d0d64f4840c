"""Daftar hadir: a sheet to be signed, a row for each invited agency and spare rows; nothing but agencies is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import frame, words
from reports.model.document import Particulars, Section, SignInSheet
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Document

NAME = "daftar-hadir"
HEAD = ("No", "Nama", "Instansi", "Jabatan", "No HP", "Tanda tangan")
_WIDTHS = (9.0, 52.0, 66.0, 48.0, 34.0, 48.0)


def attendance_sheet(material: MeetingMaterial, *, edition: str) -> Document:
    """Compose the attendance sheet.

    Raises:
        ConfigurationError: the letterhead of its date has to be chosen by the office.
    """
    meeting = material.meeting
    about = Particulars(tuple(pair for pair in words.appointment(material) if pair[0] != "Acara"))
    agencies = (*(one.agency for one in meeting.invitees), *("",) * material.data.config.meeting.spare_rows)
    sheet = SignInSheet(
        NAME,
        f"Daftar hadir {words.name(material)}",
        "Diisi dengan tulisan tangan; nomor HP hanya untuk keperluan kantor",
        HEAD,
        tuple((formats.number(place), "", agency, "", "", "") for place, agency in enumerate(agencies, 1)),
        _WIDTHS,
    )
    return frame.document(
        material, NAME, "Daftar Hadir", (Section("hadir", "Daftar Hadir", (about, sheet)),), edition=edition
    )
