"""Composes reading tables from tables of figures: head, rows, margins, and the text of an empty table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.model.document import Row, Table
from reports.model.figures import TOTAL, Figure, Status
from reports.vocabulary import formats, labels, permits, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.documents.material import Material
    from reports.model.document import Cell
    from reports.model.figures import FigureTable


_MANY_PLACES = 16
"""Rows up to which a table fits on one page and shows every place, also those with nothing."""


@dataclass(frozen=True)
class Shape:
    """Wording of a reading table: title, unit, and labels of rows and columns."""

    title: str
    unit: str
    """Unit; where it could be misread, also what is not counted."""
    stub: str
    """Head of the first column."""
    row: Callable[[str], str]
    """Maps a row code to its label."""
    column: Callable[[str], str]
    """Maps a column code to its label."""
    total_row: str = "Jumlah"
    total_column: str = "Jumlah"
    """Empty when the columns do not add up to a total."""


def nil_text(table: FigureTable) -> str:
    """Return the text printed across the body of a table without rows; empty for a table with rows."""
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
    """Compose a reading table.

    Args:
        material: holds the figures.
        table_id: table of figures to print.
        shape: wording of the table.
        rows: row codes in print order, with TOTAL for a total row.
        columns: column codes in print order, without TOTAL.
        notes: printed below the table.
        stock: a stock as of a day; False for a flow over the period.
        change: adds a column with the change since the previous period, when there is one.
    """
    table = material.table(table_id)
    nil = nil_text(table)
    printed_columns = (*columns, TOTAL) if shape.total_column else columns
    with_changes = change and not nil and material.comparison.previous.figures is not None
    head = (shape.stub, *map(shape.column, columns), *((shape.total_column,) if shape.total_column else ()))
    body = () if nil else tuple(_row(material, table, shape, code, printed_columns, with_changes) for code in rows)
    moment = material.as_of if stock else material.span
    comparison_note = f"; perubahan terhadap {previous_name(material, stock=stock)}" if with_changes else ""
    return Table(
        table_id,
        shape.title,
        f"{shape.unit}, {moment}{comparison_note}",
        (*head, "Perubahan") if with_changes else head,
        body,
        partial_note(table) if nil else (*partial_note(table), *notes),
        nil=nil,
    )


def partial_note(table: FigureTable) -> tuple[str, ...]:
    """Return a note on what a table lacks: months of its period, or kecamatan of its register."""
    lacking = [row for row in table.rows if _is_lacking(table, row)]
    if lacking:
        names = formats.joined([labels.place_label(row) for row in lacking])
        return (f"Register kecamatan {names} belum disampaikan; jumlah tidak memuatnya.",)
    if not table.months:
        return ()
    months = formats.months(table.months)
    return (f"Hanya bulan yang disampaikan yang dihitung: {months}.",)


def _is_lacking(table: FigureTable, row: str) -> bool:
    """Tell whether nothing was delivered of a kecamatan whose register is counted beside those of others."""
    is_register = table.id.startswith(("stock-", "workers-")) or table.id == "overstay"
    is_counted = table.figure(TOTAL, TOTAL).status is Status.VALUE
    is_district = row.count(".") == 2
    return (
        is_register
        and is_district
        and is_counted
        and any(table.figure(row, column).status is Status.MISSING for column in table.columns)
    )


def _row(
    material: Material, table: FigureTable, shape: Shape, code: str, columns: tuple[str, ...], with_changes: bool
) -> Row:
    """Compose one row."""
    cells: tuple[Cell, ...] = tuple(table.figure(code, column) for column in columns)
    if with_changes:
        cells = (*cells, material.comparison.previous.change(table.figure(code, TOTAL)) or formats.MISSING)
    if code == TOTAL:
        return Row((shape.total_row, *cells), "total")
    return Row((shape.row(code), *cells), "subtotal" if code == labels.WORK_AREA else "body")


def previous_name(material: Material, *, stock: bool) -> str:
    """Return the name of the previous period: its last day for a stock, the period for a flow."""
    figures = material.comparison.previous.figures
    if figures is None:
        return ""
    return formats.day(figures.as_of) if stock else formats.period(figures.period)


def sort_by_total(table: FigureTable, label: Callable[[str], str]) -> tuple[str, ...]:
    """Return the row codes by descending total, then by label; ``unknown`` last."""
    return tuple(
        sorted(table.rows, key=lambda row: (row == labels.UNKNOWN, -(table.figure(row, TOTAL).value or 0), label(row)))
    )


def permit_columns(table: FigureTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the permit classes to print, always the core ones, and a note on the others that nobody holds."""
    codes = permits.in_reading_order(code for code in table.columns if code != permits.MEMO)
    used = tuple(code for code in codes if code in permits.CORE or table.figure(TOTAL, code).value)
    empty = tuple(labels.permit_label(code) for code in codes if code not in used)
    note = f"Tidak ada orang pada kelompok {formats.joined(empty)}; kolomnya tidak ditampilkan." if empty else ""
    return used or permits.CORE, (note,) if note else ()


def stock_place_rows(material: Material, table_id: str) -> tuple[str, ...]:
    """Return the row codes of a stock table by place: kecamatan, work area, outside, unknown, total."""
    work_area = (labels.WORK_AREA,) if (labels.WORK_AREA, TOTAL) in material.table(table_id).cells else ()
    return (*material.places(table_id), *work_area, places.OUTSIDE, labels.UNKNOWN, TOTAL)


def flow_place_rows(material: Material, table_id: str) -> tuple[str, ...]:
    """Return the row codes of a flow table by place: kecamatan, outside and unknown when not zero, total."""
    table = material.table(table_id)
    margins = (
        code
        for code in (places.OUTSIDE, labels.UNKNOWN)
        if any(table.figure(code, column).value for column in (*table.columns, TOTAL))
    )
    return (*material.places(table_id), *margins, TOTAL)


def without_empty_places(table: Table, place_word: str) -> Table:
    """Return a table of many places without rows of zeros, which a note counts; a smaller table as it is.

    Args:
        table: one row a place, then margins.
        place_word: what a row is, as ``kecamatan``.
    """
    rows = tuple(row for row in table.rows if row.role != "body" or any(map(_is_counted, row.cells)))
    empty = len(table.rows) - len(rows)
    if len(table.rows) <= _MANY_PLACES or empty < 2:
        return table
    note = f"Baris {formats.number(empty)} {place_word} atau tempat lain yang seluruhnya nol tidak ditampilkan."
    return replace(table, rows=rows, notes=(*table.notes, note))


def shortened_for_office(material: Material, table: Table) -> Table:
    """Return a table of kecamatan without rows of zeros in the return of the office itself, else as it is.

    Other editions hide numbers, and which rows are zero would say something of those.
    """
    return table if material.supplement is None else without_empty_places(table, "kecamatan")


def _is_counted(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.value != 0
