"""The corrected series, one figure a row, and the dictionary of its columns and codes.

Ten years are more than a hundred thousand figures; so they are put together column by column, as Parquet holds them.
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

    Place = tuple[str, str]


class TidySeries(NamedTuple):
    """The figures of every month, by month, table, row and column; a list for each of ``COLUMNS``."""

    months: list[date]
    """First days."""
    tables: list[str]
    rows: list[str]
    columns: list[str]
    values: list[int | None]
    units: list[str]
    statuses: list[str]
    """In Indonesian."""
    states: list[str]
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


def tidy_series(archive: Archive) -> TidySeries:
    """Return every figure of every month; a table without figures gives its total, to say why."""
    found = TidySeries([], [], [], [], [], [], [], [])
    for month, figures in sorted(archive.figures.items()):
        for table in sorted(figures.tables.values(), key=lambda one: one.id):
            own = sorted_figures(table)
            state = wording.STATES[month_state(archive, table.id, month)].lower()
            found.months.extend([month.first] * len(own))
            found.tables.extend([table.id] * len(own))
            found.rows.extend([one.row for one in own])
            found.columns.extend([one.column for one in own])
            found.values.extend([None if one.status is Status.SUPPRESSED else one.value for one in own])
            found.units.extend([one.unit for one in own])
            found.statuses.extend([table_names.STATUS[one.status] for one in own])
            found.states.extend([state] * len(own))
    return found


def sorted_figures(table: FigureTable) -> tuple[Figure, ...]:
    """Return the figures of a table by row and column."""
    return tuple(map(table.cells.__getitem__, _sorted(tuple(table.cells)))) or (table.figure(TOTAL, TOTAL),)


@lru_cache(maxsize=1024)
def _sorted(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return places by row and column; from month to month a table mostly has the same."""
    return tuple(sorted(places))


def month_state(archive: Archive, table: str, month: Month) -> State:
    """Return what the archive holds for a month of the kind that a table is counted from."""
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
    """Return every column, table and code of the series with its meaning."""
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
    """Return each table as it is in its newest month, with every place that it has in any; values are the newest."""
    newest: dict[str, FigureTable] = {}
    cells: dict[str, dict[Place, Figure]] = {}
    for _, figures in sorted(archive.figures.items()):
        for table in figures.tables.values():
            newest[table.id] = table
            cells.setdefault(table.id, {}).update(table.cells)
    return {name: replace(table, cells=cells[name]) for name, table in newest.items()}
