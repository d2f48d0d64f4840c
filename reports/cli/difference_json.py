"""The stable JSON of ``pora diff --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.model.correction import FigureChange
    from reports.model.row_changes import RowChange, SourceRow
    from reports.pipeline.diff import Difference

SCHEMA = 1
"""Raised when a reader of the JSON would have to change."""


def difference_json(difference: Difference, *, show_values: bool) -> dict[str, Any]:
    """Return what ``pora diff --json`` prints; ``null`` for figures or rows that cannot be compared."""
    entry = difference.entry
    figures, rows = difference.figures, difference.rows
    return {
        "schema": SCHEMA,
        "period": str(difference.period),
        "handed_in": {"number": entry.place, "sent": entry.sent.isoformat(), "letter": entry.letter},
        "same": difference.is_same,
        "other_rules": difference.other_rules,
        "figures": None if figures is None else [_figure(change) for change in figures],
        "rows": None if rows is None else [_row(change, show_values=show_values) for change in rows],
        "not_compared": list(difference.unkept),
    }


def _figure(change: FigureChange) -> dict[str, Any]:
    return {"id": change.id, "then": change.then, "now": change.now, "difference": change.difference}


def _row(change: RowChange, *, show_values: bool) -> dict[str, Any]:
    return {
        "kind": change.source.kind,
        "change": change.change.value,
        "then": _place(change.then),
        "now": _place(change.now),
        "fields": [
            {"field": field, "then": _text(change.then, field), "now": _text(change.now, field)}
            if show_values
            else {"field": field, "then": None, "now": None}
            for field in change.fields
        ],
    }


def _place(row: SourceRow | None) -> dict[str, Any] | None:
    return {"path": row.path, "sheet": row.sheet, "row": row.row} if row else None


def _text(row: SourceRow | None, field: str) -> str | None:
    value = row.values.get(field) if row else None
    return None if value is None else str(value)
