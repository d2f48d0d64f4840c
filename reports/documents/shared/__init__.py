"""The shared edition of a document: the same text, with protected figures only.

What is not known to be protected is left out: figures that no protected table prints, sentences that name one, charts
that would draw one. Documents are composed as for the office first, so that no composer has to know editions.
"""

from __future__ import annotations

from reports.documents.shared.chapters import with_printed_chapters
from reports.documents.shared.edition import protect_document, protect_register
from reports.documents.shared.printable_figures import OF_MEMBERS, OF_THE_MEETING, SharedFigures
from reports.documents.shared.texts import counts_as_printed, sentences

__all__ = [
    "OF_MEMBERS",
    "OF_THE_MEETING",
    "SharedFigures",
    "counts_as_printed",
    "protect_document",
    "protect_register",
    "sentences",
    "with_printed_chapters",
]
