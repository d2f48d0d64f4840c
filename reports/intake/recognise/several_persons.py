"""Rows of a register that speak of several persons: ``+ 3 anak`` behind a name, ``4 org`` below JML; each is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.intake.recognise.columns_by_values import is_taken
from reports.intake.recognise.labels import leaf
from reports.model.grid import cell_name
from reports.problems import Problem
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_RELATED = r"(?:ANAK|ISTRI|SUAMI|KELUARGA)"
_SEVERAL = re.compile(
    r"\+ ?\d{1,2}\b|\b(?:\d{1,2}|DUA|TIGA|EMPAT|LIMA|ENAM) ?(?:ORANG|ORG|ANAK|JIWA|WNA)\b|\bDKK\b"
    rf"|(?:\b(?:BESERTA|BERSAMA|DAN|DENGAN|DGN)\b|[+&]) ?(?:\d{{1,2}} )?{_RELATED}\b|^KELUARGA\b"
)
"""Words in the cell of a name for more persons than one."""
_SIGNS = ("+", "&", "ORANG", "ORG", "ANAK", "JIWA", "WNA", "DKK", "ISTRI", "SUAMI", "KELUARGA")
"""What each of these has at least one of."""
_COUNTS = frozenset({
    "JUMLAH", "JML", "JLH", "JMLH", "JUM", "JUMLAH ORANG", "JML ORANG", "JML ORG", "JUMLAH JIWA", "JML JIWA",
})  # fmt: skip
_MOST = 99
"""A larger number counts something else than the persons of a row."""


def several_persons(
    place: Place, table: SheetTable, grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]
) -> Iterator[Problem]:
    """Yield a problem at each cell of a register that speaks of several persons in one row.

    Args:
        place: where the table stands.
        table: as it is counted; nothing is told of another kind.
        grid: the sheet.
        header: of the table.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    if table.kind != "register":
        return
    name_column = mapping.column("full_name")
    for row in _rows_of_several_names(grid, name_column, records) if name_column else ():
        yield Problem("row-several", place.path, table.sheet, cell_name(row, name_column or 1), "full_name")
    for column, label in sorted(header.labels.items()):
        if leaf(label) in _COUNTS and not is_taken(mapping, column):
            for row in _rows_of_several(grid, column, records):
                yield Problem("row-several", place.path, table.sheet, cell_name(row, column))


def _rows_of_several_names(grid: Grid, column: int, records: Sequence[int]) -> list[int]:
    """Return the rows whose name speaks of several persons; names without any of the signs are not looked at."""
    names = [(row, name.upper()) for row in records if isinstance(name := grid.rows[row - 1][column - 1], str)]
    all_names = "\n".join([name for _row, name in names])
    signs = [sign for sign in _SIGNS if sign in all_names]
    doubtful = sorted({row_and_name for sign in signs for row_and_name in names if sign in row_and_name[1]})
    return [row for row, name in doubtful if _SEVERAL.search(" ".join(name.split()))]


def _rows_of_several(grid: Grid, column: int, records: Sequence[int]) -> list[int]:
    """Return the rows whose number in a column is above one; none for a running number or for large numbers."""
    counts = [count_of(grid.cell(row, column)) for row in records]
    if counts == list(range(1, len(counts) + 1)) or any(count is not None and count > _MOST for count in counts):
        return []
    return [row for row, count in zip(records, counts, strict=True) if count is not None and count > 1]
