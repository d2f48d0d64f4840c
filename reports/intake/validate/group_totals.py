"""Persons behind the total of a kecamatan, before the next one is named: they may belong to it or to none.

``JUMLAH 9`` below nine persons closes a group, or a page of it. Who follows without a kecamatan of his own is counted
in the group above, and that is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.model.grid import Grid
    from reports.model.sheet import Records, SheetTable


def behind_totals(
    path: str,
    grid: Grid,
    table: SheetTable,
    records: Records,
    groups: Mapping[int, tuple[str | None, str | None]],
    totals: Iterable[tuple[int, int]],
) -> Iterator[Problem]:
    """Yield one problem for each total of a group behind which persons without a kecamatan go on.

    Args:
        path: as printed in problems.
        grid: the sheet.
        table: a register; other kinds yield nothing.
        records: its rows.
        groups: record row → kecamatan and kelurahan of the group row above it.
        totals: row of each total and the first row of the block that it closes.
    """
    if table.kind != "register" or not groups:
        return
    totals = list(totals)
    begins = [*(row for row, role in table.structure.items() if role is RowRole.GROUP), *(row for row, _ in totals)]
    of_place = [column.index for column in table.columns if column.field == "kecamatan"]
    lacking = _without_place(grid, of_place, records)
    for total, first in totals:
        group = groups.get(first)
        block = [row for row in records.rows if first <= row < total]
        if group is None or len(block) not in _stated(grid, total):
            continue
        end = min((row for row in begins if row > total), default=grid.height + 1)
        rows = [row for row in records.rows if total < row < end and row in lacking and groups.get(row) == group]
        if rows:
            cell = cell_name(rows[0], (of_place or [table.columns[0].index])[0])
            yield Problem("group-behind-total", path, table.sheet, cell, details={"count": len(rows), "row": total})


def _stated(grid: Grid, row: int) -> set[int | None]:
    """Return the numbers in the cells of a row."""
    return {numbers.whole(cell) for cell in grid.rows[row - 1] if cell is not None}


def _without_place(grid: Grid, columns: Sequence[int], records: Records) -> set[int]:
    """Return the rows whose own cells say nothing of a kecamatan; a kelurahan that is known says it too."""
    villages = records.values.get("village") or [None] * len(records.rows)
    return {
        row
        for row, village in zip(records.rows, villages, strict=True)
        if village is None and not any(grid.cell(row, column) for column in columns)
    }
