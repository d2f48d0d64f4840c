"""Office packages (docx, pptx) whose bytes depend on their content only: fixed times, a fixed order of parts."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.model.document import Document

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can carry; it says that the time means nothing."""
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(?=<)")
_NO_HOUR = rb"\g<1>1980-01-01T00:00:00Z"
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def describe(properties: Any, document: Document) -> None:  # noqa: ANN401 -- core properties of either library
    """Say what a package is without naming a person or an hour."""
    stamp = _midnight(document.date or document.as_of)
    properties.title, properties.subject = document.title, document.subtitle
    properties.author, properties.last_modified_by = document.office, document.office
    properties.created = properties.modified = stamp
    properties.language, properties.revision = "id-ID", 1
    properties.comments = properties.keywords = properties.category = properties.version = ""


def repacked(package: bytes, form: str = "") -> bytes:
    """Return a package with the times taken out of it, and with what made it: this program.

    Args:
        package: bytes of a docx or pptx.
        form: of the slides, in the word of PowerPoint; nothing for a text.
    """
    with zipfile.ZipFile(BytesIO(package)) as opened:
        contents = {name: _still(name, opened.read(name)) for name in opened.namelist()}
    return _zipped({**contents, _APP: _made_by(form)} if _APP in contents else contents)


def _made_by(form: str) -> bytes:
    """Return the extended properties; the template's speak of its own program, paper and slides."""
    told = f"<PresentationFormat>{form}</PresentationFormat>" if form else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>pora</Application>{told}</Properties>"
    ).encode()


def _zipped(contents: Mapping[str, bytes]) -> bytes:
    """Zip the parts, those that say what the package is first."""
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


def _still(name: str, content: bytes) -> bytes:
    """Take the hour out of a workbook inside the package, such as the data of a chart."""
    if not name.endswith(".xlsx"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as opened:
        inner = {part: opened.read(part) for part in opened.namelist()}
    return _zipped({part: _STAMP.sub(_NO_HOUR, text) if part == _CORE else text for part, text in inner.items()})


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
