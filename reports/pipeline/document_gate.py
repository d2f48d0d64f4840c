"""Documents on their way to the printer: what people wrote in rows is searched, then every text passes one gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reports.documents.document_texts import with_texts
from reports.privacy.declared_labels import spelt_out, undeclared_types, with_declared_types
from reports.vocabulary.editions import Use, use_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.events import Event
    from reports.model.reconciliation import SourceRemarks
    from reports.pipeline.counting import Counts
    from reports.pipeline.masked_texts import TextSearch
    from reports.privacy.gate import Gate

T = TypeVar("T")


def passed(document: T, gate: Gate) -> T:
    """Return a document, or a part of one, with all of its texts searched: cells, alternative texts, metadata."""
    return with_texts(document, gate.passed)


def searched_counts(counts: Counts, search: TextSearch, edition: str) -> Counts:
    """Return what a document is composed from, with the texts of its rows searched for persons as the edition demands.

    Args:
        counts: with texts as they stand in the inputs.
        search: for persons.
        edition: of the document.

    Raises:
        NothingReadError: the texts are too costly to search.
    """
    types, texts = _open_types(counts, edition), row_texts(counts, edition)
    masked = {text: masked_text.text for text, masked_text in search.masked(texts).items()}
    open_types = frozenset(type_code for type_code in types if masked[spelt_out(type_code)] == spelt_out(type_code))
    return replace(
        counts,
        figures=with_declared_types(counts.figures, open_types),
        events=tuple(_event(event, masked, edition) for event in counts.events),
        sources=tuple(_source(source, masked, edition) for source in counts.sources),
        decisions=replace(
            counts.decisions,
            unplaced=tuple(replace(decision, number=masked[decision.number]) for decision in counts.decisions.unplaced),
            against_protected=tuple(
                replace(decision, number=masked[decision.number]) for decision in counts.decisions.against_protected
            ),
        ),
    )


def row_texts(counts: Counts, edition: str) -> list[str]:
    """Return what people wrote in the rows that a document of an edition is composed from, each text once."""
    texts = {
        *(text for event in counts.events for text in (event.title, event.place, event.agencies)),
        *(text for source in counts.sources for text in source.definitions),
        *(decision.number for decision in (*counts.decisions.unplaced, *counts.decisions.against_protected)),
        *map(spelt_out, _open_types(counts, edition)),
    }
    return sorted(texts - {""})


def _open_types(counts: Counts, edition: str) -> frozenset[str]:
    """Return the types of incidents that are printed if they name nobody, though no list declares them."""
    return undeclared_types(counts.figures) if use_of("incident_type", edition) is Use.SEARCHED else frozenset()


def _event(event: Event, masked: Mapping[str, str], edition: str) -> Event:
    is_listed = use_of("activity", edition) is Use.SEARCHED  # what one activity found is a small number elsewhere
    return replace(
        event,
        checked=event.checked if is_listed else None,
        findings=event.findings if is_listed else None,
        agencies=_searched_text("agencies", event.agencies, masked, edition),
        title=_searched_text("activity", event.title, masked, edition),
        place=_searched_text("place", event.place, masked, edition),
    )


def _source(source: SourceRemarks, masked: Mapping[str, str], edition: str) -> SourceRemarks:
    texts = (_searched_text("definition", text, masked, edition) for text in source.definitions)
    return replace(source, definitions=tuple(filter(None, texts)))


def _searched_text(field: str, text: str, masked: Mapping[str, str], edition: str) -> str:
    """Return a text of a field searched; empty where the edition does not print the field."""
    return masked.get(text, "") if use_of(field, edition) is Use.SEARCHED else ""
