"""The text of a return for its Word copy, whose template prints blocks one after the other and nothing around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.document import Section, Signatures

if TYPE_CHECKING:
    from reports.model.document import Document

_CLOSING = "penutup"
"""Section below which a return is signed."""


def signed_in_text(document: Document) -> Document:
    """Return a document with its page on unread inputs and its signature among the sections."""
    sections = tuple(
        replace(section, sections=(*section.sections, *_signature(document))) if section.id == _CLOSING else section
        for section in document.sections
    )
    first = (document.completeness,) if document.completeness else ()
    return replace(document, sections=(*first, *sections))


def _signature(document: Document) -> tuple[Section, ...]:
    if document.signature is None or document.letter is None:
        return ()
    place_date = f"{document.letter.place}, {document.letter.place_date}"
    return (Section("tanda-tangan", "", (Signatures((document.signature,), place_date),)),)
