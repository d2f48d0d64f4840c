"""The number of incidents of the theme of a meeting, measured for protection beside the table of incidents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.measures import backings
from reports.model.figures import TOTAL, FigureTable, Status
from reports.privacy.declared_labels import TYPES, declared_type
from reports.privacy.disclosure.declared_rules import THEME

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from reports.measures import Scope
    from reports.model.contributions import Backing


def theme_total(incidents: FigureTable, types: Collection[str]) -> FigureTable | None:
    """Return a table of one number, whose row names the types; None without types, or with one that no list declares.

    Args:
        incidents: as counted, undeclared types as one row.
        types: of the theme.
    """
    if incidents.status is not Status.VALUE or not types or any(declared_type(code) != code for code in types):
        return None
    row = "+".join(sorted(types))
    number = sum(incidents.figure(code, TOTAL).value or 0 for code in types)
    figure = replace(incidents.figure(TOTAL, TOTAL), table=THEME, row=row, value=number)
    return replace(incidents, id=THEME, rows=(row,), columns=(), cells={(row, TOTAL): figure}, outside_total=())


def theme_backing(frames: Mapping[str, pd.DataFrame], scope: Scope, table: FigureTable) -> dict[str, Backing]:
    """Return who stands behind the number of a theme, under its figure id."""
    (row,) = table.rows
    types = frozenset(row.split("+"))

    def row_of(code: str) -> str:
        return row if declared_type(code) in types else declared_type(code)

    behind = backings(frames, scope, (TYPES,), {TYPES: row_of})
    name = f"{TYPES}/{row}/{TOTAL}"
    return {f"{THEME}/{row}/{TOTAL}": behind[name]} if name in behind else {}


def of_document(table: FigureTable) -> FigureTable:
    """Return the table as documents name its number: the total of the theme."""
    (figure,) = table.cells.values()
    return replace(table, rows=(), cells={(TOTAL, TOTAL): replace(figure, row=TOTAL)})
