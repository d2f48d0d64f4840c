"""Criminal cases whose stages are columns: SPDP | P-21 | TAHAP II | SIDANG, each with its date or with a mark.

A date says when the case came to the stage. A mark says only that it did: the last marked stage is the stage of the
row. P-21 is a part of the investigation (settled rule 11), and its date stands for that of a missing SPDP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.vocabulary import ticks
from reports.vocabulary.labels import STAGES

if TYPE_CHECKING:
    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.problems import Problem

_COLUMNS = {"sidik_date": "sidik", "p21_date": "sidik"} | {f"{stage}_date": stage for stage in STAGES}
"""Field of a column → the stage it tells of, in the order of a case."""


def read(cells: Cells, columns: Values, problems: list[Problem]) -> list[Problem]:
    """Set stages by marks and the date of the investigation by P-21; return the problems without those of marks.

    Args:
        cells: of an incident log.
        columns: its values, in which ``stage`` and ``sidik_date`` are filled.
        problems: of its cells.
    """
    marked: set[tuple[str | None, str | None]] = set()
    is_stated = [stage is not None for stage in columns["stage"]]
    for field, stage in _COLUMNS.items():
        for index, cell in enumerate(cells.raw(field) if cells.has(field) else ()):
            is_ticked = ticks.is_ticked(cell)
            if cell is None or is_ticked is None:
                continue
            problem = cells.problem("date-unreadable", index, field)
            marked.add((problem.field, problem.cell))
            if is_ticked and not is_stated[index]:
                columns["stage"][index] = stage
    _date_by_p21(columns)
    return [problem for problem in problems if (problem.field, problem.cell) not in marked]


def _date_by_p21(columns: Values) -> None:
    """Let the date of P-21 stand for that of the SPDP where there is none."""
    for index, day in enumerate(columns["p21_date"]):
        if columns["sidik_date"][index] is None:
            columns["sidik_date"][index] = day
