"""Reading tables of a shared edition, composed anew from their protected figures.

Rows stand in a fixed order, by name or code and never by size: the order would narrow what a star can be. A table of
which only the total is left has its columns as rows, and one of a single number becomes a sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.shared.texts import is_general, sentences
from reports.documents.tables import nil_text
from reports.late_patterns import late_regex
from reports.model.document import Paragraph, Row, Table
from reports.model.figures import TOTAL, Status
from reports.vocabulary import actions, formats, permits, places, table_names, workplaces
from reports.vocabulary.labels import UNKNOWN, WORK_AREA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.documents.shared.printable_figures import SharedFigures
    from reports.model.document import Cell
    from reports.model.figures import Figure, FigureTable
    from reports.model.period import Period

FOOTNOTE = "*) tidak ditampilkan demi pelindungan data pribadi"
LEFT_OUT = "tidak ditampilkan demi pelindungan data pribadi"
STOCK_BY_NATIONALITY = "stock-nationality-permit"
_CLASS_TOTALS = "stock-permit"
_SOURCES = {"tak-jenis": "tak-actions", _CLASS_TOTALS: STOCK_BY_NATIONALITY}
"""Derived table → the protected table that stands in its place."""
_BY_NATIONALITY = (STOCK_BY_NATIONALITY, "tak-persons")
"""Tables whose rows stand by name: the order of the codes (CHN, CIV, DEU) is none that a reader sees."""
_COLUMN_AXES = {
    "overstay": "Lama lewat", "stock-expiring": "Sisa masa berlaku", "tak-actions": "Jenis tindakan",
    "workplaces-size": "Yang dihitung",
    "incidents-type-grade": "Tingkat kepastian", "projustisia": "Tahap", STOCK_BY_NATIONALITY: "Izin tinggal",
}  # fmt: skip
"""Table → what its columns are, where they stand as rows."""
_SINGLE = ((TOTAL,), (workplaces.WORKPLACES,))
"""Columns of which one number is left in a table of its total only."""
_QUARTER = 3
"""Months."""
_BY_CLASS = "Orang asing menurut izin tinggal"
_LAST_PART = late_regex("[;,] ")
_LABELS = {"lainnya": "Lainnya", "itk-itas-itap": "ITAS, ITAP, dan ITK"}
_BESIDE_TOTAL = {"tak-actions": actions.DETENTION, "tak-persons": actions.DETENTION, "overstay": UNKNOWN}
"""Table → the column that is not, or only in part, in the total; it stands behind it."""
_BESIDE_NOTES = {
    actions.DETENTION: ", di luar jumlah kecuali atas dasar Pasal 75 ayat (2) huruf d",
    UNKNOWN: " (di luar jumlah)",
}
_MERGED_NOTE = "“Lainnya” dapat memuat pendetensian, yang tidak seluruhnya termasuk dalam jumlah."


def source_of(table: Table) -> str:
    """Return the id of the measured table that a reading table prints."""
    name = table.id.removesuffix("-ringkas")
    return _SOURCES.get(name, name)


def shared_table(table: Table, shared: SharedFigures) -> Table | Paragraph:
    """Return a reading table with its protected figures, and what is said of stars and detail under it."""
    figures = shared.tables[source_of(table)]
    nil = nil_text(figures) if figures.status is not Status.VALUE else ""
    apart = _classes_apart(figures)
    columns = _columns_of(figures, apart)
    codes = _rows_of(figures)
    if not nil and codes == (TOTAL,) and columns in _SINGLE:
        return _sentence(figures.figure(TOTAL, columns[0]), shared.periods.get(figures.id))
    if not nil and codes == (TOTAL,):
        head, rows = _turned(figures, columns)
    else:
        axis = table_names.table_name(figures.id).row_axis
        head = (axis, *(_label(figures.id, column) for column in columns))
        rows = tuple(_row(figures, code, columns) for code in codes)
    period = shared.periods.get(figures.id)
    notes = (
        _star_note(rows), _period_note(period), shared.notes.get(figures.id, ""), _merged_note(figures, columns),
        *_notes(table, figures, head),
    )  # fmt: skip
    return replace(
        table, title=_title(table, figures, period), head=head, rows=() if nil else rows,
        notes=tuple(filter(None, notes)), nil=nil, bars=None, subtitle=_subtitle(table, figures, period),
    )  # fmt: skip


def class_totals(table: Table, shared: SharedFigures) -> Table | None:
    """Return the city's stock by class as a table of its own, where only row totals are left beside it; else None."""
    figures = shared.tables[source_of(table)]
    columns = _classes_apart(figures)
    if not columns:
        return None
    head, rows = _turned(figures, (*columns, TOTAL))
    number = "Tabel 0. " if table.title.startswith("Tabel ") else ""
    subtitle = f"{formats.opening(figures.unit)}, per {formats.day(figures.as_of)}"
    return Table(_CLASS_TOTALS, f"{number}{_BY_CLASS}", subtitle, head, rows, ())


def _classes_apart(figures: FigureTable) -> tuple[str, ...]:
    """Return the classes of which only the city's total is printed, in reading order."""
    if figures.id != STOCK_BY_NATIONALITY or figures.columns:
        return ()
    return permits.in_reading_order(tuple(column for row, column in figures.cells if row == TOTAL and column != TOTAL))


