"""Keep words that people wrote out of the codes and labels of figures that are shared.

A type of incident that no list declares becomes code and label as it stands in the log, where it may name a person. In
an edition that leaves the office all such types are one row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.vocabulary import labels

if TYPE_CHECKING:
    from reports.model.figures import Figure, Figures, FigureTable

TYPES = "incidents-type-grade"
OTHER_TYPES = "jenis-lain"
"""Row of all types that no list declares; printed "Jenis lain"."""


def undeclared_types(figures: Figures) -> frozenset[str]:
    """Return the codes of the types of incidents that no list declares."""
    table = figures.tables.get(TYPES)
    return frozenset(row for row in table.rows if declared_type(row) != row) if table else frozenset()


def with_declared_types(figures: Figures, open_types: frozenset[str] = frozenset()) -> Figures:
    """Return figures of which the table of incidents has rows of declared types only, and one for all others.

    Args:
        figures: as counted.
        open_types: types that no list declares and that keep a row of their own: in the office's own edition those in
            whose words nobody was found.
    """
    merged = undeclared_types(figures) - open_types - {OTHER_TYPES}
    if not merged:
        return figures
    return replace(figures, tables={**figures.tables, TYPES: _merged(figures.tables[TYPES], merged)})


def spelt_out(code: str) -> str:
    """Return the words of a code with capital letters, in which names are found with less doubt."""
    return code.replace("-", " ").title()


def declared_type(row: str) -> str:
    """Return the row under which a type of incident stands in shared editions."""
    return row if labels.is_declared_type(row) else OTHER_TYPES


def _merged(table: FigureTable, undeclared: frozenset[str]) -> FigureTable:
    """Return a table with some rows as one, the last; an incident has one type, so they add up."""
    cells: dict[tuple[str, str], Figure] = {}
    for (row, column), figure in table.cells.items():
        name = OTHER_TYPES if row in undeclared else row
        merged_figure = cells.get((name, column))
        value = (merged_figure.value or 0) + (figure.value or 0) if merged_figure else figure.value
        cells[name, column] = replace(figure, row=name, value=value)
    rows = (*(row for row in table.rows if row not in undeclared), OTHER_TYPES)
    return replace(table, rows=rows, cells=cells)
