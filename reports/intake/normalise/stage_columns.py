"""Criminal cases whose stages are columns: SPDP | P-21 | TAHAP II | SIDANG, each with its date or with a mark.

A date says when the case came to the stage. A mark says only that it did: each marked stage counts in the month of the
incident (settled rule 11), and the last one is the stage of the row. Tahap I and P-21 are parts of the investigation,
and their date stands for that of a missing SPDP; an inquiry (penyelidikan) is no stage of a criminal case yet.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.intake.normalise.crosses import with_crosses
from reports.problems import Problem
from reports.vocabulary import ticks
from reports.vocabulary.labels import STAGES
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values
    from reports.model.grid import Scalar
    from reports.problems import Detail

_INQUIRY = "lidik"
_COLUMNS = {
    "lidik_date": _INQUIRY, "sidik_date": "sidik", "tahap1_date": "sidik", "p21_date": "sidik",
    "penuntutan_date": "penuntutan", "sidang_date": "sidang",
}  # fmt: skip
"""Field of a column → the stage it tells of, in the order of a case."""
WORKING = ("lidik_date", "tahap1_date", "p21_date")
"""Those that are no columns of the ledger."""
_ORDER = (_INQUIRY, *STAGES)
_WORDS = {
    "SUDAH": True, "TELAH": True, "SELESAI": True, "BELUM": False, "BLM": False, "TIDAK ADA": False, "TDK ADA": False,
}  # fmt: skip
"""Words that stand for a mark or for none below a stage."""


def read(cells: Cells, columns: Values, problems: list[Problem]) -> list[Problem]:
    """Set stages by marks and the date of the investigation by tahap I and P-21.

    Returns:
        The problems without those of marks, with those of marks and dates that do not agree.

    Args:
        cells: of an incident log.
        columns: its values, in which ``stage`` and the dates are filled; ``marked_stages`` is added.
        problems: of its cells.
    """
    marks = _marks(cells)
    places = {
        (field, cells.problem("date-unreadable", index, field).cell) for field, index in _marked_cells(cells, marks)
    }
    columns["marked_stages"] = [None] * len(cells.rows)
    doubts: list[Problem] = []
    for index in range(len(cells.rows)):
        marked = [stage for field, stage in _COLUMNS.items() if field in marks and marks[field][index]]
        doubts += _set_stages(cells, columns, index, [stage for stage in marked if stage != _INQUIRY])
        doubts += [*_gaps(cells, columns, index, marked), *_disorder(cells, columns, index)]
    inquiries = _inquiries_alone(cells, columns, marks)
    _date_by_parts(columns)
    return [*(problem for problem in problems if (problem.field, problem.cell) not in places), *doubts, *inquiries]


def _is_marked(cell: Scalar) -> bool | None:
    """Tell whether a cell below a stage is marked; None for what is no mark, such as a date."""
    if isinstance(cell, str) and normal(cell) in _WORDS:
        return _WORDS[normal(cell)]
    return ticks.is_ticked(cell)


def _marks(cells: Cells) -> dict[str, Sequence[bool | None]]:
    """Return field → whether each of its cells is marked; a cross beside check marks is none."""
    fields = [field for field in _COLUMNS if cells.has(field)]
    columns = [cells.raw(field) for field in fields]
    marks = with_crosses([list(map(_is_marked, column)) for column in columns], columns)
    return dict(zip(fields, marks, strict=True))


def _marked_cells(cells: Cells, marks: Mapping[str, Sequence[bool | None]]) -> Iterator[tuple[str, int]]:
    """Yield field and record of each cell that holds a mark, or a word for none."""
    for field, of_field in marks.items():
        for index, (cell, mark) in enumerate(zip(cells.raw(field), of_field, strict=True)):
            if cell is not None and mark is not None:
                yield field, index


def _set_stages(cells: Cells, columns: Values, index: int, marked: list[str]) -> list[Problem]:
    """Set the stage of a row by its marks; where its column of stages says less, that holds and is told."""
    stated = columns["stage"][index]
    if not marked:
        return []
    if stated is not None and _ORDER.index(str(stated)) < _ORDER.index(marked[-1]):
        details: dict[str, Detail] = {"stated": STAGES[str(stated)], "marked": STAGES[marked[-1]]}
        return [cells.problem("stage-conflict", index, "stage", cells.raw_at("stage", index), details)]
    columns["stage"][index] = stated or marked[-1]
    columns["marked_stages"][index] = tuple(dict.fromkeys(marked))
    return []


def _gaps(cells: Cells, columns: Values, index: int, marked: list[str]) -> Iterator[Problem]:
    """Yield the stages that have a column and nothing in it, between two that the case came to."""
    dated = [stage for field, stage in _COLUMNS.items() if columns[field][index] is not None]
    reached = sorted({_ORDER.index(stage) for stage in (*marked, *dated)})
    for before, after in pairwise(reached):
        for stage in _ORDER[before + 1 : after]:
            field = next((name for name, of_field in _COLUMNS.items() if of_field == stage and cells.has(name)), None)
            if field is not None:
                details: dict[str, Detail] = {"stage": STAGES[stage], "after": STAGES[_ORDER[after]]}
                yield cells.problem("stage-gap", index, field, cells.raw_at(field, index), details)


def _disorder(cells: Cells, columns: Values, index: int) -> Iterator[Problem]:
    """Yield the first stage dated before one that comes before it, or before the incident."""
    latest: date | None = None
    for field in ("incident_date", *_COLUMNS):
        day = columns[field][index]
        if not isinstance(day, date):
            continue
        if latest is not None and day < latest and field != "lidik_date":
            yield cells.problem("stage-order", index, field, cells.raw_at(field, index), {"other": latest.isoformat()})
            return
        latest = day if latest is None else max(latest, day)


def _inquiries_alone(cells: Cells, columns: Values, marks: Mapping[str, Sequence[bool | None]]) -> list[Problem]:
    """Say how many rows have come to an inquiry only, which no table of criminal cases counts."""
    inquired = marks.get("lidik_date", [])
    later = [field for field in _COLUMNS if field != "lidik_date"]
    alone = sum(
        bool(is_marked or columns["lidik_date"][index])
        and columns["stage"][index] is None
        and not any(columns[field][index] for field in later)
        for index, is_marked in enumerate(inquired)
    )
    details: dict[str, Detail] = {"count": alone}
    return [Problem("stage-inquiry", cells.path, cells.table.sheet, field="stage", details=details)] if alone else []


def _date_by_parts(columns: Values) -> None:
    """Let the earlier date of tahap I and P-21 stand for that of the SPDP where there is none."""
    for index, parts in enumerate(zip(columns["tahap1_date"], columns["p21_date"], strict=True)):
        days = [day for day in parts if isinstance(day, date)]
        if columns["sidik_date"][index] is None and days:
            columns["sidik_date"][index] = min(days)
