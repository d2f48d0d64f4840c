"""Writes the cover sheet: facts about the workbook and a linked list of its sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from reports import __version__
from reports.render.excel import names, styles
from reports.render.excel.cells import cell_at, set_widths, write_row
from reports.render.excel.row_heights import fit_heights, text_width
from reports.vocabulary import formats

if TYPE_CHECKING:
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Document

TITLE = "Isi"
_WIDTHS = (20, 34, 58)
_HIDDEN = (
    "Lembar kelompok Telusur dan Data disembunyikan supaya tidak ikut tercetak. Untuk membukanya, klik kanan nama "
    "lembar mana pun, lalu pilih Tampilkan (Unhide)."
)


@dataclass(frozen=True)
class Entry:
    """One line of the list of sheets."""

    sheet: str
    group: str
    about: str
    is_hidden: bool = False
    """A link would lead nowhere."""


def write(sheet: Worksheet, document: Document, entries: tuple[Entry, ...], page: styles.Page) -> None:
    """Write the facts about the document, then a list of sheets with links."""
    set_widths(sheet, _WIDTHS)
    write_row(sheet, 1, (document.title,), (styles.TITLE,))
    write_row(sheet, 2, (document.office,), (styles.HEADING,))
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 24, 20
    row = _write_facts(sheet, document)
    write_row(sheet, row, ("Kelompok", "Lembar", "Keterangan"), (styles.HEAD_TEXT,))
    for number, entry in enumerate(entries, row + 1):
        contents = (entry.group, entry.sheet, entry.about)
        link = styles.ROW_TEXT if entry.is_hidden else styles.LINK
        write_row(sheet, number, contents, (styles.ROW_TEXT, link, styles.ROW_TEXT))
        if not entry.is_hidden:
            _add_link(sheet, number, entry.sheet)
    fit_heights(sheet, row, row + len(entries))
    last = row + len(entries) + (_write_note_on_hidden(sheet, row + len(entries) + 2) if _any_hidden(entries) else 0)
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"
    sheet.print_area = f"A1:C{last}"
    styles.set_page(sheet, page, landscape=False)


def _any_hidden(entries: tuple[Entry, ...]) -> bool:
    return any(entry.is_hidden for entry in entries)


def _write_note_on_hidden(sheet: Worksheet, row: int) -> int:
    """Write how hidden sheets are shown; return the number of rows this adds to the page."""
    write_row(sheet, row, (_HIDDEN,), (styles.NOTE,))
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
    fit_heights(sheet, row, row)
    return 2


def _write_facts(sheet: Worksheet, document: Document) -> int:
    """Write the facts about the document; return the row of the list's header."""
    facts: tuple[tuple[str, str | date], ...] = (
        *((("Acara", document.subtitle), ("Waktu dan tempat", document.occasion)) if document.occasion else ()),
        ("Periode laporan", formats.period(document.period)),
        ("Edisi", names.EDITIONS.get(document.edition, document.edition)),
        *((("Klasifikasi", document.classification),) if document.classification else ()),
        ("Keadaan per tanggal", document.as_of),
        *((("Perbaikan", document.correction),) if document.correction else ()),
        (("Sifat", document.standing) if document.standing else ("Tanggal dokumen", document.date or formats.DOTTED)),
        ("Versi program", f"pora {__version__}"),
    )
    for row, (label, content) in enumerate(facts, 4):
        style = styles.PLAIN if isinstance(content, str) else styles.LONG_DAY
        write_row(sheet, row, (label, content), (styles.LABEL, style))
        if isinstance(content, str) and text_width(content) > _WIDTHS[1]:
            sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
    fit_heights(sheet, 4, 3 + len(facts))
    return 4 + len(facts) + 1


def _add_link(sheet: Worksheet, row: int, target: str) -> None:
    """Link the second cell of a row to another sheet of the workbook."""
    cell = cell_at(sheet, row, 2)
    location = f"{quote_sheetname(target)}!A1"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location, tooltip=f"Buka lembar {target}", display=target)
