"""Renders a Document as PDF: Jinja templates to XHTML, layout by WeasyPrint, then repair of the tag tree.

Every file conforms to PDF/A-3a (archiving) and PDF/UA-1 (screen readers). The bytes depend only on the document, the
templates and the versions of the libraries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.render.pdf import weasyprint_writer
from reports.render.pdf.page_layout import NO_ADDITIONS, Additions, Layout, page_size
from reports.render.pdf.templates import fill_template, search_path
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.document import Document

__all__ = ["Additions", "render", "template_root", "values_of"]

_FONT_NAME = re.compile(r"[\w .-]+")
_FALLBACK = '"Liberation Sans", Arimo, Arial, sans-serif'


def render(
    document: Document,
    *,
    templates: Path,
    paper: str,
    font: str,
    overrides: Path | None = None,
    emblem: bytes | None = None,
    pictures: Mapping[str, bytes] | None = None,
    additions: Additions = NO_ADDITIONS,
) -> bytes:
    """Return a document as the bytes of a PDF.

    Args:
        document: the document to print; its name is also the name of its template.
        templates: folder of the templates, usually ``template_root()``.
        paper: ``A4`` or ``F4``.
        font: preferred font family; Liberation Sans is used where it is not installed.
        overrides: folder of an office's own templates, which take precedence file by file.
        emblem: image of the emblem (PNG, JPEG or SVG); a dashed box is drawn without it.
        pictures: key → image of each photograph in the document.
        additions: figures whose cells bear their ids, and whether there are fields for signatures.

    Raises:
        ConfigurationError: a template is missing or broken, or the font name is invalid.
    """
    if not _FONT_NAME.fullmatch(font):
        raise ConfigurationError("{font} is not the name of a font", "write it as the system lists it", font=font)
    folders = search_path(templates, overrides)
    values = values_of(document, paper, font, has_emblem=emblem is not None, additions=additions)
    return weasyprint_writer.write_pdf(
        fill_template(f"{document.name}.html", folders, values), folders, emblem, pictures
    )


def values_of(
    document: Document, paper: str, font: str, *, has_emblem: bool, additions: Additions = NO_ADDITIONS
) -> dict[str, object]:
    """Return what every template is given."""
    return {
        "document": document,
        "page": page_size(paper),
        "geometry": Layout(page_size(paper), font, additions),
        "fonts": f'"{font}", {_FALLBACK}',
        "emblem": has_emblem,
    }
