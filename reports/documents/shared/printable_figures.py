"""The figures that a shared edition may print, and the test whether it may print one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL, Figure, Figures, FigureTable, Status
from reports.vocabulary.counts_of_persons import Fewest
from reports.vocabulary.labels import WORK_AREA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from reports.model.period import Period

OF_THE_MEETING = frozenset(("kehadiran", "pembahasan", "tindak-lanjut", "tindak-lanjut-daftar", "rapat", "timpora"))
"""Tables that count agencies, tasks and meetings, no foreigners."""
OF_MEMBERS = frozenset(("kehadiran", "pembahasan", "tindak-lanjut", "tindak-lanjut-daftar"))
"""Those of them that are no matter of the public: who came, who said what, who has what to do."""
_STOCKS = ("stock-nationality-permit", "stock-district-permit", "stock-village")
"""Tables of the same persons: a total that one of them prints is printed."""
_MARGINS = (WORK_AREA, TOTAL)


@dataclass(frozen=True)
class SharedFigures:
    """Protected tables by id; hidden figures have the status SUPPRESSED and no value."""

    tables: Mapping[str, FigureTable]
    notes: Mapping[str, str] = field(default_factory=dict)
    """Table → what is said under it about its detail; of tables that are left out, too."""

    open_tables: frozenset[str] = OF_THE_MEETING
    """Tables without persons that the edition prints as they are."""
    periods: Mapping[str, Period] = field(default_factory=dict)
    """Table → the longer period that it is printed for, where that is not the period of the document."""
    no_counts: frozenset[str] = frozenset()
    """Sentences that count no foreigners by a decision of the office, as keys of decisions."""
    fewest: Fewest = field(default_factory=Fewest)
    """Persons from which a text that somebody wrote may count them."""

    def prints(self, figure: Figure) -> bool:
        """Whether a figure may be printed: it counts no foreigners, or a protected table prints the same number."""
        return self.printed_as(figure) is not None

    def printed_as(self, figure: Figure) -> Figure | None:
        """Return the figure that is printed for a figure; None if none may be.

        A total of the stock may be printed by another table than the one it was taken from.
        """
        if figure.table in self.open_tables:
            return figure
        if figure.table in OF_THE_MEETING:
            return None
        names = (figure.table, *_STOCKS) if figure.row == TOTAL and figure.table in _STOCKS else (figure.table,)
        for table in (self.tables[name] for name in names if name in self.tables):
            if (
                table.figure(figure.row, figure.column).as_of == figure.as_of
                and self._of_period(table, figure)
                and self._of_table(table, figure)
            ):
                return table.figure(figure.row, figure.column)
        return None

    def printed(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """Return the figures that are printed for some figures, without those that may not be."""
        return tuple(printed_figure for figure in figures if (printed_figure := self.printed_as(figure)) is not None)

    def _of_period(self, table: FigureTable, figure: Figure) -> bool:
        """Whether a figure counts the months that a table is printed for."""
        return table.id not in self.periods or table.months == figure.months

    def _of_table(self, table: FigureTable, figure: Figure) -> bool:
        cell = table.cells.get((figure.row, figure.column))
        if cell is not None:
            return cell.status is not Status.SUPPRESSED and cell.value == figure.value
        if table.status is not Status.VALUE:
            return figure.status is table.status
        if figure.table != table.id:
            return False
        inside = figure.row in (*table.rows, *_MARGINS) and figure.column in (*table.columns, TOTAL)
        return inside and figure.value == 0

    def as_figures(self, period: Period, as_of: date) -> Figures:
        """Return the protected tables as the figures of a period."""
        return Figures(period, as_of, self.tables)
