"""Writes the workbook of an archive report: coverage, corrected series, files, differences, data dictionary.

There is no template, since it holds no ministry form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.documents.archive import tidy_series
from reports.documents.archive.material import ArchiveMaterial
from reports.render.excel import cover, notes, styles
from reports.render.excel.archive import archive_lists, series_sheet
from reports.render.excel.cells import printable
from reports.render.excel.package import CachedValues, save
from reports.render.excel.return_workbook import finish_workbook
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.archive import Archive
    from reports.model.document import Document
    from reports.model.period import Period
    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class _ListSheet:
    """A sheet with a list: its name, its entry on the cover, and the function that writes it."""

    name: str
    group: str
    about: str
    write: Callable[[Worksheet, ArchiveMaterial, styles.Page], None]


_LISTS = (
    _ListSheet("Cakupan", "Arsip", "Keadaan setiap bulan menurut jenis data", archive_lists.write_coverage),
    _ListSheet(
        "Pengecualian", "Arsip", "Bulan yang tidak ada, tidak lengkap, atau bertentangan", archive_lists.write_findings
    ),
    _ListSheet("Deret register", "Deret", "Register per bulan menurut jenis izin tinggal", archive_lists.write_stock),
    _ListSheet("Per tahun", "Deret", "Layanan, kejadian, tindakan, dan kegiatan per tahun", archive_lists.write_flows),
    _ListSheet("Patahan", "Deret", "Patahan dan sela, dan apa yang boleh dibandingkan", archive_lists.write_breaks),
    _ListSheet("Berkas", "Arsip", "Setiap berkas dengan perannya", archive_lists.write_files),
    _ListSheet("Perbedaan", "Arsip", "Angka yang berbeda dari laporan terdahulu", archive_lists.write_differences),
    _ListSheet("Neraca", "Keterangan", "Neraca baris dan berkas", archive_lists.write_balance),
    _ListSheet("Aturan", "Keterangan", "Nama dan peraturan menurut waktu", archive_lists.write_rules),
    _ListSheet("Kamus data", "Keterangan", "Kolom, tabel, dan kode data deret", archive_lists.write_dictionary),
)


def render(document: Document, archive: Archive, config: Config, *, paper: str = "A4") -> bytes:
    """Return the workbook of an archive as bytes; the same archive gives the same bytes.

    Args:
        document: the report that the workbook belongs to.
        archive: the reprocessed archive.
        config: the office's configuration.
        paper: ``A4`` or ``F4``.
    """
    workbook, material = Workbook(), ArchiveMaterial(archive, config)
    workbook.remove(workbook.worksheets[0])
    footer = f"{document.title} · {formats.period(document.period)}"
    page = styles.Page(paper, printable(footer), printable(document.classification or ""))
    entries = []
    for list_sheet in _LISTS:
        sheet: Worksheet = workbook.create_sheet(list_sheet.name)
        list_sheet.write(sheet, material, page)
        entries.append(cover.Entry(list_sheet.name, list_sheet.group, list_sheet.about))
    entries += _write_definitions(workbook, archive, page, document.period)
    series = series_sheet.write(workbook.create_sheet(series_sheet.TITLE), archive, page)
    about = f"Setiap angka menurut bulan ({formats.number(len(series.rows) * len(archive.figures))} angka)"
    entries.append(cover.Entry(series_sheet.TITLE, "Data", about))
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish_workbook(workbook, document)
    return save(workbook, CachedValues(), document.as_of, face=styles.FACE, bulk_rows={series_sheet.TITLE: series})


def _write_definitions(workbook: Workbook, archive: Archive, page: styles.Page, period: Period) -> list[cover.Entry]:
    """Write definitions and notes; return their entries for the cover."""
    tables = tuple(tidy_series.merged_tables(archive).values())
    notes.write_definitions(workbook.create_sheet(notes.DEFINITIONS), tables, page, period)
    notes.write_notes(workbook.create_sheet(notes.NOTES), page, notes.ARCHIVE_REMARKS)
    return [
        cover.Entry(notes.DEFINITIONS, "Keterangan", "Apa yang dihitung setiap tabel"),
        cover.Entry(notes.NOTES, "Keterangan", "Arti tanda dan cara membaca"),
    ]
