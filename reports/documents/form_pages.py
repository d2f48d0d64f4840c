"""What the body of a return says of the ministry's forms, which stand together at the end, one on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.tables import nil_text
from reports.model.document import Paragraph

if TYPE_CHECKING:
    from reports.model.document import Block
    from reports.model.figures import FigureTable

SERVICES = ("ITK", "ITAS", "ITAP")
"""Permit classes with a form of applications, in the order of the forms."""


_IN_FORM = " dimuat dalam Formulir"


def reference(tables: tuple[FigureTable, ...], details: str, form: str) -> tuple[Paragraph, ...]:
    """Return the sentence that names a form; none where no table behind it has rows.

    Forms are named by their titles: shared editions leave some out, and count the others anew.

    Args:
        tables: behind the form.
        details: what the form adds, as ``menurut pasal dan tahap``.
        form: first words of its title.
    """
    if all(map(nil_text, tables)):
        return ()
    return (Paragraph(f"Rincian {details}{_IN_FORM} {form} pada akhir laporan."),)


def is_reference(block: Block) -> bool:
    """Tell whether a block is a sentence that names a form."""
    return isinstance(block, Paragraph) and _IN_FORM in block.text
