"""The input of the composers of the archive report, with the look-ups that several parts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.model.figures import TOTAL, Figure, Status
from reports.model.period import Period
from reports.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from datetime import date

    from reports.model.archive import Archive, ArchiveFile, Holding, Role, State
    from reports.model.period import Month
    from reports.vocabulary.config import Config

TABLE_ID = "arsip"
"""Id of the figures about the archive itself."""
_DEFINITIONS = {
    "bulan": "Bulan dari bulan pertama sampai dengan bulan terakhir arsip",
    "berkas": "Berkas dalam folder arsip, satu kali menurut letaknya",
    "periode": "Periode yang memerlukan penetapan oleh kantor",
    "baris": "Baris yang menyerupai isi tabel dan berada di luar semua tabel suatu berkas",
    "angka": "Angka laporan terdahulu yang kini lain",
}


@dataclass(frozen=True)
class ArchiveMaterial:
    """The archive and the configuration that the report is composed from."""

    archive: Archive
    config: Config

    @property
    def period(self) -> Period:
        """Period from the first month of the archive to the last."""
        return Period(self.archive.first, self.archive.last)

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month of the archive."""
        return self.period.months

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of the archive, also incomplete ones."""
        return tuple(range(self.archive.first.year, self.archive.last.year + 1))

    @property
    def as_of(self) -> date:
        """The last day of the archive."""
        return self.archive.last.last

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of input in the matrix, in print order."""
        held_kinds = {kind for kind, _ in self.archive.holdings}
        return (*(kind for kind in KINDS if kind in held_kinds), *sorted(held_kinds - set(KINDS)))

    def holdings(self, kind: str) -> tuple[Holding, ...]:
        """Return the holdings of a kind for every month of the archive."""
        return tuple(self.archive.holding(kind, month) for month in self.months)

    def month_count(self, kind: str, state: State) -> int:
        """Return the number of months of a kind in a state."""
        return sum(holding.state is state for holding in self.holdings(kind))

    def files(self, *roles: Role) -> tuple[ArchiveFile, ...]:
        """Return the files with one of the roles, by path."""
        return tuple(file for file in self.archive.files if file.role in roles)

    def count(self, row: str, column: str, value: int, unit: str = "berkas") -> Figure:
        """Return a count about the archive itself, as a figure."""
        definition = _DEFINITIONS.get(unit, _DEFINITIONS["berkas"])
        return count(TABLE_ID, row, column, value, unit=unit, definition=definition, as_of=self.as_of)

    def stock(self, month: Month, column: str = TOTAL) -> Figure:
        """Return the number of persons in the register of a month; missing when it has no register."""
        return self.figure(month, "stock-district-permit", TOTAL, column)

    def figure(self, month: Month, table: str, row: str = TOTAL, column: str = TOTAL) -> Figure:
        """Return a figure of a month; missing when the archive lacks the month or the table."""
        figures = self.archive.figures.get(month)
        figure_table = figures.tables.get(table) if figures else None
        if figure_table is None:
            return Figure(table, row, column, None, "", "", month.last, Status.MISSING)
        return figure_table.figure(row, column)
