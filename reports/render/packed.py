"""Office packages (docx, pptx) whose bytes depend on their content only: fixed times, a fixed order of parts."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from reports.model.document import Document

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can carry; it says that the time means nothing."""
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def describe(properties: Any, document: Document) -> None:  # noqa: ANN401 -- core properties of either library
    """Say what a package is without naming a person or an hour."""
    stamp = _midnight(document.date or document.as_of)
    properties.title, properties.subject = document.title, document.subtitle
    properties.author, properties.last_modified_by = document.office, document.office
    properties.created = properties.modified = stamp
    properties.language, properties.revision = "id-ID", 1
    properties.comments = properties.keywords = properties.category = properties.version = ""


def repacked(package: bytes) -> bytes:
    """Return a package with the times taken out of it."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        contents = {name: opened.read(name) for name in opened.namelist()}
    order = (*(name for name in _FIRST if name in contents), *sorted(set(contents) - set(_FIRST)))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in order:
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            made.writestr(entry, contents[name])
    return buffer.getvalue()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
