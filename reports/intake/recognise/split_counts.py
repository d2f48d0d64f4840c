"""Counts that stand in several columns of one meaning: neither the first nor any sum is sure to be the count.

DIPERIKSA |     | TEMUAN |        JUMLAH | JUMLAH | JUMLAH | JUMLAH        DEWASA |   | ANAK |
   L      |  P  |   L    | P                                                  L   | P |  L   | P
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.decided_tables import header_is_decided
from reports.intake.recognise.ignored_headers import is_ignored
from reports.model.grid import cell_name, column_letter
from reports.problems import Problem
from reports.vocabulary import schema
from reports.vocabulary.written_counts import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.grid import Grid
    from reports.model.place import Place
    from reports.model.sheet import SheetTable

_COUNTED = frozenset({"activities", "incidents", "services", "agency_counts"})
_HALF = 0.5
"""Part of the records with a number, from which a column without a head counts."""


def split_counts(
    grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]
) -> tuple[tuple[str, int, int], ...]:
    """Return field, its column and another column of each count that stands in two.

    Args:
        grid: the sheet.
        header: of the table.
        mapping: of its columns.
        records: rows of the records, 1-based.
    """
    if mapping.kind not in _COUNTED or not records:
        return ()
    counts = {match.field: match.column for match in mapping.matches if _is_count(match.field) and not match.fields}
    repeated = [
        (match.field, match.column)
        for match in mapping.repeated
        if match.field in counts and not _is_left_out(header, counts[match.field], match.column)
    ]
    is_log = mapping.kind != "agency_counts"
    pairs = [*repeated, *(_without_heads(grid, header, mapping, records) if is_log else ())]
    return tuple(
        (field, counts[field], column)
        for field, column in pairs
        if field in counts and _differ(grid, counts[field], column, records)
    )


def split_problems(place: Place, table: SheetTable, split: tuple[tuple[str, int, int], ...]) -> Iterator[Problem]:
    """Yield that a count stands in several columns, at the head of the second."""
    for field, first, other in split:
        cell = cell_name(table.header_rows[1], other)
        columns = f"{column_letter(first)}, {column_letter(other)}"
        yield Problem("counts-split", place.path, table.sheet, cell, field, details={"columns": columns})


def _is_count(field: str) -> bool:
    return schema.type_of(field) is schema.Type.COUNT


def _is_left_out(header: Header, first: int, other: int) -> bool:
    """Tell whether the office has decided that the other column is not read, by a head that the first has not."""
    label = header.labels[other]
    return label != header.labels[first] and is_ignored(label, header.remembered)


def _without_heads(grid: Grid, header: Header, mapping: Mapping_, records: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield field and column of the numbers right of a count that have no head of their own."""
    for match in mapping.matches:
        column = match.column + 1
        label = header.labels.get(column, ())
        is_open = _is_count(match.field) and column <= (header.right or grid.width) and not any(label)
        if is_open and not header_is_decided(header.labels[match.column], header.remembered):
            numbers = [row for row in records if count_of(grid.cell(row, column)) is not None]
            if len(numbers) >= max(2, _HALF * len(records)):
                yield match.field, column


def _differ(grid: Grid, first: int, other: int, records: Sequence[int]) -> bool:
    """Tell whether both columns hold numbers, and the other one some that is neither zero nor that of the first."""
    pairs = [(count_of(grid.cell(row, first)), count_of(grid.cell(row, other))) for row in records]
    has_first = any(number for number, _other in pairs)
    return has_first and any(other_number and other_number != number for number, other_number in pairs)
