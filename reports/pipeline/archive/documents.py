"""The return of every month of an archive as PDF and workbook, made again: several at a time, each in a process."""

from __future__ import annotations

import hashlib
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from reports.intake.validate import resolve_duplicates
from reports.ledger import store
from reports.model.period import Month, Period
from reports.pipeline.archive.report import settings
from reports.vocabulary import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading
    from reports.pipeline.archive.account import Material
    from reports.pipeline.archive.deliveries import Field
    from reports.pipeline.archive.state import Made
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config

_COMPARED = (-1, -12)
"""Months before that a return is compared with."""
_FEW = 2
"""So many returns are rendered here; starting processes for them would cost more."""


def made_from(months: Mapping[Month, Made], request: Request, config: Config) -> dict[Month, str]:
    """Return what the documents of each month depend on: its figures, those compared with, settings."""
    common = settings(request, config)
    found = {}
    for month, one in months.items():
        others = [months[month.plus(step)].made_from for step in _COMPARED if month.plus(step) in months]
        found[month] = hashlib.sha256("\0".join((common, one.made_from, *others)).encode()).hexdigest()
    return found


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


def rendered(
    months: Sequence[Month], material: Material, request: Request, config: Config, workers: int
) -> Iterator[dict[str, bytes]]:
    """Yield the documents of each month, name → content, in order.

    Raises:
        ConfigurationError: a template or the configuration.
    """
    assignments = [Assignment(month, material.ledger, _sources(month, material)) for month in months]
    work = partial(render, request=request, config=config)
    if len(assignments) <= _FEW or workers == 1:
        yield from map(work, assignments)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(work, assignments)


def _sources(month: Month, material: Material) -> tuple[Source, ...]:
    """Return the files that a month and those it is compared with are counted from."""
    wanted = {month, *(month.plus(step) for step in _COMPARED)}
    fields: dict[str, set[Field]] = {}
    for field, delivered in material.delivered.items():
        for entry in delivered.kept if field[1] in wanted else ():
            fields.setdefault(entry.key, set()).add(field)
    return tuple(Source(key, frozenset(own)) for key, own in fields.items())


def render(one: Assignment, request: Request, config: Config) -> dict[str, bytes]:
    """Return PDF and workbook of a month."""
    # Imported here: a run without documents does without the libraries that render.
    from reports.pipeline import returns  # noqa: PLC0415
    from reports.pipeline.gather import Gathered  # noqa: PLC0415

    readings = [_counting(reading, each) for each in one.sources if (reading := store.load(one.ledger, each.key))]
    gathered = Gathered(resolve_duplicates(readings))
    asked = replace(request, as_of=None, document_date=None, edition="dinas")
    document, figures, quality = returns.composed(gathered, Period.of(one.month), asked, config, reprocessed=True)
    files = returns.rendered(document, figures, quality, asked, config)
    return {name: content for name, content in files.items() if not name.endswith(".json")}


def _counting(reading: FileReading, source: Source) -> FileReading:
    """Return a reading with the tables that count."""
    return replace(reading, tables=tuple(table for table in reading.tables if _counts(table, source)))


def _counts(one: TableReading, source: Source) -> bool:
    kind, period = one.table.kind, one.table.period
    if kind not in schema.KINDS or period is None:
        return False
    months = (period.last,) if kind == "register" else period.months
    return any((kind, month) in source.fields for month in months)
