"""The figures of the report on an archive as JSON, in the form that every document has.

Those of a month are not repeated here: they stand in the ``figures.json`` of its own folder, and in the Parquet file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.printed import figures_of
from reports.render.figures_json import SCHEMA, listing
from reports.vocabulary.tables import TABLES

if TYPE_CHECKING:
    from reports.model.document import Document
    from reports.model.figures import Figure


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
    own = {one.id: one for one in figures_of(document) if one.table not in TABLES and one.unit}
    return [own[name] for name in sorted(own)]
