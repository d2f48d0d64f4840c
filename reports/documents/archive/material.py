"""What every part of the report is composed from, with the questions they all ask."""

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
    "masa": "Masa yang memerlukan penetapan oleh kantor",
    "angka": "Angka laporan terdahulu yang kini lain",
}


@dataclass(frozen=True)
class ArchiveMaterial:
    """What the composers are given."""

    archive: Archive
    config: Config

    @property
    def period(self) -> Period:
        """From the first month of the archive to the last."""
        return Period(self.archive.first, self.archive.last)

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month of the archive."""
        return self.period.months

    @property
    def years(self) -> tuple[int, ...]:
        """Every year the archive touches."""
        return tuple(range(self.archive.first.year, self.archive.last.year + 1))

    @property
    def as_of(self) -> date:
        """The last day of the archive."""
        return self.archive.last.last

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of the matrix in print order."""
        found = {kind for kind, _ in self.archive.holdings}
        return (*(kind for kind in KINDS if kind in found), *sorted(found - set(KINDS)))

    def holdings(self, kind: str) -> tuple[Holding, ...]:
        """Return the holdings of a kind, month by month."""
        return tuple(self.archive.holding(kind, month) for month in self.months)

    def number_of(self, kind: str, state: State) -> int:
        """Return how many months of a kind are in a state."""
        return sum(one.state is state for one in self.holdings(kind))

    def files(self, *roles: Role) -> tuple[ArchiveFile, ...]:
        """Return the files of some roles, by path."""
        return tuple(one for one in self.archive.files if one.role in roles)

    def count(self, row: str, column: str, value: int, unit: str = "berkas") -> Figure:
        """Return a count about the archive as a figure."""
        definition = _DEFINITIONS.get(unit, _DEFINITIONS["berkas"])
        return count(TABLE_ID, row, column, value, unit=unit, definition=definition, as_of=self.as_of)

    def stock(self, month: Month, column: str = TOTAL) -> Figure:
        """Return the total of the register of a month; missing where there is none."""
        return self.figure(month, "stock-district-permit", TOTAL, column)

    def figure(self, month: Month, table: str, row: str = TOTAL, column: str = TOTAL) -> Figure:
        """Return a figure of a month; missing where the month or the table is."""
        figures = self.archive.figures.get(month)
        found = figures.tables.get(table) if figures else None
        if found is None:
            return Figure(table, row, column, None, "", "", month.last, Status.MISSING)
        return found.figure(row, column)
