"""The text of a return for its Word copy, whose template prints blocks one after the other and nothing around them."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from reports.model.document import Form, Section, Signatures

if TYPE_CHECKING:
    from reports.model.document import Block, Document

_CLOSING = "penutup"
"""Section below which a return is signed."""
_MOST_UPRIGHT = 10
"""Columns of a form above which Word needs a page that lies across."""


def signed_in_text(document: Document) -> Document:
    """Return a document with its page on unread inputs and its signatures among the sections, those of forms too."""
    sections = tuple(_signed(section, _signature(document)) for section in document.sections)
    first = (document.completeness,) if document.completeness else ()
    return replace(document, sections=(*first, *sections))


def _signed(section: Section, signature: tuple[Signatures, ...]) -> Section:
    """Return a section with who signs below each form, or forms that share a page, and below the conclusion."""
    pairs = zip_longest(section.blocks, section.blocks[1:])
    blocks = tuple(part for block, after in pairs for part in (block, *(signature if _is_signed(block, after) else ())))
    sections = tuple(_signed(inner, signature) for inner in section.sections)
    if section.id == _CLOSING and signature:
        sections = (*sections, Section("tanda-tangan", "", signature))
    return replace(section, blocks=blocks, sections=sections)


def _is_signed(block: Block, after: Block | None) -> bool:
    """Tell whether a signature stands below a block: a form that the next one shares no page with."""
    return isinstance(block, Form) and not (block.joins(after) and _stands(block) and _stands(after))


def _stands(block: object) -> bool:
    """Tell whether a form stands upright in Word; others are turned: those of many columns, and of days and remarks."""
    return isinstance(block, Form) and bool(block.total) and len(block.widths) <= _MOST_UPRIGHT


def _signature(document: Document) -> tuple[Signatures, ...]:
    if document.signature is None or document.letter is None:
        return ()
    return (Signatures((document.signature,), f"{document.letter.place}, {document.letter.place_date}"),)
