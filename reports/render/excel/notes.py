"""Writes the sheets of definitions and of notes: what each table counts, and what the symbols mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.render.excel import names, styles
from reports.render.excel.cells import set_widths, write_row
from reports.render.excel.row_heights import fit_heights
from reports.vocabulary import formats
from reports.vocabulary.kinds import STOCK_KINDS
from reports.vocabulary.table_names import kind_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.figures import FigureTable
    from reports.model.period import Period

DEFINITIONS, NOTES = "Definisi", "Catatan"
_SYMBOLS = (
    (formats.ZERO, "nol: sudah dihitung dan tidak ada"),
    (formats.MISSING, "belum ada angka: data belum disampaikan"),
    (formats.SUPPRESSED, "tidak ditampilkan demi pelindungan data pribadi"),
    (formats.NIHIL, "catatan disampaikan dan tidak memuat kejadian, atau dinyatakan nihil"),
    ("L, P", "laki-laki, perempuan"),
)
_PERSONS = (
    "Jumlah orang yang berbeda (orang, bukan tindakan) bukan hasil penjumlahan: satu orang dapat tercatat pada "
    "beberapa lajur."
)
_OVERSTAY = (
    "Izin tinggal yang lewat masa berlakunya menurut register bukan temuan overstay; perlu verifikasi perlintasan."
)
RETURN_REMARKS = (
    "Jumlah pada formulir dan tabel adalah rumus yang hidup. Orang atau tindakan yang jenis kelaminnya tidak "
    "diketahui, atau yang tidak mempunyai lajur, ditulis pada baris di bawah barisnya dan termasuk dalam JUMLAH.",
    _PERSONS,
    "Lembar yang namanya diawali “Data” disembunyikan dan dapat dibaca mesin: satu angka satu baris, tanpa sel "
    "gabungan. Lajur nilai yang kosong dijelaskan oleh lajur status (belum disampaikan, tidak ditampilkan).",
    _OVERSTAY,
)
"""Reading notes of a return's workbook."""
ARCHIVE_REMARKS = (
    "Lembar “Data deret” memuat setiap angka: satu angka satu baris, satu bulan satu lajur, tanpa sel gabungan. "
    "Daftar dengan satu angka satu bulan satu baris ialah berkas Parquet.",
    _PERSONS,
    "Latar biru muda pada “Data deret”: bulan yang sebagian; latar biru: bulan yang bertentangan. Sebabnya "
    "dimuat dalam lembar “Pengecualian”.",
    _OVERSTAY,
)
"""Reading notes of an archive's workbook."""


def write_definitions(sheet: Worksheet, tables: tuple[FigureTable, ...], page: styles.Page, period: Period) -> None:
    """Write what each table counts, and the day of a stock or the days of a flow."""
    set_widths(sheet, (40, 70, 14, 28, 18))
    write_row(sheet, 1, ("Definisi",), (styles.CAPTION,))
    heads = ("Tabel", "Yang dihitung", "Satuan", "Tanggal atau periode", "Status")
    write_row(sheet, 3, heads, (styles.HEAD_TEXT,))
    for row, table in enumerate(tables, 4):
        title = names.table_name(table.id).title
        contents = (title, table.definition, table.unit, _time(table, period), names.STATUS[table.status])
        write_row(sheet, row, contents, (styles.ROW_TEXT,))
    fit_heights(sheet, 3, 3 + len(tables))
    sheet.freeze_panes = "B4"
    sheet.print_title_rows = "3:3"
    sheet.print_area = f"A1:E{3 + len(tables)}"
    styles.set_page(sheet, page)


def _time(table: FigureTable, period: Period) -> str:
    """Return the day of a stock, or the days of a flow; its months where not all of them were delivered."""
    if kind_of(table.id) in STOCK_KINDS:
        return formats.day(table.as_of)
    if table.months:
        return formats.joined([formats.month(month) for month in table.months])
    return formats.days(period.start, period.end)


def write_notes(sheet: Worksheet, page: styles.Page, remarks: tuple[str, ...] = RETURN_REMARKS) -> None:
    """Write the meaning of the symbols, then the reading notes."""
    set_widths(sheet, (14, 86))
    write_row(sheet, 1, ("Catatan",), (styles.CAPTION,))
    write_row(sheet, 3, ("Tanda", "Arti"), (styles.HEAD_TEXT,))
    for row, line in enumerate(_SYMBOLS, 4):
        write_row(sheet, row, line, (styles.ROW_TEXT,))
    fit_heights(sheet, 3, 3 + len(_SYMBOLS))
    first = 5 + len(_SYMBOLS)
    for row, remark in enumerate(remarks, first):
        write_row(sheet, row, (remark,), (styles.PLAIN,))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    fit_heights(sheet, first, first + len(remarks) - 1)
    sheet.print_area = f"A1:B{first + len(remarks) - 1}"
    styles.set_page(sheet, page, landscape=False)
