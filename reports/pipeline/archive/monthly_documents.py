"""Renders the return of every month of an archive as PDF and workbook, in several processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import operator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import TYPE_CHECKING

from reports.documents.document_texts import texts_of
from reports.intake.validate import resolve_duplicates
from reports.ledger.frames import frames
from reports.measures import Scope, events, supplement
from reports.model.comparison import Comparison
from reports.model.period import Month, Period
from reports.pipeline import composed_return, returns
from reports.pipeline.archive.file_summary import reading_of
from reports.pipeline.archive.outputs import EDITION
from reports.pipeline.archive.report import settings
from reports.pipeline.counting import Counts, compared, remarks_on_decisions, remarks_on_sources
from reports.pipeline.document_gate import row_texts
from reports.pipeline.gather import Gathered
from reports.privacy import index_persons
from reports.privacy.gate import is_searched
from reports.privacy.text_words import TextWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reports.model.figures import Figures
    from reports.model.quality import NotUnderstood
    from reports.model.sheet import FileReading, TableReading
    from reports.pipeline.archive.build_state import MonthBuild
    from reports.pipeline.archive.deliveries import Field, Material
    from reports.pipeline.archive.text_search import TextSearch
    from reports.pipeline.request import Request
    from reports.privacy import PersonIndex
    from reports.vocabulary.config import Config

_COMPARED = (-1, -12)
"""Months before that a return is compared with."""
_FEW = 2
"""So many returns are rendered here; starting processes for them would cost more."""
_BATCH = 20
"""Returns after which a process is replaced: what libraries keep of each (0.9 MB) would add up without an end."""


def made_from(
    months: Mapping[Month, MonthBuild], material: Material, request: Request, search: TextSearch
) -> dict[Month, str]:
    """Return what the documents of each month depend on: figures, those compared with, what is unread or masked."""
    common = settings(request, search.settings) + search.digest
    digest_by_month = {}
    for month, month_build in months.items():
        neighbours = [months[month.plus(step)].made_from for step in _COMPARED if month.plus(step) in months]
        unread = repr(material.not_understood(month))
        digest_by_month[month] = hashlib.sha256(
            "\0".join((common, month_build.made_from, unread, *neighbours)).encode()
        ).hexdigest()
    return digest_by_month


@dataclass(frozen=True)
class Source:
    """A file whose rows count in some months."""

    key: str
    fields: frozenset[Field]
    """Kinds and months for which this file, and no other version, counts."""


@dataclass(frozen=True)
class Assignment:
    """One month to be rendered."""

    month: Month
    ledger: Path
    sources: tuple[Source, ...]
    figures: Mapping[Month, Figures]
    """Of the month and of those it is compared with, as the archive counted them."""
    not_understood: tuple[NotUnderstood, ...] = ()
    """What bears on the month and was not read or not understood."""


def rendered(
    months: Sequence[Month],
    material: Material,
    figures: Mapping[Month, Figures],
    run_options: tuple[Request, Config, int],
    persons_in: Callable[[TextWords], PersonIndex] | None = None,
) -> Iterator[dict[str, bytes]]:
    """Yield the documents of each month, name → content, in order.

    Args:
        months: to be rendered.
        material: of the archive.
        figures: of every month.
        run_options: the shared options, the configuration, and how many are rendered at a time.
        persons_in: returns the persons of the whole archive who can be found in texts; None to search for those of
            each month's own files.

    Raises:
        ConfigurationError: a template or the configuration.
    """
    request, config, workers = run_options
    assignments = [
        Assignment(
            month,
            material.ledger,
            _sources(month, material),
            {
                compared_month: figures[compared_month]
                for compared_month in (month, *map(month.plus, _COMPARED))
                if compared_month in figures
            },
            material.not_understood(month),
        )
        for month in months
    ]
    is_few = len(assignments) <= _FEW or workers == 1
    for first in range(0, len(assignments), workers * _BATCH):
        batch = assignments[first : first + workers * _BATCH]
        with nullcontext() if is_few else _processes(workers) as pool:
            map_months = pool.map if pool else map
            persons = None
            if persons_in is not None:
                words = map_months(partial(words_of, request=request, config=config), batch)
                persons = persons_in(reduce(operator.or_, words))
            yield from map_months(partial(render, request=request, config=config, persons=persons), batch)


def _processes(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _sources(month: Month, material: Material) -> tuple[Source, ...]:
    """Return the files that a month is counted from."""
    fields: dict[str, set[Field]] = {}
    for field, delivered in material.delivered.items():
        for entry in delivered.counted if field[1] == month else ():
            fields.setdefault(entry.key, set()).add(field)
    return tuple(Source(key, frozenset(fields_of_entry)) for key, fields_of_entry in fields.items())


def words_of(assignment: Assignment, request: Request, config: Config) -> TextWords:
    """Return the words of all texts of a month: of its rows as they stand, and of its documents."""
    gathered, counts = _counted(assignment, config)
    month_return = _composed(assignment, (gathered, counts), request, config, index_persons((), ()))
    texts = filter(is_searched, texts_of((month_return.document, month_return.printed_quality)))
    return TextWords.of(texts, official=True) | TextWords.of(row_texts(counts, EDITION))


def render(
    assignment: Assignment, request: Request, config: Config, persons: PersonIndex | None = None
) -> dict[str, bytes]:
    """Return PDF and workbook of a month."""
    month_return = _composed(assignment, _counted(assignment, config), request, config, persons)
    files = returns.rendered(month_return.document, month_return.figures, month_return.printed_quality, request, config)
    return {name: content for name, content in files.items() if not name.endswith(".json")}


def _composed(
    assignment: Assignment,
    material: tuple[Gathered, Counts],
    request: Request,
    config: Config,
    persons: PersonIndex | None,
) -> composed_return.Composed:
    gathered, counts = material
    month_request = replace(request, as_of=None, document_date=None, edition=EDITION)
    rebuilt = composed_return.RebuiltMonth(counts, assignment.not_understood, persons)
    return composed_return.composed(gathered, Period.of(assignment.month), month_request, config, rebuilt)


def _counted(assignment: Assignment, config: Config) -> tuple[Gathered, Counts]:
    """Return the rows of a month, and what is counted of them."""
    readings = [_counting(reading_of(assignment.ledger, source.key), source) for source in assignment.sources]
    gathered = Gathered(resolve_duplicates(readings))
    period, now = Period.of(assignment.month), assignment.figures[assignment.month]
    bases = [
        compared(now, assignment.figures.get(assignment.month.plus(step)), period.plus(step)) for step in _COMPARED
    ]
    accepted = frames(gathered.files)
    remarks = remarks_on_decisions(accepted, period, period.end, config)
    sources = remarks_on_sources(accepted, period, period.end, config)
    further_counts = supplement(accepted, gathered.coverage, Scope(period, period.end, config.work_area.districts))
    return gathered, Counts(
        now, Comparison(*bases), events(accepted, period), remarks, sources, supplement=further_counts
    )


def _counting(reading: FileReading, source: Source) -> FileReading:
    """Return a reading with the tables that count."""
    return replace(reading, tables=tuple(table for table in reading.tables if _counts(table, source)))


def _counts(reading: TableReading, source: Source) -> bool:
    return reading.table.kind in {kind for kind, _ in source.fields}
