"""The corrected series as rows, one figure a row, and the dictionary of its columns and codes.

One order everywhere: by month, then by table, row and column; so that workbook, Parquet and JSON agree line by line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reports.documents.overview import words
from reports.model.figures import TOTAL, Status
from reports.vocabulary import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.archive import Archive, State
    from reports.model.figures import Figure, FigureTable
    from reports.model.period import Month


class SeriesRow(NamedTuple):
    """A figure of a month."""

    month: Month
    table: str
    row: str
    column: str
    value: int | None
    unit: str
    status: str
    """In Indonesian."""
    state: str
    """What the archive holds of its kind for the month, in Indonesian."""


COLUMNS = (
    ("bulan", "tanggal", "Bulan laporan, ditulis sebagai hari pertama bulan itu."),
    ("tabel", "teks", "Kode tabel; judul dan definisinya dimuat di bawah."),
    ("kode_baris", "teks", "Kode baris tabel; total berarti jumlah."),
    ("kode_kolom", "teks", "Kode kolom tabel; total berarti jumlah."),
    ("nilai", "bilangan bulat", "Angka; kosong bila datanya belum disampaikan atau tidak ditampilkan (lihat status)."),
    ("satuan", "teks", "Satuan angka: orang, tindakan, kejadian, permohonan, atau kegiatan."),
    ("status", "teks", "Arti angka: nilai, nihil, belum disampaikan, atau tidak ditampilkan."),
    ("keadaan", "teks", "Keadaan jenis data itu pada bulan itu: lengkap, sebagian, bertentangan, atau belum ada."),
)
"""Name, kind of value and meaning of each column."""


def series(archive: Archive) -> Iterator[SeriesRow]:
    """Yield every figure of every month; a table without figures gives its total, to say why."""
    for month, figures in sorted(archive.figures.items()):
        for table in sorted(figures.tables.values(), key=lambda one: one.id):
            state = words.STATES[_state(archive, table.id, month)].lower()
            for one in figures_of(table):
                status = tables.STATUS[one.status]
                value = None if one.status is Status.SUPPRESSED else one.value
                yield SeriesRow(month, one.table, one.row, one.column, value, one.unit, status, state)


def figures_of(table: FigureTable) -> tuple[Figure, ...]:
    """Return the figures of a table by row and column."""
    ordered = tuple(sorted(table.cells.values(), key=lambda one: (one.row, one.column)))
    return ordered or (table.figure(TOTAL, TOTAL),)


def _state(archive: Archive, table: str, month: Month) -> State:
    return archive.holding(tables.kind_of(table), month).state


@dataclass(frozen=True)
class Entry:
    """A line of the data dictionary."""

    part: str
    """Kolom, Tabel, Kode baris or Kode kolom."""
    table: str
    """Code of the table; empty for a column."""
    code: str
    meaning: str


def dictionary(archive: Archive) -> tuple[Entry, ...]:
    """Return every column, table and code of the series with its meaning."""
    newest: dict[str, FigureTable] = {}
    rows: dict[str, set[str]] = {}
    columns: dict[str, set[str]] = {}
    for _, figures in sorted(archive.figures.items()):
        for table in figures.tables.values():
            newest[table.id] = table
            rows.setdefault(table.id, {TOTAL}).update(row for row, _ in table.cells)
            columns.setdefault(table.id, {TOTAL}).update(column for _, column in table.cells)
    listed = [Entry("Kolom", "", name, f"{meaning} Jenis isi: {kind}.") for name, kind, meaning in COLUMNS]
    for name, table in sorted(newest.items()):
        title = tables.table_name(name).title
        listed.append(Entry("Tabel", name, name, f"{title}. {table.definition} Satuan: {table.unit}."))
        listed += [Entry("Kode baris", name, code, tables.row_label(name, code)) for code in sorted(rows[name])]
        listed += [Entry("Kode kolom", name, code, tables.column_label(name, code)) for code in sorted(columns[name])]
    return tuple(listed)
