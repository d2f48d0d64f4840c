"""Headers merged over several columns whose data stand in one of them, and not always in the first.

row 3   NO. PASPOR (C:D merged)            report writers place each text where it fits; the header is one cell over
row 4              | E4000001              all columns that its data may stand in
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_, Match
    from reports.model.grid import Grid, Span

_STRAY = 0.1
"""Share of the cells of a column up to which those of its neighbours are stray: a page number, a repeated title."""


def on_data_columns(grid: Grid, header: Header, mapping: Mapping_, below: int) -> Mapping_:
    """Return a mapping in which each merged header stands over that of its columns which holds the data.

    Args:
        grid: the sheet.
        header: of the table.
        mapping: of its columns; of merged columns the first is matched, the others repeat it.
        below: last row that can belong to the table.
    """
    repeated = {match.column: match for match in mapping.repeated}
    matches = []
    for match in mapping.matches:
        span = next(_spans_over(grid, header, match), None) if repeated else None
        columns = [column for column in _columns(span, header, match.column) if column in repeated]
        if span is None or not columns:
            matches.append(match)
            continue
        filled = {column: _filled(grid, header, column, below) for column in (match.column, *columns)}
        chosen = max(filled, key=lambda column: (filled[column], -column))
        matches.append(replace(match, column=chosen))
        for column in columns:
            other_column = match.column if column == chosen else column
            if filled[other_column] <= _STRAY * filled[chosen]:
                del repeated[column]
            elif column == chosen:
                repeated[column] = replace(repeated[column], column=match.column)
    by_column = tuple(sorted(matches, key=lambda match: match.column))
    return replace(mapping, matches=by_column, repeated=tuple(repeated.values()))


def _spans_over(grid: Grid, header: Header, match: Match) -> Iterator[Span]:
    """Yield the merged header cells over a column that are the lowest over it."""
    return (
        span
        for span in grid.merged
        if header.top <= span.top <= header.bottom
        and span.left <= match.column <= span.right
        and span.right > span.left
        and span.right <= grid.width
    )


def _columns(span: Span | None, header: Header, column: int) -> list[int]:
    """Return the other columns of a span that have no sub-header of their own."""
    if span is None:
        return []
    label = header.labels[column]
    return [
        other_column
        for other_column in range(span.left, span.right + 1)
        if other_column != column and header.labels.get(other_column) == label
    ]


def _filled(grid: Grid, header: Header, column: int, below: int) -> int:
    """Return how many cells of a column below a header are filled."""
    return sum(row[column - 1] is not None for row in grid.rows[header.bottom : below])
