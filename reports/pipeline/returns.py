"""``pora return``: from an office's inputs to the return of a period, published whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from reports import __version__
from reports.documents.document_texts import days_of, texts_of
from reports.documents.editable_copy import signed_in_text
from reports.documents.material import Material
from reports.documents.monthly_return import monthly_return as compose
from reports.errors import NoInputError
from reports.model.comparison import Comparison
from reports.model.coverage import DECISIONS
from reports.pipeline import proving
from reports.pipeline.annex_of_names import annex_set
from reports.pipeline.completeness import missing_kinds, not_understood
from reports.pipeline.counting import counted, quality_of
from reports.pipeline.document_gate import passed, searched_counts
from reports.pipeline.gather import gather_office
from reports.pipeline.handed_in import correction_of
from reports.pipeline.office_templates import refuse_named, template_texts
from reports.pipeline.overwriting import refuse_overwriting
from reports.pipeline.publishing import hash_of_all_inputs, manifest, publish_set, used_inputs
from reports.pipeline.rendering import NO_COPIES, Copies, overrides, print_pdf, word_copy
from reports.pipeline.request import Outcome, RemadeDocuments
from reports.pipeline.return_letters import erratum_set, request_set
from reports.pipeline.row_texts import row_text_problems
from reports.pipeline.submitted_base import compared_with_submitted
from reports.privacy.gate import Gate, open_days
from reports.privacy.meeting_texts import index_persons_in
from reports.privacy.office_texts import has_own_texts, mask_config
from reports.problems import Problem
from reports.publish import ensure_writable
from reports.render import excel, pdf
from reports.render.figures_json import figures_json
from reports.vocabulary import formats, mappings
from reports.vocabulary.config import FILE
from reports.vocabulary.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from reports.model.correction import Correction
    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.period import Period
    from reports.model.quality import NotUnderstood, Quality
    from reports.model.reconciliation import SourceRemarks
    from reports.model.submission import Submission
    from reports.pipeline.counting import Counts
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.privacy import PersonIndex
    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class Composed:
    """A return before it is printed."""

    document: Document
    figures: Figures
    quality: Quality
    printed_quality: Quality
    """The same with its texts searched: names of files may name a person."""
    problems: tuple[Problem, ...] = ()
    """Texts in which persons were masked."""
    entries: tuple[Submission, ...] = ()
    """Returns handed in earlier whose figures it is compared with."""
    sources: tuple[SourceRemarks, ...] = ()
    """What is known of the counts of agencies that were delivered."""
    correction: Correction | None = None
    """What it corrects of the return that was handed in."""
    changes: Comparison = field(default_factory=Comparison)
    """Against the period before and the year before."""


@dataclass(frozen=True)
class RebuiltMonth:
    """What a return of a month of an archive is composed from."""

    counts: Counts
    unread: tuple[NotUnderstood, ...] = ()
    """What else of the archive bears on the month and was not read or not understood."""
    persons: PersonIndex | None = None
    """Of the whole archive; None for those of the inputs of the month."""


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
        artifacts[f"{name}.docx"] = word_copy(signed_in_text(document), request)
    return {name: artifacts, **_further_sets(gathered, composition, request, config, copies)}


def _further_sets(
    gathered: Gathered, composition: Composed, request: Request, config: Config, copies: Copies
) -> dict[str, dict[str, bytes]]:
    """Return the annex of names, requests for data and letter of correction; nothing unless asked for."""
    if not (request.with_names or copies.requests or copies.erratum):
        return {}
    day = request.document_date or config.document.date
    figures, quality = composition.figures, composition.printed_quality
    material = Material(figures, Comparison(), (), gathered.coverage, quality, config, day, sources=composition.sources)
    material = replace(material, correction=composition.correction)
    gate = Gate(_persons(gathered, request, config, None))
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
        missing_kinds(gathered.coverage, period, quality.not_understood),
        quality.not_understood,
        gathered.learned,
        quality.faulty,
    )


def _facts(gathered: Gathered, composition: Composed, request: Request, config: Config) -> dict[str, Any]:
    """Return what the manifest of a return says."""
    facts = manifest(gathered, composition.figures, composition.quality, request.office)
    day = request.document_date or config.document.date
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


def refuse_empty(gathered: Gathered, period: Period) -> None:
    """Raise where there is nothing to report of a period.

    Raises:
        NoInputError: always then; it names the months there are, or the files that were not understood.
    """
    coverage = gathered.coverage
    if any(coverage.find(kind, month) for kind in (*KINDS, DECISIONS) for month in period.months):
        return
    months = sorted({delivery.period.last for delivery in coverage.deliveries if delivery.kind == "register"})
    known_months = ", ".join(str(month) for month in months[-12:]) or "-"
    unread = dict.fromkeys(entry.path for entry in not_understood(gathered.files, period))
    if unread:
        raise NoInputError(
            "nothing of the inputs for {period} was understood: {files}",
            "pora check says what is missing; answer it in the sheet Pemahaman or with pora check --learn",
            period=str(period),
            files=", ".join(unread),
        )
    raise NoInputError(
        "there is no data for {period}",
        "put its workbooks into inputs; there is data for: {known}",
        period=str(period),
        known=known_months,
    )


def composed(
    gathered: Gathered,
    period: Period,
    request: Request,
    config: Config,
    rebuilt: RebuiltMonth | None = None,
) -> Composed:
    """Count, compare and compose; texts of people are searched for persons, and every text passes the gate.

    Args:
        gathered: inputs with their rows in final bins.
        period: of the return.
        request: the shared options.
        config: of the office.
        rebuilt: a month of an archive, its configuration searched: no letter, number, signature or document date then.
    """
    quality = quality_of(gathered.files, period)
    quality = replace(quality, not_understood=(*quality.not_understood, *(rebuilt.unread if rebuilt else ())))
    persons = cache(partial(_persons, gathered, request, config, rebuilt))
    problems: tuple[Problem, ...] = ()
    if rebuilt is None:
        config, problems = _searched(gathered, config, persons, request.office)
        problems += _early_date(request, config, request.as_of or period.end)
    counts, entries = (rebuilt.counts, ()) if rebuilt else _counted(gathered, period, request, config)
    counts = searched_counts(counts, persons, request.edition)
    correction = None if rebuilt else correction_of(request.office, counts.figures)
    document = compose(
        counts.figures,
        counts.changes,
        counts.events,
        gathered.coverage,
        quality,
        config,
        edition=request.edition,
        document_date=None if rebuilt else request.document_date or config.document.date,
        version=__version__,
        reprocessed=rebuilt is not None,
        decisions=counts.decisions,
        sources=counts.sources,
        by_month=counts.by_month,
        correction=correction,
        supplement=counts.supplement,
    )
    printed_quality, is_text_read = quality, persons.cache_info().currsize > 0
    if is_text_read or (rebuilt and rebuilt.persons):  # without any text of people there is nobody to be named
        dated = (counts, entries, config, gathered.coverage, period, request.document_date)
        gate = Gate(persons(), open_days=open_days(days_of(dated), texts_of(config)))
        document, printed_quality = passed((document, quality), gate)
        problems += gate.problems(document.name)
    results = (problems, entries, counts.sources, correction, counts.changes)
    return Composed(document, counts.figures, quality, printed_quality, *results)


def _early_date(request: Request, config: Config, as_of: date) -> tuple[Problem, ...]:
    """Return the problem of a date that was left in pora.toml from an earlier document; none where one is given."""
    day = config.document.date
    if request.document_date or day is None or day >= as_of:
        return ()
    return (Problem("document-date-early", FILE, details={"date": day.isoformat(), "as_of": as_of.isoformat()}),)


def _searched(
    gathered: Gathered, config: Config, persons: Callable[[], PersonIndex], office: Path
) -> tuple[Config, tuple[Problem, ...]]:
    """Return the configuration with persons masked in the office's own texts, and where texts name persons.

    Raises:
        ConfigurationError: a template of the office names one.
    """
    refuse_named(template_texts(office), persons)
    problems = row_text_problems(gathered.files, persons)
    if not has_own_texts(config):
        return config, problems
    masked, of_config = mask_config(config, persons())
    return masked, problems + of_config


def _counted(
    gathered: Gathered, period: Period, request: Request, config: Config
) -> tuple[Counts, tuple[Submission, ...]]:
    """Return the counts of a period, compared with what was handed in, and the returns they are compared with."""
    day = request.document_date or config.document.date
    counts = counted(gathered, period, request.as_of or period.end, config, day, by_month=True)
    compared = compared_with_submitted(counts.changes, request.office, period)
    return replace(counts, changes=compared.changes), compared.entries


def _persons(gathered: Gathered, request: Request, config: Config, rebuilt: RebuiltMonth | None) -> PersonIndex:
    """Return the index of the persons of all inputs, or of the whole archive."""
    if rebuilt is not None and rebuilt.persons is not None:
        return rebuilt.persons
    decisions = mappings.load(request.office)
    return index_persons_in(gathered.files, decisions).with_open_addresses(config.office.address)


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
