"""Writes the workbook of the follow-up register: a cover sheet and the list of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports import __version__
from reports.render.excel import names, styles
from reports.render.excel.cells import cell_at, printable, put_value, set_widths, write_row
from reports.render.excel.input_forms import drop_downs
from reports.render.excel.package import CachedValues, save
from reports.render.excel.row_heights import fit_heights
from reports.vocabulary import formats

if TYPE_CHECKING:
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.follow_ups import FollowUpRegister, Task

COVER, LIST = "Isi", "Tindak Lanjut"
HEADS = (
    "No", "Uraian", "Penanggung Jawab", "Tenggat", "Status", "Keterangan", "Asal Rapat", "Tanggal Rapat",
    "Umur (hari)", "Lewat Tenggat (hari)",
)  # fmt: skip
"""Column headers; the first six match the meeting workbook, so that rows can be copied there."""
HEAD_ROW = 4
_WIDTHS = (6.0, 48.0, 28.0, 20.0, 11.0, 28.0, 22.0, 20.0, 9.0, 12.0)
_STATUS = HEADS.index("Status") + 1
_CELL_STYLES = (
    styles.ROW_TEXT, styles.ROW_TEXT, styles.ROW_TEXT, styles.ROW_DATE, styles.ROW_TEXT, styles.ROW_TEXT,
    styles.ROW_TEXT, styles.ROW_DATE, styles.ROW_NUMBER, styles.ROW_NUMBER,
)  # fmt: skip
_NUMERIC = ("Umur (hari)", "Lewat Tenggat (hari)")


def render(register: FollowUpRegister, *, paper: str = "A4") -> bytes:
    """Return the workbook of a register as bytes; the same input gives the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = styles.Page(
        paper, printable(f"{register.title} · per {formats.day(register.as_of)}"), register.classification
    )
    _write_cover(workbook.create_sheet(COVER), register, page)
    _write_list(workbook.create_sheet(LIST), register, page)
    properties = workbook.properties
    properties.title, properties.subject = printable(register.title), printable(register.subtitle)
    properties.creator, properties.language = printable(register.office), "id-ID"
    return save(workbook, CachedValues(), register.as_of, face=styles.FACE)


def _write_cover(sheet: Worksheet, register: FollowUpRegister, page: styles.Page) -> None:
    """Write the facts and counts of the register, and how to use it."""
    set_widths(sheet, (24, 78))
    write_row(sheet, 1, (register.title,), (styles.TITLE,))
    write_row(sheet, 2, (register.office,), (styles.HEADING,))
    write_row(sheet, 3, (register.subtitle,), (styles.SUBTITLE,))
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 24, 20
    row = 5
    for label, content in _facts(register):
        style = styles.PLAIN if isinstance(content, str) else styles.LONG_DAY
        write_row(sheet, row, (label, content), (styles.LABEL, style))
        row += 1
    for number, note in enumerate(register.notes, 1):
        write_row(sheet, row + number, (f"Petunjuk {number}", note), (styles.LABEL, styles.PLAIN))
    fit_heights(sheet, row, row + len(register.notes))
    sheet.print_area = f"A1:B{row + len(register.notes)}"
    styles.set_page(sheet, page, landscape=False)


def _facts(register: FollowUpRegister) -> tuple[tuple[str, str | date], ...]:
    """Return label and value of each fact on the cover."""
    counts = {status: sum(task.status == status for task in register.tasks) for status in register.statuses}
    by_status = ", ".join(f"{status.lower()} {formats.number(count)}" for status, count in counts.items())
    late = sum(task.overdue > 0 for task in register.tasks)
    return (
        ("Keadaan per tanggal", register.as_of),
        ("Tugas", f"{formats.number(len(register.tasks))} ({by_status})" if register.tasks else formats.NIHIL),
        ("Lewat tenggat", formats.number(late)),
        ("Edisi", names.EDITIONS.get(register.edition, register.edition)),
        ("Klasifikasi", register.classification),
        ("Versi program", f"pora {__version__}"),
    )


def _write_list(sheet: Worksheet, register: FollowUpRegister, page: styles.Page) -> None:
    """Write the list of tasks with filter, drop-down and print set-up."""
    set_widths(sheet, _WIDTHS)
    write_row(sheet, 1, (register.title,), (styles.CAPTION,))
    write_row(sheet, 2, (f"Keadaan per {formats.day(register.as_of)}",), (styles.SUBTITLE,))
    header_styles = tuple(styles.HEAD_NUMBER if head in _NUMERIC else styles.HEAD_TEXT for head in HEADS)
    write_row(sheet, HEAD_ROW, HEADS, header_styles)
    for number, task in enumerate(register.tasks, 1):
        _write_task(sheet, HEAD_ROW + number, number, task)
    last = HEAD_ROW + max(1, len(register.tasks))
    if not register.tasks:
        write_row(sheet, last, ("", formats.NIHIL), (styles.ROW_TEXT,))
    status_column = cell_at(sheet, HEAD_ROW, _STATUS).column_letter
    about = ("Status", "Status yang berlaku ditulis pada buku kerja rapat berikutnya.")
    status_cells = f"{status_column}{HEAD_ROW + 1}:{status_column}{last}"
    drop_downs.add_list(sheet, status_cells, register.statuses, about=about)
    fit_heights(sheet, HEAD_ROW, last)
    last_column = cell_at(sheet, HEAD_ROW, len(HEADS)).column_letter
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last_column}{last}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.print_area = f"A1:{last_column}{last}"
    styles.set_page(sheet, page)


def _write_task(sheet: Worksheet, row: int, number: int, task: Task) -> None:
    """Write one task; unknown values leave their cell empty."""
    contents = (
        number, task.text, task.owner, task.deadline, task.status, task.note, task.meeting, task.agreed_on, task.age,
        task.overdue,
    )  # fmt: skip
    for column, content in enumerate(contents, 1):
        cell = cell_at(sheet, row, column)
        _CELL_STYLES[column - 1].apply(cell)
        if content is not None:
            put_value(cell, content)
