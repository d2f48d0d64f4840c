"""What a return says before it is printed: counted, compared and composed, without anything that lays out pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from reports import __version__
from reports.documents.document_texts import days_of, texts_of
from reports.documents.monthly_return import monthly_return as compose
from reports.errors import NoInputError
from reports.model.comparison import Comparison
from reports.model.coverage import DECISIONS
from reports.pipeline.completeness import not_understood
from reports.pipeline.counting import counted, quality_of
from reports.pipeline.document_gate import passed, searched_counts
from reports.pipeline.handed_in import correction_of
from reports.pipeline.masked_texts import TextSearch
from reports.pipeline.office_templates import refuse_named, template_texts
from reports.pipeline.request import document_day
from reports.pipeline.row_texts import row_text_problems
from reports.pipeline.submitted_base import compared_with_submitted
from reports.privacy.gate import Gate, open_days
from reports.privacy.meeting_texts import index_persons_in
from reports.privacy.office_texts import has_own_texts, mask_config
from reports.problems import Problem
from reports.vocabulary import mappings
from reports.vocabulary.config import FILE
from reports.vocabulary.kinds import KINDS

if TYPE_CHECKING:
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
    persons = cache(partial(persons_of, gathered, request, config, rebuilt))
    search = TextSearch(persons)
    problems: tuple[Problem, ...] = ()
    if rebuilt is None:
        config, problems = _searched(gathered, config, search, request.office)
        problems += _early_date(request, config, request.as_of or period.end)
    counts, entries = (rebuilt.counts, ()) if rebuilt else _counted(gathered, period, request, config)
    counts = searched_counts(counts, search, request.edition)
    correction = None if rebuilt else correction_of(request.office, counts.figures)
    document = compose(
        counts.figures,
        counts.changes,
        counts.events,
        gathered.coverage,
        quality,
        config,
        edition=request.edition,
        document_date=None if rebuilt else document_day(request, config, counts.figures.as_of),
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
    if day is None or document_day(request, config, as_of) is not None:
        return ()
    return (Problem("document-date-early", FILE, details={"date": day.isoformat(), "as_of": as_of.isoformat()}),)


def _searched(
    gathered: Gathered, config: Config, search: TextSearch, office: Path
) -> tuple[Config, tuple[Problem, ...]]:
    """Return the configuration with persons masked in the office's own texts, and where texts name persons.

    Raises:
        ConfigurationError: a template of the office names one.
    """
    refuse_named(template_texts(office), search.persons)
    problems = row_text_problems(gathered.files, search)
    if not has_own_texts(config):
        return config, problems
    masked, of_config = mask_config(config, search.persons())
    return masked, problems + of_config


def _counted(
    gathered: Gathered, period: Period, request: Request, config: Config
) -> tuple[Counts, tuple[Submission, ...]]:
    """Return the counts of a period, compared with what was handed in, and the returns they are compared with."""
    as_of = request.as_of or period.end
    day = document_day(request, config, as_of)
    counts = counted(gathered, period, as_of, config, day, by_month=True)
    compared = compared_with_submitted(counts.changes, request.office, period)
    return replace(counts, changes=compared.changes), compared.entries


def persons_of(
    gathered: Gathered, request: Request, config: Config, rebuilt: RebuiltMonth | None = None
) -> PersonIndex:
    """Return the index of the persons of all inputs, or of the whole archive; arguments as for :func:`composed`."""
    if rebuilt is not None and rebuilt.persons is not None:
        return rebuilt.persons
    decisions = mappings.load(request.office)
    return index_persons_in(gathered.files, decisions).with_open_addresses(config.office.address)
