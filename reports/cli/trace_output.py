"""A traced figure as lines for people and as JSON for programs."""

from __future__ import annotations

from gettext import gettext, ngettext
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reports.cli.i18n import count
from reports.errors import msgid as _
from reports.model.figures import Status
from reports.model.traced_figures import Relation
from reports.vocabulary.editions import DINAS
from reports.vocabulary.text import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.traced_figures import Trace, TracedCell, TracedField, TracedRow

SCHEMA = 1
SHOWN_ROWS = 20
"""Rows that are shown unless all are asked for."""
_RELATIONS = {
    Relation.ROWS: _("each adds one: the number of rows is the figure"),
    Relation.SUM: _("rows state numbers, which together are the figure"),
    Relation.ONCE: _("several rows are one person, incident or action and add once; together they are the figure"),
}
_STATUS = {
    Status.MISSING: _("no value: it was not delivered, or nothing is known of it; no row makes it"),
    Status.SUPPRESSED: _("hidden to protect persons"),
    Status.NIHIL: _("nihil: delivered, with nothing in it"),
}


def trace_lines(trace: Trace, *, everything: bool) -> Iterator[str]:
    """Yield a figure, its definition and its rows; the last line says how many rows make it.

    Args:
        trace: the figure.
        everything: show all rows, and fields without a value.
    """
    figure = trace.figure
    value = gettext("no value") if figure.value is None else f"{count(figure.value)} {figure.unit}"
    yield gettext("{figure} = {value} ({period}, as of {day})").format(
        figure=figure.id, value=value, period=trace.period, day=figure.as_of.isoformat()
    )
    yield f"  {trace.title}: {trace.row_label} × {trace.column_label}"
    yield f"  {figure.definition}"
    if figure.months:
        months = ", ".join(map(str, figure.months))
        yield "  " + gettext("months that were delivered: {months}").format(months=months)
    shown_rows = trace.rows if everything else trace.rows[:SHOWN_ROWS]
    for (path, sheet), rows in groupby(shown_rows, key=lambda row: (row.path, row.sheet)):
        yield f"{path} › {sheet}" if sheet else path
        yield from (_row_line(row, everything=everything) for row in rows)
    if len(shown_rows) < len(trace.rows):
        number = count(len(trace.rows) - len(shown_rows))
        yield gettext("… and {count} more rows: -v, --json or --xlsx FILE shows them").format(count=number)
    yield _last_line(trace)


def _last_line(trace: Trace) -> str:
    if trace.edition != DINAS:
        hidden = gettext(_STATUS[trace.figure.status]) if trace.figure.status in _STATUS else ""
        return "; ".join(
            filter(None, (hidden, gettext("edition {edition}: no row is told").format(edition=trace.edition)))
        )
    if trace.figure.status in _STATUS and not trace.rows:
        return gettext(_STATUS[trace.figure.status])
    if not trace.rows:
        return gettext("no row: the figure is zero")
    rows = ngettext("{count} row", "{count} rows", len(trace.rows)).format(count=count(len(trace.rows)))
    return f"{rows}; {gettext(_RELATIONS[trace.relation])} ({count(trace.figure.value or 0)})"


def _row_line(row: TracedRow, *, everything: bool) -> str:
    """Return a row with what it adds and the values that decide it."""
    number = gettext("row {row}").format(row=row.row)
    fields = [field for field in row.fields if everything or field.value or field.is_withheld]
    one_with = gettext("adds 0, one with {place}").format(place=row.counted_with) if row.counted_with else ""
    added = one_with or ("" if row.adds == 1 else gettext("adds {count}").format(count=count(row.adds)))
    return f"  {number}: " + "; ".join(filter(None, (added, *map(_field_text, fields))))


def _field_text(field: TracedField) -> str:
    value = gettext("(not shown)") if field.is_withheld else field.label or "–"
    cells = ", ".join(filter(None, map(_cell_text, field.cells)))
    return f"{field.name} {value} [{cells}]" if cells else f"{field.name} {value}"


def _cell_text(cell: TracedCell) -> str:
    if cell.is_withheld:
        return cell.name
    return f'{cell.name} "{cell.text}"' if cell.text else ""


def trace_json(trace: Trace) -> dict[str, Any]:
    """Return what ``pora trace --json`` prints."""
    figure = trace.figure
    return {
        "schema": SCHEMA,
        "figure": {
            "id": figure.id, "value": figure.value, "unit": figure.unit, "status": figure.status.value,
            "definition": figure.definition, "as_of": figure.as_of.isoformat(),
            "months": [str(month) for month in figure.months],
        },
        "period": str(trace.period),
        "edition": trace.edition,
        "table": trace.title,
        "row": trace.row_label,
        "column": trace.column_label,
        "relation": trace.relation.value,
        "rows": [_row_json(row) for row in trace.rows],
    }  # fmt: skip


def _row_json(row: TracedRow) -> dict[str, Any]:
    return {
        "path": unescaped(row.path),
        "sheet": row.sheet,
        "table": row.table,
        "row": row.row,
        "adds": row.adds,
        "counted_in": [{"row": line, "column": column} for line, column in row.counted_in],
        "counted_with": unescaped(row.counted_with) or None,
        "fields": [_field_json(field) for field in row.fields],
    }


def _field_json(field: TracedField) -> dict[str, Any]:
    cells = [{"cell": cell.name, "text": cell.text, "withheld": cell.is_withheld} for cell in field.cells]
    return {
        "field": field.column,
        "name": field.name,
        "value": field.value or None,
        "label": field.label or None,
        "withheld": field.is_withheld,
        "cells": cells,
    }
