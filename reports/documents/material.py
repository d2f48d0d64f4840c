"""The input of the composers of a return, with the look-ups that several parts share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.documents.completeness import undelivered_phrase
from reports.model.decisions import DecisionRemarks
from reports.model.figures import TOTAL, Figure, FigureTable, Status
from reports.vocabulary import formats, labels, law
from reports.vocabulary.kinds import KINDS, STOCK_KINDS
from reports.vocabulary.work_area import area_of

if TYPE_CHECKING:
    from datetime import date

    from reports.model.comparison import Comparison
    from reports.model.correction import Correction
    from reports.model.coverage import Coverage
    from reports.model.events import Event
    from reports.model.figures import Figures
    from reports.model.period import Month, Period
    from reports.model.quality import Quality
    from reports.model.reconciliation import SourceRemarks
    from reports.model.supplement import Supplement
    from reports.vocabulary.config import Config
    from reports.vocabulary.work_area import Area


@dataclass(frozen=True)
class Material:
    """Figures, coverage, data quality and configuration that a return is composed from."""

    figures: Figures
    comparison: Comparison
    events: tuple[Event, ...]
    coverage: Coverage
    quality: Quality
    config: Config
    document_date: date | None
    reprocessed: bool = False
    """Made again from old workbooks; a return of the past asks for no decision."""
    decisions: DecisionRemarks = field(default_factory=DecisionRemarks)
    """Decisions to be named; empty in every edition but that of the office itself."""
    sources: tuple[SourceRemarks, ...] = ()
    """Coverage, date and doubtful rows of the agencies whose counts are compared."""
    by_month: tuple[Figures, ...] = ()
    """Figures of each month of a longer period; empty in every edition but that of the office itself."""
    correction: Correction | None = None
    """What it corrects of a return that was handed in."""
    supplement: Supplement | None = None
    """Counts beside the tables of figures; None in every edition but that of the office itself."""

    @property
    def period(self) -> Period:
        """Reporting period."""
        return self.figures.period

    @property
    def day(self) -> date:
        """Day that decides letterhead and ministry: the document date, else the as-of date.

        Where the office has to choose between two ministries on that day and has not, the date it last wrote into
        ``pora.toml`` tells whose letterhead it used, although the document does not bear that date.
        """
        day, last_date = self.document_date or self.figures.as_of, self.config.document.date
        if self.document_date or self.reprocessed or last_date is None or law.decided(self.config, day):
            return day
        return last_date

    @property
    def team(self) -> str:
        """Tim PORA or Tim Pora, as spelled in the regulation in force at the end of the period."""
        return law.team_name(self.period.end)

    @property
    def as_of(self) -> str:
        """As-of date in words, e.g. ``per 30 September 2024``."""
        return f"per {formats.day(self.figures.as_of)}"

    @property
    def span(self) -> str:
        """Days of the period in words, e.g. ``1–30 September 2024``."""
        return formats.span(self.period)

    @property
    def districts(self) -> tuple[str, ...]:
        """Codes of the kecamatan of the work area."""
        return self.config.work_area.districts

    @property
    def area(self) -> Area:
        """The kecamatan of the work area with their kelurahan."""
        return area_of(self.districts)

    @property
    def city_level(self) -> str:
        """The level between province and kecamatan by name, e.g. ``Kota Jakarta Utara``; several are not named."""
        if self.area.is_home:
            return f"Kota {self.config.office.city}"
        names = [labels.place_label(code) for code in self.area.regencies]
        return names[0].replace(" Administrasi ", " ") if len(names) == 1 else "Kota/Kabupaten"

    def table(self, table_id: str) -> FigureTable:
        """Return a table of figures; an unmeasured table is empty with status MISSING."""
        table = self.figures.tables.get(table_id)
        return table or FigureTable(table_id, "", "", self.figures.as_of, Status.MISSING, (), (), {})

    def figure(self, table_id: str, row: str = TOTAL, column: str = TOTAL) -> Figure:
        """Return a figure of a table; by default its grand total."""
        return self.table(table_id).figure(row, column)

    def counted_span(self, table_id: str) -> str:
        """Return the months that a flow counts, in a sentence; where others of the period are missing, they are named.

        Example: ``bulan Juni 2024 (tanpa data April 2024 dan Mei 2024)``. A sentence that names the whole period says
        of the missing months what nobody knows.
        """
        months = self.table(table_id).months
        missing = [month for month in self.period.months if month not in months]
        if not months or not missing:
            return formats.period_phrase(self.period)
        return f"bulan {formats.months(months)} (tanpa data {formats.months(missing)})"

    def places(self, table_id: str) -> tuple[str, ...]:
        """Return the kecamatan of a table in print order, without margins; those of the work area if it is empty."""
        listed = tuple(row for row in self.table(table_id).rows if row not in labels.PLACE_MARGINS)
        return listed or self.districts

    def undelivered(self, kind: str) -> str:
        """Return what is said of a figure that is not there: ``belum disampaikan``, or ``belum terbaca``.

        It was not read if rows of its kind were delivered, or may be among what was not understood.
        """
        is_delivered = any(self.coverage.find(kind, month) for month in self.period.months)
        return undelivered_phrase(self.quality, kind, is_delivered=is_delivered and kind not in STOCK_KINDS)

    def missing_months(self, kind: str) -> str:
        """Return what is said of months without rows of a kind: ``belum disampaikan``, or ``belum terbaca``."""
        return undelivered_phrase(self.quality, kind)

    def undelivered_kinds(self) -> tuple[tuple[str, tuple[Month, ...]], ...]:
        """Return each kind of input that was not delivered, with its missing months."""
        undelivered = []
        for kind in KINDS:
            months = (self.period.last,) if kind in STOCK_KINDS else self.period.months
            missing = tuple(month for month in months if not self.coverage.find(kind, month))
            if missing and not (kind == "agency_counts" and self.sources):  # counts of an earlier month still hold
                undelivered.append((kind, missing))
        return tuple(undelivered)
