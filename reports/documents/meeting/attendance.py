"""Compose the attendance sheet to be signed (Daftar Hadir): a row for each invited agency, and spare rows.

Only names of agencies are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import document_base, naming
from reports.model.document import Particulars, Section, SignInSheet
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Document

NAME = "daftar-hadir"
HEAD = ("No", "Nama", "Instansi", "Jabatan", "Nomor telepon", "Tanda tangan")
_WIDTHS = (9.0, 52.0, 66.0, 48.0, 34.0, 48.0)
_FIRST_PAGE = {"A4": 10, "F4": 11}
"""Rows of 9 mm on the first page, below day, place and theme; by paper size, in landscape."""
_FURTHER_PAGE = 15
"""Rows on each further page."""


def rows_to_fill(least: int, first: int) -> int:
    """Return the number of rows that fills the last page.

    Args:
        least: rows that are needed.
        first: rows on the first page.

    Example:
        >>> [rows_to_fill(least, 10) for least in (4, 10, 11, 25, 26)]
        [10, 10, 25, 25, 40]
    """
    pages = max(0, -(-(least - first) // _FURTHER_PAGE))
    return first + pages * _FURTHER_PAGE


def attendance_sheet(material: MeetingMaterial, *, edition: str) -> Document:
    """Return the attendance sheet.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    meeting = material.meeting
    particulars = Particulars(tuple(pair for pair in naming.appointment(material) if pair[0] != "Acara"))
    invited = [invitee.agency for invitee in meeting.invitees]
    config = material.data.config
    spare = rows_to_fill(len(invited) + config.meeting.spare_rows, _FIRST_PAGE[config.document.paper]) - len(invited)
    agencies = (*invited, *("",) * spare)
    sheet = SignInSheet(
        NAME,
        f"Daftar hadir {naming.meeting_name(material)}",
        "Diisi dengan tulisan tangan; nomor telepon hanya untuk keperluan kantor",
        HEAD,
        tuple((formats.number(number), "", agency, "", "", "") for number, agency in enumerate(agencies, 1)),
        _WIDTHS,
    )
    return document_base.document(
        material,
        NAME,
        "Daftar Hadir",
        (Section("hadir", "Daftar Hadir", (particulars, sheet)),),
        with_figures=False,
        edition=edition,
    )
