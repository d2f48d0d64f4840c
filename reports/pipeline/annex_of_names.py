"""The annex of names beside a return or the documents of a meeting: made only with ``--named``, in ``dinas`` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.document_texts import with_texts
from reports.documents.meeting.naming import meeting_name
from reports.documents.named_annex import NAME, named_annex
from reports.ledger.frames import frames
from reports.measures import Scope, decided_until, named_persons
from reports.model.period import Month
from reports.pipeline.counting import relevant
from reports.pipeline.rendering import print_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.documents.material import Material
    from reports.model.document import Document
    from reports.model.named_persons import NamedPerson
    from reports.pipeline.gather import Gathered
    from reports.pipeline.meeting import Prepared
    from reports.pipeline.request import Request
    from reports.privacy.gate import Gate

OWN_EDITION = "dinas"


def annex_set(
    material: Material,
    gathered: Gathered,
    gate: Gate,
    request: Request,
    *,
    subtitle: str,
    decided: date | None = None,
) -> dict[str, dict[str, bytes]]:
    """Return the annex of names as a set of its own, ``<document>.<edition>`` → its files; nothing unless asked for.

    Args:
        material: what the document beside it is composed from.
        gathered: the inputs of the office.
        gate: what every text passes, except for the names and numbers of the lists.
        request: the shared options.
        subtitle: of the document beside it.
        decided: a decision after it was not counted; None where all were.

    Raises:
        ValueError: another edition than the office's own; the command line refuses it with a remedy.
        ConfigurationError: letterhead or template.
    """
    if not request.with_names:
        return {}
    if request.edition != OWN_EDITION:
        raise ValueError(request.edition)
    persons = _persons(material, gathered, decided)
    annex = _passed(named_annex(material, persons, edition=request.edition, subtitle=subtitle), persons, gate)
    name = f"{NAME}.{request.edition}"
    return {name: {f"{name}.pdf": print_pdf(annex, request, material.config)}}


def meeting_annex(prepared: Prepared, request: Request) -> dict[str, dict[str, bytes]]:
    """Return the annex beside the documents of a meeting, the same before and after it; nothing unless asked for.

    Raises:
        ConfigurationError: letterhead or template.
    """
    material = prepared.material
    subtitle = meeting_name(material)
    return annex_set(material.data, prepared.gathered, prepared.gate, request, subtitle=subtitle)


def _persons(material: Material, gathered: Gathered, decided: date | None) -> dict[str, tuple[NamedPerson, ...]]:
    """Return the persons of each list, from the rows that the figures were counted from."""
    as_of = material.figures.as_of
    accepted = frames([relevant(file, {Month.of(as_of)}) for file in gathered.files])
    accepted = decided_until(accepted, decided) if decided else accepted
    return named_persons(accepted, Scope(material.period, as_of, material.districts))


def _passed(annex: Document, persons: Mapping[str, tuple[NamedPerson, ...]], gate: Gate) -> Document:
    """Return the annex with every text searched that is not a whole cell of a list."""
    listed = {text for rows in persons.values() for person in rows for text in (person.name, person.passport_no)}
    return with_texts(annex, lambda text: text if text in listed else gate.passed(text))
