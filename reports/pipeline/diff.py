"""``pora diff``: the return of a period as it counts today against the one that was handed in last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.intake.validate import still_here
from reports.pipeline.counting import counted
from reports.pipeline.gather import gather_office, settled_files
from reports.pipeline.handed_in import changes_since
from reports.pipeline.pinned_inputs import pinned_readings
from reports.pipeline.request import document_day
from reports.pipeline.row_comparison import row_changes, rows_of
from reports.pipeline.rules import RULES
from reports.pipeline.submitted_base import DOCUMENT, EDITION
from reports.publish.submission_register import submissions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.correction import FigureChange
    from reports.model.period import Period
    from reports.model.row_changes import RowChange
    from reports.model.sheet import FileReading
    from reports.model.submission import Submission
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class Difference:
    """What differs between a return that was handed in and the same return today."""

    period: Period
    entry: Submission
    """What was handed in last."""
    figures: tuple[FigureChange, ...] | None
    """None where the figures that were handed in are no longer there."""
    rows: tuple[RowChange, ...] | None
    """Rows of the inputs; None where the ledger no longer holds any that were handed in."""
    unkept: tuple[str, ...] = ()
    """Inputs whose rows of then are no longer there, so that they are not compared."""
    other_rules: bool = False
    """Whether what was handed in was counted under other rules."""

    @property
    def is_same(self) -> bool:
        """Whether every figure is that which was handed in, and no row is known to differ."""
        return self.figures == () and not self.rows


def diff(period: Period, request: Request, config: Config) -> Difference:
    """Compare the return of a period with the one handed in last; nothing is written.

    Raises:
        NoInputError: no return of the period was handed in, or there is no input.
        ConfigurationError: the register of submissions was changed, or a setting is wrong.
    """
    entry = _last_entry(period, submissions(request.office))
    as_of = date.fromisoformat(entry.as_of)
    still_here_on = as_of if as_of != period.end else None
    gathered = gather_office(request.office, store=False, password=request.password, as_of=still_here_on)
    day = document_day(request, config, as_of)
    figures = counted(gathered, period, as_of, config, day).figures
    readings = pinned_readings(request.office, entry.figures)
    unkept = tuple(path for path, reading in readings.items() if reading is None)
    handed_in = [reading for reading in readings.values() if reading is not None]
    rows = _rows(handed_in, gathered.files, period, unkept, still_here_on) if handed_in else None
    changes = changes_since(request.office, entry, figures)
    return Difference(period, entry, changes, rows, unkept, entry.versions.get("rules") != RULES)


def _last_entry(period: Period, entries: Sequence[Submission]) -> Submission:
    about = (DOCUMENT, EDITION, str(period))
    of_period = [entry for entry in entries if (entry.document, entry.edition, entry.period) == about]
    if not of_period:
        raise NoInputError(
            "no return of {period} was recorded as handed in",
            "after handing it in, type: pora submit {period}",
            period=str(period),
        )
    return of_period[-1]


def _rows(
    handed_in: list[FileReading], files: Sequence[FileReading], period: Period, unkept: Sequence[str], day: date | None
) -> tuple[RowChange, ...]:
    """Return the rows that differ; those of files whose rows of then are not there any more are left out."""
    then = settled_files(still_here(handed_in, day) if day else handed_in)
    now = [replace(file, tables=()) if file.path in unkept else file for file in files]
    return row_changes(rows_of(then, period), rows_of(now, period))
