"""``pora return`` in a shared edition: its figures protected, its texts searched, drafts withheld.

The office's own return is :mod:`reports.pipeline.returns`. A shared one has the chapters that the declared table gives
its edition, no letter, signature, form or comparison, and is made for agencies of the team or for the public.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports import __version__
from reports.documents.document_texts import days_of, texts_of
from reports.documents.figures_used import printed_figures
from reports.documents.monthly_return import monthly_return as compose
from reports.documents.shared import protect_document, with_printed_chapters
from reports.errors import UsageError
from reports.model.comparison import Comparison
from reports.model.quality import Quality
from reports.pipeline import proving
from reports.pipeline.completeness import missing_kinds
from reports.pipeline.composed_return import refuse_empty
from reports.pipeline.counting import counted, quality_of
from reports.pipeline.document_gate import passed, searched_counts
from reports.pipeline.figure_protection import protected_figures
from reports.pipeline.gather import gather_office
from reports.pipeline.masked_texts import TextSearch
from reports.pipeline.meeting import public_quarter
from reports.pipeline.office_templates import refuse_named, template_texts
from reports.pipeline.overwriting import refuse_overwriting
from reports.pipeline.protection_report import ProtectedSets, write_report
from reports.pipeline.publishing import hash_of_all_inputs, manifest, publish_set, shared_manifest, used_inputs
from reports.pipeline.rendering import NO_COPIES, Copies, print_pdf, word_copy
from reports.pipeline.request import Outcome, RemadeDocuments, document_day
from reports.pipeline.row_texts import row_text_problems
from reports.pipeline.searched_texts import searched_config
from reports.pipeline.unprinted_counts import unprinted_in_config
from reports.privacy.gate import Gate, open_days
from reports.privacy.meeting_texts import index_persons_in, refuse_doubtful_names
from reports.publish import ensure_writable
from reports.render import excel
from reports.render.figures_json import figures_json
from reports.vocabulary import mappings
from reports.vocabulary.editions import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.model.period import Period
    from reports.model.reconciliation import SourceRemarks
    from reports.pipeline.counting import Counts
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.pipeline.shared_figures import ProtectedFigures
    from reports.privacy import PersonIndex
    from reports.problems import Problem
    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class ProtectedReturn:
    """A return before it is printed."""

    gathered: Gathered
    composed: Document
    """With every figure."""
    document: Document
    """As its edition prints it."""
    figures: Figures
    """Those that it prints."""
    quality: Quality
    """Of the inputs; nothing of it is printed."""
    problems: tuple[Problem, ...]
    protection: ProtectedFigures
    sources: tuple[SourceRemarks, ...] = ()
    """Agencies whose counts are compared."""

    @property
    def name(self) -> str:
        """``<document>.<edition>``."""
        return f"{self.document.name}.{self.document.edition}"


def shared_return(period: Period, request: Request, config: Config, copies: Copies = NO_COPIES) -> Outcome:
    """Make the return of a period for others; of a draft none is made (settled rule 16).

    Args:
        period: months; for the public a whole quarter that ended a month ago.
        request: the shared options; its edition is ``antarinstansi`` or ``publik``.
        config: of the office.
        copies: an editable copy.

    Raises:
        NoInputError: no input at all, or none for the period.
        UsageError: the edition is not made of this period, or not as of the day asked for.
        ConfigurationError: template or configuration; or a text may name a person, tell of a plan, or count few.
        DisclosureError: small figures of the period cannot be protected.
        OutputError: the output cannot be written, or another run holds the office.
    """
    folder = request.outputs / str(period)
    if not request.dry_run:
        ensure_writable(folder, request.output or request.office)
    composition = protected_return(period, request, config)
    sets = _sets(composition, request, config, copies)
    files = tuple(folder / file for artifacts in sets.values() for file in artifacts)
    inputs = used_inputs(composition.gathered, composition.quality, with_meetings=False)
    if sets and not request.dry_run:
        files = _published(composition, sets, inputs, request)
    quality = composition.quality
    return Outcome(
        files,
        (*composition.gathered.problems, *composition.problems),
        quality.total,
        missing_kinds(composition.gathered.coverage, period, quality.not_understood, composition.sources),
        quality.not_understood,
        composition.gathered.learned,
        quality.faulty,
        () if request.dry_run else tuple(entry["sha256"] for entry in inputs),
        tuple(remarks.agency for remarks in composition.sources),
    )


def remake_shared_return(
    period: Period, request: Request, config: Config, copies: Copies = NO_COPIES
) -> RemadeDocuments:
    """Return a shared return as it would be made today; nothing is written with a dry run.

    Raises:
        NoInputError, UsageError, ConfigurationError, DisclosureError: as for :func:`shared_return`.
    """
    composition = protected_return(period, request, config)
    inputs = used_inputs(composition.gathered, composition.quality, with_meetings=False)
    insiders = composition.protection.pack.verdict.insiders
    sets = _sets(composition, request, config, copies)
    return RemadeDocuments(sets, tuple(inputs), hash_of_all_inputs(composition.gathered), insiders)


def protected_return(period: Period, request: Request, config: Config) -> ProtectedReturn:
    """Count, protect and compose the return of a shared edition; every text is searched.

    Raises:
        NoInputError, UsageError, ConfigurationError, DisclosureError: as for :func:`shared_return`.
    """
    _refuse_period(period, request, config)
    gathered = gather_office(request.office, store=not request.dry_run, password=request.password)
    refuse_empty(gathered, period)
    decisions = mappings.load(request.office)
    persons = index_persons_in(gathered.files, decisions).with_open_addresses(config.office.address)
    search = TextSearch(lambda: persons)
    refuse_named(template_texts(request.office), search.persons)
    searched, problems = searched_config(config, persons, decisions.sentences, request.edition, period.end)
    refuse_doubtful_names(row_text_problems(gathered.files, search, request.edition))
    counts = counted(gathered, period, period.end, searched, document_day(request, config, period.end))
    counts = searched_counts(replace(counts, changes=Comparison()), search, request.edition)
    protection = protected_figures(gathered, counts.figures, searched.work_area.districts, request)
    composed = _composed(counts, gathered, request, searched)
    document = _as_printed(composed, counts, persons, searched, protection)
    return ProtectedReturn(
        gathered,
        composed,
        document,
        printed_figures(document, protection.shared.as_figures(period, period.end)),
        quality_of(gathered.files, period),
        (*problems, *unprinted_in_config(searched, protection.shared)),
        protection,
        counts.sources,
    )


def _composed(counts: Counts, gathered: Gathered, request: Request, config: Config) -> Document:
    """Compose the return without a word on its inputs, whose counts are of single rows."""
    return compose(
        counts.figures,
        counts.changes,
        counts.events,
        gathered.coverage,
        Quality((), {}, {}),
        config,
        edition=request.edition,
        document_date=document_day(request, config, counts.figures.as_of),
        version=__version__,
        sources=counts.sources,
    )


def _as_printed(
    composed: Document, counts: Counts, persons: PersonIndex, config: Config, protection: ProtectedFigures
) -> Document:
    """Return a document with the chapters of its edition and protected figures only, every text searched."""
    protected = protect_document(with_printed_chapters(composed, composed.edition), protection.shared)
    gate = Gate(persons, open_days=open_days(days_of((counts, composed)), texts_of(config)))
    return passed(protected, gate)


def _refuse_period(period: Period, request: Request, config: Config) -> None:
    """Raise where an edition is not made of a period.

    Raises:
        UsageError: figures of another day than the end of the period; or, for the public, no quarter that ended a month
            ago, or no day of the document that tells.
    """
    if request.as_of and request.as_of != period.end:
        raise UsageError("a shared return is as of the end of its period", "leave --as-of out")
    if request.edition != PUBLIC:
        return
    day = request.document_date or config.document.date
    if day is None:
        raise UsageError("which figures are for the public depends on the day of the document", "give it with --date")
    latest = public_quarter(day, None)
    if len(period.months) != len(latest.months) or period.last.month % len(latest.months) or period.last > latest.last:
        raise UsageError(
            "figures for the public are of whole quarters, a month after their end, and {period} is none",
            "on {day} the latest is {latest}",
            period=str(period),
            day=day.isoformat(),
            latest=str(latest),
        )


def _sets(
    composition: ProtectedReturn, request: Request, config: Config, copies: Copies
) -> dict[str, Mapping[str, bytes]]:
    """Return the files of the return; none of a draft."""
    if composition.quality.not_understood:
        return {}
    document, name = composition.document, composition.name
    figures, paper = composition.figures, config.document.paper
    workbook = excel.render_annex(document, figures, Quality((), {}, {}), paper=paper)
    proving.prove_workbook(workbook, document, figures, has_own_templates=False)
    artifacts = {
        f"{name}.pdf": print_pdf(document, request, config, figures=figures),
        f"{name}.xlsx": workbook,
        f"{name}.figures.json": figures_json(figures, document.edition).encode(),
    }
    if copies.word:
        artifacts[f"{name}.docx"] = word_copy(document, request)
    return {name: artifacts}


def _published(
    composition: ProtectedReturn,
    sets: Mapping[str, Mapping[str, bytes]],
    inputs: list[dict[str, str]],
    request: Request,
) -> tuple[Path, ...]:
    """Publish the files with a manifest that names no input, then write the office's report of protection."""
    folder = request.outputs / str(composition.document.period)
    for name, files in sets.items():
        refuse_overwriting(request.office, folder, name, files, request.reason)
    facts = manifest(composition.gathered, composition.figures, composition.quality, request.office)
    facts["date"] = composition.document.date.isoformat() if composition.document.date else None
    facts = shared_manifest(facts, len(inputs))
    paths = tuple(path for name, files in sets.items() for path in publish_set(folder, files, facts, name, request))
    protected_sets = ProtectedSets(
        composition.protection,
        composition.composed,
        composition.document,
        tuple(sets),
        tuple(inputs),
        hash_of_all_inputs(composition.gathered),
    )
    write_report(protected_sets, f"{folder.name}.return", request)
    return paths
