"""Writes the data quality sheets: the row balance by source, and the findings by cause.

Only the internal edition (``dinas``) names files and sheets: the rows of one sheet are the persons of one kecamatan, so
their counts would reveal what an open edition suppresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from reports.documents import causes
from reports.render.excel import styles
from reports.render.excel.cells import cell_at, set_widths, write_row
from reports.render.excel.row_heights import fit_heights
from reports.vocabulary import kinds

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Document
    from reports.model.quality import Balance, Quality, SourceLine
    from reports.render.excel.package import CachedValues

TITLE, FINDINGS = "Mutu data", "Temuan data"
INTERNAL_EDITION = "dinas"
_HEADS = (
    "No", "Berkas", "Lembar", "Jenis data", "Periode", "Baris dibaca", "Diterima", "Disisihkan", "Ganda", "Struktur",
    "Selisih",
)  # fmt: skip
_WIDTHS = (6, 48, 24, 24, 16, 11, 11, 11, 11, 11, 10)
_ELSEWHERE = "Rinciannya hanya ada dalam edisi dinas."
"""Note in editions that show the totals only."""
_TOP = 4
_FIRST_COUNT = 6
"""Column of the rows read; the bins follow."""


def write(sheet: Worksheet, quality: Quality, document: Document, *, page: styles.Page, cached: CachedValues) -> None:
    """Write the row balance by source; only its total in other editions than the internal one."""
    internal = document.edition == INTERNAL_EDITION
    set_widths(sheet, _WIDTHS)
    write_row(sheet, 1, ("Mutu data: neraca baris",), (styles.CAPTION,))
    about = "Setiap baris masukan masuk tepat satu golongan; lajur Selisih harus nol."
    write_row(sheet, 2, (about if internal else f"{about} {_ELSEWHERE}",), (styles.SUBTITLE,))
    write_row(sheet, _TOP, _HEADS, (*(styles.HEAD_TEXT,) * 5, styles.HEAD_NUMBER))
    total = _write_balance(sheet, quality, quality.lines if internal else (), cached)
    fit_heights(sheet, _TOP, total)
    last = total
    if internal and quality.inputs_sha256:
        last += 2
        write_row(sheet, last, (f"Sidik masukan (SHA-256): {quality.inputs_sha256}",), (styles.SUBTITLE,))
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(len(_HEADS))}{last}"
    styles.set_page(sheet, page)


def _write_balance(sheet: Worksheet, quality: Quality, lines: tuple[SourceLine, ...], cached: CachedValues) -> int:
    """Write the sources and their total; return the row of the total."""
    cell_styles = (*(styles.ROW_TEXT,) * 5, styles.ROW_NUMBER)
    for row, line in enumerate(lines, _TOP + 1):
        kind = kinds.title(line.kind)
        counts = _counts(line.balance)
        write_row(sheet, row, (row - _TOP, line.path, line.sheet, kind, line.period, *counts), cell_styles)
        _write_difference(sheet, row, line.balance, cached)
    total = _TOP + 1 + len(lines)
    sums = _counts(quality.total)
    write_row(sheet, total, ("", "Jumlah", "", "", "", *sums), (*(styles.SUM_TEXT,) * 5, styles.SUM_NUMBER))
    for column, value in enumerate(sums, _FIRST_COUNT):
        if lines:
            _write_sum(sheet, total, column, value, cached)
    _write_difference(sheet, total, quality.total, cached)
    return total


def _counts(balance: Balance) -> tuple[int, ...]:
    """Return the rows read and the four bins."""
    return (balance.seen, balance.accepted, balance.set_aside, balance.duplicate, balance.structure)


def _write_difference(sheet: Worksheet, row: int, balance: Balance, cached: CachedValues) -> None:
    """Write the rows read less all bins."""
    rows_read, *bins = _counts(balance)
    cell = cell_at(sheet, row, len(_HEADS))
    (styles.ROW_NUMBER if cell_at(sheet, row, 1).value else styles.SUM_NUMBER).apply(cell)
    cell.value = f"=F{row}-SUM(G{row}:J{row})"
    cached.add(sheet.title, cell.coordinate, rows_read - sum(bins))


def _write_sum(sheet: Worksheet, row: int, column: int, value: int, cached: CachedValues) -> None:
    """Write the sum of a column from the first body row to the row above."""
    cell = cell_at(sheet, row, column)
    letter = get_column_letter(column)
    cell.value = f"=SUM({letter}{_TOP + 1}:{letter}{row - 1})"
    cached.add(sheet.title, cell.coordinate, value)


def write_findings(
    sheet: Worksheet, quality: Quality, document: Document, *, page: styles.Page, cached: CachedValues
) -> None:
    """Write the findings by cause with their number; only the total in other editions than the internal one."""
    set_widths(sheet, (6, 76, 12, 14))
    write_row(sheet, 1, ("Temuan dalam data masukan menurut penyebab",), (styles.CAPTION,))
    internal = document.edition == INTERNAL_EDITION
    about = "Baris yang tidak disisihkan tetap dihitung; isian yang tidak terbaca dihitung sebagai tidak diketahui."
    write_row(sheet, 2, (about,), (styles.SUBTITLE,))
    if not internal:
        write_row(sheet, 3, (_ELSEWHERE,), (styles.SUBTITLE,))
    heads = ("No", "Penyebab", "Temuan", "Baris disisihkan")
    write_row(sheet, _TOP, heads, (styles.HEAD_TEXT, styles.HEAD_TEXT, styles.HEAD_NUMBER))
    total = _write_causes(sheet, quality, cached, listed=internal)
    fit_heights(sheet, _TOP, total)
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:D{total}"
    styles.set_page(sheet, page, landscape=False)


def _write_causes(sheet: Worksheet, quality: Quality, cached: CachedValues, *, listed: bool) -> int:
    """Write one row per cause and their total; return the row of the total."""
    listed_codes = {*quality.causes, *quality.set_aside} if listed else set()
    codes = sorted(listed_codes, key=lambda code: (-quality.set_aside.get(code, 0), -quality.causes.get(code, 0), code))
    for number, code in enumerate(codes, 1):
        contents = (number, causes.label(code), quality.causes.get(code, 0), quality.set_aside.get(code, 0))
        write_row(sheet, _TOP + number, contents, (styles.ROW_TEXT, styles.ROW_TEXT, styles.ROW_NUMBER))
    total = _TOP + len(codes) + 1
    sums = (sum(quality.causes.values()), sum(quality.set_aside.values()))
    write_row(sheet, total, ("", "Jumlah", *sums), (styles.SUM_TEXT, styles.SUM_TEXT, styles.SUM_NUMBER))
    for column, value in enumerate(sums, 3):
        if codes:
            _write_sum(sheet, total, column, value, cached)
    return total
