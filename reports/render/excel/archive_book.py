"""The workbook of an archive: its coverage, the corrected series to read and as data, files, differences, dictionary.

No template: there is no ministry form in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from reports.documents.overview import tidy
from reports.documents.overview.material import OverviewMaterial
from reports.model.grid import Span
from reports.render.excel import archive_lists, bulk, cover, names, notes, styles
from reports.render.excel.areas import target
from reports.render.excel.cells import cell_at, clean, put_text, set_widths, workbook_of
from reports.render.excel.package import Cached, save
from reports.render.excel.workbook import finish
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.archive import Archive
    from reports.model.document import Document
    from reports.vocabulary.config import Config

    Row = tuple[date, str, str, str, int | None, str, str, str]

DATA = "Data deret"
_LISTS: tuple[tuple[str, str, str, Callable[[Worksheet, OverviewMaterial, styles.Page], None]], ...] = (
    ("Cakupan", "Arsip", "Keadaan setiap bulan menurut jenis data", archive_lists.write_coverage),
    ("Pengecualian", "Arsip", "Bulan yang tidak ada atau tidak lengkap, dengan sebabnya", archive_lists.write_findings),
    ("Deret register", "Deret", "Register per bulan menurut jenis izin tinggal", archive_lists.write_stock),
    ("Per tahun", "Deret", "Layanan, kejadian, tindakan, dan kegiatan per tahun", archive_lists.write_flows),
    ("Patahan", "Deret", "Bulan yang angkanya tidak sebanding dengan sebelumnya", archive_lists.write_breaks),
    ("Berkas", "Arsip", "Setiap berkas dengan perannya", archive_lists.write_files),
    ("Perbedaan", "Arsip", "Angka yang berbeda dari laporan terdahulu", archive_lists.write_differences),
    ("Neraca", "Keterangan", "Neraca baris dan berkas", archive_lists.write_balance),
    ("Aturan", "Keterangan", "Nama dan peraturan menurut waktu", archive_lists.write_rules),
    ("Kamus data", "Keterangan", "Kolom, tabel, dan kode data deret", archive_lists.write_dictionary),
)
_WIDTHS = (12, 28, 20, 20, 12, 14, 18, 14)


def render(document: Document, archive: Archive, config: Config, *, paper: str = "A4") -> bytes:
    """Return the workbook of an archive; the same archive gives the same bytes.

    Args:
        document: the report the workbook belongs to.
        archive: what it is about.
        config: the office's configuration.
        paper: ``A4`` or ``F4``.
    """
    workbook, material = Workbook(), OverviewMaterial(archive, config)
    workbook.remove(workbook.worksheets[0])
    footer = f"{document.title} · {formats.period(document.period)}"
    page = styles.Page(paper, clean(footer), clean(document.classification or ""))
    entries = []
    for name, group, about, write in _LISTS:
        sheet: Worksheet = workbook.create_sheet(name)
        write(sheet, material, page)
        entries.append(cover.Entry(name, group, about))
    entries += _write_definitions(workbook, archive, page)
    rows = _write_series(workbook, archive, page)
    entries += [
        cover.Entry(name, "Data", f"Deret per bulan ({formats.number(len(part))} angka)") for name, part in rows.items()
    ]
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish(workbook, document)
    return save(
        workbook,
        Cached(),
        document.as_of,
        face=styles.FACE,
        bulks={name: bulk.Bulk(part) for name, part in rows.items()},
    )


def _write_definitions(workbook: Workbook, archive: Archive, page: styles.Page) -> list[cover.Entry]:
    newest = {name: table for _, one in sorted(archive.figures.items()) for name, table in one.tables.items()}
    notes.write_definitions(workbook.create_sheet(notes.DEFINITIONS), tuple(newest.values()), page)
    notes.write_notes(workbook.create_sheet(notes.NOTES), page)
    return [
        cover.Entry(notes.DEFINITIONS, "Keterangan", "Apa yang dihitung setiap tabel"),
        cover.Entry(notes.NOTES, "Keterangan", "Arti tanda dan cara membaca"),
    ]


def _write_series(workbook: Workbook, archive: Archive, page: styles.Page) -> dict[str, Sequence[Row]]:
    """Write the head and the first row of each data sheet; return the rows of all, which the package is given."""
    rows: list[Row] = [(one.month.first, *one[1:]) for one in tidy.series(archive)]
    parts = [rows[first : first + bulk.MOST_ROWS] for first in range(0, len(rows), bulk.MOST_ROWS)]
    found: dict[str, Sequence[Row]] = {}
    for part in parts:
        sheet: Worksheet = workbook.create_sheet(names.free_name(DATA, workbook.sheetnames))
        _write_data(sheet, part, page)
        found[sheet.title] = part
    return found


def _write_data(sheet: Worksheet, rows: Sequence[Row], page: styles.Page) -> None:
    for place, (name, _kind, _meaning) in enumerate(tidy.COLUMNS, 1):
        head, cell = cell_at(sheet, 1, place), cell_at(sheet, 2, place)
        styles.DATA_HEAD.apply(head)
        put_text(head, name)
        cell.value = rows[0][place - 1]
        if name in _FORMATS:
            cell.number_format = _FORMATS[name]
    set_widths(sheet, _WIDTHS)
    sheet.freeze_panes = "A2"
    last = len(rows) + 1
    area = f"A1:H{last}"
    sheet.auto_filter.ref = area
    sheet.print_title_rows, sheet.print_area = "1:1", area
    styles.set_page(sheet, page)
    name = "data_deret" + sheet.title.removeprefix(DATA).replace(" ", "_")
    text = target(sheet.title, Span(1, 1, last, len(tidy.COLUMNS)))
    workbook_of(sheet).defined_names[name] = DefinedName(name, attr_text=text)


_FORMATS = {"bulan": styles.DATE, "nilai": styles.DATA_NUMBER}
