"""The workbook of an archive: its coverage, the corrected series in short and in full, files, differences, dictionary.

No template: there is no ministry form in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.documents.archive import tidy_series
from reports.documents.archive.material import ArchiveMaterial
from reports.render.excel import cover, notes, styles
from reports.render.excel.archive import lists
from reports.render.excel.archive import series as series_sheet
from reports.render.excel.cells import clean
from reports.render.excel.package import Cached, save
from reports.render.excel.return_workbook import finish
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.archive import Archive
    from reports.model.document import Document
    from reports.vocabulary.config import Config

_LISTS: tuple[tuple[str, str, str, Callable[[Worksheet, ArchiveMaterial, styles.Page], None]], ...] = (
    ("Cakupan", "Arsip", "Keadaan setiap bulan menurut jenis data", lists.write_coverage),
    ("Pengecualian", "Arsip", "Bulan yang tidak ada, tidak lengkap, atau bertentangan", lists.write_findings),
    ("Deret register", "Deret", "Register per bulan menurut jenis izin tinggal", lists.write_stock),
    ("Per tahun", "Deret", "Layanan, kejadian, tindakan, dan kegiatan per tahun", lists.write_flows),
    ("Patahan", "Deret", "Bulan yang angkanya tidak sebanding dengan sebelumnya", lists.write_breaks),
    ("Berkas", "Arsip", "Setiap berkas dengan perannya", lists.write_files),
    ("Perbedaan", "Arsip", "Angka yang berbeda dari laporan terdahulu", lists.write_differences),
    ("Neraca", "Keterangan", "Neraca baris dan berkas", lists.write_balance),
    ("Aturan", "Keterangan", "Nama dan peraturan menurut waktu", lists.write_rules),
    ("Kamus data", "Keterangan", "Kolom, tabel, dan kode data deret", lists.write_dictionary),
)


def render(document: Document, archive: Archive, config: Config, *, paper: str = "A4") -> bytes:
    """Return the workbook of an archive; the same archive gives the same bytes.

    Args:
        document: the report the workbook belongs to.
        archive: what it is about.
        config: the office's configuration.
        paper: ``A4`` or ``F4``.
    """
    workbook, material = Workbook(), ArchiveMaterial(archive, config)
    workbook.remove(workbook.worksheets[0])
    footer = f"{document.title} · {formats.period(document.period)}"
    page = styles.Page(paper, clean(footer), clean(document.classification or ""))
    entries = []
    for name, group, about, write in _LISTS:
        sheet: Worksheet = workbook.create_sheet(name)
        write(sheet, material, page)
        entries.append(cover.Entry(name, group, about))
    entries += _write_definitions(workbook, archive, page)
    series = series_sheet.write(workbook.create_sheet(series_sheet.TITLE), archive, page)
    told = f"Setiap angka menurut bulan ({formats.number(len(series.rows) * len(archive.figures))} angka)"
    entries.append(cover.Entry(series_sheet.TITLE, "Data", told))
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish(workbook, document)
    return save(workbook, Cached(), document.as_of, face=styles.FACE, bulks={series_sheet.TITLE: series})


def _write_definitions(workbook: Workbook, archive: Archive, page: styles.Page) -> list[cover.Entry]:
    tables = tuple(tidy_series.merged_tables(archive).values())
    notes.write_definitions(workbook.create_sheet(notes.DEFINITIONS), tables, page)
    notes.write_notes(workbook.create_sheet(notes.NOTES), page, notes.OF_ARCHIVE)
    return [
        cover.Entry(notes.DEFINITIONS, "Keterangan", "Apa yang dihitung setiap tabel"),
        cover.Entry(notes.NOTES, "Keterangan", "Arti tanda dan cara membaca"),
    ]
