"""Everything one return is composed from, with the few questions that every part of it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL, Figure, FigureTable, Status
from reports.vocabulary import formats, law
from reports.vocabulary.kinds import KINDS, STOCK_KINDS
from reports.vocabulary.labels import PLACE_MARGINS

if TYPE_CHECKING:
    from datetime import date

    from reports.model.comparison import Comparison
    from reports.model.coverage import Coverage
    from reports.model.events import Event
    from reports.model.figures import Figures
    from reports.model.period import Month, Period
    from reports.model.quality import Quality
    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class Material:
    """What the composers of a return are given."""

    figures: Figures
    comparison: Comparison
    events: tuple[Event, ...]
    coverage: Coverage
    quality: Quality
    config: Config
    document_date: date | None
    reprocessed: bool = False
    """Made again from old workbooks: it tells of the past and asks for no decision."""

    @property
    def period(self) -> Period:
        """The period reported."""
        return self.figures.period

    @property
    def day(self) -> date:
        """The day that decides letterhead and ministry: the document date, else the as-of date."""
        return self.document_date or self.figures.as_of

    @property
    def team(self) -> str:
        """Tim PORA or Tim Pora, by the regulation in force at the end of the period."""
        return law.team_name(self.period.end)

    @property
    def as_of(self) -> str:
        """The as-of date in words: ``per 30 September 2024``."""
        return f"per {formats.day(self.figures.as_of)}"

    @property
    def span(self) -> str:
        """The days of the period: ``1–30 September 2024``."""
        return formats.span(self.period)

    @property
    def districts(self) -> tuple[str, ...]:
        """Kecamatan codes of the work area."""
        return self.config.work_area.districts

    def table(self, table_id: str) -> FigureTable:
        """Return a table of figures; one that nobody measured counts as not delivered."""
        found = self.figures.tables.get(table_id)
        return found or FigureTable(table_id, "", "", self.figures.as_of, Status.MISSING, (), (), {})

    def figure(self, table_id: str, row: str = TOTAL, column: str = TOTAL) -> Figure:
        """Return a figure; by default the grand total of a table."""
        return self.table(table_id).figure(row, column)

    def places(self, table_id: str) -> tuple[str, ...]:
        """Return the kecamatan of a table in print order, without its margins."""
        listed = tuple(row for row in self.table(table_id).rows if row not in PLACE_MARGINS)
        return listed or self.districts

    def undelivered(self) -> tuple[tuple[str, tuple[Month, ...]], ...]:
        """Return the kinds that were not delivered, each with its months."""
        found = []
        for kind in KINDS:
            months = (self.period.last,) if kind in STOCK_KINDS else self.period.months
            lacking = tuple(month for month in months if not self.coverage.of(kind, month))
            if lacking:
                found.append((kind, lacking))
        return tuple(found)
