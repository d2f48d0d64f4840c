"""Reading tables of a shared edition, composed anew from their protected figures.

Rows stand in a fixed order, by code and never by size: the order would narrow what a star can be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.shared.texts import is_general
from reports.documents.tables import nil_text
from reports.model.document import Row, Table
from reports.model.figures import TOTAL, Status
from reports.vocabulary import places, table_names
from reports.vocabulary.labels import UNKNOWN, WORK_AREA

if TYPE_CHECKING:
    from reports.documents.shared.printable_figures import SharedFigures
    from reports.model.document import Cell
    from reports.model.figures import FigureTable

FOOTNOTE = "*) tidak ditampilkan demi pelindungan data pribadi"
LEFT_OUT = "tidak ditampilkan demi pelindungan data pribadi"
_SOURCES = {"tak-jenis": "tak-actions"}
"""Derived table → the protected table that stands in its place."""
_LABELS = {"lainnya": "Lainnya", "itk-itas-itap": "ITK, ITAS, dan ITAP"}


def source_of(table: Table) -> str:
    """Return the id of the measured table that a reading table prints."""
    name = table.id.removesuffix("-ringkas")
    return _SOURCES.get(name, name)


def shared_table(table: Table, shared: SharedFigures) -> Table:
    """Return a reading table with its protected figures, and what is said of stars and detail under it."""
    figures = shared.tables[source_of(table)]
    nil = nil_text(figures) if figures.status is not Status.VALUE else ""
    name = table_names.table_name(figures.id)
    columns = (*figures.columns, *_wide(figures, 1))
    head = (name.row_axis, *(_label(figures.id, column) for column in columns))
    rows = tuple(_row(figures, code, columns) for code in _rows_of(figures))
    title = f"{table.title.split('. ')[0]}. {name.title}" if table.title.startswith("Tabel ") else name.title
    notes = (_star_note(rows), shared.notes.get(figures.id, ""), *filter(is_general, table.notes))
    return replace(
        table, title=title, head=head, rows=() if nil else rows, notes=tuple(filter(None, notes)), nil=nil,
        subtitle=table.subtitle.partition("; perubahan")[0],
    )  # fmt: skip


def _rows_of(figures: FigureTable) -> tuple[str, ...]:
    """Return the rows with their margins; the work area stands below its own kecamatan, as in the other editions."""
    margins = _wide(figures, 0)
    if WORK_AREA not in margins:
        return (*figures.rows, *margins)
    beyond = [row for row in figures.rows if row in (places.OUTSIDE, UNKNOWN)]
    own_rows = [row for row in figures.rows if row not in beyond]
    return (*own_rows, WORK_AREA, *beyond, *(margin for margin in margins if margin != WORK_AREA))


def _wide(figures: FigureTable, side: int) -> tuple[str, ...]:
    """Return the margins of rows (0) or columns (1) that the table has, the total last."""
    inner = (figures.rows, figures.columns)[side]
    codes = dict.fromkeys(place[side] for place in figures.cells if place[side] not in inner)
    return tuple(sorted(codes, key=lambda code: (code == TOTAL, code)))


def _row(figures: FigureTable, code: str, columns: tuple[str, ...]) -> Row:
    label = _LABELS.get(code) or table_names.row_label(figures.id, code)
    cells: tuple[Cell, ...] = (label, *(figures.figure(code, column) for column in columns))
    if code == TOTAL:
        return Row(cells, "total")
    return Row(cells, "subtotal" if code == WORK_AREA else "body")


def _label(table: str, column: str) -> str:
    return _LABELS.get(column) or table_names.column_label(table, column)


def _star_note(rows: tuple[Row, ...]) -> str:
    stars = any(getattr(cell, "status", None) is Status.SUPPRESSED for row in rows for cell in row.cells)
    return FOOTNOTE if stars else ""
