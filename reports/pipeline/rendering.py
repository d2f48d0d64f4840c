"""Printing a Document for an office: its own templates and emblem first, its paper and type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.pipeline import proving
from reports.pipeline.pictures import emblem
from reports.pipeline.request import TEMPLATES
from reports.render import pdf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class Copies:
    """Which copies are made in addition to the PDF."""

    word: bool = False
    """An editable Word copy of the letter or report."""
    slides: bool = False
    per_addressee: bool = False
    """The invitation also as one letter to each invitee, as PDF and Word copy."""
    district_sheets: bool = False
    """A sheet for each camat."""
    erratum: bool = False
    """A letter with the figures that a return corrects, as PDF and Word copy."""
    requests: bool = False
    """Letters to the agencies whose data a return lacks, as PDF and Word copy."""


NO_COPIES = Copies()


def print_pdf(
    document: Document,
    request: Request,
    config: Config,
    pictures: Mapping[str, bytes] | None = None,
    *,
    figures: Figures | None = None,
) -> bytes:
    """Return a document as PDF, with the photographs it shows, and with the ids of its figures where they are given.

    It is read back by its tags before it leaves here.

    Raises:
        ConfigurationError: a template or the emblem is missing or wrong.
        ReadBackError: the PDF does not say what the document does.
    """
    content = pdf.render(
        document,
        templates=pdf.template_root(),
        overrides=overrides(request),
        paper=config.document.paper,
        font=config.document.font,
        emblem=emblem_of(document, request),
        pictures=pictures,
        additions=pdf.Additions(figures, config.document.signature_field),
    )
    proving.prove_pdf(content, document, figures, has_own_templates=overrides(request) is not None)
    return content


def word_copy(document: Document, request: Request, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return the editable copy of a document.

    Raises:
        ConfigurationError: a template or the emblem is missing or wrong.
    """
    from reports.render import word  # noqa: PLC0415 -- only who asks for a copy pays for python-docx

    return word.render(
        document,
        templates=pdf.template_root(),
        overrides=overrides(request),
        emblem=emblem_of(document, request),
        pictures=pictures,
    )


def slides(document: Document) -> bytes:
    """Return a document as slides."""
    from reports.render import slides as deck  # noqa: PLC0415 -- only who asks for slides pays for python-pptx

    return deck.render(document)


def overrides(request: Request) -> Path | None:
    """Return the folder of an office's own templates; None when it has none."""
    office_templates = request.office / TEMPLATES
    return office_templates if office_templates.is_dir() else None


def emblem_of(document: Document, request: Request) -> bytes | None:
    """Return the emblem's file, relative to the office folder; None for a dashed box.

    Raises:
        ConfigurationError: it cannot be read.
    """
    name = document.letterhead.emblem
    return emblem(request.office / name, name) if name else None
