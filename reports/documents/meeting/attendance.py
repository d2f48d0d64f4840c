"""Daftar hadir: a sheet to be signed, a row for each invited agency and spare rows; nothing but agencies is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import document_base, naming
from reports.model.document import Particulars, Section, SignInSheet
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Document

NAME = "daftar-hadir"
HEAD = ("No", "Nama", "Instansi", "Jabatan", "No HP", "Tanda tangan")
_WIDTHS = (9.0, 52.0, 66.0, 48.0, 34.0, 48.0)
_FIRST_PAGE = {"A4": 10, "F4": 11}
"""Rows of 9 mm that the first page holds, below day, place and theme; by paper, which lies across."""
_PAGE = 15
"""Rows that every further page holds."""


def rows_to_fill(least: int, first: int) -> int:
    """Return how many rows fill their last page.

    Args:
        least: rows there are at any rate.
        first: rows that the first page holds.

    Example:
        >>> [rows_to_fill(least, 10) for least in (4, 10, 11, 25, 26)]
        [10, 10, 25, 25, 40]
    """
    pages = max(0, -(-(least - first) // _PAGE))
    return first + pages * _PAGE


def attendance_sheet(material: MeetingMaterial, *, edition: str) -> Document:
    """Compose the attendance sheet.

    Raises:
        ConfigurationError: the letterhead of its date has to be chosen by the office.
    """
    meeting = material.meeting
    about = Particulars(tuple(pair for pair in naming.appointment(material) if pair[0] != "Acara"))
    invited = [one.agency for one in meeting.invitees]
    config = material.data.config
    spare = rows_to_fill(len(invited) + config.meeting.spare_rows, _FIRST_PAGE[config.document.paper]) - len(invited)
    agencies = (*invited, *("",) * spare)
    sheet = SignInSheet(
        NAME,
        f"Daftar hadir {naming.name(material)}",
        "Diisi dengan tulisan tangan; nomor HP hanya untuk keperluan kantor",
        HEAD,
        tuple((formats.number(place), "", agency, "", "", "") for place, agency in enumerate(agencies, 1)),
        _WIDTHS,
    )
    return document_base.document(
        material, NAME, "Daftar Hadir", (Section("hadir", "Daftar Hadir", (about, sheet)),), edition=edition
    )
