"""``pora return``: from an office's inputs to the return of a period, published whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reports.documents.material import Material
from reports.model.comparison import Comparison
from reports.pipeline import proving
from reports.pipeline.completeness import missing_kinds
from reports.pipeline.composed_return import Composed, composed, persons_of, refuse_empty
from reports.pipeline.gather import gather_office
from reports.pipeline.overwriting import refuse_overwriting
from reports.pipeline.publishing import hash_of_all_inputs, manifest, publish_set, used_inputs
from reports.pipeline.rendering import NO_COPIES, Copies, overrides, print_pdf, word_copy
from reports.pipeline.request import Outcome, RemadeDocuments, document_day
from reports.privacy.gate import Gate
from reports.publish import ensure_writable
from reports.render import excel, pdf
from reports.render.figures_json import figures_json
from reports.vocabulary import formats

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.period import Period
    from reports.model.quality import Quality
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


def monthly_return(period: Period, request: Request, config: Config, copies: Copies = NO_COPIES) -> Outcome:
    """Make the return of a period, and an editable copy of it if asked.

    Raises:
        NoInputError: no input at all, or none for the period.
        ConfigurationError: letterhead, template or configuration.
        OutputError: the output cannot be written, or another run holds the office.
    """
    folder = request.outputs / str(period)
    if not request.dry_run:
        ensure_writable(folder, request.output or request.office)
    gathered = gather_office(request.office, store=not request.dry_run, password=request.password, as_of=request.as_of)
    refuse_empty(gathered, period)
    composition = composed(gathered, period, request, config)
    sets = _sets(gathered, composition, request, config, copies)
    files = tuple(folder / file for artifacts in sets.values() for file in artifacts)
    outcome = _outcome(files, gathered, composition, period)
    own_name = f"{composition.document.name}.{composition.document.edition}"
    if request.protection is None:  # a locked copy has other bytes each time
        refuse_overwriting(request.office, folder, own_name, sets[own_name], request.reason)
    if request.dry_run:
        return outcome
    facts = _facts(gathered, composition, request, config)
    paths = tuple(
        path for name, artifacts in sets.items() for path in publish_set(folder, artifacts, facts, name, request)
    )
    inputs = used_inputs(gathered, composition.quality, with_meetings=False)
    return replace(outcome, written=paths, inputs=tuple(entry["sha256"] for entry in inputs))


def _sets(
    gathered: Gathered, composition: Composed, request: Request, config: Config, copies: Copies
) -> dict[str, dict[str, bytes]]:
    """Return the documents as they are published, ``<document>.<edition>`` → files: the return, and names if asked."""
    document, quality = composition.document, composition.printed_quality
    artifacts = rendered(document, composition.figures, quality, request, config)
    name = f"{document.name}.{document.edition}"
    if copies.word:
        from reports.documents.editable_copy import signed_in_text  # noqa: PLC0415 -- where it is asked for only

        artifacts[f"{name}.docx"] = word_copy(signed_in_text(document), request)
    return {name: artifacts, **_further_sets(gathered, composition, request, config, copies)}


def _further_sets(
    gathered: Gathered, composition: Composed, request: Request, config: Config, copies: Copies
) -> dict[str, dict[str, bytes]]:
    """Return the annex of names, requests for data and letter of correction; nothing unless asked for."""
    if not (request.with_names or copies.requests or copies.erratum):
        return {}
    from reports.pipeline.annex_of_names import annex_set  # noqa: PLC0415 -- as above
    from reports.pipeline.return_letters import erratum_set, request_set  # noqa: PLC0415 -- as above

    day = document_day(request, config, composition.figures.as_of)
    figures, quality = composition.figures, composition.printed_quality
    material = Material(figures, Comparison(), (), gathered.coverage, quality, config, day, sources=composition.sources)
    material = replace(material, correction=composition.correction)
    gate = Gate(persons_of(gathered, request, config))
    subtitle = f"{composition.document.title} {formats.period(figures.period)}"
    names = annex_set(material, gathered, gate, request, subtitle=subtitle, decided=day)
    asked_sets = request_set(material, gate, request) if copies.requests else {}
    errata = erratum_set(material, composition.document, gate, request) if copies.erratum else {}
    return {**names, **asked_sets, **errata}


def _outcome(paths: tuple[Path, ...], gathered: Gathered, composition: Composed, period: Period) -> Outcome:
    """Return what a run tells of a return."""
    quality = composition.quality
    return Outcome(
        paths,
        (*gathered.problems, *composition.problems),
        quality.total,
        missing_kinds(gathered.coverage, period, quality.not_understood, composition.sources),
        quality.not_understood,
        gathered.learned,
        quality.faulty,
        agencies=tuple(remarks.agency for remarks in composition.sources),
    )


def _facts(gathered: Gathered, composition: Composed, request: Request, config: Config) -> dict[str, Any]:
    """Return what the manifest of a return says."""
    facts = manifest(gathered, composition.figures, composition.quality, request.office)
    day = document_day(request, config, composition.figures.as_of)
    facts["date"] = day.isoformat() if day else None
    facts["compared_with"] = [
        {"period": entry.period, "submission": entry.place, "sha256": entry.figures} for entry in composition.entries
    ]
    if composition.correction is not None:
        replaces = composition.correction.replaces.place
        facts["correction"] = {"number": composition.correction.number, "replaces": replaces, "reason": request.reason}
    return facts


def remake_return(period: Period, request: Request, config: Config, copies: Copies = NO_COPIES) -> RemadeDocuments:
    """Return a return as it would be made today; nothing is written.

    Raises:
        NoInputError, ConfigurationError: as for :func:`monthly_return`.
    """
    gathered = gather_office(request.office, store=False, password=request.password, as_of=request.as_of)
    refuse_empty(gathered, period)
    composition = composed(gathered, period, request, config)
    inputs = used_inputs(gathered, composition.quality, with_meetings=False)
    sets = _sets(gathered, composition, request, config, copies)
    return RemadeDocuments(sets, tuple(inputs), hash_of_all_inputs(gathered))


def rendered(
    document: Document, figures: Figures, quality: Quality, request: Request, config: Config
) -> dict[str, bytes]:
    """Return every file of the set by name, PDF and workbook read back.

    Raises:
        ReadBackError: one does not say what the document does.
    """
    name, own_templates = f"{document.name}.{document.edition}", overrides(request)
    workbook = excel.render(
        document,
        figures,
        quality,
        templates=pdf.template_root(),
        overrides=own_templates,
        paper=config.document.paper,
    )
    proving.prove_workbook(workbook, document, figures, has_own_templates=own_templates is not None)
    return {
        f"{name}.pdf": print_pdf(document, request, config, figures=figures),
        f"{name}.xlsx": workbook,
        f"{name}.figures.json": figures_json(figures, document.edition).encode(),
    }
