"""Printing a Document as PDF: templates make XHTML of it, WeasyPrint lays it out, the tags are put right.

One file is PDF/A-3a for the archive and PDF/UA-1 for readers who listen. The bytes depend on the document, the
templates and the versions of the libraries only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.render.pdf import weasyprint_writer
from reports.render.pdf.page_layout import Layout, page
from reports.render.pdf.templates import search_path, tree
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.document import Document

__all__ = ["render", "template_root"]

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
) -> bytes:
    """Return a document as the bytes of a PDF.

    Args:
        document: what to print; its name is the name of its template.
        templates: the folder of templates, usually ``template_root()``.
        paper: ``A4`` or ``F4``.
        font: first choice of type; Liberation Sans stands in where it is not installed.
        overrides: an office's own templates, which win file by file.
        emblem: bytes of the emblem's picture (PNG, JPEG or SVG); a dashed box without.
        pictures: key → bytes of the photographs the document shows.

    Raises:
        ConfigurationError: a template is missing or broken, or the name of the font is no name.
    """
    if not _FONT_NAME.fullmatch(font):
        raise ConfigurationError("{font} is not the name of a font", "write it as the system lists it", font=font)
    folders = search_path(templates, overrides)
    values = {
        "document": document,
        "page": page(paper),
        "geometry": Layout(page(paper), font),
        "fonts": f'"{font}", {_FALLBACK}',
        "emblem": emblem is not None,
    }
    return weasyprint_writer.write(tree(f"{document.name}.html", folders, values), folders, emblem, pictures)
