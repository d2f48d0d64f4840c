"""The figures of a whole archive as JSON: those of the report itself, then month by month.

A month's list has the same ids as the ``figures.json`` of that month's return. What a whole table has in common (unit,
definition) stands once under ``tables``: written with every figure it would make ten years forty megabytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.documents.overview import tidy
from reports.documents.printed import figures_of
from reports.render.figures_json import SCHEMA, entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.archive import Archive
    from reports.model.document import Document
    from reports.model.figures import Figure, Figures, FigureTable


def archive_json(document: Document, archive: Archive) -> str:
    """Return the text of ``olah-ulang.<edition>.figures.json``."""
    tables = {table.id: table for _, one in sorted(archive.figures.items()) for table in one.tables.values()}
    head = {
        "schema": SCHEMA,
        "period": f"{archive.first}..{archive.last}",
        "edition": document.edition,
        "as_of": document.as_of.isoformat(),
    }
    own = ",\n".join(f"  {_json(entry(one))}" for one in _own(document, tables))
    named = ",\n".join(
        f'  "{name}": {_json({"unit": one.unit, "definition": one.definition})}' for name, one in sorted(tables.items())
    )
    months = ",\n".join(
        f'  "{month}": {{"as_of": "{one.as_of.isoformat()}", "figures": [\n{_month(one, tables)}\n  ]}}'
        for month, one in sorted(archive.figures.items())
    )
    return f'{_json(head)[:-1]}, "figures": [\n{own}\n], "tables": {{\n{named}\n}}, "months": {{\n{months}\n}}}}\n'


def _own(document: Document, tables: dict[str, FigureTable]) -> list[Figure]:
    """Return the figures of the report itself, once each; those of a month stand under their month."""
    own = {one.id: one for one in figures_of(document) if one.table not in tables and one.unit}
    return [own[name] for name in sorted(own)]


def _month(figures: Figures, tables: dict[str, FigureTable]) -> str:
    return ",\n".join(f"    {_json(one)}" for one in _entries(figures, tables))


def _entries(figures: Figures, tables: dict[str, FigureTable]) -> Iterator[dict[str, object]]:
    for table in sorted(figures.tables.values(), key=lambda one: one.id):
        common = tables[table.id]
        for one in tidy.figures_of(table):
            made: dict[str, object] = {"id": one.id, "value": one.value, "status": one.status.value}
            if one.unit != common.unit:
                made["unit"] = one.unit
            if one.definition != common.definition:
                made["definition"] = one.definition
            if one.as_of != figures.as_of:
                made["as_of"] = one.as_of.isoformat()
            yield made


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
