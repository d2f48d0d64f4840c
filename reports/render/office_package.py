"""Finishes packages of python-docx and python-pptx: neutral properties, no time of day, the same bytes every run."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from reports.render.zip_package import CORE, unzip_parts, with_times, zip_parts

if TYPE_CHECKING:
    from datetime import date

    from reports.model.document import Document

_APP = "docProps/app.xml"
_NO_TIME = "1980-01-01T00:00:00Z"
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def describe(properties: Any, document: Document) -> None:  # noqa: ANN401 -- core properties of either library
    """Set the core properties of a package; they name the office, no person, and no time of day."""
    midnight = _midnight(document.date or document.as_of)
    properties.title, properties.subject = document.title, document.subtitle
    properties.author, properties.last_modified_by = document.office, document.office
    properties.created = properties.modified = midnight
    properties.language, properties.revision = "id-ID", 1
    properties.comments = properties.keywords = properties.category = properties.version = ""


def repacked(package: bytes, form: str = "") -> bytes:
    """Return a package without the times in it and with this program as its maker.

    Args:
        package: bytes of a docx or pptx.
        form: presentation format of slides, in the word of PowerPoint; empty for a text.
    """
    parts = {name: _without_time(name, content) for name, content in unzip_parts(package).items()}
    return zip_parts({**parts, _APP: _application(form)} if _APP in parts else parts, _FIRST)


def _application(form: str) -> bytes:
    """Return the extended properties; those of the template describe its own program, paper and slides."""
    presentation = f"<PresentationFormat>{form}</PresentationFormat>" if form else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>pora</Application>{presentation}</Properties>"
    ).encode()


def _without_time(name: str, content: bytes) -> bytes:
    """Return a part without times; a workbook inside the package, such as the data of a chart, has them too."""
    if not name.endswith(".xlsx"):
        return content
    inner = unzip_parts(content)
    return zip_parts({**inner, CORE: with_times(inner[CORE], _NO_TIME)} if CORE in inner else inner, _FIRST)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
