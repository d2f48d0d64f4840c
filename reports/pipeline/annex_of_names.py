"""The annex of names beside a return or the documents of a meeting: made only with ``--named``, in ``dinas`` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.document_texts import with_texts
from reports.documents.meeting.naming import meeting_name
from reports.documents.named_annex import NAME, named_annex
from reports.ledger.frames import frames
from reports.measures import Scope, decided_until, named_persons, sponsors
from reports.model.period import Month
from reports.pipeline.counting import relevant
from reports.pipeline.rendering import print_pdf

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from reports.documents.material import Material
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
    with_sponsors: bool = False,
) -> dict[str, dict[str, bytes]]:
    """Return the annex of names as a set of its own, ``<document>.<edition>`` → its files; nothing unless asked for.

    Args:
        material: what the document beside it is composed from.
        gathered: the inputs of the office.
        gate: what every text passes, except for the names and numbers of the lists.
        request: the shared options.
        subtitle: of the document beside it.
        decided: a decision after it was not counted; None where all were.
        with_sponsors: list foreign workers by sponsor, too.

    Raises:
        ValueError: another edition than the office's own; the command line refuses it with a remedy.
        ConfigurationError: letterhead or template.
    """
    if not request.with_names:
        return {}
    if request.edition != OWN_EDITION:
        raise ValueError(request.edition)
    accepted = _accepted(material, gathered, decided)
    scope = Scope(material.period, material.figures.as_of, material.districts)
    persons = named_persons(accepted, scope)
    of_work = sponsors(accepted, scope) if with_sponsors else None
    annex = named_annex(material, persons, edition=request.edition, subtitle=subtitle, sponsors=of_work)
    listed = {text for rows in persons.values() for person in rows for text in (person.name, person.passport_no)}
    listed |= {sponsor.name for sponsor in of_work[0]} if of_work else set()
    annex = with_texts(annex, lambda text: text if text in listed else gate.passed(text))
    name = f"{NAME}.{request.edition}"
    return {name: {f"{name}.pdf": print_pdf(annex, request, material.config)}}


def meeting_annex(prepared: Prepared, request: Request) -> dict[str, dict[str, bytes]]:
    """Return the annex beside the documents of a meeting, the same before and after it; nothing unless asked for.

    Raises:
        ConfigurationError: letterhead or template.
    """
    material = prepared.material
    subtitle = meeting_name(material)
    with_sponsors = material.theme.sponsors
    return annex_set(
        material.data, prepared.gathered, prepared.gate, request, subtitle=subtitle, with_sponsors=with_sponsors
    )


def _accepted(material: Material, gathered: Gathered, decided: date | None) -> dict[str, pd.DataFrame]:
    """Return the rows that the figures were counted from, by kind."""
    accepted = frames([relevant(file, {Month.of(material.figures.as_of)}) for file in gathered.files])
    return decided_until(accepted, decided) if decided else accepted
