"""The text of a return for its Word copy, whose template prints blocks one after the other and nothing around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.document import Form, Section, Signatures

if TYPE_CHECKING:
    from reports.model.document import Document

_CLOSING = "penutup"
"""Section below which a return is signed."""


def signed_in_text(document: Document) -> Document:
    """Return a document with its page on unread inputs and its signatures among the sections, those of forms too."""
    sections = tuple(_signed(section, _signature(document)) for section in document.sections)
    first = (document.completeness,) if document.completeness else ()
    return replace(document, sections=(*first, *sections))


def _signed(section: Section, signature: tuple[Signatures, ...]) -> Section:
    """Return a section with who signs below each form, and below the conclusion."""
    blocks = tuple(
        part for block in section.blocks for part in (block, *(signature if isinstance(block, Form) else ()))
    )
    sections = tuple(_signed(inner, signature) for inner in section.sections)
    if section.id == _CLOSING and signature:
        sections = (*sections, Section("tanda-tangan", "", signature))
    return replace(section, blocks=blocks, sections=sections)


def _signature(document: Document) -> tuple[Signatures, ...]:
    if document.signature is None or document.letter is None:
        return ()
    return (Signatures((document.signature,), f"{document.letter.place}, {document.letter.place_date}"),)
