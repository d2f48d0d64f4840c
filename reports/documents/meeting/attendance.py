"""Compose the attendance sheet (Daftar Hadir): a row for each invited agency, and spare rows.

The sheet that goes round in the room to be signed is the office's own. In a shared edition it has no column for names,
telephone numbers and signatures, so that nothing is filled in there that must not be passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.letter import signature
from reports.documents.meeting import addressees, document_base, naming
from reports.model.document import Particulars, Section, Signature, Signatures, SignInSheet
from reports.vocabulary import editions, formats, law

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Document

NAME = "daftar-hadir"
_AGENCY = "Instansi"
_COLUMNS = (
    ("No", 9.0, None), ("Nama", 52.0, "name-column"), (_AGENCY, 66.0, None), ("Jabatan", 48.0, None),
    ("Nomor telepon", 34.0, "telephone-column"), ("Tanda tangan", 48.0, "signature-column"),
)  # fmt: skip
"""Head, width in millimetres, and name in the table of editions; None for a column of every edition."""
_TICKED = ("Hadir", 30.0)
"""Column in place of the signature, where the edition has none."""
_FIRST_PAGE = {"A4": 10, "F4": 11}
"""Rows of 9 mm on the first page, below day, place and theme; by paper size, in landscape."""
_FURTHER_PAGE = 15
"""Rows on each further page."""
_SIGNATURE = 7
"""Rows that the signature below a list to be signed takes the place of."""


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


def columns_of(edition: str) -> tuple[tuple[str, float], ...]:
    """Return head and width of the columns of the sheet in an edition.

    Example:
        >>> [head for head, _width in columns_of("antarinstansi")]
        ['No', 'Instansi', 'Jabatan', 'Hadir']
    """
    columns = tuple(
        (head, width)
        for head, width, name in _COLUMNS
        if name is None or editions.use_of(name, edition) is editions.Use.PRINTED
    )
    return columns if len(columns) == len(_COLUMNS) else (*columns, _TICKED)


def _certified(material: MeetingMaterial, columns: tuple[tuple[str, float], ...]) -> tuple[Signatures, ...]:
    """Return the line of the official who certifies a list that was signed."""
    if _TICKED in columns:
        return ()
    signer = signature(material.data.config.section_head)
    day = formats.day(material.meeting.day) if material.meeting.day else law.DOTTED
    role = "Daftar hadir ini dibuat dengan sebenarnya,"
    return (
        Signatures(
            (Signature((role, *signer.position), signer.name, signer.nip),),
            f"{material.data.config.office.city}, {day}",
        ),
    )


def attendance_sheet(material: MeetingMaterial, *, edition: str) -> Document:
    """Return the attendance sheet.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    meeting = material.meeting
    particulars = Particulars(tuple(pair for pair in naming.appointment(material) if pair[0] != "Acara"))
    invited = [addressees.full_name(invitee.agency) for invitee in meeting.invitees]
    config = material.data.config
    columns = columns_of(edition)
    below = 0 if _TICKED in columns else _SIGNATURE
    least = len(invited) + config.meeting.spare_rows + below
    spare = rows_to_fill(least, _FIRST_PAGE[config.document.paper]) - below - len(invited)
    agencies = (*invited, *("",) * spare)
    heads = tuple(head for head, _width in columns)
    sheet = SignInSheet(
        NAME,
        f"Daftar hadir {naming.meeting_name(material)}",
        "Diberi tanda bila hadir; lembar untuk ditandatangani ada dalam edisi dinas"
        if _TICKED in columns
        else "Diisi dengan tulisan tangan; nomor telepon hanya untuk keperluan kantor",
        heads,
        tuple(
            (formats.number(number), *(agency if head == _AGENCY else "" for head in heads[1:]))
            for number, agency in enumerate(agencies, 1)
        ),
        tuple(width for _head, width in columns),
    )
    return document_base.document(
        material,
        NAME,
        "Daftar Hadir",
        (Section("hadir", "Daftar Hadir", (particulars, sheet, *_certified(material, columns))),),
        with_figures=False,
        edition=edition,
    )
