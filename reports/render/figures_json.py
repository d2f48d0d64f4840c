"""Figures as JSON for other programs: one figure a line, sorted by id."""

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
"""Version of the format; raised when a reader would have to change."""
_json = json.JSONEncoder(ensure_ascii=False).encode
"""One encoder for all figures: ten years of months are more than a hundred thousand."""
_PLACE = attrgetter("table", "row", "column")


def figures_json(figures: Figures, edition: str) -> str:
    """Return the text of ``<document>.<edition>.figures.json``."""
    every = (figure for table in figures.tables.values() for figure in table.cells.values())
    head = {"schema": SCHEMA, "period": str(figures.period), "edition": edition, "as_of": figures.as_of.isoformat()}
    return listing(head, sorted(every, key=_PLACE))


def listing(head: dict[str, object], figures: Iterable[Figure]) -> str:
    """Return the text of figures below a head.

    Args:
        head: what is said before the figures.
        figures: in the order they are to be listed.
    """
    lines = ",\n".join(_lines(figures))
    return f'{_json(head)[:-1]}, "figures": [\n{lines}\n]}}\n'


def _lines(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield figures as JSON; what many of them share, a unit and a definition, is turned into text once."""
    shared: dict[tuple[object, ...], tuple[str, str]] = {}
    for one in figures:
        key = (one.unit, one.definition, one.as_of, one.status)
        if key not in shared:
            shared[key] = _shared(one)
        named, status = shared[key]
        value = "null" if one.value is None else one.value
        yield f'  {{"id": {_json(one.id)}, "value": {value}, {named}, "status": {status}}}'


def _shared(one: Figure) -> tuple[str, str]:
    named = {"unit": one.unit, "definition": one.definition, "as_of": one.as_of.isoformat()}
    return _json(named)[1:-1], _json(one.status.value)


def archive_json(document: Document) -> str:
    """Return the text of ``olah-ulang.<edition>.figures.json``."""
    head = {
        "schema": SCHEMA,
        "period": f"{document.period.first}..{document.period.last}",
        "edition": document.edition,
        "as_of": document.as_of.isoformat(),
    }
    return listing(head, _own(document))


def _own(document: Document) -> list[Figure]:
    """Return the figures of the report itself, once each, by id; an id of a month's table stands for many months."""
    own = {one.id: one for one in iter_figures(document) if one.table not in TABLES and one.unit}
    return [own[name] for name in sorted(own)]
