"""The columns of a table of a kind: label, field, and how each was recognised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise.decided_tables import header_is_decided
from reports.intake.recognise.header_mapping import proposals
from reports.intake.recognise.labels import joined
from reports.model.sheet import Column, SheetTable

if TYPE_CHECKING:
    from collections.abc import Collection

    from reports.intake.recognise.header import Header
    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.rows import Body
    from reports.model.grid import Grid


def columns_of(grid: Grid, header: Header, mapping: Mapping_, body: Body) -> tuple[Column, ...]:
    """Return the columns with a label or data."""
    matches = {match.column: match for match in mapping.matches}
    decided = {column for column, label in header.labels.items() if header_is_decided(label, header.remembered)}
    proposed = (proposals(mapping, header.labels).keys() - decided) | mapping.contested.keys()
    rows = [grid.rows[row - 1] for row in (*range(header.top, header.bottom + 1), *body.records)]
    last = min(header.right or grid.width, grid.width)
    filled = [column for column in range(header.left, last + 1) if any(row[column - 1] is not None for row in rows)]
    return tuple(
        Column(
            column,
            joined(header.labels.get(column, ())),
            matches[column].field if column in matches else None,
            matches[column].how if column in matches else _how_unfilled(column, proposed, decided),
            column in grid.hidden_columns,
            matches[column].fields if column in matches else (),
        )
        for column in filled
    )


def _how_unfilled(column: int, proposed: Collection[int], decided: Collection[int]) -> str:
    """Return how a column that fills no field was recognised; remembered where this office ignores it."""
    return "proposed" if column in proposed else "remembered" if column in decided else "none"


def without_fields(table: SheetTable) -> SheetTable:
    """Return a table as one of no kind."""
    columns = tuple(
        replace(column, field=None, fields=(), how="proposed" if column.how == "proposed" else "none")
        for column in table.columns
    )
    return replace(table, kind=None, columns=columns)
