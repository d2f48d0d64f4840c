"""Rows of an incident log that go on with the incident above: its number, date and type are written once.

NOMOR LAPORAN | TANGGAL    | JENIS    | NAMA     | NO PASPOR
LP-31/IX/2024 | 03/09/2024 | Overstay | JOHN DOE | A1234567
              |            |          | JANE DOE | A1234568     another person of LP-31, as if the cells were merged

Without a report number above, nothing proves that two rows are one incident: each counts, and that is told. So it is
of rows without a running number that repeat date and type by marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.problems import Problem
from reports.vocabulary import report_numbers
from reports.vocabulary.ditto import is_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar

_OF_THE_EVENT = ("incident_id", "incident_date", "incident_type", "narrative")
"""What a row that goes on with another leaves empty, of the columns that its table has, beside its running number."""
_OF_A_PERSON = ("full_name", "passport_no")
CARRIED = frozenset(
    {
        "incident_id", "incident_date", "incident_time", "incident_type", "incident_place", "kecamatan", "kelurahan",
        "reporting_agency",
    }
)  # fmt: skip
"""Fields of the incident, which hold for its further persons; articles and actions are each person's own."""


def heads_of(columns: Mapping[str, Sequence[Scalar]], rows: Sequence[int]) -> dict[int, int]:
    """Return record → the record whose incident it goes on with, both by position.

    Args:
        columns: field → cells of the records, merged cells filled.
        rows: sheet rows of the records.
    """
    if "incident_id" not in columns:
        return {}
    heads: dict[int, int] = {}
    for index in range(1, len(rows)):
        is_numbered = "row_no" in columns and columns["row_no"][index] is not None
        if rows[index] != rows[index - 1] + 1 or is_numbered or not _goes_on(columns, index):
            continue
        head = heads.get(index - 1, index - 1)
        if report_numbers.is_report_number(columns["incident_id"][head]):
            heads[index] = head
    return heads


def carried(cells: list[Scalar], heads: Mapping[int, int]) -> list[Scalar]:
    """Return the cells of a field of the incident, the empty ones of its further persons filled."""
    return [cells[heads[index]] if cell is None and index in heads else cell for index, cell in enumerate(cells)]


def problems_of(cells: Cells, heads: Mapping[int, int]) -> list[Problem]:
    """Say how many rows go on with another, and which seem to and cannot be proved to."""
    problems = []
    if heads:
        problems.append(Problem("incident-continued", cells.path, cells.table.sheet, details={"count": len(heads)}))
    columns = {field: cells.raw(field) for field in cells.columns}
    # where no row above tells of an event, the log has no numbers, dates and types at all: that is told of its columns
    first = next((index for index in range(len(cells.rows)) if _tells_event(columns, index)), len(cells.rows))
    alone = (
        index
        for index in range(first + 1, len(cells.rows))
        if index not in heads and (_goes_on(columns, index) or _repeats_by_marks(cells, columns, index))
    )
    return [
        *problems,
        *(cells.problem("incident-row-alone", index, "full_name", cells.raw_at("full_name", index)) for index in alone),
    ]


def _goes_on(columns: Mapping[str, Sequence[Scalar]], index: int) -> bool:
    """Tell whether a record names a person and says nothing of an event."""
    has_person = any(columns[field][index] is not None for field in _OF_A_PERSON if field in columns)
    return has_person and not _tells_event(columns, index) and any(field in columns for field in _OF_THE_EVENT)


def _repeats_by_marks(cells: Cells, columns: Mapping[str, Sequence[Scalar]], index: int) -> bool:
    """Tell whether a record without a running number names a person, and its event by marks of repetition only."""
    numbers = columns.get("row_no", ())
    if not numbers or numbers[index] is not None or numbers[0] is None or cells.raw("incident_id")[index] is not None:
        return False
    row = cells.rows[index]
    written = [cells.grid.cell(row, cells.columns[field]) for field in _OF_THE_EVENT if field in cells.columns]
    filled = [cell for cell in written if cell is not None]
    are_marks = bool(filled) and all(isinstance(cell, str) and is_mark(cell) for cell in filled)
    return are_marks and any(columns[field][index] is not None for field in _OF_A_PERSON if field in columns)


def _tells_event(columns: Mapping[str, Sequence[Scalar]], index: int) -> bool:
    return any(columns[field][index] is not None for field in _OF_THE_EVENT if field in columns)
