"""Reading tables from tables of figures: head, rows with their margins, and what is printed when there is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.document import Row, Table
from reports.model.figures import TOTAL, Status
from reports.vocabulary import formats, labels, permits, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.documents.material import Material
    from reports.model.document import Cell
    from reports.model.figures import FigureTable

CORE_CLASSES = ("ITK", "ITAS", "ITAP")
"""Classes that are printed even when nobody holds one."""


@dataclass(frozen=True)
class Shape:
    """How a table of figures reads."""

    title: str
    unit: str
    """Unit and, where it matters, what is not meant."""
    stub: str
    """Head of the first column."""
    row: Callable[[str], str]
    column: Callable[[str], str]
    total_row: str = "Jumlah"
    total_column: str = "Jumlah"
    """Empty: the columns are no parts of a whole."""


def nil_text(table: FigureTable) -> str:
    """Return what is printed across the body of a table without rows."""
    if table.status is Status.MISSING:
        return formats.NOT_DELIVERED
    return formats.NIHIL if table.status is Status.NIHIL or not table.rows else ""


def reading_table(
    material: Material,
    table_id: str,
    shape: Shape,
    *,
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    notes: tuple[str, ...] = (),
    stock: bool = False,
    change: bool = False,
) -> Table:
    """Compose a reading table; rows are codes in print order, TOTAL among them where the total is wanted."""
    table = material.table(table_id)
    nil = nil_text(table)
    printed = (*columns, TOTAL) if shape.total_column else columns
    changes = change and not nil and material.comparison.previous.figures is not None
    head = (shape.stub, *map(shape.column, columns), *((shape.total_column,) if shape.total_column else ()))
    body = () if nil else tuple(_row(material, table, shape, code, printed, changes) for code in rows)
    moment = material.as_of if stock else material.span
    against = f"; perubahan terhadap {previous_name(material, stock=stock)}" if changes else ""
    return Table(
        table_id,
        shape.title,
        f"{shape.unit}, {moment}{against}",
        (*head, "Perubahan") if changes else head,
        body,
        () if nil else notes,
        nil=nil,
    )


def _row(
    material: Material, table: FigureTable, shape: Shape, code: str, columns: tuple[str, ...], changes: bool
) -> Row:
    """Compose one row."""
    cells: tuple[Cell, ...] = tuple(table.figure(code, column) for column in columns)
    if changes:
        cells = (*cells, material.comparison.previous.change(table.figure(code, TOTAL)) or formats.MISSING)
    if code == TOTAL:
        return Row((shape.total_row, *cells), "total")
    return Row((shape.row(code), *cells), "subtotal" if code == labels.WORK_AREA else "body")


def previous_name(material: Material, *, stock: bool) -> str:
    """Return the name of the earlier period: its last day for a stock, itself for a flow."""
    figures = material.comparison.previous.figures
    if figures is None:
        return ""
    return formats.day(figures.as_of) if stock else formats.period(figures.period)


def sort_by_total(table: FigureTable, label: Callable[[str], str]) -> tuple[str, ...]:
    """Return row codes from the largest total to the smallest, equal ones by name, ``unknown`` last."""
    return tuple(
        sorted(table.rows, key=lambda row: (row == labels.UNKNOWN, -(table.figure(row, TOTAL).value or 0), label(row)))
    )


def permit_columns(table: FigureTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the permit classes to print, and a note on those that nobody holds."""
    listed = tuple(code for code in table.columns if code != permits.MEMO)
    held = tuple(code for code in listed if code in CORE_CLASSES or table.figure(TOTAL, code).value)
    empty = tuple(labels.permit_label(code) for code in listed if code not in held)
    note = f"Tidak ada orang pada kelompok {formats.joined(empty)}; kolomnya tidak ditampilkan." if empty else ""
    return held or CORE_CLASSES, (note,) if note else ()


def stock_place_rows(material: Material, table_id: str) -> tuple[str, ...]:
    """Return the rows of a stock table by place: kecamatan, work area, outside, unknown, total."""
    own = (labels.WORK_AREA,) if (labels.WORK_AREA, TOTAL) in material.table(table_id).cells else ()
    return (*material.places(table_id), *own, places.OUTSIDE, labels.UNKNOWN, TOTAL)


def flow_place_rows(material: Material, table_id: str) -> tuple[str, ...]:
    """Return the rows of a flow table by place: kecamatan, outside and unknown where they hold something, total."""
    table = material.table(table_id)
    used = (
        code
        for code in (places.OUTSIDE, labels.UNKNOWN)
        if any(table.figure(code, column).value for column in (*table.columns, TOTAL))
    )
    return (*material.places(table_id), *used, TOTAL)
