"""The figures that a shared edition may print, and the test whether it may print one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL, Figure, Figures, FigureTable, Status
from reports.vocabulary.labels import WORK_AREA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.model.period import Period

OF_THE_MEETING = frozenset(("kehadiran", "pembahasan", "tindak-lanjut", "tindak-lanjut-daftar", "rapat", "timpora"))
"""Tables that count agencies, tasks and meetings, no foreigners."""
_MARGINS = (WORK_AREA, TOTAL)


@dataclass(frozen=True)
class SharedFigures:
    """Protected tables by id; hidden figures have the status SUPPRESSED and no value."""

    tables: Mapping[str, FigureTable]
    notes: Mapping[str, str] = field(default_factory=dict)
    """Table → what is said under it about its detail; of tables that are left out, too."""

    def prints(self, figure: Figure) -> bool:
        """Whether a figure may be printed: it counts no foreigners, or a protected table prints the same number."""
        if figure.table in OF_THE_MEETING:
            return True
        table = self.tables.get(figure.table)
        if table is None or table.as_of != figure.as_of:
            return False
        return self._of_table(table, figure)

    def _of_table(self, table: FigureTable, figure: Figure) -> bool:
        cell = table.cells.get((figure.row, figure.column))
        if cell is not None:
            return cell.status is not Status.SUPPRESSED and cell.value == figure.value
        if table.status is not Status.VALUE:
            return figure.status is table.status
        inside = figure.row in (*table.rows, *_MARGINS) and figure.column in (*table.columns, TOTAL)
        return inside and figure.value == 0

    def as_figures(self, period: Period, as_of: date) -> Figures:
        """Return the protected tables as the figures of a period."""
        return Figures(period, as_of, self.tables)
