"""Figures as JSON for other programs: one figure a line, sorted by id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.figures import Figure, Figures

SCHEMA = 1
"""Version of the format; raised when a reader would have to change."""


def figures_json(figures: Figures, edition: str) -> str:
    """Return the text of ``<document>.<edition>.figures.json``."""
    ordered = sorted(
        (figure for table in figures.tables.values() for figure in table.cells.values()),
        key=lambda figure: (figure.table, figure.row, figure.column),
    )
    head = {"schema": SCHEMA, "period": str(figures.period), "edition": edition, "as_of": figures.as_of.isoformat()}
    lines = ",\n".join(f"  {_json(entry(figure))}" for figure in ordered)
    return f'{_json(head)[:-1]}, "figures": [\n{lines}\n]}}\n'


def entry(figure: Figure) -> dict[str, object]:
    """Return a figure as other programs read it."""
    return {
        "id": figure.id,
        "value": figure.value,
        "unit": figure.unit,
        "definition": figure.definition,
        "as_of": figure.as_of.isoformat(),
        "status": figure.status.value,
    }


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
