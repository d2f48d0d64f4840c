"""The corrected series in tidy form (one row for each figure), and the data dictionary of its columns and codes.

Ten years have more than a hundred thousand figures, so the series is built by column, as Parquet stores it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reports.documents.archive import wording
from reports.model.figures import TOTAL, Status
from reports.vocabulary import table_names

if TYPE_CHECKING:
    from datetime import date

    from reports.model.archive import Archive, State
    from reports.model.figures import Figure, FigureTable
    from reports.model.period import Month

    CellKey = tuple[str, str]
    """Row and column code."""


class TidySeries(NamedTuple):
    """The figures of all months, sorted by month, table, row and column; one list for each of ``COLUMNS``."""

    months: list[date]
    """First day of the month."""
    tables: list[str]
    rows: list[str]
    columns: list[str]
    values: list[int | None]
    units: list[str]
    statuses: list[str]
    """Status in Indonesian."""
    states: list[str]
    """State of the table's kind of input in that month, in Indonesian."""


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
"""Name, data type and meaning of each column, in Indonesian."""


def tidy_series(archive: Archive) -> TidySeries:
    """Return every figure of every month; a table without figures gives its total, whose status says why."""
    series = TidySeries([], [], [], [], [], [], [], [])
    for month, figures in sorted(archive.figures.items()):
        for table in sorted(figures.tables.values(), key=lambda table: table.id):
            listed = sorted_figures(table)
            state = wording.STATES[month_state(archive, table.id, month)].lower()
            series.months.extend([month.first] * len(listed))
            series.tables.extend([table.id] * len(listed))
            series.rows.extend([figure.row for figure in listed])
            series.columns.extend([figure.column for figure in listed])
            series.values.extend([None if figure.status is Status.SUPPRESSED else figure.value for figure in listed])
            series.units.extend([figure.unit for figure in listed])
            series.statuses.extend([table_names.STATUS[figure.status] for figure in listed])
            series.states.extend([state] * len(listed))
    return series


def sorted_figures(table: FigureTable) -> tuple[Figure, ...]:
    """Return the figures of a table by row and column."""
    return tuple(map(table.cells.__getitem__, _sort_keys(tuple(table.cells)))) or (table.figure(TOTAL, TOTAL),)


@lru_cache(maxsize=1024)
def _sort_keys(keys: tuple[CellKey, ...]) -> tuple[CellKey, ...]:
    """Return cells sorted by row and column; cached, since a table mostly has the same cells every month."""
    return tuple(sorted(keys))


def month_state(archive: Archive, table: str, month: Month) -> State:
    """Return the state, in a month, of the kind of input that a table is counted from."""
    return archive.holding(table_names.kind_of(table), month).state


@dataclass(frozen=True)
class DictionaryEntry:
    """A line of the data dictionary."""

    part: str
    """Kolom, Tabel, Kode baris or Kode kolom."""
    table: str
    """Code of the table; empty for a column."""
    code: str
    meaning: str


def dictionary(archive: Archive) -> tuple[DictionaryEntry, ...]:
    """Return the entries for every column, table and code of the series."""
    listed = [DictionaryEntry("Kolom", "", name, f"{meaning} Jenis isi: {kind}.") for name, kind, meaning in COLUMNS]
    for name, table in sorted(merged_tables(archive).items()):
        title = table_names.table_name(name).title
        rows = sorted({TOTAL, *(row for row, _ in table.cells)})
        columns = sorted({TOTAL, *(column for _, column in table.cells)})
        listed.append(DictionaryEntry("Tabel", name, name, f"{title}. {table.definition} Satuan: {table.unit}."))
        listed += [DictionaryEntry("Kode baris", name, code, table_names.row_label(name, code)) for code in rows]
        listed += [DictionaryEntry("Kode kolom", name, code, table_names.column_label(name, code)) for code in columns]
    return tuple(listed)


def merged_tables(archive: Archive) -> dict[str, FigureTable]:
    """Return each table of its newest month, extended by the cells of all earlier months.

    A cell has the value of the newest month that has it.
    """
    newest: dict[str, FigureTable] = {}
    cells: dict[str, dict[CellKey, Figure]] = {}
    for _, figures in sorted(archive.figures.items()):
        for table in figures.tables.values():
            newest[table.id] = table
            cells.setdefault(table.id, {}).update(table.cells)
    return {name: replace(table, cells=cells[name]) for name, table in newest.items()}
