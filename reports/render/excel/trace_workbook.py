"""Writes the workbook of a traced figure: what it is, and every row behind it with its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from reports.model.traced_figures import Relation
from reports.render.excel import styles
from reports.render.excel.archive.list_sheet import Column, number_column, write_list
from reports.render.excel.cells import printable, set_widths, write_row
from reports.render.excel.package import CachedValues, save
from reports.render.excel.row_heights import fit_heights
from reports.vocabulary import formats

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.traced_figures import Trace, TracedCell, TracedField, TracedRow

MARK = "TERBATAS – untuk kantor sendiri (edisi dinas)"
WITHHELD = "(tidak ditampilkan)"
"""What stands for a text that may say who a person is."""
RELATIONS = {
    Relation.ROWS: "Setiap baris menambah satu; banyaknya baris sama dengan angka ini.",
    Relation.SUM: "Baris menyatakan bilangan; jumlah kolom Menambah sama dengan angka ini.",
    Relation.ONCE: "Beberapa baris adalah satu orang, kejadian, atau tindakan dan menambah satu kali; jumlah kolom "
    "Menambah sama dengan angka ini.",
    Relation.NONE: "Angka ini tidak ada karena datanya tidak disampaikan; tidak ada baris di baliknya.",
}
_HEADS = (
    Column("Berkas", 40), Column("Lembar", 20), number_column("Baris", 8), number_column("Menambah", 11),
    Column("Dihitung pada", 38), Column("Satu dengan", 34),
)  # fmt: skip


def render(trace: Trace, *, paper: str = "A4") -> bytes:
    """Return the workbook as bytes; the same trace gives the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    title = f"Telusur {trace.figure.id}"
    page = styles.Page(paper, printable(f"{title} · {formats.period(trace.period)}"), MARK)
    _write_figure(workbook.create_sheet("Angka"), trace, page)
    names = tuple(dict.fromkeys(field.name for row in trace.rows for field in row.fields))
    columns = [column for name in names for column in (Column(name, 24), Column(f"{name}: sel dan isinya", 28))]
    write_list(
        workbook.create_sheet("Baris"), (*_HEADS, *columns), [_cells(row, names) for row in trace.rows], page,
        title=title, explanation=RELATIONS[trace.relation], frozen=3,
    )  # fmt: skip
    workbook.properties.title, workbook.properties.language = printable(title), "id-ID"
    workbook.properties.creator = "pora"
    return save(workbook, CachedValues(), trace.figure.as_of, face=styles.FACE)


def _write_figure(sheet: Worksheet, trace: Trace, page: styles.Page) -> None:
    """Write what the figure is and how it and its rows relate."""
    figure = trace.figure
    set_widths(sheet, (24, 90))
    write_row(sheet, 1, (f"Telusur {figure.id}",), (styles.TITLE,))
    facts = (
        ("Tabel", trace.title), ("Baris", trace.row_label), ("Kolom", trace.column_label),
        ("Angka", "…" if figure.value is None else figure.value), ("Satuan", figure.unit),
        ("Periode", formats.period(trace.period)), ("Per tanggal", figure.as_of), ("Definisi", figure.definition),
        ("Banyaknya baris", len(trace.rows)), ("Hubungan", RELATIONS[trace.relation]),
    )  # fmt: skip
    for row, (label, content) in enumerate(facts, 3):
        style = styles.LONG_DAY if label == "Per tanggal" else styles.PLAIN
        write_row(sheet, row, (label, content), (styles.LABEL, style))
    last = len(facts) + 2
    fit_heights(sheet, 3, last)
    sheet.print_area = f"A1:B{last}"
    styles.set_page(sheet, page, landscape=False)


def _cells(row: TracedRow, names: tuple[str, ...]) -> tuple[str | int, ...]:
    fields = {field.name: field for field in row.fields}
    counted = "; ".join(" × ".join(place) for place in row.counted_in)
    texts = [text for name in names for text in _field_texts(fields.get(name))]
    return row.path, row.sheet, row.row, row.adds, counted, row.counted_with, *texts


def _field_texts(field: TracedField | None) -> tuple[str, str]:
    """Return the value of a field in words, and its cells."""
    if field is None:
        return "", ""
    cells = "; ".join(_cell_text(cell) for cell in field.cells if cell.text or cell.is_withheld)
    return WITHHELD if field.is_withheld else field.label, cells


def _cell_text(cell: TracedCell) -> str:
    return f"{cell.name}: {WITHHELD if cell.is_withheld else cell.text}"