def _columns_of(figures: FigureTable, apart: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns with their margins; what is not in the total stands behind it.

    Args:
        figures: the protected table.
        apart: margins that stand as a table of their own.
    """
    inner = permits.in_reading_order(figures.columns)
    outside = tuple(code for code in inner if _is_beside_total(figures.id, code))
    margins = (code for code in _wide(figures, 1) if code not in apart)
    return (*(code for code in inner if code not in outside), *margins, *outside)


def _is_beside_total(table: str, column: str) -> bool:
    """Tell whether a column, of either sex too, is at most in part in the total of its row."""
    name = _BESIDE_TOTAL.get(table)
    return name is not None and (column == name or column.startswith(f"{name}-"))


def _merged_note(figures: FigureTable, columns: tuple[str, ...]) -> str:
    """Return that merged kinds of action need not add up to the total; nothing where detention stands apart."""
    may_hold_detention = _BESIDE_TOTAL.get(figures.id) == actions.DETENTION and "lainnya" in columns
    apart = any(_is_beside_total(figures.id, column) for column in columns)
    return _MERGED_NOTE if may_hold_detention and not apart else ""


def _title(table: Table, figures: FigureTable, period: Period | None) -> str:
    """Return the title by what is left: without the second axis where its columns are merged; a longer period named."""
    title = table_names.table_name(figures.id).title
    if not figures.columns and " menurut " in title:
        title = title.rpartition(" dan ")[0] or title
    if period:
        title = f"{title}, {formats.period(period)}"
    return f"{table.title.split('. ')[0]}. {title}" if table.title.startswith("Tabel ") else title


def _subtitle(table: Table, figures: FigureTable, period: Period | None) -> str:
    """Return the subtitle without what is said of changes; of a table in another's place, unit and time."""
    if period:
        return f"{formats.opening(figures.unit)}, {formats.span(period)}"
    if table.id in _SOURCES:
        return f"{formats.opening(figures.unit)}, {_LAST_PART.split(table.subtitle)[-1]}"
    return table.subtitle.partition("; perubahan")[0]


def _notes(table: Table, figures: FigureTable, head: tuple[str, ...]) -> Iterator[str]:
    """Yield what is said under the table in general, without sentences on columns that are not printed here."""
    dropped_heads = {text.lower() for text in table.head if text not in head and text != _label(figures.id, TOTAL)}
    for note in filter(is_general, table.notes):
        yield " ".join(text for text in sentences(note) if not dropped_heads & set(text.lower().strip("“").split()[:2]))


def _sentence(total: Figure, period: Period | None) -> Paragraph:
    """Return the sentence in the place of a table of which a single number is left."""
    title = table_names.table_name(total.table).title
    if period:
        title, note = f"{title}, {formats.period(period)}", f" {_period_note(period)}"
    else:
        note = ""
    return Paragraph(f"{title}: {formats.counted(total)}; rinciannya {LEFT_OUT}.{note}", (total,))


def _period_note(period: Period | None) -> str:
    """Return why a table is of a longer period than the document; nothing for one that is not."""
    if period is None:
        return ""
    name = f"triwulan {formats.period(period)}" if len(period.months) == _QUARTER else formats.period(period)
    return (
        f"Untuk periode dokumen ini tabel {LEFT_OUT}. Sebagai gantinya ditampilkan angka {name} menurut keadaan per "
        f"{formats.day(period.end)}."
    )


def _turned(figures: FigureTable, columns: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return head and rows of a table of which only the total is left: each column is a row."""
    rows = (
        Row((_label(figures.id, code), figures.figure(TOTAL, code)), "total" if code == TOTAL else "body")
        for code in columns
    )
    return (_COLUMN_AXES.get(figures.id, "Rincian"), _label(figures.id, TOTAL)), tuple(rows)


def _rows_of(figures: FigureTable) -> tuple[str, ...]:
    """Return the rows with their margins; the work area stands below its own kecamatan, as in the other editions."""
    margins = _wide(figures, 0)
    if figures.id in _BY_NATIONALITY:
        return (*sorted(figures.rows, key=lambda code: _by_name(figures.id, code)), *margins)
    if WORK_AREA not in margins:
        return (*figures.rows, *margins)
    beyond = [row for row in figures.rows if row in (places.OUTSIDE, UNKNOWN)]
    own_rows = [row for row in figures.rows if row not in beyond]
    return (*own_rows, WORK_AREA, *beyond, *(margin for margin in margins if margin != WORK_AREA))


def _by_name(table: str, code: str) -> tuple[bool, str]:
    """Return the place of a row among others by name; merged rows and the unknown stand last."""
    return code in (*_LABELS, UNKNOWN), table_names.row_label(table, code)


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
    label = _LABELS.get(column) or table_names.column_label(table, column)
    return f"{label}{_BESIDE_NOTES[_BESIDE_TOTAL[table]]}" if _is_beside_total(table, column) else label


def _star_note(rows: tuple[Row, ...]) -> str:
    stars = any(getattr(cell, "status", None) is Status.SUPPRESSED for row in rows for cell in row.cells)
    return FOOTNOTE if stars else ""
