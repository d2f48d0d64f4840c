"""Further places of an activity in rows of their own: their numbers are added to the activity above, which counts once.

NO | TANGGAL    | JENIS KEGIATAN   | KECAMATAN | DIPERIKSA
 1 | 02-09-2024 | Operasi Gabungan | Koja      |         9
   |            |                  | Cilincing |         4     of the same operation: 13 checked, at Koja first
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.normalise.columns import Cells
    from reports.intake.normalise.register import Values

CONTINUES = "continues"
"""Values of whether a row goes on with the activity above; they end where the rows are judged."""
_OF_THE_EVENT = ("row_no", "activity_date", "activity_kind", "activity", "order_no", "status", "realization")
_PLACES = ("place", "incident_place", "kecamatan", "kelurahan")
_NUMBERS = ("checked", "findings", "participants")


def add_further_places(cells: Cells, columns: Values) -> list[object]:
    """Add the numbers and places of rows that go on with the activity above to it, and return True for such rows.

    Args:
        cells: of a log of activities.
        columns: its values, not_held among them; those of activities with further places are changed.
    """
    continues: list[object] = [False] * len(cells.rows)
    raw = {field: cells.raw(field) for field in (*_OF_THE_EVENT, *_PLACES)}
    head = None
    columns |= {field: list(columns[field]) for field in (*_NUMBERS, "place")}  # may be the lists of the cells
    for index, row in enumerate(cells.rows):
        if any(raw[field][index] is not None for field in _OF_THE_EVENT):
            head = index if any(columns[field][index] for field in _OF_THE_EVENT[1:4]) else None
            continue
        has_place = any(raw[field][index] is not None for field in _PLACES)
        numbers = [columns[field][index] for field in _NUMBERS]
        is_below = head is not None and row == cells.rows[index - 1] + 1
        if head is None or not is_below or not has_place or numbers == [None] * 3 or columns["not_held"][index]:
            head = None
            continue
        continues[index] = True
        _add(columns, head, index)
    return continues


def _add(columns: Values, head: int, index: int) -> None:
    """Add numbers and place of a row to the activity it goes on with."""
    for field in _NUMBERS:
        numbers = [number for number in (columns[field][head], columns[field][index]) if isinstance(number, int)]
        columns[field][head] = sum(numbers) if numbers else None
    places: Sequence[object] = (columns["place"][head], columns["place"][index])
    columns["place"][head] = "; ".join(str(place) for place in places if place) or None
