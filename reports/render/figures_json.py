"""Serialises figures as JSON for other programs: one figure per line, sorted by id."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING

from reports.documents.figures_used import iter_figures
from reports.vocabulary.table_names import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Document
    from reports.model.figures import Figure, Figures

SCHEMA = 1
"""Version of the format; raised on changes that readers must adapt to."""
_json = json.JSONEncoder(ensure_ascii=False).encode
"""A shared encoder, for speed: ten years of months have more than a hundred thousand figures."""
_SORT_KEY = attrgetter("table", "row", "column")


def figures_json(figures: Figures, edition: str) -> str:
    """Return the text of ``<document>.<edition>.figures.json``."""
    all_figures = (figure for table in figures.tables.values() for figure in table.cells.values())
    head = {"schema": SCHEMA, "period": str(figures.period), "edition": edition, "as_of": figures.as_of.isoformat()}
    return figures_listing(head, sorted(all_figures, key=_SORT_KEY))


def figures_listing(head: dict[str, object], figures: Iterable[Figure]) -> str:
    """Return JSON text of header fields followed by a list of figures.

    Args:
        head: fields before the figures.
        figures: figures in the order of the list.
    """
    lines = ",\n".join(_lines(figures))
    return f'{_json(head)[:-1]}, "figures": [\n{lines}\n]}}\n'


def _lines(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield figures as JSON; fields shared by many figures (unit, definition, …) are serialised once."""
    shared: dict[tuple[object, ...], tuple[str, str]] = {}
    for figure in figures:
        key = (figure.unit, figure.definition, figure.as_of, figure.status, figure.months)
        if key not in shared:
            shared[key] = _shared_fields(figure)
        fields, status = shared[key]
        value = "null" if figure.value is None else figure.value
        yield f'  {{"id": {_json(figure.id)}, "value": {value}, {fields}, "status": {status}}}'


def _shared_fields(figure: Figure) -> tuple[str, str]:
    """Return unit, definition and date of a figure as JSON, and its status with the months of a sum that lacks some."""
    fields = {"unit": figure.unit, "definition": figure.definition, "as_of": figure.as_of.isoformat()}
    months = f', "months": {_json([str(month) for month in figure.months])}' if figure.months else ""
    return _json(fields)[1:-1], _json(figure.status.value) + months


def archive_json(document: Document) -> str:
    """Return the text of ``olah-ulang.<edition>.figures.json``."""
    head = {
        "schema": SCHEMA,
        "period": f"{document.period.first}..{document.period.last}",
        "edition": document.edition,
        "as_of": document.as_of.isoformat(),
    }
    return figures_listing(head, _report_figures(document))


def _report_figures(document: Document) -> list[Figure]:
    """Return the report's own figures, sorted by id; ids of monthly tables are left out, as they are not unique."""
    figures = {figure.id: figure for figure in iter_figures(document) if figure.table not in TABLES and figure.unit}
    return [figures[key] for key in sorted(figures)]
