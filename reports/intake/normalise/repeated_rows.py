"""Rows of a log that go on with the number and the facts of the row above: one event written once for each of several.

NO | TANGGAL    | KEGIATAN         | LOKASI | INSTANSI      the running number says that it is one; nothing is guessed,
 1 | 10-09-2024 | Operasi Gabungan | Koja   | Polres        each row counts, and it is told
 1 | 10-09-2024 | Operasi Gabungan | Koja   | Kodim
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reports.intake.normalise.converters import as_text
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.normalise.columns import Cells
    from reports.model.grid import Scalar
    from reports.problems import Problem

_FACTS = {
    "activities": (("activity_date",), ("activity_kind", "activity"), ("place", "kelurahan", "kecamatan")),
    "incidents": (("incident_date",), ("incident_type",), ("incident_place", "kelurahan", "kecamatan")),
}
"""Kind → what two rows of one event share; of each group the fields that the table has."""
_NUMBERS = ("checked", "findings", "participants")


def repeated_rows(cells: Cells) -> list[Problem]:
    """Return a problem at the first row that repeats number, day, kind and place of the row above, with how many do."""
    rows = list(_repeating(cells))
    field = "row_no" if cells.has("row_no") else _FACTS[cells.table.kind or ""][0][0]
    return [cells.problem("row-repeats", rows[0], field, details={"count": len(rows)})] if rows else []


def _repeating(cells: Cells) -> Iterator[int]:
    """Yield the records that repeat the one above, by position."""
    groups = _FACTS[cells.table.kind or ""]
    fields = [field for group in groups for field in group if cells.has(field)]
    if not all(any(cells.has(field) for field in group) for group in groups[:2]):
        return
    numbered = cells.has("row_no")
    own_numbers = [cells.raw("row_no")] if numbered else [cells.raw(field) for field in _NUMBERS if cells.has(field)]
    reports = cells.raw("incident_id")
    facts = list(zip(*(cells.raw(field) for field in fields), strict=True))
    numbers = list(zip(*own_numbers, strict=True)) if own_numbers else []
    for above, index in pairwise(range(len(numbers))):
        is_one = reports[index] is not None and reports[index] == reports[above]
        if is_one or cells.rows[index] != cells.rows[above] + 1 or not any(map(_is_number, numbers[index])):
            continue
        if (
            _are_equal(numbers[index], numbers[above])
            and _are_equal(facts[index], facts[above])
            and facts[index][0] is not None
        ):
            yield index


def _is_number(cell: Scalar) -> bool:
    return cell is not None and bool(normal(as_text(cell)).strip("0"))


def _are_equal(cells: tuple[Scalar, ...], above: tuple[Scalar, ...]) -> bool:
    return [cell and normal(as_text(cell)) for cell in cells] == [cell and normal(as_text(cell)) for cell in above]
