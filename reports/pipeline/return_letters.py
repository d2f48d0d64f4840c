"""Letters with a return: requests to agencies whose data it lacks, and a list of what it corrects; with Word copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.data_requests import data_requests
from reports.documents.erratum import erratum
from reports.pipeline.document_gate import passed
from reports.pipeline.rendering import print_pdf, word_copy

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Document
    from reports.pipeline.request import Request
    from reports.privacy.gate import Gate


def request_set(material: Material, gate: Gate, request: Request) -> dict[str, dict[str, bytes]]:
    """Return the requests for data as a set of their own; nothing where every agency delivered.

    Args:
        material: what the return is composed from.
        gate: what every text passes.
        request: the shared options.

    Raises:
        ConfigurationError: letterhead or template.
    """
    letters = data_requests(material, edition=request.edition)
    return letter_set(passed(letters, gate), material, request) if letters else {}


def erratum_set(material: Material, printed: Document, gate: Gate, request: Request) -> dict[str, dict[str, bytes]]:
    """Return the letter of correction as a set of its own; nothing where the return corrects no figure.

    Args:
        material: what the return is composed from.
        printed: the return, whose tables the letter names.
        gate: what every text passes.
        request: the shared options.

    Raises:
        ConfigurationError: letterhead or template.
    """
    letter = erratum(material, printed, edition=request.edition)
    return letter_set(passed(letter, gate), material, request) if letter else {}


def letter_set(letters: Document, material: Material, request: Request) -> dict[str, dict[str, bytes]]:
    """Return letters as a set of their own, ``<document>.<edition>`` → PDF and Word copy."""
    name = f"{letters.name}.{letters.edition}"
    pdf = print_pdf(letters, request, material.config)
    return {name: {f"{name}.pdf": pdf, f"{name}.docx": word_copy(letters, request)}}
