"""Makes tables as statistical offices publish them, with the truth about where header, body and records are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.intake.recognise import unknown_tables
from reports.model.grid import Grid, Span

if TYPE_CHECKING:
    from random import Random

    from reports.model.grid import Scalar

PLACES = (
    "Pacitan Ponorogo Trenggalek Tulungagung Blitar Kediri Malang Lumajang Jember Banyuwangi Bondowoso Situbondo "
    "Probolinggo Pasuruan Sidoarjo Mojokerto Jombang Nganjuk Madiun Magetan Ngawi Bojonegoro Tuban Lamongan Gresik "
    "Bangkalan Sampang Pamekasan Sumenep Bantul Sleman Kulonprogo Gunungkidul Boyolali Klaten Sukoharjo Wonogiri"
).split()
WORDS = ("Luas panen", "Produksi", "Sapi potong", "Rumah sakit", "Kendaraan", "Hotel bintang", "Sekolah", "Pasar")


@dataclass
class Page:
    """A sheet under construction; rows are counted from 1."""

    rows: list[list[Scalar]] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)

    def add(self, *cells: Scalar) -> int:
        """Add a row and return its number."""
        self.rows.append(list(cells))
        return len(self.rows)

    def blank(self, count: int = 1) -> None:
        """Add blank rows."""
        self.rows += [[] for _ in range(count)]

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge cells."""
        self.merged.append(Span(top, left, bottom, right))

    def grid(self) -> Grid:
        """Return the sheet as it is read."""
        width = max(map(len, self.rows), default=0)
        return Grid("Sheet1", tuple(tuple(row) + (None,) * (width - len(row)) for row in self.rows), tuple(self.merged))


@dataclass(frozen=True)
class Truth:
    """Where a table is."""

    header: tuple[int, int]
    data: tuple[int, int]
    records: tuple[int, ...]
    columns: tuple[int, ...]


def found(page: Page) -> list[Truth]:
    """Return the tables that are located on a sheet; each of their rows is in one bin."""
    grid = page.grid()
    tables = unknown_tables.find(grid)
    for table in tables:
        assert rows_in_bins(table) == filled_rows(grid, table)
    return [Truth(table.header_rows, table.data_rows, table.records, table.columns) for table in tables]


def filled_rows(grid: Grid, table: unknown_tables.UnknownTable) -> list[int]:
    """Return the rows from below the header to the end of the body that are not blank."""
    rows = range(table.header_rows[1] + 1, table.data_rows[1] + 1)
    return [row for row in rows if any(cell is not None for cell in grid.rows[row - 1])]


def rows_in_bins(table: unknown_tables.UnknownTable) -> list[int]:
    """Return the rows that a table counts, as often as it counts them."""
    return sorted([*table.records, *table.structure])


@dataclass
class Maker:
    """Draws the parts of a table at random."""

    rng: Random
    columns: int = 3
    """Columns of numbers."""
    scale: int = 100_000
    """Numbers are below it."""
    spelled: bool = False
    """Numbers are texts with thousands' dots."""

    def titles(self, page: Page) -> None:
        """Add title rows and blank rows above a table, or none."""
        for text in self.rng.sample(["Tabel 4.1", "Hasil pendataan menurut wilayah", "Keadaan akhir tahun"], 2):
            if self.rng.random() < 0.6:
                page.add(text)
        if page.rows and self.rng.random() < 0.7:
            page.blank()

    def places(self, count: int) -> list[str]:
        """Return different row labels in no order."""
        labels = self.rng.sample(PLACES, count)
        while count > 3 and labels == sorted(labels):
            self.rng.shuffle(labels)
        return labels

    def words(self) -> list[str]:
        """Return different column labels."""
        return self.rng.sample(WORDS, self.columns)

    def numbers(self) -> list[int]:
        """Return the numbers of a record."""
        return [self.rng.randrange(self.scale // 20, self.scale) for _ in range(self.columns)]

    def cells(self, numbers: list[int]) -> list[Scalar]:
        """Return numbers as cells."""
        return [f"{number:,}".replace(",", ".") if self.spelled else number for number in numbers]

    def records(self, page: Page, count: int) -> tuple[list[int], list[int]]:
        """Add records; return their rows and the sums of their columns."""
        rows, sums = [], [0] * self.columns
        for label in self.places(count):
            numbers = self.numbers()
            rows.append(page.add(label, *self.cells(numbers)))
            sums = [total + number for total, number in zip(sums, numbers, strict=True)]
        return rows, sums

    def notes(self, page: Page) -> None:
        """Add notes below a table, with or without a blank row before them, or none."""
        if self.rng.random() < 0.5:
            page.blank()
        for text in ("Catatan: angka sementara menurut laporan terakhir", "Sumber: dinas terkait"):
            if self.rng.random() < 0.6:
                page.add(text)

    @property
    def all_columns(self) -> tuple[int, ...]:
        """The column of labels and those of numbers."""
        return tuple(range(1, self.columns + 2))


def maker(rng: Random, *, columns: int | None = None) -> Maker:
    """Return a maker with drawn sizes."""
    return Maker(rng, columns or rng.randint(2, 6), rng.choice([2_000, 100_000, 5_000_000]), rng.random() < 0.3)
